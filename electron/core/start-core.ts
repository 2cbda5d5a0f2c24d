import path from 'node:path';
import { type Environment, systemEnvironment } from '#db/environment.ts';
import { viewFolderIn } from '#db/file/view.ts';
import { closeDataFolder } from '#db/private.ts';
import type { Failure } from '#shared/contract/define.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { type Core, type Emit, wordsOf } from './core.ts';
import { createDispatch, type Dispatch, toFailure } from './dispatch.ts';
import { openBranding } from './kept/branding.ts';
import { openCheckpoints } from './kept/checkpoints.ts';
import { openStore } from './kept/store.ts';
import type { CoreOptions } from './protocol.ts';
import { loadCatalogue } from './resources/catalogue.ts';
import { loadLocales, type Translate } from './resources/locales.ts';
import { createRunningJobs } from './running-jobs.ts';
import { controlledDocuments } from './services/documents/approvals.ts';
import { backUpQuietly } from './services/workspace/backups.ts';
import { closeWorkspace } from './services/workspace/workspace.ts';

/** While a workspace is open, in milliseconds: what a quarter of an hour's work would cost to do again. */
const BACKUP_INTERVAL = 15 * 60_000;

export type CoreHandle = {
  readonly dispatch: Dispatch;
  /** Words a refusal that a host makes itself, in the user's language. */
  failure(error: AppError): Failure;
  /** The words of the user's language, for what a host says itself. */
  words(): Translate;
  stop(): void;
};

/** The core without a transport: hosts hand requests to `dispatch` and events on to their windows. */
export function startCore(options: CoreOptions, emit: Emit, environment: Environment = systemEnvironment): CoreHandle {
  const core: Core = {
    options,
    environment,
    locales: loadLocales(path.join(options.appFolder, 'resources', 'locales')),
    catalogue: loadCatalogue(path.join(options.appFolder, 'resources', 'catalogue')),
    store: openStore(options.dataFolder),
    branding: openBranding(options.dataFolder),
    checkpoints: openCheckpoints(options.dataFolder),
    emit,
    migrationsFolder: path.join(options.appFolder, 'db', 'migrations'),
    jobs: createRunningJobs(),
    views: viewFolderIn(path.join(options.dataFolder, 'views')),
    controls: controlledDocuments,
    workspace: null,
    settling: Promise.resolve(),
  };
  closeDataFolder(options.dataFolder);
  const backups = setInterval(() => void backUpQuietly(core), BACKUP_INTERVAL).unref();
  return {
    dispatch: createDispatch(core),
    failure: (error) => toFailure(error, wordsOf(core)),
    words: () => wordsOf(core),
    stop() {
      clearInterval(backups);
      core.jobs.cancelAll();
      closeWorkspace(core);
      core.views.release();
    },
  };
}
