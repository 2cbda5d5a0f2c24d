import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { WorkbookComparison } from '#shared/contract/domains/workbook.ts';
import { type AssessmentResult, emptyResult, resultKey } from '#shared/entities/assessment.ts';
import { ANSWER_COLUMNS, type AnswerColumn, answersOf } from '#shared/entities/workbook.ts';
import type { TestCore } from '../core.ts';
import type { Entry } from './support.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../../fixtures/workbooks');
export const EDITED = { xlsx: path.join(FIXTURES, 'edited.xlsx'), csv: path.join(FIXTURES, 'edited.csv') };

/** What is typed into a cell, and the answer that it gives. */
type Edit = {
  readonly key: string;
  readonly column: AnswerColumn;
  readonly typed: string | number;
  readonly answer: string;
};

/** Ten parts with five cells each. */
const KEYS = ['4.1/1', '4.1/3', '4.2', '5.2/1', '6.1.2', '6.1.2/2', '7.5.1', '9.2.1', 'A.2.2', 'A.6.2.4/1'];
const STATUSES = [
  ['Met', 'met'],
  ['partly met', 'partlyMet'],
  ['NOT MET', 'notMet'],
  ['Largely met', 'largelyMet'],
  ['Not applicable', 'notApplicable'],
] as const;

/** 50 cells as a client fills them in, in words that Windows-1252 can write. */
export const EDITS: readonly Edit[] = KEYS.flatMap((key, index) => {
  const [typed, status] = STATUSES[index % STATUSES.length] ?? STATUSES[0];
  const finding = `Größe „${index}“:\nsaid "twice"; done`;
  const [day, date] = index % 2 === 0 ? ['2026-11-24', '2026-11-24'] : ['5.3.2026', '2026-03-05'];
  return [
    { key, column: 'status', typed, answer: status },
    { key, column: 'maturity', typed: index % 6, answer: String(index % 6) },
    { key, column: 'finding', typed: finding, answer: finding },
    { key, column: 'owner', typed: `  Jürgen  ${index} `, answer: `Jürgen ${index}` },
    { key, column: 'assessedOn', typed: day, answer: date },
  ] as const;
});

export const DELETED = ['4.3', '4.3/1', '7.2', 'A.3.2/1', 'A.10.4'];

/** Changed here while the workbook was away: two on both sides, one to the same, two here alone. */
export const MEANWHILE: readonly Entry[] = [
  {
    nodeId: '4.2',
    element: 0,
    changes: { owner: 'Ida', finding: EDITS.find(({ key, column }) => key === '4.2' && column === 'finding')?.answer },
  },
  { nodeId: '6.1.2', element: 0, changes: { maturity: 5 } },
  { nodeId: '8.2', element: 0, changes: { note: 'Written here.', interviewee: 'Eva' } },
];

/** Everything of the standard as it stands in a workspace, by key. */
export async function resultsOf(core: TestCore): Promise<Map<string, AssessmentResult>> {
  const { results } = await core.ask('assessment.get', {});
  return new Map(results.map((result) => [resultKey(result), result]));
}

/** The edits as LibreOffice makes them: cells first, then rows deleted, then the columns in another order. */
export function editWithLibreOffice(
  source: string,
  keys: readonly string[],
  folder: string,
): { xlsx: string; csv: string } {
  const rowOf = (key: string) => keys.indexOf(key) + 1;
  const files = { xlsx: path.join(folder, 'edited.xlsx'), csv: path.join(folder, 'edited.csv') };
  const edits = {
    ...{ source, profile: path.join(folder, 'profile'), ...files },
    cells: EDITS.map(({ key, column, typed }) => [rowOf(key), 3 + ANSWER_COLUMNS.indexOf(column), typed]),
    deleteRows: DELETED.map(rowOf),
    // Identifier and requirement change places, and so do status and owner.
    moveColumns: [
      [0, 12],
      [2, 0],
      [12, 2],
      [3, 12],
      [7, 3],
      [12, 7],
    ],
  };
  fs.writeFileSync(path.join(folder, 'edits.json'), JSON.stringify(edits));
  const script = path.join(FIXTURES, 'edit-with-libreoffice.py');
  execFileSync(PYTHON, [script, path.join(folder, 'edits.json')], { stdio: ['ignore', 'ignore', 'pipe'] });
  return files;
}

/** LibreOffice's modules belong to the system's Python. */
const PYTHON = '/usr/bin/python3';

export function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    execFileSync(PYTHON, ['-c', 'import uno'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

type Sides = {
  readonly issued: ReadonlyMap<string, AssessmentResult>;
  readonly here: ReadonlyMap<string, AssessmentResult>;
};

/** What a comparison has to find, worked out from the edits alone. */
export function expectedCells({ issued, here }: Sides, threeWay: boolean): string[] {
  const expected: string[] = [];
  const edited = new Map(EDITS.map((edit) => [`${edit.key} ${edit.column}`, edit.answer]));
  const keys = new Set([...issued.keys(), ...here.keys(), ...KEYS]);
  for (const key of keys) {
    if (DELETED.includes(key)) continue;
    const [before, now] = [answersAt(issued, key), answersAt(here, key)];
    for (const column of ANSWER_COLUMNS) {
      const file = edited.get(`${key} ${column}`) ?? before[column];
      if (file === now[column] || (threeWay && file === before[column])) continue;
      const free = threeWay ? now[column] === before[column] : now[column] === '';
      expected.push(
        `${key} ${column} ${free ? 'offered' : 'conflict'}: ${threeWay ? before[column] : '-'} | ${now[column]} | ${file}`,
      );
    }
  }
  return expected.sort();
}

export function foundCells(
  comparison: WorkbookComparison,
  lineOf: (cell: WorkbookComparison['cells'][number]) => string,
): string[] {
  return comparison.cells.map(lineOf).sort();
}

function answersAt(results: ReadonlyMap<string, AssessmentResult>, key: string) {
  return answersOf(results.get(key) ?? emptyResult(key));
}

/** With the line ends of Windows, within cells too. */
export function withCrlf(file: string): Buffer {
  return Buffer.from(fs.readFileSync(file).toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
}
