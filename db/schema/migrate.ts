import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

type Connection = Database.Database;

/**
 * The SQL of every migration known to this build, oldest first. Their number is the format version of a file and
 * stands in its `user_version`.
 */
export function readMigrations(folder: string): string[] {
  const journal = JSON.parse(fs.readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  return journal.entries.map((entry) => fs.readFileSync(path.join(folder, `${entry.tag}.sql`), 'utf8'));
}

/**
 * Brings a workspace to this build's format, wholly or not at all: steps, check and version number are one
 * transaction. drizzle's own migrator is not used: it leaves foreign keys on, which deletes the rows that cascade
 * from a rebuilt table, and it skips or forgets steps (docs/decisions/0003).
 */
export function migrate(connection: Connection, migrations: readonly string[]): void {
  const version = formatVersion(connection);
  if (version === migrations.length) return;
  // The switch does nothing inside a transaction, so it is turned before.
  connection.pragma('foreign_keys = OFF');
  try {
    connection
      .transaction(() => {
        for (const sql of migrations.slice(version)) connection.exec(sql);
        const violations = connection.pragma('foreign_key_check') as unknown[];
        if (violations.length > 0) {
          const message = `the migration left ${violations.length} rows without their parent`;
          throw new Database.SqliteError(message, 'SQLITE_CONSTRAINT_FOREIGNKEY');
        }
        connection.pragma(`user_version = ${migrations.length}`);
      })
      .exclusive();
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

export function formatVersion(connection: Connection): number {
  return connection.pragma('user_version', { simple: true }) as number;
}

/** What `sqlite_schema` of a file in format `version` holds: the allow-list for a file that came from elsewhere. */
export function expectedSchema(migrations: readonly string[], version: number): string[] {
  const connection = new Database(':memory:');
  try {
    for (const sql of migrations.slice(0, version)) connection.exec(sql);
    return readSchema(connection);
  } finally {
    connection.close();
  }
}

export function readSchema(connection: Connection): string[] {
  const rows = connection.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all() as {
    type: string;
    name: string;
    tbl_name: string;
    sql: string | null;
  }[];
  return rows.map((row) => `${row.type} ${row.name} ${row.tbl_name} ${row.sql ?? ''}`).sort();
}
