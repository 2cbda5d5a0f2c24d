import { useTranslation } from 'react-i18next';
import { FieldsForm } from '#renderer/components/frames/dialogs/fields-form.tsx';
import { FormDialog } from '#renderer/components/frames/dialogs/form-dialog.tsx';
import { showToast } from '#renderer/session/toasts.ts';
import type { Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';
import { useFieldWords, useKindWords } from './kind-words.tsx';
import { useRecordCommands, type Values } from './record-commands.ts';

type NewRecordDialogProps = {
  readonly name: KindName;
  readonly open: boolean;
  /** What is asked at once; everything else can wait. */
  readonly asked: readonly string[];
  /** What it begins with, also of fields that are not asked. */
  readonly values?: Values;
  /** Unless "New" and the kind's name say it. */
  readonly title?: string;
  /** What comes after the new record, such as to open it. */
  readonly onAdded?: (id: string) => void;
  readonly onClose: () => void;
};

/** A new record of a kind, by the few fields that it needs at once. */
export function NewRecordDialog({ name, open, asked, values = {}, title, onAdded, onClose }: NewRecordDialogProps) {
  const { t } = useTranslation();
  const words = useKindWords(name);
  const wordsOf = useFieldWords(name);
  const { create } = useRecordCommands(name);
  const kind: Kind = kinds[name];
  async function handleSubmit(given: Values): Promise<void> {
    const { changeId, record } = await create({ ...values, ...given });
    showToast({ message: t('record.added', { code: record.code }), changeId });
    onClose();
    onAdded?.(record.id);
  }
  return (
    <FormDialog about={open ? name : null} onClose={onClose}>
      {(_, titleId) => (
        <FieldsForm
          titleId={titleId}
          title={title ?? words('new')}
          submit={t('actions.add')}
          fields={asked.flatMap((key) => {
            const field = kind.fields[key];
            return field === undefined ? [] : [{ name: key, field, words: wordsOf(key), value: values[key] }];
          })}
          onSubmit={handleSubmit}
          onClose={onClose}
        />
      )}
    </FormDialog>
  );
}
