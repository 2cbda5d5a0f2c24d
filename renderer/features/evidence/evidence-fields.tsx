import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { AreaInput, ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { CLASSIFICATIONS } from '#shared/entities/document-control.ts';
import type { Evidence, EvidenceFields } from '#shared/entities/evidence.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';

/** What an index of evidence says of a piece, saved as it is typed. */
export function EvidenceFieldsForm({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation(['evidence', 'documents', 'common']);
  const { mutateAsync } = useCommand('evidence.update');
  const people = usePeopleNames();
  const { id, kind } = evidence;
  const save = (changes: Partial<Omit<EvidenceFields, 'kind'>>) => mutateAsync({ id, changes });
  return (
    <>
      <AutosaveField
        value={evidence.title}
        validate={(title) => (title.trim() === '' ? t('titleMissing') : '')}
        onSave={(title) => save({ title })}
      >
        {(field) => <LineInput {...field} label={t('fields.title')} required maxLength={MAX_LINE} />}
      </AutosaveField>
      <AutosaveField value={evidence.description} onSave={(description) => save({ description })}>
        {(field) => (
          <AreaInput
            {...field}
            label={kind === 'interview' || kind === 'observation' ? t(`said.${kind}`) : t('fields.description')}
            maxLength={MAX_TEXT}
          />
        )}
      </AutosaveField>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2.5, rowGap: 2 }}>
        <AutosaveField value={evidence.source} onSave={(source) => save({ source })}>
          {(field) => (
            <LineInput
              {...field}
              label={kind === 'interview' ? t('said.who') : t('fields.source')}
              maxLength={MAX_LINE}
              suggestions={people}
            />
          )}
        </AutosaveField>
        <AutosaveField value={evidence.location} onSave={(location) => save({ location })}>
          {(field) => <LineInput {...field} label={t('fields.location')} maxLength={MAX_LINE} />}
        </AutosaveField>
        <AutosaveField value={evidence.collectedBy} onSave={(collectedBy) => save({ collectedBy })}>
          {(field) => (
            <LineInput {...field} label={t('fields.collectedBy')} maxLength={MAX_LINE} suggestions={people} />
          )}
        </AutosaveField>
        <AutosaveField value={evidence.collectedOn} onSave={(collectedOn) => save({ collectedOn })}>
          {(field) => <DayInput {...field} label={t('fields.collectedOn')} />}
        </AutosaveField>
        <AutosaveField value={evidence.periodFrom} onSave={(periodFrom) => save({ periodFrom })}>
          {(field) => <DayInput {...field} label={t('fields.periodFrom')} />}
        </AutosaveField>
        <AutosaveField value={evidence.periodTo} onSave={(periodTo) => save({ periodTo })}>
          {(field) => <DayInput {...field} label={t('fields.periodTo')} />}
        </AutosaveField>
        <AutosaveField value={evidence.validUntil} onSave={(validUntil) => save({ validUntil })}>
          {(field) => <DayInput {...field} label={t('fields.validUntil')} />}
        </AutosaveField>
        <AutosaveField<EvidenceFields['classification']>
          value={evidence.classification}
          onSave={(classification) => save({ classification })}
        >
          {(field) => (
            <ChoiceInput<EvidenceFields['classification']>
              {...field}
              label={t('fields.classification')}
              choices={[
                { value: '', label: t('common:state.notKnown') },
                ...CLASSIFICATIONS.map((value) => ({ value, label: t(`documents:classification.${value}`) })),
              ]}
            />
          )}
        </AutosaveField>
      </Box>
    </>
  );
}
