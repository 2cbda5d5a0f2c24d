import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '#renderer/components/fields/fields.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import { domainOf } from '#shared/catalogue/guide-domains.ts';
import { GROUPINGS, type Grouping, type GuideDomains } from './requirement-model.ts';

export type GroupingChoiceProps = { readonly value: Grouping; readonly onChange: (grouping: Grouping) => void };

export function GroupingChoice({ value, onChange }: GroupingChoiceProps) {
  const { t } = useTranslation('steps');
  return (
    <Box sx={{ flex: '0 1 18rem' }}>
      <ChoiceInput<Grouping>
        labelHidden
        label={t('requirements.groupBy')}
        value={value}
        choices={GROUPINGS.map((grouping) => ({ value: grouping, label: t(`requirements.grouping.${grouping}`) }))}
        onChange={onChange}
      />
    </Box>
  );
}

/** What the eight domains are, and what leads. */
export function GroupingNote({ domains }: { readonly domains: GuideDomains }) {
  return (
    <Box sx={{ pb: 1, flex: 'none' }}>
      <Notice tone="info">{domains.texts.about}</Notice>
    </Box>
  );
}

export type DomainNoteProps = { readonly domains: GuideDomains; readonly node: CatalogueNode };

/** How the domain of a control differs from what was published, and why the control stands in it. */
export function DomainNote({ domains: { structure, texts }, node }: DomainNoteProps) {
  const { t } = useTranslation('steps');
  const id = domainOf(structure, node);
  const domain = id === undefined ? undefined : texts.domains[id];
  if (domain === undefined) return null;
  const moved = texts.moved[node.id];
  return (
    <Box sx={{ mt: 3, maxWidth: '46rem' }}>
      <Typography component="h3" variant="h4" sx={{ mb: 0.25 }}>
        {t('requirements.inOtherGuides')}
      </Typography>
      <Typography>
        <Code>{id}</Code> {domain.name}. {domain.difference}
      </Typography>
      {moved !== undefined && <Typography sx={{ mt: 0.5 }}>{moved}</Typography>}
    </Box>
  );
}
