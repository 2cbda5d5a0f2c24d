import { crc32, deflateRawSync } from 'node:zlib';
import type { Random } from './random.ts';

/** An entry of an archive, with every field that two readers may understand differently. */
export type HostileEntry = {
  readonly name: string;
  readonly content: Uint8Array;
  /** The name in the local header, where it is another one than in the directory. */
  readonly localName?: string;
  /** What the headers say of its size and checksum instead of the truth. */
  readonly claimed?: number;
  readonly checksum?: number;
  readonly flags?: number;
  /** Unix type and permissions. */
  readonly mode?: number;
  readonly stored?: boolean;
};

/** An archive, written field by field: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function archiveOf(entries: readonly HostileEntry[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = entry.stored === true ? Buffer.from(entry.content) : deflateRawSync(entry.content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0x800, 2);
    fields.writeUInt16LE(entry.stored === true ? 0 : 8, 4);
    fields.writeUInt32LE(0x5c210000, 6);
    fields.writeUInt32LE(entry.checksum ?? crc32(entry.content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(entry.claimed ?? entry.content.length, 18);
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? entry.name);
    fields.writeUInt16LE(localName.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, localName, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    fields.writeUInt16LE(name.length, 22);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), fields, tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(comment.length, 16);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\u0005\u0006'), end, Buffer.from(comment)]);
}

/** Names that lead out of any folder, or are none. */
export const BAD_NAMES = [
  ...[
    '../../canary/escaped.xml',
    '/tmp/../escaped',
    'C:\\escaped',
    '..\\..\\escaped',
    'xl/../../../canary/escaped.xml',
  ],
  ...[
    'xl/worksheets/\u0000.xml',
    '',
    '/',
    '.',
    '..',
    'con',
    'xl/a\nb.xml',
    '\u202elmx.xml',
    `xl/${'a'.repeat(5000)}.xml`,
  ],
  ...['\\\\server\\share\\x', '__proto__', 'xl/worksheets/sheet1.xml/'],
] as const;

/** Changes to the entries of a sound workbook. */
export function changeEntries(entries: readonly HostileEntry[], random: Random): { name: string; bytes: Buffer } {
  const at = random.below(entries.length);
  const picked = entries[at] ?? { name: 'x', content: Buffer.alloc(0) };
  const replaced = (changes: Partial<HostileEntry>) =>
    archiveOf(entries.map((entry, index) => (index === at ? { ...entry, ...changes } : entry)));
  const zeros = Buffer.alloc(1024 * 1024 * (1 + random.below(24)));
  const inner = archiveOf(entries);
  const changes: Record<string, () => Buffer> = {
    renamed: () => replaced({ name: random.pick(BAD_NAMES) }),
    addedName: () => archiveOf([...entries, { name: random.pick(BAD_NAMES), content: Buffer.from('escaped') }]),
    localName: () => replaced({ localName: random.pick(BAD_NAMES) }),
    swappedNames: () => replaced({ localName: random.pick(entries).name }),
    claimed: () => replaced({ claimed: random.pick([0, 1, 0x7fffffff, 0xffffffff, picked.content.length - 1]) }),
    checksum: () => replaced({ checksum: random.below(2 ** 32) }),
    flags: () => replaced({ flags: random.pick([0, 1, 8, 9, 0x40, 0x2000, 0xffff]) }),
    link: () => replaced({ mode: 0o120777, content: Buffer.from('../../canary/notes.txt') }),
    device: () => replaced({ mode: random.pick([0o060644, 0o020644, 0o010644, 0o140644, 0o104755]) }),
    twice: () => archiveOf([...entries, { ...picked, content: Buffer.from('<x/>') }]),
    missing: () => archiveOf(entries.filter((_, index) => index !== at)),
    emptied: () => replaced({ content: Buffer.alloc(0) }),
    bomb: () => replaced({ content: zeros }),
    bombBeside: () => archiveOf([...entries, { name: 'xl/media/picture.png', content: zeros, claimed: 10 }]),
    nested: () => replaced({ content: inner, stored: random.next() < 0.5 }),
    many: () =>
      archiveOf([
        ...entries,
        ...Array.from({ length: random.pick([50, 6000]) }, (_, i) => ({ name: `f${i}`, content: Buffer.alloc(0) })),
      ]),
    comment: () => archiveOf(entries, random.pick(['PK\u0005\u0006'.repeat(5), 'x'.repeat(60_000)])),
    before: () => Buffer.concat([random.bytes(300), inner]),
    after: () => Buffer.concat([inner, random.bytes(300)]),
    two: () => Buffer.concat([inner, archiveOf(entries.slice(0, 2))]),
  };
  const name = random.pick(Object.keys(changes));
  return { name, bytes: changes[name]?.() ?? inner };
}

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}<!ENTITY out SYSTEM "file:///etc/passwd">]>`;

/** Changes to the text of one part of a workbook. */
export function changeXml(xml: string, random: Random): string {
  const cut = random.below(xml.length + 1);
  return random.pick([
    () => `${LAUGHS}${xml}`,
    () => `${LAUGHS}${xml.replace(/<t[^>]*>[^<]*/u, '<t>&a11;&out;')}`,
    () => `${'<a>'.repeat(20_000)}${xml}`,
    () => `${xml.slice(0, cut)}${'<row>'.repeat(30_000)}${xml.slice(cut)}`,
    () => xml.replace(/<c /u, `<c x="${'y'.repeat(2_000_000)}" `),
    () => xml.replace(/<c /u, `<c ${Array.from({ length: 20_000 }, (_, i) => `a${i}=""`).join(' ')} `),
    () =>
      xml.replaceAll(/r="[A-Z]+\d+"/gu, (place) =>
        random.next() < 0.1 ? `r="${random.pick(['XFD1048576', 'A0', 'ZZZZ1', 'A-1', '1A', ''])}"` : place,
      ),
    () => xml.replaceAll(/ t="\w+"/gu, () => ` t="${random.pick(['s', 'b', 'e', 'd', 'n', 'str', 'x', ''])}"`),
    () => xml.replaceAll(/ s="\d+"/gu, ' s="99999999"'),
    () =>
      xml.replaceAll(
        '<v>',
        `<v>${random.pick(['1e999', '-1', 'NaN', '99999999999999999999', '&#0;', '&#xD800;', '&#99999999;'])}`,
      ),
    () => xml.replace('sheetId', 'sheet\u0000Id'),
    () => xml.replaceAll('<t', '<!--<t'),
    () => xml.replaceAll('<t>', `<t>${'='.repeat(50_000)}`),
    () =>
      xml.replace(
        /Target="[^"]*"/u,
        `Target="${random.pick(['../../../../etc/passwd', 'file:///etc/passwd', 'http://127.0.0.1:1/', ''])}"`,
      ),
    () => `${xml.slice(0, cut)}${random.bytes(40).toString('latin1')}${xml.slice(cut)}`,
    () => xml.slice(0, cut),
    () => xml.repeat(3),
    () => Buffer.from(xml, 'utf16le').toString('latin1'),
  ])();
}
