import { useTranslation } from 'react-i18next';
import { AutosaveField, type FieldBinding } from '#renderer/components/fields/autosave.tsx';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { AreaInput, ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { CountryInput } from '#renderer/components/fields/picks/country-inputs.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import { ORGANISATION_SIZES, type Organisation } from '#shared/entities/organisation.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import { ClauseHint } from './clause-hint.tsx';
import { type FieldFault, ORGANISATION_DRAFTS, type OrganisationField, validateField } from './organisation-fields.ts';

/** One field of the profile: its words, its control by kind, and its saving. */
export function ProfileField({
  field,
  profile,
}: {
  readonly field: OrganisationField;
  readonly profile: Organisation;
}) {
  const { t } = useTranslation('organisation');
  const update = useCommand('organisation.update');
  const sentence = (fault: FieldFault | null) =>
    fault === null ? '' : t(`validation.${fault}`, { limit: field.kind === 'text' ? MAX_TEXT : MAX_LINE });
  return (
    <AutosaveField<string>
      keepAs={`${ORGANISATION_DRAFTS}${field.key}`}
      value={profile[field.key]}
      onSave={(value) => update.mutateAsync({ changes: { [field.key]: value } })}
      validate={(value) => sentence(validateField(field, value))}
      explain={(error) => fieldSentenceOf(error, field.key)}
    >
      {(binding) => <Control field={field} binding={binding} />}
    </AutosaveField>
  );
}

function Control({ field, binding }: { readonly field: OrganisationField; readonly binding: FieldBinding<string> }) {
  const { t } = useTranslation('organisation');
  const frame = {
    label: t(`fields.${field.key}.label`),
    help: t(`fields.${field.key}.help`),
    required: field.key === 'name',
    hint: field.nodes.length === 0 ? undefined : <ClauseHint nodes={field.nodes} />,
    ...binding,
  };
  switch (field.kind) {
    case 'text':
      return <AreaInput {...frame} minRows={field.key === 'address' ? 2 : 3} maxLength={MAX_TEXT} />;
    case 'country':
      return <CountryInput {...frame} />;
    case 'size':
      return (
        <ChoiceInput
          {...frame}
          choices={ORGANISATION_SIZES.map((size) => ({
            value: size as string,
            label: t(`fields.size.choices.${size === '' ? 'unknown' : size}`),
          }))}
        />
      );
    case 'date':
      return <DayInput {...frame} />;
    default:
      return <LineInput {...frame} type={field.kind === 'email' ? 'email' : 'text'} maxLength={MAX_LINE} />;
  }
}
