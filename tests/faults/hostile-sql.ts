import Database from 'better-sqlite3';
import type { Random } from './random.ts';

/** A table that nothing of the product writes: whoever finds a row in it knows that foreign SQL ran. */
const MARK = 'CREATE TABLE fired (x)';
export const TRAP = `${MARK};
  CREATE TRIGGER trap_system AFTER UPDATE ON ai_systems BEGIN INSERT INTO fired VALUES (1); DELETE FROM organisation; END;
  CREATE TRIGGER trap_trail AFTER INSERT ON trail BEGIN INSERT INTO fired VALUES (2); END`;
export const ENDLESS_VIEW = `ALTER TABLE organisation RENAME TO organisation_kept;
  CREATE VIEW organisation AS WITH RECURSIVE endless(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM endless)
  SELECT endless.id AS id, kept.name AS name FROM endless, organisation_kept AS kept`;

/** What does not belong into a workspace: each must keep the file closed. */
const FOREIGN: readonly string[] = [
  TRAP,
  ENDLESS_VIEW,
  `${MARK}; ALTER TABLE ai_systems RENAME TO s; CREATE VIEW ai_systems AS SELECT * FROM s;
   CREATE TRIGGER instead INSTEAD OF UPDATE ON ai_systems BEGIN INSERT INTO fired VALUES (1); END`,
  `${MARK}; CREATE VIEW v AS SELECT 1 AS x; CREATE TRIGGER i INSTEAD OF INSERT ON v BEGIN INSERT INTO fired VALUES (1); END`,
  'CREATE VIEW more AS SELECT * FROM trail',
  "CREATE VIEW sqlar AS SELECT load_extension('x') AS y",
  'ALTER TABLE ai_systems ADD COLUMN twice GENERATED ALWAYS AS (name || name) VIRTUAL',
  'ALTER TABLE organisation ADD COLUMN big AS (hex(zeroblob(900000000)))',
  'CREATE VIRTUAL TABLE words USING fts5(body)',
  'CREATE VIRTUAL TABLE boxes USING rtree(id, a, b)',
  "CREATE VIRTUAL TABLE words USING fts5(body, content='trail')",
  'CREATE INDEX slow ON ai_systems(hex(zeroblob(length(name))))',
  "CREATE UNIQUE INDEX narrow ON ai_systems(code) WHERE name LIKE '%a%'",
  'CREATE TABLE more (x CHECK (length(hex(zeroblob(100000000))) > 0))',
  'CREATE TABLE main.sqlitestat (x)',
  'CREATE TABLE "\u202etable" (x); CREATE TABLE "a\nb" (x)',
  'CREATE TABLE keyed (x PRIMARY KEY) WITHOUT ROWID; INSERT INTO keyed VALUES (1)',
  'CREATE TABLE counted (x INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO counted DEFAULT VALUES',
  'DROP TRIGGER trail_no_update',
  'DROP TRIGGER trail_no_delete; CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail BEGIN SELECT 1; END',
  'DROP INDEX trail_entity',
  'DROP TABLE readiness_waivers',
  'ALTER TABLE ai_systems RENAME COLUMN purpose TO aim',
  'ANALYZE',
  "UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'ai_systems'",
  "UPDATE sqlite_schema SET sql = 'CREATE TABLE ai_systems (' WHERE name = 'ai_systems'",
  "UPDATE sqlite_schema SET sql = NULL WHERE name = 'trail'",
  "UPDATE sqlite_schema SET type = 'view' WHERE name = 'trail'",
  "UPDATE sqlite_schema SET tbl_name = 'organisation' WHERE name = 'trail_no_update'",
  "UPDATE sqlite_schema SET name = 'sqlite_temp_schema' WHERE name = 'assessments'",
  "INSERT INTO sqlite_schema VALUES ('table', 'temp.x', 'temp.x', 2, 'CREATE TABLE temp.x (y)')",
  "INSERT INTO sqlite_schema VALUES ('trigger', 'odd', 'trail', 0, 'CREATE TRIGGER odd AFTER INSERT ON trail BEGIN SELECT load_extension(1); END')",
  "INSERT INTO sqlite_schema VALUES ('other', 'odd', 'odd', 0, 'PRAGMA user_version = 9')",
  "INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'workspace'",
  'PRAGMA application_id = 0',
  'PRAGMA application_id = 1095323987; PRAGMA user_version = 0',
  'PRAGMA user_version = 1',
  'PRAGMA user_version = 2000000000',
  'PRAGMA user_version = -1',
];

const TABLES = [
  ...['workspace', 'organisation', 'ai_systems', 'assessments', 'assessment_results', 'document_controls'],
  'readiness_waivers',
] as const;
const NAMES = [
  '../../../canary/taken',
  '..',
  '/',
  '',
  '.',
  '__proto__',
  'C:\\\\x',
  '\u202egpj.exe',
  'a\nb',
  'con',
] as const;
const VALUES = [
  ...[
    "x'00ff00'",
    'zeroblob(3000000)',
    "''",
    "'null'",
    "'{}'",
    "'[1,{}]'",
    "'['",
    '0',
    '-1',
    '9223372036854775807',
    '1e308',
  ],
  ...["printf('%.*c', 90000, '[') || printf('%.*c', 90000, ']')"],
  ...["'2026-13-45'", "printf('%.*c', 200000, '[')", "'=1+1'", 'char(0,10,8238,65279)', 'char(55296)', "'0001-01-01'"],
  ...['\'{"__proto__":{"x":1}}\'', "'<img src=x onerror=alert(1)>'", "cast(x'c328' as text)", '1.5', "'-00001-01-01'"],
] as const;

/** What a workspace's tables may hold after somebody wrote into them: the file may open, or be refused. */
function contentChange(connection: Database.Database, random: Random): string {
  const table = random.pick(TABLES);
  const columns = connection.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
  if (columns.length === 0) return 'SELECT 1';
  const column = random.pick(columns);
  return random.pick([
    () => `UPDATE ${table} SET "${column}" = ${random.pick(VALUES)}`,
    () => `UPDATE ${table} SET "${column}" = ${random.pick(VALUES)} WHERE rowid = 1`,
    () =>
      `UPDATE trail SET ${random.pick(['before', 'after', 'entity', 'at', 'hash', 'actor'])} = ${random.pick(VALUES)} WHERE seq % 3 = 0`,
    () => `UPDATE trail SET seq = seq + ${random.pick(['1000', '9007199254740990', '9223372036854770000'])}`,
    () => `UPDATE trail SET entity = '${random.pick(['__proto__', 'constructor', 'nothing', 'trail'])}' WHERE seq = 1`,
    () => "UPDATE trail SET action = 'trail.undo', reason = change_id WHERE seq = (SELECT max(seq) FROM trail)",
    () => "UPDATE trail SET action = 'trail.redo', reason = change_id",
    () => `DELETE FROM ${table}`,
    () => `DELETE FROM trail WHERE seq > 1`,
    () => `UPDATE workspace SET id = '${random.pick(NAMES)}'`,
    () => `UPDATE ai_systems SET id = '${random.pick(NAMES)}', name = '${random.pick(NAMES)}' WHERE rowid = 1`,
    () =>
      `UPDATE document_controls SET identifier = '${random.pick(NAMES)}', document_key = 'inventory' WHERE rowid = 1`,
    () => `UPDATE organisation SET name = '${random.pick(NAMES)}'`,
    () => `INSERT INTO workspace SELECT 'second', created_at, catalogue_version, sample FROM workspace`,
  ])();
}

/** What changes the file and neither its schema nor what it says. */
const LAYOUTS: readonly string[] = [
  ...['PRAGMA page_size = 512; VACUUM', 'PRAGMA page_size = 65536; VACUUM', 'PRAGMA auto_vacuum = 1; VACUUM'],
  ...['PRAGMA auto_vacuum = 2; VACUUM', 'PRAGMA journal_mode = WAL', 'PRAGMA secure_delete = ON; VACUUM'],
];

export type SqlChange = {
  /** Whether the file is no workspace of ours any more. */
  readonly foreign: boolean;
  readonly sql: string;
};

/** Changes the file by SQL, as somebody with a database tool would. */
export function changeBySql(file: string, random: Random): SqlChange {
  const connection = new Database(file);
  try {
    connection.unsafeMode(true);
    for (const pragma of [
      'journal_mode = DELETE',
      'synchronous = OFF',
      'foreign_keys = OFF',
      'ignore_check_constraints = ON',
    ]) {
      connection.pragma(pragma);
    }
    connection.pragma('writable_schema = ON');
    const kind = random.next();
    if (kind < 0.45) {
      const sql = attempt(connection, random.pick(FOREIGN));
      return { foreign: sql !== '', sql };
    }
    if (kind < 0.55) {
      const sql = random.pick(LAYOUTS);
      connection.exec(sql);
      return { foreign: false, sql };
    }
    const guards = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
      name: string;
      sql: string;
    }[];
    for (const { name } of guards) connection.exec(`DROP TRIGGER ${name}`);
    const statements = Array.from({ length: 1 + random.below(3) }, () =>
      attempt(connection, contentChange(connection, random)),
    );
    for (const { sql } of guards) connection.exec(sql);
    return { foreign: false, sql: statements.join('; ') };
  } finally {
    connection.close();
  }
}

/** The statements that ran, or none: an older format lacks some tables, and a changed one breaks some rules. */
function attempt(connection: Database.Database, sql: string): string {
  try {
    connection.transaction(() => connection.exec(sql))();
    return sql.replaceAll(/\s+/gu, ' ').slice(0, 160);
  } catch {
    return '';
  }
}

/** Whether SQL of the file ran, as far as the file can be read. */
export function trapFired(file: string): boolean {
  const connection = new Database(file, { readonly: true });
  try {
    return connection.prepare('SELECT count(*) FROM fired').pluck().get() !== 0;
  } catch {
    return false;
  } finally {
    connection.close();
  }
}
