import { describe, expect, test } from 'vitest';
import type { AiSystem } from '#shared/entities/ai-system.ts';
import { applyPlan, planText } from './support.ts';

async function importText(text: string): Promise<AiSystem[]> {
  return applyPlan([], await planText(text));
}

function fatesOf(plan: { rows: { fate: string }[] }): string[] {
  return plan.rows.map((row) => row.fate);
}

describe('identifiers that were rewritten', () => {
  const text = (...ids: readonly string[]) =>
    ['System ID,Name,Unit,Purpose', ...ids.map((id, index) => `${id},${['Bot', 'Ocr'][index]},HR,${'AR'[index]}`)].join(
      '\n',
    );

  test.each([
    ['zeros lost', ['0007', '0012'], ['7', '12']],
    ['zeros gained', ['7', '12'], ['007', '012']],
    ['written as numbers', ['7', '12'], ['7.0', '12.0']],
    ['written otherwise', ['SYS-007', 'SYS-012'], ['sys 7', 'SYS12']],
    ['longer ones', ['AI.02.007', 'AI.02.012'], ['AI-2-7', 'AI-2-12']],
  ])('%s: the same systems, each with a note', async (_, before, after) => {
    const known = await importText(text(...before));
    const plan = await planText(text(...after), known);
    expect(fatesOf(plan)).toEqual(['update', 'update']);
    expect(plan.rows[0]?.notes).toEqual([
      `The identifier was ${before[0]} at the last import and is now ${after[0]}; by name and content the row is SYS-001, which is updated.`,
    ]);
    expect(fatesOf(await planText(text(...after), applyPlan(known, plan)))).toEqual(['unchanged', 'unchanged']);
  });

  test('all anew: the same systems where all else is equal', async () => {
    const list = (first: string, second: string) =>
      `System ID,Name,Unit,Purpose\n${first},Bot,HR,answers all letters\n${second},Ocr,HR,reads all the letters`;
    const known = await importText(list('A-1', 'A-9'));
    expect(fatesOf(await planText(list('X-55', 'X-21'), known))).toEqual(['update', 'update']);
  });

  test('anew and with other content: taken as new, and the choice is named', async () => {
    const known = await importText(text('A-1', 'A-9'));
    const changed = 'System ID,Name,Unit,Purpose\nX-5,Bot,HR,sorts\nA-9,Ocr,HR,R';
    const plan = await planText(changed, known);
    expect(fatesOf(plan)).toEqual(['new', 'unchanged']);
    expect(plan.rows[0]?.notes).toEqual([expect.stringContaining('SYS-001 has the same name and unit')]);
    expect(fatesOf(await planText(changed, known, { externalId: '' }))).toEqual(['update', 'unchanged']);
  });

  test('of systems that are still in the file say nothing', async () => {
    const known = await importText('System ID,Name,Unit,Purpose\nA-1,Bot,HR,answers all the letters');
    const plan = await planText(
      'System ID,Name,Unit,Purpose\nA-1,Bot,HR,answers all the letters\nB-7,Bot,HR,answers all the letters',
      known,
    );
    expect(plan.rows.map(({ fate, notes }) => [fate, notes])).toEqual([
      ['unchanged', []],
      ['new', []],
    ]);
  });
});
