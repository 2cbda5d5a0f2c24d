import fs from 'node:fs';
import path from 'node:path';
import { fileParams } from '#db/errors.ts';
import { isHeld } from '#db/file/held.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { SalvageReport } from '#shared/contract/workspace/salvage.ts';
import { accountOf } from '../../actor.ts';
import { type Core } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { runJob } from '../../jobs/run-job.ts';
import { recentPath } from '../workspace/workspace.ts';

export const salvageHandlers: HandlersFor<'workspace.salvage' | 'workspace.salvageRecent'> = {
  'workspace.salvage': (core, { path: target, out, secret }) => salvage(core, target, out, secret),
  'workspace.salvageRecent': (core, { id, out, secret }) => salvage(core, recentPath(core, id), out, secret),
};

async function salvage(core: Core, file: string, out: string, secret: string | undefined): Promise<SalvageReport> {
  const target = path.resolve(file);
  // Its lock would be lost as soon as another thread closed the file (db/file/held.ts); and what is open is not past opening.
  if (fs.existsSync(target) && isHeld(target)) throw new AppError('workspaceInUse', fileParams(target));
  const job = {
    target,
    out: path.resolve(out),
    secret,
    viewFolder: core.views.path(),
    migrationsFolder: core.migrationsFolder,
    // Who works at the damaged one is not known; the one that may be open has nothing to do with it.
    actor: accountOf(core),
    catalogueVersion: core.catalogue.version,
    language: core.store.settings().language,
  };
  return runJob(core, 'salvage', job, undefined);
}
