import type { Failure } from '#shared/contract/define.ts';

/**
 * Messages between a host and the core process, over Electron's parentPort or Node's IPC channel alike: plain JSON.
 * One core process serves one window and owns at most one workspace file.
 */
export type ToCore =
  | { readonly kind: 'request'; readonly id: number; readonly route: string; readonly input: unknown }
  /** Finish what is running, close the workspace, end. */
  | { readonly kind: 'shutdown' };

export type FromCore =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'response';
      readonly id: number;
      readonly result: { ok: true; data: unknown } | { ok: false; error: Failure };
    }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown };

/** How a host starts the core: one JSON value in the environment variable `AI_GUARD_CORE_OPTIONS`. */
export type CoreOptions = {
  readonly host: 'desktop' | 'browser' | 'cli';
  /** Folder that holds `resources/` and `db/migrations/`. */
  readonly appFolder: string;
  /** Folder for settings, recent files and whatever else is not the user's document. Made when missing. */
  readonly dataFolder: string;
  readonly portable: boolean;
  readonly version: string;
  /** Who acts, where a host says so for the whole run; else it is chosen in the app. */
  readonly actor?: string | undefined;
};
export const CORE_OPTIONS_VARIABLE = 'AI_GUARD_CORE_OPTIONS';
