import path from 'node:path';
import { bytesOfEvidence } from '#db/contents/contents.ts';
import { copyWithout } from '#db/copies/copies.ts';
import { removeView } from '#db/file/view.ts';
import { makePrivateFolder } from '#db/private.ts';
import { discardPartial } from '#documents/render/write-file.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type Core, openWorkspaceOf } from '../../core.ts';
import { refuseLargeBundle } from '../../files/bundle-size.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { runJob } from '../../jobs/run-job.ts';
import { sourceOf } from '../../workspace-row.ts';
import { packInput } from '../documents/documents.ts';

export const handOverHandlers: HandlersFor<'bundle.make' | 'bundle.open'> = {
  'bundle.make': async (
    core,
    { path: wanted, passphrase, asOf, withTrail = false, withPrivateNotes = false, jobId },
  ) => {
    const target = path.resolve(wanted);
    // Before anything is copied: that takes a while with recordings in it.
    refuseLargeBundle(bytesOfEvidence(openWorkspaceOf(core).connection), target);
    const copy = await copyAside(core, withPrivateNotes);
    try {
      const pack = packInput(core, asOf, withTrail);
      return await runJob(core, 'makeHandOver', { ...pack, workspace: copy, passphrase, path: target }, jobId);
    } catch (error) {
      // A thread that was ended midway could not tidy up after itself.
      if (error instanceof AppError && error.code === 'cancelled') discardPartial(target);
      throw error;
    } finally {
      removeView(copy);
    }
  },
  'bundle.open': (core, { path: file, passphrase, target, jobId }) => {
    const language = core.store.settings().language;
    const job = { path: path.resolve(file), passphrase, target: path.resolve(target), language };
    return runJob(core, 'openHandOver', job, jobId);
  },
};

/** The workspace as it is now, encrypted like it, in the program's own folder, under its own name. */
async function copyAside(core: Core, withPrivateNotes: boolean): Promise<string> {
  const file = openWorkspaceOf(core);
  const folder = path.join(core.views.path(), core.environment.newId());
  makePrivateFolder(folder);
  const copy = path.join(folder, path.basename(sourceOf(file)));
  try {
    await copyWithout(file, copy, { privateNotes: !withPrivateNotes, removedFiles: true });
    return copy;
  } catch (error) {
    removeView(copy);
    throw error;
  }
}
