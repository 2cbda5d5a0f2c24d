import type { Operation } from './recording.ts';

/**
 * What becomes of bytes that were written and not synced: nothing of them is there after the cut, all of it is, or a
 * disk that writes in an order of its own has some sectors on its plates and others not.
 */
const SURVIVALS = ['none', 'all', 'torn'] as const;
export type Survival = (typeof SURVIVALS)[number];

/** The least that a disk writes whole, in bytes. */
const SECTOR = 512;

export type Cut = {
  /** Operations before the cut. */
  readonly after: number;
  readonly survival: Survival;
  /** Everything that the process had said. */
  readonly said: readonly unknown[];
  /** What the folder holds when the power is back, by name; contents are valid until the next cut. */
  readonly files: ReadonlyMap<string, SurvivingFile>;
};

export type SurvivingFile = {
  /** Whether every byte of it was synced: a file that is, and that nobody touches, stays as it is. */
  readonly settled: boolean;
  content(): Buffer;
};

/**
 * Cuts the power after every `every`th operation, once in each way. Names survive as journalled file systems keep
 * them: in the order in which they were made, and for certain only once a folder was synced.
 *
 * @param random from 0 to 1: which sectors and names survive where that is left to chance
 */
export function* cutPower(operations: readonly Operation[], every: number, random: () => number): Generator<Cut> {
  const disk = createDisk(random);
  const said: unknown[] = [];
  let after = 0;
  for (const operation of operations) {
    if (operation.kind === 'said') said.push(operation.message);
    else disk.apply(operation);
    after += 1;
    if (after % every !== 0) continue;
    for (const survival of SURVIVALS) yield { after, survival, said, files: disk.filesAfterCut(survival) };
  }
}

type Piece = Extract<Operation, { kind: 'write' | 'truncate' }>;
type Inode = { readonly synced: Content; readonly written: Content; unsynced: Piece[] };
type Names = Map<string, Inode>;

function createDisk(random: () => number) {
  const inodes = new Map<bigint, Inode>();
  const names: Names = new Map();
  const syncedNames: Names = new Map();
  let unsyncedNames: ((target: Names) => void)[] = [];
  const scratch = createContent();

  function rename(change: (target: Names) => void): void {
    change(names);
    unsyncedNames.push(change);
  }

  function apply(operation: Exclude<Operation, { kind: 'said' }>): void {
    switch (operation.kind) {
      case 'create': {
        const inode: Inode = { synced: createContent(), written: createContent(), unsynced: [] };
        inodes.set(operation.inode, inode);
        rename((target) => target.set(operation.name, inode));
        break;
      }
      case 'write':
      case 'truncate': {
        const inode = known(inodes.get(operation.inode));
        inode.written.apply(operation);
        inode.unsynced.push(operation);
        break;
      }
      case 'syncFile': {
        const inode = known(inodes.get(operation.inode));
        for (const piece of inode.unsynced) inode.synced.apply(piece);
        inode.unsynced = [];
        break;
      }
      case 'syncFolder':
        for (const change of unsyncedNames) change(syncedNames);
        unsyncedNames = [];
        break;
      case 'remove':
        rename((target) => target.delete(operation.name));
        break;
      case 'link':
      case 'rename': {
        const inode = known(names.get(operation.from));
        rename((target) => {
          if (operation.kind === 'rename') target.delete(operation.from);
          target.set(operation.to, inode);
        });
        break;
      }
    }
  }

  function filesAfterCut(survival: Survival): Map<string, SurvivingFile> {
    const left = new Map(syncedNames);
    const kept = { none: 0, all: 1, torn: random() }[survival];
    for (const change of unsyncedNames.slice(0, Math.round(kept * unsyncedNames.length))) change(left);
    return new Map(
      [...left].map(([name, inode]) => [
        name,
        { settled: inode.unsynced.length === 0, content: () => contentAfterCut(inode, survival) },
      ]),
    );
  }

  function contentAfterCut(inode: Inode, survival: Survival): Buffer {
    if (survival === 'all') return inode.written.bytes();
    if (survival === 'none' || inode.unsynced.length === 0) return inode.synced.bytes();
    scratch.copy(inode.synced);
    for (const piece of inode.unsynced) {
      if (piece.kind === 'write') for (const sector of sectorsOf(piece)) if (random() < 0.5) scratch.apply(sector);
      if (piece.kind === 'truncate' && random() < 0.5) scratch.apply(piece);
    }
    return scratch.bytes();
  }

  return { apply, filesAfterCut };
}

function known(inode: Inode | undefined): Inode {
  if (inode === undefined) throw new Error('the recording is not complete: a file was never made');
  return inode;
}

function sectorsOf(piece: Extract<Piece, { kind: 'write' }>): Piece[] {
  const sectors: Piece[] = [];
  for (let from = 0; from < piece.data.length; ) {
    const to = Math.min(piece.data.length, from + SECTOR - ((piece.offset + from) % SECTOR));
    sectors.push({ ...piece, offset: piece.offset + from, data: piece.data.subarray(from, to) });
    from = to;
  }
  return sectors;
}

type Content = { apply(piece: Piece): void; copy(other: Content): void; bytes(): Buffer };

/** A file's bytes in a buffer that grows by doubling: a log takes thousands of pieces. */
function createContent(): Content {
  let buffer = Buffer.alloc(0);
  let length = 0;

  function grow(size: number): void {
    if (size > buffer.length) {
      const larger = Buffer.alloc(Math.max(size, buffer.length * 2));
      buffer.copy(larger, 0, 0, length);
      buffer = larger;
    }
    length = Math.max(length, size);
  }

  return {
    apply(piece) {
      if (piece.kind === 'write') {
        grow(piece.offset + piece.data.length);
        piece.data.copy(buffer, piece.offset);
      } else if (piece.length >= length) grow(piece.length);
      else {
        buffer.fill(0, piece.length, length);
        length = piece.length;
      }
    },
    copy(other) {
      const bytes = other.bytes();
      buffer.fill(0, 0, length);
      length = 0;
      grow(bytes.length);
      bytes.copy(buffer);
    },
    bytes: () => buffer.subarray(0, length),
  };
}
