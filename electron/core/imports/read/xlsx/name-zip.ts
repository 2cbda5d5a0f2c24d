/** What archives hold that are no workbook, and what a sentence calls them. */
const KINDS: readonly { readonly part: RegExp; readonly problem: string; readonly kind: string }[] = [
  { part: /^xl\/workbook\.bin$/iu, problem: 'binaryWorkbook', kind: 'XLSB' },
  { part: /^word\/document\d*\.xml$/iu, problem: 'document', kind: 'Word' },
  { part: /^ppt\/presentation\.xml$/iu, problem: 'document', kind: 'PowerPoint' },
  { part: /^(?:Index\/.*\.iwa|Index\.zip|index\.apxl|index\.xml\.gz)$/u, problem: 'iWork', kind: '' },
  { part: /^META-INF\/container\.xml$/u, problem: 'kind', kind: 'EPUB' },
];

/** The sentence for an archive that holds no workbook: a key of `imports:unreadable`, and the kind that it names. */
export function nameZip(names: readonly string[], bytes: Uint8Array): { problem: string; kind: string } {
  // Such a file begins with its type, not packed.
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const [, open] = /application\/vnd\.(?:oasis\.opendocument|sun\.xml)\.([\w-]+)/u.exec(head) ?? [];
  if (open?.startsWith('spreadsheet') || open === 'calc') return { problem: 'openDocument', kind: '' };
  if (open !== undefined) return { problem: 'document', kind: 'LibreOffice' };
  const found = KINDS.find(({ part }) => names.some((name) => part.test(name)));
  return found ?? { problem: 'kind', kind: 'ZIP' };
}
