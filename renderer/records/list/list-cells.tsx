import { styled } from '@mui/material/styles';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '#renderer/components/grid/columns.ts';
import type { Value } from '#renderer/components/grid/rows/order.ts';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { useKindWords } from '#renderer/records/form/kind-words.tsx';
import { isArchived } from '#renderer/records/form/leave-buttons.tsx';
import type { AnyRecord } from '#renderer/records/form/record-commands.ts';
import type { Referred } from '#renderer/records/use-referred.ts';
import { useRecordWords } from '#renderer/records/use-words.ts';
import type { Field, Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';

/** What one kind shows by hand in a column of its list; `value` is what the column sorts and filters by. */
export type ColumnSpecial = {
  readonly cell?: (record: AnyRecord) => ReactNode;
  readonly value?: (record: AnyRecord) => Value;
  readonly rem?: number;
};

/** Widths in rem by kind of field; texts share what is left. */
const REM: Partial<Record<Field['kind'], number>> = { date: 7.5, whole: 5.5, decimal: 5.5, money: 7, flag: 5, time: 5 };
const WORDS_REM = 8;
/** The columns of a kind's list and what stands in them, in words. */
export function useCells(
  name: KindName,
  columns: readonly string[],
  specials: Readonly<Record<string, ColumnSpecial>>,
  { ready, names }: Referred,
): {
  readonly columns: readonly GridColumn[];
  readonly cell: (record: AnyRecord, column: string) => ReactNode;
  readonly wholeText: (record: AnyRecord, column: string) => string | undefined;
} {
  const words = useKindWords(name);
  const { t } = useTranslation();
  const { value } = useRecordWords();
  return useMemo(() => {
    const kind: Kind = kinds[name];
    const textOf = (record: AnyRecord, column: string) => {
      if (column === 'code') return record.code;
      // Names come a moment after the rows; until then nothing is said of what they stand for.
      if (!ready && 'to' in (fieldIn(kind, column) ?? {})) return '';
      return value(kind.entity, column, record[column], names);
    };
    const labelOf = (key: string) =>
      (key === 'code' ? t('list.code') : '') || words(`columns.${key}`) || words(`fields.${key}`);
    return {
      columns: ['code', ...columns].map((key) => {
        const field = fieldIn(kind, key);
        const rem = specials[key]?.rem ?? (field === undefined ? 5.5 : (REM[field.kind] ?? WORDS_REM));
        const grows = key === kind.name ? 3 : field?.kind === 'line' || field?.kind === 'person' ? 1 : undefined;
        return {
          name: key,
          label: labelOf(key),
          rem: key === kind.name ? 14 : rem,
          frozen: key === 'code' || key === kind.name,
          ...(grows !== undefined && { grows }),
        };
      }),
      cell: (record, column) =>
        specials[column]?.cell?.(record) ??
        (column === kind.name ? (
          <Name>
            <span className="name">{textOf(record, column)}</span>
            {isArchived(record) && <StatusChip tone="neutral" label={t('list.archivedMark')} />}
          </Name>
        ) : (
          textOf(record, column)
        )),
      wholeText: (record, column) => textOf(record, column) || undefined,
    };
  }, [name, columns, specials, words, value, t, ready, names]);
}

/** Own fields have columns too. */
export function fieldIn(kind: Kind, key: string): Field | undefined {
  return kind.fields[key] ?? kind.own[key];
}

const Name = styled('span')({ display: 'flex', alignItems: 'center', gap: '0.5rem', height: '100%' });
