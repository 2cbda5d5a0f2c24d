import { getTableColumns } from 'drizzle-orm';
import { type RecordTableName, recordTables } from './tables.ts';

type ColumnMap = Readonly<
  Record<
    string,
    {
      readonly name: string;
      readonly notNull: boolean;
      readonly default: unknown;
      getSQLType(): string;
      mapToDriverValue(value: unknown): unknown;
      mapFromDriverValue(value: unknown): unknown;
    }
  >
>;

/** Columns of a record table by the keys under which records and the trail know them. */
export function columnsOf(table: RecordTableName): ColumnMap {
  return getTableColumns(recordTables[table]);
}
