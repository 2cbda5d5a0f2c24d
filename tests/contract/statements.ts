import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';

export type Ran = { readonly database: Database.Database; readonly sql: string; readonly values: unknown[] };

const METHODS = ['get', 'all', 'iterate', 'run'] as const;
const prototype = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as Database.Statement;
const original = Object.fromEntries(METHODS.map((name) => [name, prototype[name]]));

/** Notes every statement that runs in this process until the test ends, however long ago it was prepared. */
export function watchStatements(): { readonly ran: () => Ran[] } {
  let ran: Ran[] = [];
  for (const name of METHODS) {
    prototype[name] = function (this: Database.Statement, ...values: unknown[]) {
      ran.push({ database: this.database, sql: this.source, values });
      return (original[name] as (...values: unknown[]) => unknown).apply(this, values);
    } as never;
  }
  onTestFinished(() => void Object.assign(prototype, original));
  return {
    /** Those since it was asked last, each once, of files that are still open. */
    ran() {
      const distinct = new Map(ran.map((each) => [each.sql, each]));
      ran = [];
      return [...distinct.values()].filter(({ database }) => database.open);
    },
  };
}

/** What SQLite says of a statement, unseen by whoever watches; `how` is EXPLAIN or EXPLAIN QUERY PLAN. */
export function explain<Row>(how: string, { database, sql, values }: Ran): Row[] {
  return original.all?.apply(database.prepare(`${how} ${sql}`), values) as Row[];
}

/** Names of tables by the page at which each of their trees begins. */
export function tablesByPage(database: Database.Database): ReadonlyMap<number, string> {
  const rows = database.prepare('SELECT rootpage, tbl_name FROM sqlite_schema').raw();
  return new Map(original.all?.call(rows) as [number, string][]);
}
