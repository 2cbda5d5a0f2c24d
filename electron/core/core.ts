import path from 'node:path';
import { type Environment, systemEnvironment } from '#db/environment.ts';
import type { WorkspaceFile } from '#db/open.ts';
import type { Catalogue } from '#shared/catalogue/catalogue.ts';
import type { Failure } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import { loadCatalogue } from './catalogue.ts';
import { createDispatch, type Dispatch, toFailure } from './dispatch.ts';
import { type Locales, loadLocales, type Translate } from './locales.ts';
import type { CoreOptions } from './protocol.ts';
import { closeWorkspace } from './services/workspace.ts';
import { openStore, type Store } from './store.ts';

export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** What the services work with: everything the core knows, made once per process. */
export type Core = {
  readonly options: CoreOptions;
  readonly environment: Environment;
  readonly locales: Locales;
  readonly catalogue: Catalogue;
  readonly store: Store;
  readonly emit: Emit;
  readonly migrationsFolder: string;
  /** Running jobs by the id that their caller chose. */
  readonly jobs: Map<string, AbortController>;
  /** The one workspace that is open, or null. */
  workspace: WorkspaceFile | null;
};

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
    emit,
    migrationsFolder: path.join(options.appFolder, 'db', 'migrations'),
    jobs: new Map(),
    workspace: null,
  };
  return {
    dispatch: createDispatch(core),
    failure: (error) => toFailure(error, wordsOf(core)),
    words: () => wordsOf(core),
    stop() {
      for (const job of core.jobs.values()) job.abort();
      closeWorkspace(core);
    },
  };
}

/** @throws AppError noWorkspace */
export function openWorkspaceOf(core: Core): WorkspaceFile {
  if (core.workspace === null) throw new AppError('noWorkspace');
  return core.workspace;
}

/** The words of the language that the user chose. */
export function wordsOf(core: Core): Translate {
  return core.locales.translate(core.store.settings().language);
}

/** Who acts, for the trail: the name from the settings, else the account's. */
export function actorOf(core: Core): string {
  return core.store.settings().actor || core.store.accountName;
}
