import type { Random } from './random.ts';

/** Changes to the bytes of a SQLite file, each where its format has something to get wrong. */

const TELLING = [
  0, 1, 2, 3, 5, 10, 13, 127, 128, 255, 256, 4095, 4096, 65_535, 65_536, 0x7fffffff, 0x80000000, 0xffffffff,
];
/** Offset and length of what stands in the header of a file. */
const HEADER_FIELDS = [
  ...[
    [16, 2],
    [18, 1],
    [19, 1],
    [20, 1],
    [21, 1],
    [22, 1],
    [23, 1],
  ],
  ...[24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 92, 96].map((offset) => [offset, 4]),
] as const;

type PageChange = (file: Buffer, random: Random) => Buffer;

export const PAGE_CHANGES: Readonly<Record<string, PageChange>> = {
  bits(file, random) {
    for (let count = 1 + random.below(8); count > 0; count -= 1) {
      const at = random.below(file.length);
      file[at] = (file[at] ?? 0) ^ (1 << random.below(8));
    }
    return file;
  },
  run(file, random) {
    random.bytes(1 + random.below(64)).copy(file, random.below(file.length));
    return file;
  },
  header(file, random) {
    const [offset = 0, length = 1] = random.pick(HEADER_FIELDS);
    return put(file, offset, length, random.next() < 0.7 ? random.pick(TELLING) : random.below(2 ** 32));
  },
  pageHeader(file, random) {
    const start = btreeStart(somePage(file, random));
    const [offset = 0, length = 1] = random.pick([
      [0, 1],
      [1, 2],
      [3, 2],
      [5, 2],
      [7, 1],
      [8, 4],
    ] as const);
    const value = offset === 0 ? random.pick([0, 2, 5, 10, 13, 255]) : telling(file, random);
    return put(file, start + offset, length, value);
  },
  cellPointer(file, random) {
    const start = btreeStart(somePage(file, random));
    const leaf = (file[start] ?? 0) >= 10;
    return put(
      file,
      start + (leaf ? 8 : 12) + 2 * random.below(40),
      2,
      random.next() < 0.5 ? random.below(4096) : random.pick(TELLING),
    );
  },
  cell(file, random) {
    const page = somePage(file, random);
    const start = btreeStart(page);
    const cells = Math.max(1, Math.min(200, read16(file, start + 3)));
    const pointer = read16(file, start + ((file[start] ?? 0) >= 10 ? 8 : 12) + 2 * random.below(cells));
    const cell = (page - 1) * PAGE + pointer;
    const varint = Buffer.from(
      random.pick(['ffffffffffffffffff', '8180808000', 'bfffffff7f', '7f', '00', '8fff7f']),
      'hex',
    );
    if (cell + 16 < file.length) varint.copy(file, cell + random.below(8));
    return file;
  },
  freelist(file, random) {
    const trunk = 1 + random.below(pagesOf(file) + 2);
    put(file, 32, 4, trunk);
    put(file, 36, 4, random.pick([1, 5, pagesOf(file), 0xffffffff]));
    const start = (trunk - 1) * PAGE;
    if (random.next() < 0.5 && trunk > 1 && start + 16 < file.length) {
      put(file, start, 4, random.pick([trunk, 1, 2, 0xffffffff]));
      put(file, start + 4, 4, random.pick([1, 1023, 0xffffffff]));
      put(file, start + 8, 4, random.pick([1, 2, trunk]));
    }
    return file;
  },
  overflow(file, random) {
    const page = somePage(file, random);
    return put(file, (page - 1) * PAGE, 4, random.pick([page, 1, pagesOf(file), pagesOf(file) + 1, 0xffffffff]));
  },
  schemaText(file, random) {
    const [from = '', to = ''] = random.pick([
      ['CREATE TABLE', 'CREATE VIEW '],
      ['NOT NULL', 'NULL    '],
      ['text', 'blob'],
      ['PRIMARY KEY', 'UNIQUE     '],
      ['trail', 'traiL'],
      ['RAISE(ABORT', 'RAISE(IGNORE'],
      ['UPDATE', 'DELETE'],
      ['integer', 'INTEGER'],
    ] as const);
    const places = occurrences(file, from);
    if (places.length > 0) file.write(to, random.pick(places), 'latin1');
    return file;
  },
  contentText(file, random) {
    const places = occurrences(file, random.pick(['":"', '[]', '{"', '2026-', '":', 'null']));
    if (places.length > 0) random.bytes(1 + random.below(3)).copy(file, random.pick(places));
    return file;
  },
  truncated: (file, random) =>
    file.subarray(
      0,
      random.next() < 0.3
        ? random.below(1100)
        : random.next() < 0.5
          ? PAGE * random.below(pagesOf(file))
          : random.below(file.length),
    ),
  swapped(file, random) {
    const [one, two] = [somePage(file, random), somePage(file, random)].map((page) => (page - 1) * PAGE) as [
      number,
      number,
    ];
    const kept = Buffer.from(file.subarray(one, one + PAGE));
    file.copy(file, one, two, two + PAGE);
    kept.copy(file, two);
    return file;
  },
  duplicated(file, random) {
    const from = (somePage(file, random) - 1) * PAGE;
    file.copy(file, (somePage(file, random) - 1) * PAGE, from, from + PAGE);
    return file;
  },
  blanked(file, random) {
    const start = (somePage(file, random) - 1) * PAGE;
    file.fill(random.pick([0, 0xff, 0xa5]), start, Math.min(file.length, start + PAGE));
    return file;
  },
  appended(file, random) {
    const longer = Buffer.concat([
      file,
      random.next() < 0.5 ? random.bytes(random.below(9000)) : file.subarray(0, PAGE * 3),
    ]);
    return random.next() < 0.5 ? put(longer, 28, 4, pagesOf(longer)) : longer;
  },
  shuffled(file, random) {
    for (let count = random.below(12); count > 0; count -= 1)
      put(file, 4 * random.below(file.length / 4), 4, telling(file, random));
    return file;
  },
};

/** The page size of every file that these are applied to; others are made by SQL. */
export const PAGE = 4096;

export function pagesOf(file: Buffer): number {
  return Math.max(1, Math.floor(file.length / PAGE));
}

export function pageAt(file: Buffer, page: number): Buffer {
  const bytes = Buffer.alloc(PAGE);
  file.copy(bytes, 0, (page - 1) * PAGE, page * PAGE);
  return bytes;
}

export function somePage(file: Buffer, random: Random): number {
  return 1 + random.below(pagesOf(file));
}

function btreeStart(page: number): number {
  return page === 1 ? 100 : (page - 1) * PAGE;
}

function telling(file: Buffer, random: Random): number {
  return random.next() < 0.5 ? random.pick(TELLING) : random.below(pagesOf(file) + 2);
}

function put(file: Buffer, offset: number, length: number, value: number): Buffer {
  if (offset + length <= file.length) file.writeUIntBE(value % 2 ** (8 * length), offset, length);
  return file;
}

function read16(file: Buffer, offset: number): number {
  return offset + 2 <= file.length ? file.readUInt16BE(offset) : 0;
}

function occurrences(file: Buffer, text: string): number[] {
  const places: number[] = [];
  for (let at = file.indexOf(text); at >= 0; at = file.indexOf(text, at + 1)) places.push(at);
  return places;
}
