import type { Environment } from '#db/environment.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import type { ViewFolder } from '#db/file/view.ts';
import type { Catalogue } from '#shared/catalogue/catalogue.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import type { Branding } from './kept/branding.ts';
import type { Checkpoints } from './kept/checkpoints.ts';
import type { Store } from './kept/store.ts';
import type { CoreOptions } from './protocol.ts';
import type { Locales, Translate } from './resources/locales.ts';
import type { RunningJobs } from './running-jobs.ts';

export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** What the services work with: everything the core knows, made once per process. */
export type Core = {
  readonly options: CoreOptions;
  readonly environment: Environment;
  readonly locales: Locales;
  readonly catalogue: Catalogue;
  readonly store: Store;
  readonly branding: Branding;
  readonly checkpoints: Checkpoints;
  readonly emit: Emit;
  readonly migrationsFolder: string;
  readonly jobs: RunningJobs;
  /** Where copies lie that are only read, as long as they are open. */
  readonly views: ViewFolder;
  /** The one workspace that is open, or null. */
  workspace: WorkspaceFile | null;
  /** What goes on by itself after an opening; closing in good order waits for it. */
  settling: Promise<void>;
};

/** @throws AppError noWorkspace */
export function openWorkspaceOf(core: Core): WorkspaceFile {
  if (core.workspace === null) throw new AppError('noWorkspace');
  return core.workspace;
}

/** The words of the language that the user chose. */
export function wordsOf(core: Core): Translate {
  return core.locales.translate(core.store.settings().language);
}
