import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { dropContent, strayContents } from '#db/contents/contents.ts';
import { copyInto } from '#db/copies/copies.ts';
import { fileError, fileParams } from '#db/errors.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import { removeView } from '#db/file/view.ts';
import { makePrivateFolder } from '#db/private.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type Core, wordsOf } from '../../core.ts';
import { runJob } from '../../jobs/run-job.ts';
import { reportDefect } from '../../report-defect.ts';

/**
 * Checks a large file whose last end was unclean while it is open already: a copy of it, on a thread of its own, so
 * that requests get through. Only what is wrong is told.
 */
export async function checkQuietly(core: Core, file: WorkspaceFile): Promise<void> {
  if (!file.unchecked || file.view !== null || core.options.host === 'cli') return;
  const copy = path.join(core.views.path(), core.environment.newId(), path.basename(file.path));
  try {
    makePrivateFolder(path.dirname(copy));
    await copyInto(file, copy);
    const sound = await runJob(core, 'checkCopy', { file: copy, key: file.key }, undefined);
    if (!sound) tell(core, file);
  } catch (error) {
    // A full disk or a closed workspace ends the check; the next opening begins it anew.
    const known = fileError(error, file.path);
    if (known instanceof AppError) {
      if (known.code === 'workspaceDamaged') tell(core, file);
    } else if (file.connection.open) reportDefect(error);
  } finally {
    removeView(copy);
  }
}

/**
 * Bytes that were being taken in when the program ended, and those that nobody ever named: found at once, before new
 * ones come, and dropped one by one while requests get through. A full or read-only disk leaves them for another time.
 */
export function removeStraysQuietly(file: WorkspaceFile): Promise<void> {
  if (file.view !== null) return Promise.resolve();
  const strays = strayContents(file);
  return (async () => {
    try {
      for (const id of strays) {
        await setImmediate();
        if (!file.connection.open) return;
        dropContent(file, id);
      }
    } catch (error) {
      if (!(error instanceof AppError)) reportDefect(error);
    }
  })();
}

function tell(core: Core, file: WorkspaceFile): void {
  if (core.workspace !== file) return;
  core.emit('host.message', { message: wordsOf(core)('salvage:foundDamage', { name: fileParams(file.path).name }) });
}
