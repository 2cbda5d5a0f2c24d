import { setImmediate } from 'node:timers/promises';
import { findContent } from '#db/contents/contents.ts';
import { keepWords } from '#db/contents/extracts.ts';
import { fileParams } from '#db/errors.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import { trailHead } from '#db/trail/trail.ts';
import { AppError } from '#shared/contract/errors.ts';
import { LOST_STATES, type TrailVerification } from '#shared/contract/workspace/trail.ts';
import { type Core, wordsOf } from '../../core.ts';
import { haveWords, type OtherWords } from '../../evidence/check-words.ts';
import { isShort, readBeside } from '../../jobs/read-beside.ts';
import { reportDefect } from '../../report-defect.ts';
import { sourceOf, workspaceIdOf } from '../../workspace-row.ts';

/** Everything that can be told of the workspace, and what this computer knows of it; changes get through meanwhile. */
export async function verifyWorkspace(core: Core, file: WorkspaceFile, contents: boolean): Promise<TrailVerification> {
  // What lies in files of evidence may keep whoever reads it busy.
  const short = isShort(file) && !(contents && haveWords(file.connection));
  const { otherWords, ...found } = await readBeside(core, file, 'verify', { contents }, short);
  const wordsRenewed = renewWords(file, otherWords);
  const checkpoint = core.checkpoints.compare(file, workspaceIdOf(file));
  const keeps = !LOST_STATES.includes(checkpoint.state);
  const records = found.brokenAt === null && found.differing === 0 && found.damage.length === 0;
  const intact = records && found.contentFaults.length === 0 && keeps;
  return { ...found, intact, wordsRenewed, checkpoint };
}

/** Where the words of evidence are kept otherwise than they stand in its files, those in the files count. */
function renewWords(file: WorkspaceFile, others: readonly OtherWords[]): TrailVerification['wordsRenewed'] {
  for (const { sha256, words } of others) {
    if (file.view !== null || findContent(file.connection, sha256) === null) continue;
    keepWords(file, sha256, words);
  }
  return others.map(({ code, fileName }) => ({ code, fileName }));
}

/** What a verification that nobody asked for found, with the newest entry that it was made at. */
type Suspicion = { readonly head: string; altered: boolean };
const suspicions = new WeakMap<WorkspaceFile['connection'], Suspicion>();

/** Whether the trail has proved of the file that it is not as this program left it. */
export function isKnownAltered({ connection }: WorkspaceFile): boolean {
  return suspicions.get(connection)?.altered === true;
}

/**
 * Something failed on this file that nobody foresaw: a defect of the program, or a file that was changed outside it. A
 * verification tells which, beside the work and once a state; only where the file is at fault somebody hears of it.
 */
export async function suspectQuietly(core: Core, file: WorkspaceFile): Promise<void> {
  try {
    const { head } = trailHead(file.connection);
    if (suspicions.get(file.connection)?.head === head) return;
    const suspicion: Suspicion = { head, altered: false };
    suspicions.set(file.connection, suspicion);
    // The answer goes first.
    await setImmediate();
    const { brokenAt, differing, damage } = await readBeside(core, file, 'verify', { contents: false });
    suspicion.altered = brokenAt !== null || differing > 0 || damage.length > 0;
  } catch (error) {
    // A verification that failed has proved nothing about the file.
    if (!(error instanceof AppError) && file.connection.open) reportDefect(error);
    return;
  }
  if (!isKnownAltered(file) || core.workspace !== file) return;
  core.emit('host.message', { message: wordsOf(core)('errors:workspaceAltered', fileParams(sourceOf(file))) });
}
