import type { Mapping } from '#renderer/records/tables/mapping.ts';
import { currentSettings, updateSettings } from '#renderer/session/settings.ts';
import { MAX_GIVEN_COLUMNS } from '#shared/contract/app.ts';
import type { ImportColumn } from '#shared/contract/import-report.ts';

type Columns = readonly Pick<ImportColumn, 'heading'>[];

/** What was given to the columns of a table with just these headings when one was last taken in; else nothing. */
export async function columnsAsBefore(columns: Columns): Promise<Mapping> {
  const { givenColumns } = currentSettings();
  if (givenColumns.length === 0) return {};
  const shape = await shapeOf(columns);
  const kept = givenColumns.find((each) => each.shape === shape);
  return Object.fromEntries(
    Object.entries(kept?.columns ?? {}).map(([field, at]) => [field, columns[at]?.heading ?? '']),
  );
}

/** Keeps what somebody gave by hand, or forgets what was kept where all was recognised again. */
export async function rememberColumns(columns: Columns, mapping: Mapping): Promise<void> {
  const { givenColumns } = currentSettings();
  const given = Object.entries(mapping)
    .map(([field, heading]) => ({ field, heading, at: columns.findIndex((column) => column.heading === heading) }))
    .filter(({ heading, at }) => heading === '' || at !== -1);
  if (given.length === 0 && givenColumns.length === 0) return;
  const shape = await shapeOf(columns);
  const others = givenColumns.filter((each) => each.shape !== shape);
  if (given.length === 0 && others.length === givenColumns.length) return;
  const kept = { shape, columns: Object.fromEntries(given.map(({ field, at }) => [field, at])) };
  await updateSettings({
    givenColumns: [...(given.length === 0 ? [] : [kept]), ...others].slice(0, MAX_GIVEN_COLUMNS),
  });
}

/** One number for tables with the same headings in the same order, which tells nothing of them. */
async function shapeOf(columns: Columns): Promise<string> {
  const headings = JSON.stringify(columns.map(({ heading }) => heading.trim().toLowerCase()));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(headings));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
