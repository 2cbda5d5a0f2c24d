import type { Environment } from '#db/environment.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import type { ViewFolder } from '#db/file/view.ts';
import type { Catalogue } from '#shared/catalogue/catalogue.ts';
import { LANGUAGES } from '#shared/contract/app.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import type { ControlledDocument } from '#shared/entities/approval.ts';
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
  /**
   * Control data of the documents of the pack on a day, each with how its approval stands. Handed in, because what a
   * document says rests on fulfilment, and fulfilment on what is approved.
   */
  readonly controls: (core: Core, day: string) => readonly ControlledDocument[];
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

/** Today's calendar date in UTC, `YYYY-MM-DD`: the days of the trail. */
export function todayUtc({ environment }: Pick<Core, 'environment'>): string {
  return environment.now().toISOString().slice(0, 10);
}

/** Of no people: for tests. */
const PSEUDO = 'en-XA';

/**
 * The language that something is written in: the one asked for, else that of the screen.
 *
 * @throws AppError languageMissing: nothing says that it is in a language in which it is not
 */
export function languageOf(core: Core, wanted?: string): string {
  const language = wanted ?? core.store.settings().language;
  if (!LANGUAGES.some((known) => known === language)) {
    throw new AppError('languageMissing', {
      language,
      languages: LANGUAGES.filter((known) => known !== PSEUDO).join(', '),
    });
  }
  return language;
}
