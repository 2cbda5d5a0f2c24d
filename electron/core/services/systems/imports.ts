import { writeChange } from '#db/records/write.ts';
import { changedTables } from '#db/trail/changes.ts';
import { trailHead } from '#db/trail/trail.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportReport } from '#shared/contract/import-report.ts';
import type { RouteInput } from '#shared/contract/registry.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf } from '../../core.ts';
import { readLimited } from '../../files/read-limited.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import type { ImportPlan } from '../../imports/import-table.ts';
import { MAX_FILE_BYTES, refuseLargeFile } from '../../imports/read/source-table.ts';
import { runJob } from '../../jobs/run-job.ts';
import { nextSystemCode, readSystems } from './systems.ts';

type ImportInput = RouteInput<'systems.import'>;

export const importHandlers: HandlersFor<'systems.importPreview' | 'systems.import'> = {
  'systems.importPreview': async (core, input) => (await planImport(core, input, true)).report,
  'systems.import': async (core, input) => {
    const { file, plan } = await planSteadily(core, input);
    const header = { actor: actorOf(core), action: 'systems.import', reason: plan.report.fileName };
    const { changeId, result } = writeChange(file, header, (db) => {
      const codes = new Map<number, string>();
      for (const { row, fields, importKey, imported } of plan.creates) {
        const code = nextSystemCode(file);
        codes.set(row, code);
        db.insert('aiSystems', { ...fields, code, importKey, imported });
      }
      for (const { id, changes, importKey, imported } of plan.updates) {
        db.update('aiSystems', id, { ...changes, importKey, imported });
      }
      return codes;
    });
    return { changeId, report: withCodes(plan.report, result) };
  },
};

/**
 * A plan for the systems as they are when it is there: what somebody changed while it was made counts like what they
 * changed before. Nothing may be waited for between this and the writing of it.
 */
async function planSteadily(core: Core, input: ImportInput) {
  for (;;) {
    const file = openWorkspaceOf(core);
    const { entries } = trailHead(file.connection);
    const plan = await planImport(core, input, false);
    if (core.workspace !== file) throw new AppError('cancelled');
    if (!changedTables(file.connection, entries).includes('aiSystems')) return { file, plan };
  }
}

async function planImport(core: Core, input: ImportInput, preview: boolean): Promise<ImportPlan> {
  const existing = readSystems(openWorkspaceOf(core));
  const bytes = await readImportFile(input.path);
  const language = core.store.settings().language;
  const { path, mapping, encoding, jobId } = input;
  return runJob(core, 'importTable', { bytes, path, mapping, encoding, existing, language, preview }, jobId);
}

/** @throws AppError fileMissing, fileIsFolder, fileUnreadable, importTooLarge */
export function readImportFile(target: string): Promise<Uint8Array> {
  return readLimited(target, MAX_FILE_BYTES, refuseLargeFile);
}

/** New systems get their codes only when they are written. */
function withCodes(report: ImportReport, codes: ReadonlyMap<number, string>): ImportReport {
  return { ...report, rows: report.rows.map((row) => ({ ...row, code: codes.get(row.row) ?? row.code })) };
}
