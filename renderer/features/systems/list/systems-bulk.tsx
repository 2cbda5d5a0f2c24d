import Button from '@mui/material/Button';
import { Archive, ArchiveRestore } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/host/api.ts';
import { useReadOnly } from '#renderer/records/form/record-drawer.tsx';
import { BulkBar, type BulkField } from '#renderer/records/list/bulk-bar.tsx';
import { AI_SYSTEM_FIELDS, type AiSystemField } from '#shared/entities/ai-system.ts';
import { fieldOf, useSystemWords } from '../system-fields.tsx';
import { useSystemList } from './list-store.ts';

/** Fields that one value makes sense of for many systems, in the order in which an inventory is gone through. */
const FIELDS = [
  'scope',
  'owner',
  'lifecycleStage',
  'organisationUnit',
  'personalData',
  'nextReviewOn',
] as const satisfies readonly AiSystemField[];

type SystemsBulkProps = {
  readonly ids: readonly string[];
  readonly hidden: number;
  readonly all: boolean;
  /** The field that is asked for at once. */
  readonly begin?: AiSystemField | undefined;
  readonly onArchive: (archived: boolean) => void;
  readonly onLeave: () => void;
};

/** One decision about many systems: the selected ones, or all that the filter shows. */
export function SystemsBulk({ ids, hidden, all, begin, onArchive, onLeave }: SystemsBulkProps) {
  const { t } = useTranslation('systems');
  const { mutateAsync } = useCommand('systems.updateMany');
  const wordsOf = useSystemWords();
  const named = (key: AiSystemField): BulkField[] =>
    AI_SYSTEM_FIELDS.filter((definition) => definition.key === key).map((definition) => ({
      name: key,
      field: fieldOf(definition),
      words: wordsOf(definition),
    }));
  const [reason] = named('scopeReason');
  const fields = FIELDS.flatMap(named).map((field) =>
    field.name === 'scope' && reason !== undefined ? { ...field, along: reason } : field,
  );
  const readOnly = useReadOnly();
  if (ids.length === 0 || readOnly) return null;
  return (
    <BulkBar
      count={ids.length}
      hidden={hidden}
      all={all}
      fields={fields}
      begin={begin}
      onApply={async (changes) => {
        const changed = await mutateAsync({ ids: [...ids], changes });
        // What a wizard wanted is done; left selected, it would only be hidden by the filter.
        if (begin !== undefined && begin in changes) useSystemList.setState({ selection: {} });
        return changed;
      }}
      onClear={() => useSystemList.setState({ selection: {} })}
      onLeave={onLeave}
    >
      <Button size="small" startIcon={<Archive aria-hidden="true" />} onClick={() => onArchive(true)}>
        {t('list.archive')}
      </Button>
      <Button size="small" startIcon={<ArchiveRestore aria-hidden="true" />} onClick={() => onArchive(false)}>
        {t('list.restore')}
      </Button>
    </BulkBar>
  );
}
