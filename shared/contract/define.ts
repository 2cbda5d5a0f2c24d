import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/**
 * A route of the contract: the only door between a host (window, browser, command line) and the core.
 * Inputs and outputs are JSON values, so that any transport carries them unchanged.
 */
export type Route = {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** `query` reads, `command` changes the workspace (and is announced to all windows), `shell` never touches it. */
  readonly kind: 'query' | 'command' | 'shell';
  /**
   * Names of input fields that hold a path. From a window they must be grants that the host gave out for a file
   * which the user chose; the host puts the path in their place. So a window never names a path by itself.
   */
  readonly files?: readonly string[];
};

export function defineRoute<const R extends Route>(route: R): R {
  return route;
}

export type Failure = {
  readonly code: ErrorCode;
  /** One sentence for a person: what went wrong and where. */
  readonly message: string;
  /** Values named in the sentence, for a host that words it anew. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Sentences by input field (dotted path), where the input was at fault. */
  readonly fields: Readonly<Record<string, string>>;
};

export type Result<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: Failure };
