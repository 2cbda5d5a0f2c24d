const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/giu;
const LAST_CODE = 0x10ffff;

/** Text out of markup: entities, line ends as XML reads them, and what Excel writes as `_x000D_`. */
export function plainText(markup: string): string {
  let text = markup.includes('\r') ? markup.replace(/\r\n?/gu, '\n') : markup;
  if (text.includes('&')) text = text.replace(ENTITY, decodeEntity);
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function decodeEntity(entity: string, decimal?: string, hexadecimal?: string, sign?: string): string {
  if (sign !== undefined) return SIGNS[sign.toLowerCase()] ?? entity;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code <= LAST_CODE ? String.fromCodePoint(code) : entity;
}

/** The text of a shared or inline string: that of all its runs, without the readings above Japanese words. */
export function stringOf(markup: string): string {
  const spoken = markup.includes('<rPh') ? markup.split('<rPh').map(afterReading).join('') : markup;
  const pieces = spoken.split(/<t(?=[\s>])/u).slice(1);
  return plainText(pieces.map((piece) => textOf(piece)).join(''));
}

/** The text of the first element of this name, `undefined` where there is none; `''` where it is empty. */
export function elementText(markup: string, name: string): string | undefined {
  for (let at = markup.indexOf(`<${name}`); at !== -1; at = markup.indexOf(`<${name}`, at + 1)) {
    const behind = at + 1 + name.length;
    if (/[\s/>]/u.test(markup[behind] ?? '')) return plainText(textOf(markup.slice(behind)));
  }
  return undefined;
}

/** @param piece what stands behind the name of an opening tag */
function textOf(piece: string): string {
  const start = piece.indexOf('>');
  if (start === -1 || piece[start - 1] === '/') return '';
  const end = piece.indexOf('<', start);
  return piece.slice(start + 1, end === -1 ? undefined : end);
}

function afterReading(piece: string, index: number): string {
  if (index === 0) return piece;
  const end = piece.indexOf('</rPh>');
  return end === -1 ? '' : piece.slice(end);
}

export function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`, 'u').exec(attributes)?.[1];
}
