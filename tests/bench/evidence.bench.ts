import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Session, withCore } from './core-session.ts';
import { inMiB, inMs, measureInTurns, printTable, times } from './measure.ts';

const MIB = 2 ** 20;
const SIZE = 512 * MIB;
const REPETITIONS = 5;
/** Of the slower of copying and hashing. */
const LEAST_SHARE = 0.6;
const LARGE = 2048 * MIB;
const MOST_MEMORY = 150 * MIB;

/** Taking in a recording, against copying it and hashing it; and what two gigabytes take of memory. */
export async function benchEvidence(): Promise<void> {
  await withCore(async (session) => {
    const { folder, request } = session;
    const source = path.join(folder, 'recording.mp4');
    writeBytes(source, SIZE);
    let round = 0;
    const workspace = () =>
      request('workspace.create', {
        path: path.join(folder, `${(round += 1)}.aims`),
        organisationName: 'Bench',
        sample: false,
      });
    const results = await measureInTurns(
      [
        { name: 'copy and sync', run: () => copyAndSync(source, path.join(folder, 'copy')) },
        { name: 'SHA-256', run: () => hashOf(source) },
        { name: 'a new workspace', run: workspace },
        { name: 'taken in', run: () => request('evidence.receive', { path: source }) },
        {
          name: 'tidying up',
          run: () => {
            fs.rmSync(path.join(folder, 'copy'));
            fs.rmSync(path.join(folder, `${round - 1}.aims`), { force: true });
          },
        },
      ],
      REPETITIONS,
    );
    const slower = Math.max(results.get('copy and sync') ?? Number.NaN, results.get('SHA-256') ?? Number.NaN);
    printTable(
      `Evidence of ${inMiB(SIZE)}; at least ${LEAST_SHARE * 100} % of the speed of the slower of copying and hashing`,
      ['', 'time', 'MB/s', 'share', ''],
      [...results]
        .filter(([name]) => name !== 'a new workspace' && name !== 'tidying up')
        .map(([name, ms]) => [
          name,
          inMs(ms),
          (SIZE / 1e3 / ms).toFixed(0),
          times(slower / ms),
          name === 'taken in' && slower / ms < LEAST_SHARE ? 'UNDER THE LIMIT' : '',
        ]),
    );
    await takeInLarge(session);
  });
}

async function takeInLarge({ folder, pid, request }: Session): Promise<void> {
  if (process.platform !== 'linux') return;
  const source = path.join(folder, 'long.mp4');
  writeBytes(source, LARGE);
  await request('workspace.create', {
    path: path.join(folder, 'large.aims'),
    organisationName: 'Bench',
    sample: false,
  });
  fs.writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = memoryOf(pid, 'VmRSS');
  const { sha256 } = await request('evidence.receive', { path: source });
  const added = memoryOf(pid, 'VmHWM') - before;
  printTable(
    `Memory for evidence of ${inMiB(LARGE)}; at most ${inMiB(MOST_MEMORY)} more`,
    ['', 'added at most', 'hash', ''],
    [['core', inMiB(added), sha256 === hashOf(source) ? 'same' : 'DIFFERENT', added > MOST_MEMORY ? 'OVER' : '']],
  );
}

/** Bytes that do not compress and are another file each time the process runs. */
function writeBytes(file: string, size: number): void {
  const piece = Buffer.alloc(MIB);
  const descriptor = fs.openSync(file, 'w');
  for (let written = 0; written < size; written += piece.length) {
    for (let at = 0; at < piece.length; at += 64) piece.writeInt32LE(Math.imul(written + at, 2654435761) ^ at, at);
    fs.writeSync(descriptor, piece);
  }
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
}

function copyAndSync(source: string, target: string): void {
  fs.copyFileSync(source, target);
  const descriptor = fs.openSync(target, 'r+');
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
}

function hashOf(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(MIB);
  const descriptor = fs.openSync(file, 'r');
  for (let read = 1; read > 0; ) {
    read = fs.readSync(descriptor, piece);
    hash.update(piece.subarray(0, read));
  }
  fs.closeSync(descriptor);
  return hash.digest('hex');
}

/** Bytes, from Linux's account of a process. */
function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const line = fs
    .readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${field}:`));
  return Number(line?.replace(/\D/g, '')) * 1024;
}
