export type SniffedFormat =
  | { readonly kind: 'zip' }
  | { readonly kind: 'text' }
  /** An older Excel file (`encrypted` false) or a workbook locked with a password, both in Microsoft's compound format. */
  | { readonly kind: 'compound'; readonly encrypted: boolean }
  /** A format that is no table, by the name people know it by. */
  | { readonly kind: 'other'; readonly name: string };

const MAGIC: readonly { readonly name: string; readonly bytes: readonly number[]; readonly at?: number }[] = [
  { name: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { name: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'GIF', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'TIFF', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { name: 'TIFF', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { name: 'WebP', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { name: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'RTF', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { name: 'SQLite', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66] },
  { name: 'gzip', bytes: [0x1f, 0x8b] },
  { name: 'bzip2', bytes: [0x42, 0x5a, 0x68] },
  { name: 'XZ', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: '7-Zip', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { name: 'RAR', bytes: [0x52, 0x61, 0x72, 0x21] },
  { name: 'Parquet', bytes: [0x50, 0x41, 0x52, 0x31] },
  { name: 'MP4', bytes: [0x66, 0x74, 0x79, 0x70], at: 4 },
  { name: 'ELF', bytes: [0x7f, 0x45, 0x4c, 0x46] },
];

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** `PK` and a local file header, or the end record of an empty archive. */
const ZIP = [0x50, 0x4b];

/** What a file is by its first bytes; its name may say otherwise. */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  if (hasBytes(bytes, ZIP, 0) && (bytes[2] === 3 || bytes[2] === 5 || bytes[2] === 7)) return { kind: 'zip' };
  if (hasBytes(bytes, COMPOUND, 0)) return { kind: 'compound', encrypted: isEncryptedPackage(bytes) };
  const other = MAGIC.find((magic) => hasBytes(bytes, magic.bytes, magic.at ?? 0));
  return other === undefined ? { kind: 'text' } : { kind: 'other', name: other.name };
}

const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/^mime-version:/iu, 'webArchive'],
  [/<(?:!doctype html|html|head|meta|body|table|div)[\s>]/iu, 'html'],
  [/<office:document|urn:oasis:names:tc:opendocument/iu, 'flatOpenDocument'],
  [/urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/iu, 'xmlSpreadsheet'],
];
const HEAD_CHARACTERS = 4096;

/** What a text is that is markup and no table: a key of `imports:unreadable`; `null` for any other text. */
export function nameMarkup(text: string): string | null {
  const head = text.slice(0, HEAD_CHARACTERS).trimStart();
  if (!/^(?:<[!?a-z]|mime-version:)/iu.test(head)) return null;
  const known = MARKUP.find(([sign]) => sign.test(head))?.[1];
  return known ?? (head.startsWith('<?xml') ? 'xml' : null);
}

function hasBytes(bytes: Uint8Array, expected: readonly number[], at: number): boolean {
  return bytes.length >= at + expected.length && expected.every((byte, index) => bytes[at + index] === byte);
}

/** MS-OFFCRYPTO: a locked workbook holds a stream named EncryptedPackage; the directory writes names in UTF-16. */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}
