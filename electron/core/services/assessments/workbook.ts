import { createHash } from 'node:crypto';
import path from 'node:path';
import type { WorkspaceFile } from '#db/file/open.ts';
import { trailHead } from '#db/trail/trail.ts';
import { discardPartial } from '#documents/render/write-file.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { RouteParsedInput } from '#shared/contract/registry.ts';
import { type AssessmentResult, emptyResult, resultKey } from '#shared/entities/assessment.ts';
import { answersOf, changesOf } from '#shared/entities/workbook.ts';
import { type Core, languageOf, openWorkspaceOf, wordsOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { runJob } from '../../jobs/run-job.ts';
import { loadGuidance } from '../../resources/catalogue.ts';
import type { Issue } from '../../workbook/issue.ts';
import { workspaceIdOf } from '../../workspace-row.ts';
import { readOrganisation } from '../organisation/organisation.ts';
import { readImportFile } from '../systems/imports.ts';
import { onDay } from '../trail/past.ts';
import { type ResultEntry, readAllResults, setResults } from './assessment.ts';
import { findAssessment, openAssessment } from './assessment-rows.ts';

/** Cells that are named in a refusal; the rest is seen by comparing again. */
const NAMED_CELLS = 5;
/** Enough of a hash to tell the file by. */
const SHORT_HASH = 16;

export const workbookHandlers: HandlersFor<'workbook.export' | 'workbook.compare' | 'workbook.take'> = {
  'workbook.export': async (core, input) => {
    const language = languageOf(core, input.language);
    const guidance = loadGuidance(path.join(core.options.appFolder, 'resources', 'catalogue'));
    const titles = new Map(core.catalogue.nodes.map(({ id, title }) => [id, title]));
    const target = path.resolve(input.path);
    const job = onDay(core, input.asOf, (then) => {
      const file = openWorkspaceOf(then);
      const assessment = findAssessment(file, input.assessmentId);
      const { entries, head } = trailHead(file.connection);
      return {
        path: target,
        language,
        issue: {
          ...{ workspaceId: workspaceIdOf(file), assessmentId: assessment.id, language, asOf: input.asOf },
          ...{ trailEntries: entries, trailHead: head },
        },
        organisation: readOrganisation(file).name,
        assessment: assessment.title,
        standard: core.catalogue.standard,
        rows: allResults(core, file, assessment.id).map((result) => {
          const { nodeId, element } = result;
          const part = guidance[nodeId]?.elements[element - 1];
          return { text: (element === 0 ? titles.get(nodeId) : part) ?? '', result };
        }),
      };
    });
    if (path.extname(target).toLowerCase() !== '.xlsx') {
      const document = wordsOf(core)('workbook:name');
      throw new AppError('documentFormat', { document, format: path.extname(target).slice(1) });
    }
    try {
      return await runJob(core, 'writeWorkbook', job, input.jobId);
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') discardPartial(target);
      throw error;
    }
  },
  'workbook.compare': async (core, input) => {
    const file = openWorkspaceOf(core);
    const { id: assessmentId } = findAssessment(file, input.assessmentId);
    const bytes = await readImportFile(input.path);
    const { language } = core.store.settings();
    const job = { bytes, path: input.path, workspaceId: workspaceIdOf(file), assessmentId, language };
    const compared = await runJob(
      core,
      'compareWorkbook',
      { ...job, sheet: input.sheet, here: allResults(core, file, assessmentId) },
      input.jobId,
    );
    const { comparison, issue } = compared;
    const sameTrail = issue === null || isInTrail(openWorkspaceOf(core), issue);
    const remark = sameTrail ? [] : [wordsOf(core)('workbook:remarks.otherTrail')];
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ...comparison, sha256, sameTrail, remarks: [...remark, ...comparison.remarks] };
  },
  'workbook.take': (core, { fileName, sha256, assessmentId, cells }) => {
    const file = openWorkspaceOf(core);
    const { id } = openAssessment(file, assessmentId);
    const entries = new Map<string, ResultEntry>();
    for (const { nodeId, element, column, value } of cells) {
      const changes = changesOf(column, value);
      if (changes === null)
        throw new AppError('inputInvalid', { fields: `${resultKey({ nodeId, element })} ${column}` });
      const key = resultKey({ nodeId, element });
      entries.set(key, { nodeId, element, changes: { ...entries.get(key)?.changes, ...changes } });
    }
    const header = { action: 'workbook.take', reason: `${fileName}, SHA-256 ${sha256.slice(0, SHORT_HASH)}` };
    refuseMoved(core, file, id, cells);
    const { changeId } = setResults(core, id, header, [...entries.values()]);
    return { changeId, taken: cells.length };
  },
};

/**
 * Nothing that was written since the comparison is overwritten. Nobody else can write between this look and the change:
 * both happen in one go.
 *
 * @throws AppError workbookMoved
 */
function refuseMoved(
  core: Core,
  file: WorkspaceFile,
  assessmentId: string,
  cells: RouteParsedInput<'workbook.take'>['cells'],
): void {
  const here = new Map(readAllResults(file, assessmentId).map((result) => [resultKey(result), answersOf(result)]));
  const t = wordsOf(core);
  const moved = cells.flatMap(({ nodeId, element, column, seen }) => {
    const key = resultKey({ nodeId, element });
    const now = (here.get(key) ?? answersOf(emptyResult(nodeId, element)))[column];
    return now === seen ? [] : [`${key} ${t(`workbook:columns.${column}`)}`];
  });
  if (moved.length === 0) return;
  const named = [...moved.slice(0, NAMED_CELLS), ...(moved.length > NAMED_CELLS ? ['…'] : [])];
  throw new AppError('workbookMoved', { cells: named.join(', ') });
}

/** Every requirement and each of its parts, in the standard's order, whether it was looked at or not. */
function allResults(core: Core, file: WorkspaceFile, assessmentId: string): AssessmentResult[] {
  const found = new Map(readAllResults(file, assessmentId).map((result) => [resultKey(result), result]));
  return core.catalogue.nodes.flatMap(({ id, elements }) =>
    Array.from({ length: elements + 1 }, (_, element) => {
      return found.get(resultKey({ nodeId: id, element })) ?? emptyResult(id, element);
    }),
  );
}

function isInTrail({ connection }: WorkspaceFile, { trailEntries, trailHead: head }: Issue): boolean {
  const stored = connection.prepare('SELECT hash FROM trail WHERE seq = ?').pluck().get(trailEntries);
  return stored === head;
}
