import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { useReference } from '#renderer/standard/reference.ts';
import type { Reference } from '#shared/catalogue/reference.ts';
import { AnnexCPart } from './annex-c-part.tsx';
import { CertificationPart } from './certification-part.tsx';
import { DocumentsPart } from './documents-part.tsx';
import { GuideDomainsPart } from './guide-domains-part.tsx';
import { ImpactAssessmentPart } from './impact-assessment-part.tsx';
import { REFERENCE_PARTS, type ReferencePart } from './parts.ts';
import { RolesPart } from './roles-part.tsx';

const route = getRouteApi('/reference');

const PARTS: Readonly<Record<ReferencePart, ComponentType<{ readonly reference: Reference }>>> = {
  documents: DocumentsPart,
  annexC: AnnexCPart,
  roles: RolesPart,
  impactAssessment: ImpactAssessmentPart,
  certification: CertificationPart,
  guideDomains: GuideDomainsPart,
};

/** What stands around the requirements: what to write, what to think of, and how certification goes. */
export function ReferencePage() {
  const { t } = useTranslation('reference');
  const { part } = route.useSearch();
  const navigate = route.useNavigate();
  const reference = useReference();
  const chosen: ReferencePart = REFERENCE_PARTS.find((one) => one === part) ?? 'documents';
  const Part = PARTS[chosen];
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <Tabs
        value={chosen}
        onChange={(_event, next: ReferencePart) => void navigate({ search: { part: next }, replace: true })}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={t('parts.label')}
        sx={{
          mb: 2,
          borderBottom: 1,
          borderColor: 'divider',
          '& [role="tab"]': { px: 1, minWidth: 0, fontSize: '0.8125rem' },
        }}
      >
        {REFERENCE_PARTS.map((one) => (
          <Tab
            key={one}
            value={one}
            label={t(`parts.${one}`)}
            id={`reference-tab-${one}`}
            {...(one === chosen && { 'aria-controls': 'reference-part' })}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id="reference-part"
        aria-labelledby={`reference-tab-${chosen}`}
        aria-busy={reference === undefined}
        sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}
      >
        {reference !== undefined && <Part reference={reference} />}
      </Box>
    </Page>
  );
}
