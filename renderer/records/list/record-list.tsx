import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { textOf } from '#renderer/components/fields/drafts.ts';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { ViewsDialog } from '#renderer/components/frames/dialogs/views-dialog.tsx';
import { countMarked } from '#renderer/components/grid/place.ts';
import { sortRows } from '#renderer/components/grid/rows/order.ts';
import { RowGrid } from '#renderer/components/grid/rows/row-grid.tsx';
import { formatNumber, localToday } from '#renderer/components/words/format.ts';
import { useFieldWords, useKindWords } from '#renderer/records/form/kind-words.tsx';
import { isArchived, LeaveButtons } from '#renderer/records/form/leave-buttons.tsx';
import { type AnyRecord, useRecordCommands } from '#renderer/records/form/record-commands.ts';
import { useReadOnly } from '#renderer/records/form/record-drawer.tsx';
import { TableMenu } from '#renderer/records/tables/table-menu.tsx';
import { useReferred } from '#renderer/records/use-referred.ts';
import { updateSettings, useSettings } from '#renderer/session/settings.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import type { Field, Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';
import { BulkBar } from './bulk-bar.tsx';
import { type ColumnSpecial, fieldIn, useCells } from './list-cells.tsx';
import { ARCHIVED, fits, fitsArchived, isFiltered, orderOf, says, sortable } from './list-filters.ts';
import { listStore, narrow } from './list-store.ts';
import { ListToolbar } from './list-toolbar.tsx';

type RecordListProps = {
  readonly name: KindName;
  /** What its records belong to, where they do. */
  readonly of?: string;
  /** In the order in which they stand unless a column is sorted by. */
  readonly records: readonly AnyRecord[];
  /** Fewer than the list carries, where some of it is for search and filters alone. */
  readonly columns: readonly string[];
  readonly specials?: Readonly<Record<string, ColumnSpecial>>;
  /** By field, the field that is asked with it where many are changed, such as a decision's reason. */
  readonly along?: Readonly<Record<string, string>>;
  /** Beside the search, such as a choice that the kind makes by hand. */
  readonly lead?: ReactNode;
  readonly onOpen: (id: string) => void;
};

/** Kinds that one value makes sense of for many records. */
const BULK: ReadonlySet<Field['kind']> = new Set([
  'choice',
  'person',
  'date',
  'whole',
  'node',
  'country',
  'flag',
  'reference',
] as const);

/** Every record of a kind: found, narrowed, sorted, opened, and changed together. */
export function RecordList({
  name,
  of,
  records,
  columns,
  specials = NOTHING,
  along = {},
  lead,
  onOpen,
}: RecordListProps) {
  const { t, i18n } = useTranslation();
  const words = useKindWords(name);
  const wordsOf = useFieldWords(name);
  const { updateMany } = useRecordCommands(name);
  const readOnly = useReadOnly();
  const workspaceId = useWorkspace()?.id ?? null;
  const [store] = useState(() => listStore(name, workspaceId));
  const { query, filters, sorting, selection } = useStore(store);
  const gridRef = useRef<HTMLDivElement>(null);
  const [today] = useState(() => localToday(new Date()));
  const kind: Kind = kinds[name];
  const referred = useReferred(name);
  const valueOf = useMemo(
    () => (record: AnyRecord, column: string) => {
      const refers = 'to' in (fieldIn(kind, column) ?? {});
      return specials[column]?.value?.(record) ?? sortable(record[column], refers ? referred.names : {});
    },
    [specials, kind, referred],
  );
  const sorted = useMemo(
    () =>
      sorting.column === '' ? records : sortRows(records, sorting, valueOf, orderOf(fieldIn(kind, sorting.column))),
    [records, sorting, valueOf, kind],
  );
  const rows = useMemo(
    () =>
      sorted.filter(
        (record) =>
          says(record, kind.search, query) &&
          fitsArchived(isArchived(record), filters[ARCHIVED]) &&
          Object.entries(filters).every(([key, wanted]) => {
            const field = fieldIn(kind, key);
            return field === undefined || fits(field, valueOf(record, key), wanted, today);
          }),
      ),
    [sorted, query, filters, kind, valueOf, today],
  );
  const marked = Object.keys(selection);
  const shownMarked = useMemo(
    () =>
      countMarked(
        rows.map(({ id }) => id),
        selection,
      ),
    [rows, selection],
  );
  const cells = useCells(name, columns, specials, referred);
  const narrowing = useMemo(() => [query, filters], [query, filters]);
  const nameOf = useMemo(() => (record: AnyRecord) => `${record.code} ${textOf(record[kind.name])}`, [kind]);
  const fieldsOf = (wanted: (field: Field) => boolean) =>
    Object.entries(kind.fields).filter(([key, field]) => kind.list.includes(key) && wanted(field));
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, gap: 1 }}>
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: '1 1 12rem', maxWidth: '20rem' }}>
          <LineInput
            labelHidden
            type="search"
            label={t('list.search')}
            placeholder={t('list.search')}
            value={query}
            onChange={(typed) => narrow(store, { query: typed })}
          />
        </Box>
        {lead}
        <ListToolbar
          name={name}
          fields={fieldsOf(isFiltered)}
          records={records}
          valueOf={valueOf}
          filters={filters}
          onFilters={(changed) => narrow(store, { filters: changed })}
        />
        <Views name={name} store={store} />
        <TableMenu name={name} of={of} title={words('title')} shown={rows.map(idOf)} readOnly={readOnly} />
        <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
          {t('list.shown', { shown: number(rows.length), total: number(records.length) })}
        </Box>
      </Box>
      {rows.length === 0 ? (
        <NoRows>{t('list.none')}</NoRows>
      ) : (
        <RowGrid<AnyRecord>
          name={name}
          label={words('title')}
          {...cells}
          rows={rows}
          idOf={idOf}
          nameOf={nameOf}
          place={store}
          ordered
          narrowing={narrowing}
          gridRef={gridRef}
          onOpen={onOpen}
        />
      )}
      {marked.length > 0 && !readOnly && (
        <BulkBar
          count={marked.length}
          hidden={marked.length - shownMarked}
          all={marked.length === rows.length && shownMarked === rows.length}
          fields={fieldsOf((field) => BULK.has(field.kind)).map(([key, field]) => {
            const other = along[key] ?? '';
            const reason = kind.fields[other];
            return {
              name: key,
              field,
              words: wordsOf(key),
              ...(reason !== undefined && { along: { name: other, field: reason, words: wordsOf(other) } }),
            };
          })}
          onApply={(changes) => updateMany(marked, changes)}
          onClear={() => store.setState({ selection: {} })}
          onLeave={() => gridRef.current?.focus({ preventScroll: true })}
        >
          <LeaveButtons
            name={name}
            records={records.filter(({ id }) => selection[id])}
            onDone={() => store.setState({ selection: {} })}
          />
        </BulkBar>
      )}
    </Box>
  );
}

/** The last row may have gone with the focus, such as after a change that the filter does not show. */
function NoRows({ children }: { readonly children: ReactNode }) {
  const words = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) words.current?.focus();
  }, []);
  return (
    <p ref={words} tabIndex={-1}>
      {children}
    </p>
  );
}

const NOTHING: Readonly<Record<string, ColumnSpecial>> = {};

function idOf({ id }: AnyRecord): string {
  return id;
}

function Views({ name, store }: { readonly name: KindName; readonly store: ReturnType<typeof listStore> }) {
  const { t } = useTranslation();
  const { listViews } = useSettings();
  const [open, setOpen] = useState(false);
  const kind: Kind = kinds[name];
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('views.button')}
      </Button>
      <ViewsDialog
        open={open}
        views={listViews[name] ?? []}
        onShow={({ filters, sorting }) => {
          narrow(store, { filters, query: '' });
          store.setState({ sorting });
        }}
        current={(called) => {
          const { filters, sorting } = store.getState();
          // Settings lie outside the workspace, in the clear: whoever is named in it stays out of them.
          const kept = Object.entries(filters).filter(([key]) => kind.fields[key]?.kind !== 'person');
          return { name: called, filters: Object.fromEntries(kept), sorting };
        }}
        onKeep={(views) => updateSettings({ listViews: { ...listViews, [name]: [...views] } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
