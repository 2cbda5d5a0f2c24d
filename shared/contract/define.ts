import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/** Tables whose records people change, by the names under which the trail knows them (db/schema). */
export const RECORD_TABLES = [
  'workspace',
  'organisation',
  'aiSystems',
  'assessments',
  'assessmentResults',
  'interviews',
  'actions',
  'evidence',
  'evidenceRevisions',
  'evidenceLinks',
  'documentControls',
  'approvals',
  'readinessWaivers',
  'nodeStatements',
  'nodeConfirmations',
  'people',
  'snapshots',
] as const;
export type RecordTable = (typeof RECORD_TABLES)[number];

/**
 * What an answer can rest on: records, the trail (which every change of records appends to), the bytes of evidence with
 * what was read out of them, and what this computer keeps beside the workspace: settings, recent files, backups, who is
 * chosen, what was open where.
 */
export const SOURCES = [...RECORD_TABLES, 'trail', 'contents', 'computer'] as const;
export type Source = (typeof SOURCES)[number];
/** What routes of the kind `shell` may change. */
export const BESIDE_RECORDS: readonly Source[] = ['contents', 'computer'];

/** A list that shows one table's records, each as one row. */
export type ListedRows = {
  readonly of: RecordTable;
  /** Tables whose records are part of a row, with the field by which they name the record that they belong to. */
  readonly with?: Readonly<Partial<Record<RecordTable, string>>>;
};

/**
 * How a route uses a file: reads it, writes it, opens it and works in it from then on, or takes all of it in, so that
 * what a browser sent is no longer needed.
 */
export type FileUse = 'read' | 'write' | 'open' | 'take';

/**
 * A route of the contract: the only door between a host (window, browser, command line) and the core.
 * Inputs and outputs are JSON values, so that any transport carries them unchanged.
 */
export type Route = {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /**
   * Input fields that hold a path, and what becomes of the file. From a window they must be grants that the host gave
   * out for a file which the user chose; the host puts the path in their place. So a window never names a path by itself.
   */
  readonly files?: Readonly<Record<string, FileUse>>;
} & (
  | {
      /** `query` reads. */
      readonly kind: 'query';
      /**
       * What its answer rests on: a change of any of it makes an answer that a page keeps stale, and nothing else does.
       * None where the answer tells of a file that was written.
       */
      readonly reads: readonly Source[];
      /**
       * Where the answer is an array of rows, in the order of their codes and then their ids: after a change only those
       * that changed have to travel (`lists.read`).
       */
      readonly rows?: ListedRows;
    }
  /** `command` changes records, and is announced to all windows; `shell` changes none. */
  | { readonly kind: 'command' | 'shell' }
);

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
