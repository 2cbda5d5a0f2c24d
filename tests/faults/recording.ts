import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** What a process did to the files of its folder, in order; names are relative to that folder. */
export type Operation =
  | { readonly kind: 'create'; readonly inode: bigint; readonly name: string }
  | { readonly kind: 'write'; readonly inode: bigint; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly inode: bigint; readonly length: number }
  | { readonly kind: 'syncFile'; readonly inode: bigint }
  | { readonly kind: 'syncFolder' }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'link' | 'rename'; readonly from: string; readonly to: string }
  /** A message to the parent process left: whatever it acknowledges must survive from here on. */
  | { readonly kind: 'said'; readonly message: unknown };

/** Bytes of a record before its names (record-io.c). */
const HEAD = 25;

const SOURCE = path.join(import.meta.dirname, 'record-io.c');

/** Why nothing can be recorded here; undefined where it can. */
export const cannotRecord = findObstacle();

function findObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'writes are recorded on Linux alone';
  const { status } = spawnSync('cc', ['-fsyntax-only', SOURCE]);
  return status === 0 ? undefined : 'there is no C compiler with the headers of the C library';
}

/** @returns the library that stands in front of the C library, made in `folder` */
export function buildRecorder(folder: string): string {
  const library = path.join(folder, 'record-io.so');
  const { status, stderr } = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, SOURCE], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`cc: ${stderr}`);
  return library;
}

/** Environment variables under which a process records what it does below `folder`. */
export function recordTo(library: string, folder: string, log: string): Record<string, string> {
  return { LD_PRELOAD: library, RECORD_FOLDER: folder, RECORD_LOG: log };
}

/** The same, for one that kills itself when it has done so many operations. */
export function killAfter(library: string, folder: string, operations: number): Record<string, string> {
  return { ...recordTo(library, folder, '/dev/null'), RECORD_KILL: String(operations) };
}

export function readRecording(folder: string, log: string): Operation[] {
  const bytes = fs.readFileSync(log);
  const operations: Operation[] = [];
  const relative = (name: string) => path.relative(folder, name);
  let unfinished = '';
  for (let at = 0; at < bytes.length; ) {
    const kind = String.fromCharCode(bytes[at] ?? 0);
    const inode = bytes.readBigUInt64LE(at + 1);
    const position = Number(bytes.readBigInt64LE(at + 9));
    const namesEnd = at + HEAD + bytes.readUInt32LE(at + 17);
    const [name = '', to = ''] = bytes.toString('utf8', at + HEAD, namesEnd).split('\n');
    const dataEnd = namesEnd + bytes.readUInt32LE(at + 21);
    const data = bytes.subarray(namesEnd, dataEnd);
    at = dataEnd;
    switch (kind) {
      case 'C':
        operations.push({ kind: 'create', inode, name: relative(name) });
        break;
      case 'W':
        operations.push({ kind: 'write', inode, offset: position, data });
        break;
      case 'T':
        operations.push({ kind: 'truncate', inode, length: position });
        break;
      case 'S':
        operations.push({ kind: 'syncFile', inode });
        break;
      case 'D':
        operations.push({ kind: 'syncFolder' });
        break;
      case 'U':
        operations.push({ kind: 'remove', name: relative(name) });
        break;
      case 'L':
      case 'R':
        operations.push({ kind: kind === 'L' ? 'link' : 'rename', from: relative(name), to: relative(to) });
        break;
      case 'A': {
        const lines = (unfinished + data.toString('utf8')).split('\n');
        unfinished = lines.pop() ?? '';
        for (const line of lines) operations.push({ kind: 'said', message: JSON.parse(line) });
        break;
      }
      default:
        throw new Error(`the recording is not complete: ${kind} ${name}`);
    }
  }
  return operations;
}
