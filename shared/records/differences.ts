import type { RecordWords } from './words.ts';

type Difference = { readonly field: string; readonly recorded: unknown; readonly found: unknown };

/** What the trail has and what the file has, in words; as it lies there where words would not tell the two apart. */
export function differenceWords(words: RecordWords, entity: string, { field, recorded, found }: Difference) {
  const said = (value: unknown) => words.value(entity, field, value) || bare(value);
  const alike = typeof recorded === typeof found && Array.isArray(recorded) === Array.isArray(found);
  const [before, after] = alike ? [said(recorded), said(found)] : [bare(recorded), bare(found)];
  const told = before === after ? [bare(recorded), bare(found)] : [before, after];
  return { field: words.field(entity, field), recorded: told[0], found: told[1] };
}

function bare(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
