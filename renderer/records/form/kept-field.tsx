import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AutosaveField, type FieldBinding } from '#renderer/components/fields/autosave.tsx';
import { type Draft, draftOf, problemOf, valueOf } from '#renderer/components/fields/drafts.ts';
import { FieldControl, type FieldWords } from '#renderer/components/fields/field-control.tsx';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import type { Field } from '#shared/kinds/define.ts';

type KeptFieldProps = {
  /** What the names of all drafts of its record begin with. */
  readonly prefix: string;
  readonly name: string;
  readonly field: Field;
  readonly words: FieldWords;
  readonly value: unknown;
  readonly onSave: (value: unknown) => Promise<unknown>;
  /** In place of the control of its kind. */
  readonly children?: ((bound: FieldBinding<Draft>) => ReactNode) | undefined;
};

/** One field of a record, saved as it is typed; what could not be saved is kept beyond the form that it was written in. */
export function KeptField({ prefix, name, field, words, value, onSave, children }: KeptFieldProps) {
  const { t } = useTranslation();
  return (
    <AutosaveField<Draft>
      keepAs={`${prefix}${name}`}
      value={draftOf(field, value)}
      validate={(draft) => {
        const problem = problemOf(field, draft);
        return problem === null ? '' : t(`field.problem.${problem.key}`, { ...problem.params });
      }}
      explain={(error) => fieldSentenceOf(error, name)}
      onSave={(draft) => onSave(valueOf(field, draft))}
    >
      {(bound) => children?.(bound) ?? <FieldControl field={field} bound={bound} words={words} />}
    </AutosaveField>
  );
}
