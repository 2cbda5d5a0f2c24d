import { useTranslation } from 'react-i18next';
import { NewRecordDialog } from '#renderer/records/form/new-record-dialog.tsx';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';

type NewActionDialogProps = {
  readonly open: boolean;
  /** The requirement whose gap it closes; null for one that belongs to none. */
  readonly node: CatalogueNode | null;
  readonly onClose: () => void;
};

/** What, who and until when; for a requirement's gap with a proposal. */
export function NewActionDialog({ open, node, onClose }: NewActionDialogProps) {
  const { t } = useTranslation('actions');
  return (
    <NewRecordDialog
      name="actions"
      open={open}
      asked={['title', 'description', 'owner', 'dueOn']}
      {...(node !== null && {
        title: t('newFor', { id: node.id }),
        values: { title: t('proposal', { title: node.title }), nodeId: node.id },
      })}
      onClose={onClose}
    />
  );
}
