import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { AppLink, LinkButton } from '#renderer/components/signs/link.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { countByStatus } from '#renderer/features/guide/requirements/requirement-model.ts';
import { STATUS_LOOKS } from '#renderer/records/assessments/assessment-look.ts';
import type { Results } from '#renderer/records/assessments/use-assessment.ts';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import { ASSESSMENT_STATUSES } from '#shared/entities/assessment.ts';
import { isOpen } from './walk-model.ts';

type WalkEndProps = { readonly stops: readonly CatalogueNode[]; readonly results: Results };

/** After the last requirement: what was found in numbers, and what was skipped. */
export function WalkEnd({ stops, results }: WalkEndProps) {
  const { t } = useTranslation(['walkThrough', 'assessment']);
  const counts = countByStatus(stops, results);
  const open = stops.filter(({ id }) => isOpen(results, id));
  return (
    <Page width="reading">
      <PageHeader
        title={t('done.title')}
        description={open.length === 0 ? t('done.all') : t('done.open', { count: open.length })}
      />
      <Box component="ul" sx={{ pl: 2.5, mt: 0 }}>
        {open.map(({ id }) => (
          <li key={id}>
            <AppLink to="/walk-through" search={{ node: id }}>
              {id} {catalogueNode(id)?.title}
            </AppLink>
          </li>
        ))}
      </Box>
      <Panel title={t('done.counts')}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexDirection: 'column', gap: 0.5 }}>
          {ASSESSMENT_STATUSES.map((status) => (
            <Box component="li" key={status} sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
              <Box sx={{ minWidth: '2rem', textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
                {counts[status]}
              </Box>
              <StatusChip {...STATUS_LOOKS[status]} variant="plain" label={t(`assessment:status.${status}`)} />
            </Box>
          ))}
        </Box>
      </Panel>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        <LinkButton to="/gap-analysis" variant="contained">
          {t('done.asTable')}
        </LinkButton>
        <LinkButton to="/closing" variant="outlined">
          {t('done.closing')}
        </LinkButton>
        <LinkButton to="/documents" variant="outlined">
          {t('done.report')}
        </LinkButton>
        <LinkButton to="/walk-through" search={{ node: stops[0]?.id }} variant="outlined">
          {t('done.again')}
        </LinkButton>
      </Box>
    </Page>
  );
}
