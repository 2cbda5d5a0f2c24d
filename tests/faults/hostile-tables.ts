import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { sheetRows, workbookParts } from '../unit/core/imports/support.ts';
import { archiveOf, changeEntries, changeXml, type HostileEntry } from './hostile-archives.ts';
import type { Random } from './random.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/imports');

/** Real inventories, and the workbook that the first of them makes. */
export type SoundTables = { readonly csv: Buffer; readonly json: Buffer; readonly workbook: readonly HostileEntry[] };

export function soundTables(): SoundTables {
  const csv = readFileSync(path.join(FIXTURES, 'us-federal-2024-excerpt.csv'));
  const rows = parse(csv.toString('latin1'), { relax_column_count: true, relax_quotes: true });
  const short = rows
    .slice(0, 13)
    .map((cells) => cells.slice(0, 30).map((cell) => cell.replaceAll(/[^\t\n\r -~]/gu, '')));
  const numbers =
    '<row r="90"><c r="A90" t="s"><v>0</v></c><c r="B90" s="1"><v>45413</v></c><c r="C90"><f>1+1</f><v>2</v></c></row>';
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const shared = { name: 'xl/sharedStrings.xml', content: '<sst count="1"><si><t>Shared</t></si></sst>' };
  const parts = [...workbookParts([sheetRows(short) + numbers, sheetRows([['Name'], ['A']])], styles), shared];
  return {
    csv,
    json: readFileSync(path.join(FIXTURES, 'nl-register-2026-excerpt.json')),
    workbook: parts.map(({ name, content }) => ({ name, content: Buffer.from(content) })),
  };
}

export type HostileTable = { readonly name: string; readonly fileName: string; readonly bytes: Buffer };

/** Makes one hostile import file out of a sound one. */
export function makeTable(sound: SoundTables, random: Random): HostileTable {
  const kind = random.next();
  const table =
    kind < 0.33
      ? hostileCsv(sound.csv, random)
      : kind < 0.6
        ? hostileJson(sound.json, random)
        : hostileXlsx(sound.workbook, random);
  // What a file is, its content decides; the name may say anything.
  return random.next() < 0.1
    ? { ...table, fileName: `table.${random.pick(['csv', 'xlsx', 'json', 'txt', 'jsonl'])}` }
    : table;
}

function hostileCsv(csv: Buffer, random: Random): HostileTable {
  const text = csv.toString('latin1');
  const lines = text.split('\n');
  const at = random.below(text.length);
  const some = lines.slice(0, 8).join('\n');
  const changes: Record<string, () => Buffer> = {
    bytes: () => scramble(Buffer.from(csv), random),
    cut: () => csv.subarray(0, at),
    quote: () => Buffer.from(text.slice(0, at) + '"'.repeat(1 + random.below(9)) + text.slice(at), 'latin1'),
    quotes: () => Buffer.from(text.replaceAll(',', random.pick(['","', '",', ',"'])), 'latin1'),
    zeros: () => Buffer.from(text.slice(0, at) + '\0'.repeat(1 + random.below(50)) + text.slice(at), 'latin1'),
    utf16: () => Buffer.from(`${random.pick(['\ufeff', ''])}${text}`, 'utf16le').subarray(random.below(2)),
    utf16be: () =>
      Buffer.from(`\ufeff${text}`, 'utf16le')
        .subarray(0, 2 * Math.floor(text.length / 2))
        .swap16(),
    marks: () => Buffer.concat([Buffer.from('efbbbf'.repeat(1 + random.below(4)), 'hex'), csv]),
    longCell: () => Buffer.from(`${some}\n${'x'.repeat(3_000_000)},y`),
    longRow: () => Buffer.from(`${some}\n${','.repeat(random.pick([900, 1001, 400_000]))}`),
    longHeading: () => Buffer.from(`${'Name,'.repeat(random.pick([900, 5000]))}\n${some}`),
    manyRows: () => Buffer.from(`Name,Purpose\n${'a,b\n'.repeat(random.pick([2_000, 120_000]))}`),
    blankRows: () => Buffer.from(`Name,Purpose\n${'\n'.repeat(1_000_000)}a,b`),
    formulas: () => Buffer.from(`Name,Purpose\n"=cmd|' /C calc'!A0",@SUM(1)\n${'-'.repeat(40_000)},+1`),
    names: () => Buffer.from(`__proto__,constructor,Name,toString\n${'a,b,c,d\n'.repeat(40)}`),
    twins: () => Buffer.from(`Name,${'Name,'.repeat(900)}\n${'same,'.repeat(900)}`),
    sep: () => Buffer.from(`sep=${random.pick(['"', '\\', '\r', 'é', '𝄞', '\u0000', 'a'])}\r\n${some}`),
    ends: () => Buffer.from(text.replaceAll('\n', random.pick(['\r', '\r\r', '\u2028', '\u0085', ''])), 'latin1'),
    direction: () => Buffer.from(`Name,Purpose\n${'\u202e\u2066\ufeff'.repeat(9999)}a,b`),
    halves: () => Buffer.from(`Name,Purpose\n${'\ud800'.repeat(99)},b`, 'utf16le'),
  };
  return changed('csv', changes, random);
}

function hostileJson(json: Buffer, random: Random): HostileTable {
  const text = json.toString('utf8');
  const at = random.below(text.length);
  const deep = random.pick([10, 1000, 200_000]);
  const first = (value: string) => Buffer.from(`[{"name":"A","purpose":${value}},{"name":"B"}]`);
  const changes: Record<string, () => Buffer> = {
    bytes: () => scramble(Buffer.from(json), random),
    cut: () => Buffer.from(text.slice(0, at)),
    deepArray: () => first(`${'['.repeat(deep)}1${']'.repeat(deep)}`),
    deepObject: () => first(`${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`),
    deepTop: () => Buffer.from(`${'['.repeat(deep)}${']'.repeat(deep)}`),
    unclosed: () => Buffer.from(random.pick(['[', '{"a":', '[{"name":"']).repeat(deep)),
    numbers: () =>
      first(random.pick([`1${'0'.repeat(400_000)}`, '1e999', '-1e-999', '-0', '9007199254740993', '0.1e-400'])),
    prototype: () => first('{"__proto__":{"x":1},"constructor":{"prototype":{"y":2}}}'),
    keys: () =>
      Buffer.from(`[{"__proto__":"a","name":"A","constructor":"b","toString":"c","":"d","hasOwnProperty":1}]`),
    wide: () =>
      Buffer.from(`[{${Array.from({ length: random.pick([900, 1001, 60_000]) }, (_, i) => `"k${i}":"v"`).join(',')}}]`),
    long: () => first(`"${'x'.repeat(3_000_000)}"`),
    many: () => Buffer.from(`[${'{"name":"A"},'.repeat(random.pick([2_000, 110_000]))}{"name":"B"}]`),
    halves: () => first('"\\ud800\\u0000\\udfff"'),
    lines: () =>
      Buffer.from('{"name":"A"}\n'.repeat(random.below(3000)) + random.pick(['', '{', '[]', 'null', '{"a":1} x'])),
    values: () =>
      Buffer.from(
        random.pick([
          'null',
          'true',
          '[]',
          '{}',
          '[null]',
          '[[]]',
          '[{}]',
          '""',
          '1',
          '{"a":[{}]}',
          '[1,{"name":"A"}]',
        ]),
      ),
    kinds: () => Buffer.from(text.replaceAll(/": ?"/gu, () => random.pick(['": ["', '": {"', '": 1, "', '": "']))),
    mixed: () =>
      Buffer.from(
        text.replaceAll(
          /": ?"[^"]{0,20}"/gu,
          () => `": ${random.pick(['null', '[]', '{}', '1e30', 'true', '[[1],[2]]', '""'])}`,
        ),
      ),
  };
  return changed('json', changes, random);
}

function hostileXlsx(workbook: readonly HostileEntry[], random: Random): HostileTable {
  const kind = random.next();
  if (kind < 0.35) {
    const { name, bytes } = changeEntries(workbook, random);
    return { name: `xlsx ${name}`, fileName: 'table.xlsx', bytes };
  }
  if (kind < 0.65) return { name: 'xlsx bytes', fileName: 'table.xlsx', bytes: scramble(archiveOf(workbook), random) };
  const entries = workbook.map((entry) => {
    if (!/\.(?:xml|rels)$/u.test(entry.name) || random.next() < 0.6) return entry;
    const xml =
      random.next() < 0.3
        ? scramble(Buffer.from(entry.content), random)
        : changeXml(Buffer.from(entry.content).toString('utf8'), random);
    return { ...entry, content: Buffer.from(xml) };
  });
  return { name: 'xlsx markup', fileName: 'table.xlsx', bytes: archiveOf(entries) };
}

function changed(kind: 'csv' | 'json', changes: Readonly<Record<string, () => Buffer>>, random: Random): HostileTable {
  const name = random.pick(Object.keys(changes));
  return { name: `${kind} ${name}`, fileName: `table.${kind}`, bytes: changes[name]?.() ?? Buffer.alloc(0) };
}

/** A few bytes changed, taken away, or doubled. */
function scramble(bytes: Buffer, random: Random): Buffer {
  let result = bytes;
  for (let count = 1 + random.below(6); count > 0 && result.length > 1; count -= 1) {
    const at = random.below(result.length);
    const length = 1 + random.below(40);
    const how = random.next();
    if (how < 0.5) result[at] = random.below(256);
    else if (how < 0.7) result = Buffer.concat([result.subarray(0, at), result.subarray(at + length)]);
    else if (how < 0.85) result = Buffer.concat([result.subarray(0, at + length), result.subarray(at)]);
    else random.bytes(length).copy(result, at);
  }
  return result;
}
