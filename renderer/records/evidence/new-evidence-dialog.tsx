import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '#renderer/components/fields/drafts.ts';
import { FieldsForm } from '#renderer/components/frames/dialogs/fields-form.tsx';
import { FormDialog } from '#renderer/components/frames/dialogs/form-dialog.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useCommand } from '#renderer/host/api.ts';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { EvidenceKind, EvidenceLink } from '#shared/entities/evidence.ts';

type NewEvidenceDialogProps = {
  /** Null while it is closed. */
  readonly kind: Exclude<EvidenceKind, 'file'> | null;
  readonly links: readonly EvidenceLink[];
  readonly onClose: () => void;
};

/** What was said or seen, or where something lies: evidence that has no file. */
export function NewEvidenceDialog({ kind: asked, links, onClose }: NewEvidenceDialogProps) {
  const { t } = useTranslation(['evidence', 'common']);
  const people = usePeopleNames();
  const [today] = useState(() => localToday(new Date()));
  const add = useCommand('evidence.add');
  return (
    <FormDialog about={asked} onClose={onClose}>
      {(kind, titleId) => (
        <FieldsForm
          titleId={titleId}
          title={t(`new.${kind}`)}
          submit={t('common:actions.add')}
          fields={[
            { name: 'title', field: { kind: 'line', required: true }, words: { label: t('fields.title') } },
            ...(kind === 'link'
              ? [
                  {
                    name: 'location',
                    field: { kind: 'line' },
                    words: { label: t('fields.location'), help: t('locationHelp') },
                  } as const,
                ]
              : []),
            {
              name: 'description',
              field: { kind: 'text' },
              words: { label: t(kind === 'link' ? 'fields.description' : `said.${kind}`) },
            },
            {
              name: 'source',
              field: { kind: 'person' },
              words: { label: t(kind === 'interview' ? 'said.who' : 'fields.source'), people },
            },
            { name: 'collectedOn', field: { kind: 'date' }, words: { label: t('fields.collectedOn') }, value: today },
          ]}
          onSubmit={async (values) => {
            const text = (key: string) => textOf(values[key]);
            const { changeId, evidence } = await add.mutateAsync({
              fields: {
                kind,
                title: text('title'),
                description: text('description'),
                source: text('source'),
                location: text('location'),
                collectedOn: text('collectedOn'),
              },
              links: [...links],
            });
            showToast({ message: t('common:record.added', { code: evidence.code }), changeId });
            onClose();
          }}
          onClose={onClose}
        />
      )}
    </FormDialog>
  );
}
