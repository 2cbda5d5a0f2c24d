import { useTranslation } from 'react-i18next';
import { FieldsForm } from '#renderer/components/frames/dialogs/fields-form.tsx';
import { FormDialog } from '#renderer/components/frames/dialogs/form-dialog.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { showToast } from '#renderer/session/toasts.ts';

type NewSystemDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
};

/** Asks for the name alone: the rest follows in the form, in any order. */
export function NewSystemDialog({ open, onClose, onCreated }: NewSystemDialogProps) {
  const { t } = useTranslation('systems');
  const create = useCommand('systems.create');
  return (
    <FormDialog about={open ? NEW : null} narrow onClose={onClose}>
      {(_, titleId) => (
        <FieldsForm
          titleId={titleId}
          title={t('create.title')}
          submit={t('create.create')}
          fields={[
            {
              name: 'name',
              field: { kind: 'line', required: true },
              words: { label: t('create.name'), help: t('create.help') },
            },
          ]}
          onSubmit={async ({ name }) => {
            const { changeId, system } = await create.mutateAsync({ fields: { name: String(name).trim() } });
            showToast({ message: t('create.created', { code: system.code }), changeId });
            onCreated(system.id);
          }}
          onClose={onClose}
        />
      )}
    </FormDialog>
  );
}

const NEW = 'new';
