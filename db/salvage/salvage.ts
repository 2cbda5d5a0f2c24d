import { AppError } from '#shared/contract/errors.ts';
import { FATES, type Fate } from '#shared/contract/workspace/salvage.ts';
import type { Environment } from '../environment.ts';
import { fileParams, isConflict } from '../errors.ts';
import { isEncrypted, newSalt } from '../file/encryption.ts';
import { closeWorkspaceFile, createWorkspaceFile, type OpenOptions, type WorkspaceFile } from '../file/open.ts';
import { takeOverPrivateTexts } from '../records/private-texts.ts';
import { stepsTo, writeStep } from '../records/restore.ts';
import { type ChangeHeader, takeOverTrail, writeChange } from '../records/write.ts';
import type { RecordTableName } from '../schema/tables.ts';
import { type Fields, labelOf, replayEntries } from '../trail/replay.ts';
import type { StoredEntry } from '../trail/trail.ts';
import { type SalvagedContents, salvageContents } from './contents.ts';
import { readDamaged } from './damaged.ts';
import { type Decision, decide, type Salvaged } from './decide.ts';
import { RECORD_TABLES, readFound } from './read.ts';

export type SalvageReport = {
  /** Trail entries that the new file keeps as they were, all that can be read, and those that explain the rest. */
  readonly entries: { readonly kept: number; readonly read: number; readonly added: number };
  /** Whether the trail is unbroken to its end, so that every record is what it was, to the last change. */
  readonly unbroken: boolean;
  /** What a crash left beside the file. */
  readonly log: 'none' | 'read' | 'unread';
  readonly counts: Readonly<Partial<Record<RecordTableName, Readonly<Record<Fate, number>>>>>;
  /** Every record that was not simply read whole. */
  readonly records: readonly Salvaged[];
  /** Bytes of evidence. */
  readonly contents: SalvagedContents;
  /** Kinds of which more may be lost than can be named. */
  readonly uncertain: readonly RecordTableName[];
};

export type SalvagePlan = {
  readonly target: string;
  /** The new file. */
  readonly out: string;
  /** Where copies lie meanwhile. */
  readonly folder: string;
  readonly migrationsFolder: string;
  readonly environment: Environment;
  readonly options: OpenOptions;
  /** Who salvages, and in words what was lost, for the trail of the new file. */
  readonly header: (report: SalvageReport) => ChangeHeader;
  /** A record without which others cannot be; null where there is no such thing. */
  readonly standIn: (entity: RecordTableName) => Fields | null;
};

/**
 * Writes whatever can be read of a damaged workspace into a new one, which keeps the trail as far as it is unbroken and
 * explains the rest by one change. The damaged file is only read. See docs/decisions/0021.
 *
 * @throws AppError salvageNothing where neither a record nor an entry can be read; what readDamaged and
 *   createWorkspaceFile do
 */
export function salvageWorkspace(plan: SalvagePlan): SalvageReport {
  const { target, out, folder, migrationsFolder, environment, options } = plan;
  return readDamaged(target, folder, environment, options, ({ pages, key, header, log }) => {
    const found = readFound(pages);
    const decision = decide(found);
    const { trail } = found;
    if (decision.salvaged.every(({ fate }) => fate === 'lost')) {
      throw new AppError('salvageNothing', fileParams(target));
    }
    const kept = Array.from({ length: trail.kept }, (_, index) => trail.entries.get(index + 1) as StoredEntry);
    addStandIns(decision, plan);
    const entries = { kept: kept.length, read: trail.entries.size };
    let added = 0;
    let contents: SalvagedContents = { kept: 0, lost: [] };
    const summarise = () => ({
      entries: { ...entries, added },
      contents,
      unbroken: trail.whole,
      log,
      ...summary(decision),
    });
    const fill = (file: WorkspaceFile) => {
      takeOverTrail(file, kept, replayEntries(kept));
      takeOverPrivateTexts(file, found.privateTexts);
      added = writeRest(file, decision, plan.header(summarise()));
      contents = salvageContents(pages, file);
    };
    const salt = isEncrypted(header) ? header.subarray(0, 16) : newSalt();
    const encryption = key === null ? null : { key, salt };
    closeWorkspaceFile(createWorkspaceFile(out, migrationsFolder, environment, fill, encryption));
    return summarise();
  });
}

type Counts = Record<Fate, number>;

function summary({ salvaged, uncertain }: Decision): Pick<SalvageReport, 'counts' | 'records' | 'uncertain'> {
  const counts: Partial<Record<RecordTableName, Counts>> = {};
  for (const { entity, fate } of salvaged) {
    const of = counts[entity] ?? (Object.fromEntries(FATES.map((each) => [each, 0])) as Counts);
    counts[entity] = of;
    of[fate] += 1;
  }
  return { counts, uncertain, records: salvaged.filter(({ fate }) => fate !== 'whole') };
}

/** A workspace has one row of each of these, and results belong to an assessment. */
function addStandIns({ records, salvaged }: Decision, { standIn, environment }: SalvagePlan): void {
  const add = (entity: RecordTableName, id: string) => {
    const fields = standIn(entity);
    const table = records.get(entity);
    if (fields === null || table === undefined || table.has(id)) return;
    table.set(id, { ...fields, id });
    const named = salvaged.findIndex((other) => other.entity === entity && other.id === id);
    salvaged.splice(named < 0 ? salvaged.length : named, named < 0 ? 0 : 1, {
      entity,
      id,
      label: labelOf(entity, fields),
      fate: 'standIn',
    });
  };
  for (const entity of ['workspace', 'organisation'] as const) {
    if (records.get(entity)?.size === 0) add(entity, environment.newId());
  }
  for (const result of records.get('assessmentResults')?.values() ?? []) {
    add('assessments', String(result['assessmentId']));
  }
}

/** One change that leads from what the kept entries tell to what was found. @returns how many entries it has */
function writeRest(file: WorkspaceFile, { records, salvaged }: Decision, header: ChangeHeader): number {
  const steps = stepsTo(file.connection, RECORD_TABLES, records);
  return writeChange(file, header, (db) => {
    let written = 0;
    for (const step of steps) {
      try {
        writeStep(db, step);
        written += 1;
      } catch (error) {
        // Another record stands where only one can: what tampering or an older state left.
        if (!isConflict(error)) throw error;
        const { entity, entityId: id } = step;
        const index = salvaged.findIndex((other) => other.entity === entity && other.id === id);
        if (index >= 0) salvaged[index] = { ...(salvaged[index] as Salvaged), fate: 'lost' };
      }
    }
    return written;
  }).result;
}
