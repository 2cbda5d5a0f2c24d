import Button from '@mui/material/Button';
import { Archive, ArchiveRestore, Trash2 } from 'lucide-react';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { ReadOnlyFields } from '#renderer/components/fields/field.tsx';
import { forgetDrafts } from '#renderer/components/fields/kept-fields.ts';
import { formatNumber } from '#renderer/components/words/format.ts';
import { useCommand } from '#renderer/host/api.ts';
import { confirmAction } from '#renderer/session/confirm-action.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';
import type { AnyRecord } from './record-commands.ts';
import { draftsOf } from './record-form.tsx';

type LeaveButtonsProps = {
  readonly name: KindName;
  /** At least one. */
  readonly records: readonly AnyRecord[];
  /** Called once they are gone, or back. */
  readonly onDone: () => void;
};
type Deed = 'archive' | 'restore' | 'remove';
const DEEDS: Readonly<Record<Kind['leaves'], readonly Deed[]>> = {
  archive: ['archive', 'restore'],
  drop: [],
  remove: ['remove'],
};
const ICONS = { archive: Archive, restore: ArchiveRestore, remove: Trash2 };

/** How records leave and come back, as their kind says; nothing for a kind that gives them up by a status of its own. */
export function LeaveButtons({ name, records, onDone }: LeaveButtonsProps) {
  const { t, i18n } = useTranslation();
  const readOnly = use(ReadOnlyFields);
  const { leaves }: Kind = kinds[name];
  // The name of another route where the kind has none, which nobody asks for then.
  const { mutateAsync, isPending } = useCommand(`${name}.${leaves}` as 'interviews.remove');
  const wordsOf = (those: readonly AnyRecord[]) => ({
    count: those.length,
    shown: formatNumber(those.length, i18n.language),
    code: those[0]?.code ?? '',
  });
  async function handle(deed: Deed, those: readonly AnyRecord[]): Promise<void> {
    const words = wordsOf(those);
    const question = {
      title: t(`leave.${deed}.title`, words),
      text: t(`leave.${deed}.text`),
      confirmLabel: t(`leave.${deed}.action`),
    };
    // What comes back changes nothing that anybody relies on.
    if (deed !== 'restore' && !(await confirmAction(question))) return;
    try {
      await flushDrafts();
      const ids = those.map(({ id }) => id);
      const { changeId } = await mutateAsync({ ids, ...(leaves === 'archive' && { archived: deed === 'archive' }) });
      if (deed === 'remove') for (const id of ids) forgetDrafts(draftsOf(name, id));
      onDone();
      showToast({ message: changeId === null ? t('leave.same') : t(`leave.${deed}.done`, words), changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return DEEDS[leaves].map((deed) => {
    const those = records.filter((record) => isArchived(record) === (deed === 'restore'));
    const Icon = ICONS[deed];
    return those.length === 0 ? null : (
      <Button
        key={deed}
        size="small"
        color="inherit"
        disabled={readOnly || isPending}
        startIcon={<Icon aria-hidden="true" />}
        onClick={() => void handle(deed, those)}
      >
        {t(`leave.${deed}.button`, wordsOf(those))}
      </Button>
    );
  });
}

/** Whether a record was put aside; those of other kinds never are. */
export function isArchived(record: AnyRecord): boolean {
  return typeof record['archivedAt'] === 'string';
}
