import Box from '@mui/material/Box';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Draft, draftOf, problemOf, valueOf } from '#renderer/components/fields/drafts.ts';
import { FieldControl, type FieldWords } from '#renderer/components/fields/field-control.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { RequestError } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import type { Field } from '#shared/kinds/define.ts';
import { DialogForm } from './dialog-form.tsx';

export type AskedField = {
  readonly name: string;
  readonly field: Field;
  readonly words: FieldWords;
  /** What it begins with; not known unless given. */
  readonly value?: unknown;
};

type FieldsFormProps = {
  readonly titleId: string;
  readonly title: string;
  readonly submit: string;
  /** The first one has the focus. */
  readonly fields: readonly AskedField[];
  /** Is given the values by name; a refusal is shown at its field, or below all. */
  readonly onSubmit: (values: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

/** A form in a dialog whose fields say by their kind how they are asked and what cannot be stored. */
export function FieldsForm({ titleId, title, submit, fields, onSubmit, onClose, children }: FieldsFormProps) {
  const { t } = useTranslation();
  const [first] = useState<Readonly<Record<string, Draft>>>(() =>
    Object.fromEntries(fields.map(({ name, field, value }) => [name, draftOf(field, value)])),
  );
  const [drafts, setDrafts] = useState(first);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState('');
  const draftFor = ({ name }: AskedField) => drafts[name] ?? '';

  async function handleSubmit(): Promise<void> {
    const found = fields.flatMap((asked) => {
      const problem = problemOf(asked.field, draftFor(asked));
      return problem === null ? [] : [[asked.name, t(`field.problem.${problem.key}`, { ...problem.params })] as const];
    });
    setProblems(Object.fromEntries(found));
    setRefusal('');
    if (found.length > 0) return;
    try {
      await flushDrafts();
      await onSubmit(Object.fromEntries(fields.map((asked) => [asked.name, valueOf(asked.field, draftFor(asked))])));
    } catch (error) {
      const named = namedIn(error, fields);
      setProblems(named);
      if (Object.keys(named).length === 0) setRefusal(sentenceOf(error));
    }
  }

  return (
    <DialogForm
      titleId={titleId}
      title={title}
      submit={submit}
      touched={JSON.stringify(drafts) !== JSON.stringify(first)}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {fields.map((asked, index) => (
        <Box key={asked.name}>
          <FieldControl
            field={asked.field}
            words={asked.words}
            autoFocus={index === 0}
            bound={{
              value: draftFor(asked),
              error: problems[asked.name] ?? '',
              onChange: (value) => {
                setDrafts((before) => ({ ...before, [asked.name]: value }));
                setProblems(({ [asked.name]: _solved, ...others }) => others);
              },
            }}
          />
        </Box>
      ))}
      {children}
      {refusal !== '' && (
        <Notice tone="problem" role="alert">
          {refusal}
        </Notice>
      )}
    </DialogForm>
  );
}

/** The sentences of a refusal by the fields of the form that they are about. */
function namedIn(error: unknown, fields: readonly AskedField[]): Readonly<Record<string, string>> {
  if (!(error instanceof RequestError)) return {};
  const named = Object.entries(error.failure.fields).flatMap(([path, sentence]) => {
    const asked = fields.find(({ name }) => path === name || path.endsWith(`.${name}`));
    return asked === undefined || sentence === '' ? [] : [[asked.name, sentence] as const];
  });
  return Object.fromEntries(named);
}
