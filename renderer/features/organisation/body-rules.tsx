import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import { useReference } from '#renderer/standard/reference.ts';
import {
  CERTIFICATION_DEADLINE_KEYS,
  type CertificationDeadline,
  MAX_DEADLINE,
} from '#shared/entities/certification-deadlines.ts';
import type { Organisation } from '#shared/entities/organisation.ts';
import { readDeadline } from './deadline-input.ts';
import { FieldGrid } from './field-grid.tsx';
import { ORGANISATION_DRAFTS } from './organisation-fields.ts';

/** The deadlines that the certification body sets itself, each with the default that counts until it is entered. */
export function BodyRules({ profile }: { readonly profile: Organisation }) {
  const { t } = useTranslation('organisation');
  return (
    <Panel
      title={t('groups.bodyRules')}
      description={t('bodyRules.description')}
      actions={
        <AppLink to="/reference" search={{ part: 'certification' }}>
          {t('bodyRules.all')}
        </AppLink>
      }
    >
      <FieldGrid>
        {CERTIFICATION_DEADLINE_KEYS.map((key) => (
          <DeadlineField key={key} field={key} profile={profile} />
        ))}
      </FieldGrid>
    </Panel>
  );
}

function DeadlineField({ field, profile }: { readonly field: CertificationDeadline; readonly profile: Organisation }) {
  const { t } = useTranslation('organisation');
  const update = useCommand('organisation.update');
  const certification = useReference()?.certification;
  const rule = certification?.structure.rules.find(({ setting }) => setting === field);
  const standard = rule?.number?.value;
  return (
    <AutosaveField<string>
      keepAs={`${ORGANISATION_DRAFTS}${field}`}
      value={profile[field]?.toString() ?? ''}
      onSave={(value) => update.mutateAsync({ changes: { [field]: readDeadline(value) } })}
      validate={(value) => (readDeadline(value) === undefined ? t('validation.deadline', { limit: MAX_DEADLINE }) : '')}
      explain={(error) => fieldSentenceOf(error, field)}
    >
      {(binding) => (
        <LineInput
          {...binding}
          label={t(`fields.${field}.label`)}
          help={
            rule !== undefined &&
            `${t('bodyRules.default', { number: standard })} ${certification?.texts.rules[rule.id]?.origin ?? ''}`
          }
          placeholder={standard?.toString()}
          maxLength={4}
        />
      )}
    </AutosaveField>
  );
}
