import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { CHUNK_BYTES } from '#db/contents/contents.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Report } from '../running-jobs.ts';

/** Pieces that are under way at a time: enough that neither side waits, few enough for a small laptop. */
const UNDER_WAY = 10;

export type ReadSource = {
  readonly file: string;
  /** Takes the pieces, and gives their memory back; null where only the hash is wanted. */
  readonly port: MessagePort | null;
  readonly stage: string;
};

export type SourceRead = { readonly sha256: string; readonly bytes: number };

/**
 * Reads a file once, on a thread of its own: hashes it and hands its pieces on meanwhile.
 *
 * @throws AppError fileMissing, fileIsFolder, fileUnreadable, evidenceEmpty, evidenceChanging where somebody wrote to it
 */
export async function readSource({ file, port, stage }: ReadSource, report: Report): Promise<SourceRead> {
  const params = { name: path.basename(file) };
  const descriptor = fs.openSync(file, 'r');
  const hash = createHash('sha256');
  const before = fs.fstatSync(descriptor, { bigint: true });
  const total = Number(before.size);
  const pool = openPool(port);
  let bytes = 0;
  try {
    if (before.isDirectory()) throw new AppError('fileIsFolder', { ...params, folder: path.dirname(file) });
    if (total === 0) throw new AppError('evidenceEmpty', params);
    for (;;) {
      const piece = await pool.take();
      const length = fill(descriptor, piece);
      if (length === 0) break;
      hash.update(piece.subarray(0, length));
      bytes += length;
      pool.send(piece, length);
      report({ done: bytes, total, stage });
    }
    const after = fs.fstatSync(descriptor, { bigint: true });
    if (bytes !== total || after.size !== before.size || after.mtimeNs !== before.mtimeNs) {
      throw new AppError('evidenceChanging', params);
    }
    await pool.settled();
    return { sha256: hash.digest('hex'), bytes };
  } finally {
    fs.closeSync(descriptor);
    port?.close();
  }
}

/** A whole piece, save at the end: a read may give less than was asked for. */
function fill(descriptor: number, piece: Uint8Array): number {
  let length = 0;
  while (length < piece.length) {
    const read = fs.readSync(descriptor, piece, length, piece.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return length;
}

type Pool = {
  take(): Promise<Uint8Array>;
  send(piece: Uint8Array, length: number): void;
  /** Says that this was all, and resolves once the other side has taken it. */
  settled(): Promise<void>;
};

/** Memory goes over with each piece and comes back when it was written, so that there is never more of it. */
function openPool(port: MessagePort | null): Pool {
  if (port === null) {
    const piece = new Uint8Array(CHUNK_BYTES);
    return { take: async () => piece, send: () => {}, settled: async () => {} };
  }
  const free: Uint8Array[] = Array.from({ length: UNDER_WAY }, () => new Uint8Array(CHUNK_BYTES));
  const waiting: (() => void)[] = [];
  port.on('message', (memory: ArrayBuffer) => {
    free.push(new Uint8Array(memory));
    waiting.shift()?.();
  });
  const back = () => new Promise<void>((resolve) => waiting.push(resolve));
  return {
    async take() {
      while (free.length === 0) await back();
      return free.pop() as Uint8Array;
    },
    send(piece, length) {
      const memory = piece.buffer as ArrayBuffer;
      port.postMessage({ memory, length }, [memory]);
    },
    async settled() {
      port.postMessage(null);
      // The piece that was taken last found the end, and stayed here.
      while (free.length < UNDER_WAY - 1) await back();
    },
  };
}
