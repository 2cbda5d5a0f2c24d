import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { FieldWords } from '#renderer/components/fields/field-control.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { KeptField } from '#renderer/records/form/kept-field.tsx';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { CLASSIFICATIONS } from '#shared/entities/document-control.ts';
import type { Evidence } from '#shared/entities/evidence.ts';
import type { Field } from '#shared/kinds/define.ts';

const FIELDS = {
  title: { kind: 'line', required: true },
  description: { kind: 'text' },
  source: { kind: 'person' },
  location: { kind: 'line' },
  collectedBy: { kind: 'person' },
  collectedOn: { kind: 'date' },
  periodFrom: { kind: 'date' },
  periodTo: { kind: 'date' },
  validUntil: { kind: 'date' },
  classification: { kind: 'choice', choices: CLASSIFICATIONS },
} as const satisfies Partial<Record<keyof Evidence, Field>>;

/** What the names of all drafts of a piece of evidence begin with. */
export function evidenceDrafts(id: string): string {
  return `evidence/${id}/`;
}

/** What an index of evidence says of a piece, saved as it is typed. */
export function EvidenceFieldsForm({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation(['evidence', 'documents']);
  const { mutateAsync } = useCommand('evidence.update');
  const people = usePeopleNames();
  const { id, kind } = evidence;
  const field = (key: keyof typeof FIELDS, words: Partial<FieldWords> = {}) => (
    <KeptField
      key={key}
      prefix={evidenceDrafts(id)}
      name={key}
      field={FIELDS[key]}
      words={{ label: t(`fields.${key}`), people, ...words }}
      value={evidence[key]}
      onSave={(value) => mutateAsync({ id, changes: { [key]: value } })}
    />
  );
  const options = CLASSIFICATIONS.map((value) => ({ value, label: t(`documents:classification.${value}`) }));
  return (
    <>
      {field('title')}
      {field('description', kind === 'interview' || kind === 'observation' ? { label: t(`said.${kind}`) } : {})}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2.5, rowGap: 2 }}>
        {field('source', kind === 'interview' ? { label: t('said.who') } : {})}
        {(['location', 'collectedBy', 'collectedOn', 'periodFrom', 'periodTo', 'validUntil'] as const).map((key) =>
          field(key),
        )}
        {field('classification', { options })}
      </Box>
    </>
  );
}
