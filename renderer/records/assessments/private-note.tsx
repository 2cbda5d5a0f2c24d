import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { AreaInput } from '#renderer/components/fields/fields.tsx';
import { useSettings } from '#renderer/session/settings.ts';
import { MAX_TEXT } from '#shared/entities/text.ts';

type PrivateNoteProps = {
  /** What the names of all drafts about its requirement begin with. */
  readonly prefix: string;
  /** Null where it was left out of this copy. */
  readonly value: string | null;
  readonly onSave: (privateNote: string) => Promise<unknown>;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
};

/** The consultant's own note; gone from the screen while it is shown to others. */
export function PrivateNote({ prefix, value, onSave, inputRef }: PrivateNoteProps) {
  const { t } = useTranslation('assessment');
  const { presenting } = useSettings();
  if (presenting) return null;
  return (
    <AutosaveField keepAs={`${prefix}privateNote`} value={value ?? ''} onSave={onSave}>
      {(field) => (
        <AreaInput
          label={t('privateNote.label')}
          help={t(value === null ? 'privateNote.leftOut' : 'privateNote.help')}
          minRows={2}
          maxLength={MAX_TEXT}
          {...(inputRef !== undefined && { inputRef })}
          {...field}
        />
      )}
    </AutosaveField>
  );
}
