import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { History } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollFrame } from '#renderer/components/grid/scroll-frame.ts';
import { VirtualList } from '#renderer/components/grid/virtual-list.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { formatInstant, formatNumber } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { ChangeHead } from '#renderer/records/changes/change-head.tsx';
import { FieldChanges, More } from '#renderer/records/changes/field-changes.tsx';
import { askToGoBack } from '#renderer/records/changes/going-back.ts';
import { useUndo } from '#renderer/records/changes/use-undo.ts';
import { useRecordWords } from '#renderer/records/use-words.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import type { TrailEntry } from '#shared/contract/workspace/trail.ts';
import type { Change } from '#shared/records/changes.ts';
import { FOLDED_ABOVE, type TrailRow, trailRows } from './trail-rows.ts';

type TrailListProps = {
  readonly changes: readonly Change[];
  readonly systems: ReadonlyMap<string, SystemRow>;
  /** What the trail is narrowed to, so that a change may have entries that are not shown. */
  readonly narrowed: 'record' | 'part' | null;
  readonly hasOlder: boolean;
  readonly onOlder: () => void;
};

/** The trail as it was written, newest first; draws what is in view and asks for older entries at its end. */
export function TrailList({ changes, systems, narrowed, hasOlder, onOlder }: TrailListProps) {
  const { t } = useTranslation('trail');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => trailRows(changes, toggled, !hasOlder), [changes, toggled, hasOlder]);
  const { undo, running } = useUndo();
  function toggle(changeId: string): void {
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(changeId)) after.add(changeId);
      return after;
    });
  }

  return (
    <VirtualList
      frame={ScrollFrame}
      label={t('title')}
      count={rows.length}
      keyAt={(index) => rows[index]?.key ?? index}
      heightAt={(index) => (rows[index]?.kind === 'change' ? 40 : 72)}
      overscan={12}
      onEnd={hasOlder ? onOlder : undefined}
      foot={
        <Box role="status" sx={{ p: 2, color: 'text.secondary', fontSize: '0.8125rem' }}>
          {hasOlder ? t('common:state.loading') : t('end')}
        </Box>
      }
      row={(index) => {
        const row = rows[index];
        return (
          row !== undefined && (
            <Item data-kind={row.kind}>
              {row.kind === 'entry' ? (
                <EntryRow entry={row.entry} systems={systems} oneRecord={narrowed === 'record'} />
              ) : (
                <ChangeHead
                  change={row.change}
                  running={running === row.change.changeId}
                  onUndo={() => void undo(row.change, row.complete && narrowed === null)}
                  actions={narrowed === null && <GoBack change={row.change} />}
                >
                  <Extent row={row} onToggle={() => toggle(row.change.changeId)} />
                </ChangeHead>
              )}
            </Item>
          )
        );
      }}
    />
  );
}

/** How many records a change touched, and the way to see them where they are folded. */
function Extent({ row, onToggle }: { readonly row: TrailRow & { kind: 'change' }; readonly onToggle: () => void }) {
  const { t, i18n } = useTranslation('trail');
  const count = row.change.entries.length;
  if (count <= FOLDED_ABOVE) return null;
  const shown = formatNumber(count, i18n.language);
  return (
    <>
      <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {row.complete ? t('change.records', { count, shown }) : t('change.recordsLoading', { shown })}
      </Box>
      <More type="button" aria-expanded={row.open} onClick={onToggle}>
        {row.open ? t('change.hideRecords') : t('change.showRecords', { count, shown })}
      </More>
    </>
  );
}

/** Back to the whole workspace as it was when the change was made. */
function GoBack({ change }: { readonly change: Change }) {
  const { t, i18n } = useTranslation('trail');
  const words = useRecordWords();
  const time = formatInstant(change.at, i18n.language);
  // Entries stand newest first, and a change ends with its newest.
  const seq = change.entries[0]?.seq ?? 0;
  return (
    <Button
      startIcon={<History aria-hidden="true" />}
      aria-label={t('goBack.label', { action: words.action(change.action), time })}
      onClick={() => askToGoBack({ seq, name: time })}
    >
      {t('goBack.action')}
    </Button>
  );
}

type SubjectProps = { readonly entry: TrailEntry; readonly systems: ReadonlyMap<string, SystemRow> };
type EntryRowProps = SubjectProps & { readonly oneRecord: boolean };

/** One record that a change made, changed or removed. */
function EntryRow({ entry, systems, oneRecord }: EntryRowProps) {
  const { t } = useTranslation('trail');
  const words = useRecordWords();
  const name = words.record(entry.entity, entry.subject);
  const label = { record: `${words.entity(entry.entity)} ${name}`.trim(), seq: entry.seq };
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1, fontSize: '0.8125rem' }}>
        <span>
          {words.entity(entry.entity)} <Subject entry={entry} systems={systems} /> {t(`operations.${entry.operation}`)}
        </span>
        <Box sx={{ flex: 1 }} />
        {!oneRecord && (
          <AppLink to="/trail" search={{ entity: entry.entityId }} aria-label={t('change.historyLabel', label)}>
            {t('change.history')}
          </AppLink>
        )}
        {entry.operation !== 'delete' && (
          <More type="button" aria-label={t('version.label', label)} onClick={() => askToGoBack({ ...entry, name })}>
            {t('version.action')}
          </More>
        )}
        <Box component={Code} title={t('change.hash', { hash: entry.hash })} sx={{ color: 'text.secondary' }}>
          {t('change.seq', { seq: entry.seq })}
        </Box>
      </Box>
      <FieldChanges entry={entry} />
    </>
  );
}

function Subject({ entry, systems }: SubjectProps): ReactNode {
  const words = useRecordWords();
  const system = entry.entity === 'aiSystems' ? systems.get(entry.entityId) : undefined;
  if (system !== undefined) {
    return (
      <AppLink to="/systems/$id" params={{ id: system.id }}>
        {system.code} {system.name}
      </AppLink>
    );
  }
  return <strong>{words.record(entry.entity, entry.subject)}</strong>;
}

const Item = styled('div')(({ theme }) => ({
  '&[data-kind="change"]': { padding: '0.25rem 1rem', borderTop: `1px solid ${theme.palette.tokens.hairline}` },
  '&[data-kind="entry"]': { padding: '0.125rem 1rem 0.5rem 2rem' },
}));
