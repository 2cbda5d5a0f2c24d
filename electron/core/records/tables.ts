import path from 'node:path';
import type { WorkspaceFile } from '#db/file/open.ts';
import { nextCode, type RowDb, selectRows, type Values } from '#db/records/rows.ts';
import { writeChange } from '#db/records/write.ts';
import { columnsOf } from '#db/schema/columns-of.ts';
import { type RecordTableName, recordTables } from '#db/schema/tables.ts';
import type { Sheet } from '#documents/model/sheet.ts';
import { discardPartial } from '#documents/render/write-file.ts';
import { paperWords } from '#documents/trail/entry.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ExportedFile } from '#shared/contract/exported-file.ts';
import type { TableReport } from '#shared/contract/import-report.ts';
import type { Kind } from '#shared/kinds/define.ts';
import { type KindName, type Kinds, kinds } from '#shared/kinds/registry.ts';
import { parentOf } from '#shared/kinds/schemas.ts';
import { tableFields } from '#shared/kinds/table-fields.ts';
import { identityOf } from '#shared/records/told.ts';
import { actorOf } from '../actor.ts';
import { type Core, openWorkspaceOf } from '../core.ts';
import { readLimited } from '../files/read-limited.ts';
import { MAX_FILE_BYTES, refuseLargeFile } from '../imports/read/source-table.ts';
import { identityText } from '../imports/words/normalise.ts';
import { runJob } from '../jobs/run-job.ts';
import { onDay } from '../services/trail/past.ts';
import { type CellWords, cellText, cellWords, columnOf, isNumber, plainText } from '../tables/cells.ts';
import { headingMeanings, longFields } from '../tables/columns.ts';
import { planTable, type TablePlan } from '../tables/plan-table.ts';
import { cellReader } from '../tables/read-cells.ts';
import type { RecordTable } from '../tables/read-record-table.ts';
import type { Hooks } from './hooks.ts';
import { readRecords } from './read.ts';
import { blankRecord, recordWriter } from './writer.ts';

type Wanted = {
  readonly path: string;
  readonly of?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly asOf: string;
  readonly language?: string | undefined;
  readonly jobId?: string | undefined;
};
type Given = {
  readonly path: string;
  readonly of?: string | undefined;
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly jobId?: string | undefined;
};

export type TableHandlers = {
  readonly table: (core: Core, input: Wanted) => Promise<ExportedFile>;
  readonly importPreview: (core: Core, input: Given) => Promise<TableReport>;
  readonly import: (
    core: Core,
    input: Given & { readonly mark?: string | undefined },
  ) => Promise<{ changeId: string | null; report: TableReport }>;
};

/** How records of a kind go out to a table and come back. */
export function tableHandlers<N extends KindName>(name: N, hooks: Hooks<Kinds[N]>): TableHandlers {
  const kind: Kinds[N] = kinds[name];
  const { entity } = kind;
  const { settle } = recordWriter(kind, hooks);

  /** What the table does to the records that there are now: nothing is waited for between reading them and the answer. */
  function plan(core: Core, file: WorkspaceFile, table: RecordTable, { path: target, of, mapping }: Given): TablePlan {
    const { language } = core.store.settings();
    const t = core.locales.translate(language);
    const referred = referredBy(file, kind);
    const get = remembering(
      (of, id) => selectRows(file.connection, of, { keys: keysOf(of), where: { key: 'id', is: id } })[0],
    );
    const nodes = new Set(core.catalogue.nodes.map(({ id }) => id));
    const named = () => ({ ...blankRecord(kind), id: core.environment.newId(), code: '', archivedAt: null });
    return planTable({
      ...{ kind, table, fileName: path.basename(target), mapping, of, t },
      here: readRecords(file, name),
      read: cellReader(name, kind, { nodes, records: referred.ids, locales: core.locales }),
      cells: cellWords(entity, paperWords({ catalogue: core.catalogue, language }, t), referred.names),
      settle: (wanted, before) =>
        settle(core, { get }, before === null ? { ...named(), ...wanted } : wanted, before as RecordOrNull<N>),
    });
  }

  async function readTable(core: Core, { path: target, of, jobId }: Given): Promise<RecordTable> {
    openWorkspaceOf(core);
    if (parentOf(kind) !== undefined && of === undefined) throw new AppError('inputInvalid', { fields: 'of' });
    const bytes = await readLimited(target, MAX_FILE_BYTES, refuseLargeFile);
    const { language } = core.store.settings();
    const meanings = headingMeanings(name, kind, core.locales);
    const job = { bytes, path: target, meanings, name: kind.name, long: longFields(kind), language };
    return runJob(core, 'readRecordTable', job, jobId);
  }

  return {
    table: async (core, { path: file, of, ids, asOf, language = core.store.settings().language, jobId }) => {
      openWorkspaceOf(core);
      const target = path.resolve(file);
      const t = core.locales.translate(language);
      const title = t([`${name}:title`, `${name}:one`]);
      const format = path.extname(target).toLowerCase();
      if (format !== '.xlsx' && format !== '.csv') {
        throw new AppError('documentFormat', { document: title, format: format.slice(1) });
      }
      const words = paperWords({ catalogue: core.catalogue, language }, t);
      const sheet = onDay(core, asOf, (then) => {
        const workspace = openWorkspaceOf(then);
        const cells = cellWords(entity, words, referredBy(workspace, kind).names);
        return sheetOf(title, kind, cells, chosen(readRecords(workspace, name, of), ids));
      });
      try {
        return await runJob(core, 'writeRecordTable', { path: target, sheet, asOf }, jobId);
      } catch (error) {
        if (error instanceof AppError && error.code === 'cancelled') discardPartial(target);
        throw error;
      }
    },
    importPreview: async (core, input) => {
      const table = await readTable(core, input);
      return plan(core, openWorkspaceOf(core), table, input).report;
    },
    import: async (core, { mark, ...input }) => {
      const before = openWorkspaceOf(core);
      const table = await readTable(core, input);
      const file = openWorkspaceOf(core);
      if (file !== before) throw new AppError('cancelled');
      const { report, creates, updates } = plan(core, file, table, input);
      if (mark !== undefined && mark !== report.mark) throw new AppError('importMoved', { name: report.fileName });
      const header = { actor: actorOf(core), action: `${name}.import`, reason: report.fileName };
      const { changeId, result: codes } = writeChange(file, header, (db: RowDb) => {
        for (const { id, next } of updates) db.update(entity, id, next);
        return creates.map((next) => {
          const code = nextCode(file.connection, entity, kind.code);
          const id = core.environment.newId();
          db.insert(entity, { ...next, id, code }, id);
          return code;
        });
      });
      return { changeId, report: withCodes(report, codes) };
    },
  };
}

type RecordOrNull<N extends KindName> = Parameters<ReturnType<typeof recordWriter<Kinds[N]>>['settle']>[3];

/** Those asked for, in that order; one that is gone meanwhile is left out. */
function chosen(records: readonly Values[], ids: readonly string[] | undefined): readonly Values[] {
  if (ids === undefined) return records;
  const known = new Map(records.map((record) => [record['id'], record]));
  return ids.flatMap((id) => {
    const record = known.get(id);
    return record === undefined ? [] : [record];
  });
}

function sheetOf(title: string, kind: Kind, cells: CellWords, records: readonly Values[]): Sheet {
  const fields = tableFields(kind);
  const heading = (key: string) => cells.label(key);
  return {
    name: title,
    columns: [
      { header: heading('code'), width: 11 },
      ...fields.map(([key, field]) => ({ header: heading(key), ...columnOf(field) })),
    ],
    rows: records.map((record) => [
      plainText(record['code']),
      ...fields.map(([key, field]) => {
        const text = cellText(key, field, record[key], cells);
        return text === '' ? null : isNumber(field) ? Number(text) : text;
      }),
    ]),
  };
}

/** What records are called that a kind refers to, and which of them a name means: none where several are called so. */
function referredBy({ connection }: WorkspaceFile, kind: Kind) {
  const names: Record<string, string> = {};
  const ids = new Map<string, Map<string, string | null>>();
  for (const field of Object.values(kind.fields)) {
    if ((field.kind !== 'reference' && field.kind !== 'references') || !isTable(field.to) || ids.has(field.to))
      continue;
    const called = new Map<string, string | null>();
    for (const { id, ...record } of selectRows(connection, field.to, { keys: ['id', ...identityOf(field.to)] })) {
      const parts = identityOf(field.to).map((key) => plainText(record[key]));
      const name = parts.filter(Boolean).join(' ');
      names[plainText(id)] = name;
      for (const each of new Set([name, plainText(record['code'])].map(identityText))) {
        if (each !== '') called.set(each, called.has(each) ? null : plainText(id));
      }
    }
    ids.set(field.to, called);
  }
  return { names, ids };
}

function isTable(entity: string): entity is RecordTableName {
  return Object.hasOwn(recordTables, entity);
}

function keysOf(table: RecordTableName): string[] {
  return Object.keys(columnsOf(table));
}

type Get = (table: RecordTableName, id: string) => Values | undefined;

/** Thousands of rows name the same few records. */
function remembering(get: Get): Get {
  const known = new Map<string, Values | undefined>();
  return (table, id) => {
    const key = `${table} ${id}`;
    if (!known.has(key)) known.set(key, get(table, id));
    return known.get(key);
  };
}

/** New records get their codes only when they are written. */
function withCodes(report: TableReport, codes: readonly string[]): TableReport {
  const left = [...codes];
  return {
    ...report,
    rows: report.rows.map((row) => (row.fate === 'new' ? { ...row, code: left.shift() ?? '' } : row)),
  };
}
