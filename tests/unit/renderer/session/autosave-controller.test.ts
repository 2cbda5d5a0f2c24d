import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave } from '#renderer/session/autosave-controller.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Sent = { readonly value: string; readonly settle: (error?: Error) => void };

function setUp(initial = '') {
  const sent: Sent[] = [];
  const phases: string[] = [];
  const autosave = createAutosave<string>(initial, {
    delay: 1000,
    save: (value) =>
      new Promise<void>((resolve, reject) =>
        sent.push({ value, settle: (error) => (error === undefined ? resolve() : reject(error)) }),
      ),
    validate: (value) => (value === 'bad' ? 'Not acceptable.' : ''),
    explain: (error) => (error as Error).message,
    onChange: ({ phase }) => phases.push(phase),
  });
  return { autosave, sent, phases };
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test('sends once, a pause after the last key', async () => {
  const { autosave, sent, phases } = setUp();
  autosave.edit('a');
  await pass(900);
  autosave.edit('ab');
  await pass(900);
  expect(sent).toHaveLength(0);
  await pass(100);
  expect(sent.map(({ value }) => value)).toEqual(['ab']);
  sent[0]?.settle();
  await pass(0);
  expect(phases).toEqual(['pending', 'pending', 'saving', 'saved']);
});

test('sends at once when the field is left, and not again after the pause', async () => {
  const { autosave, sent } = setUp();
  autosave.edit('a');
  void autosave.flush();
  await pass(0);
  sent[0]?.settle();
  await pass(5000);
  expect(sent).toHaveLength(1);
});

test('sends what was typed while the answer was on its way, after it', async () => {
  const { autosave, sent } = setUp();
  autosave.edit('a');
  await pass(1000);
  autosave.edit('ab');
  await pass(3000);
  expect(sent).toHaveLength(1);
  sent[0]?.settle();
  await pass(1000);
  expect(sent.map(({ value }) => value)).toEqual(['a', 'ab']);
});

test('typing the kept value again leaves nothing to send', async () => {
  const { autosave, sent } = setUp('a');
  autosave.edit('ab');
  autosave.edit('a');
  await pass(5000);
  expect(sent).toHaveLength(0);
  expect(autosave.snapshot().phase).toBe('idle');
});

test('never sends what is not acceptable, and says why', async () => {
  const { autosave, sent } = setUp('good');
  autosave.edit('bad');
  await autosave.flush();
  await pass(5000);
  expect(sent).toHaveLength(0);
  expect(autosave.snapshot()).toEqual({ draft: 'bad', phase: 'invalid', error: 'Not acceptable.' });
});

test('keeps a refused draft with the sentence, and sends it when asked again', async () => {
  const { autosave, sent } = setUp();
  autosave.edit('a');
  await pass(1000);
  sent[0]?.settle(new Error('The disk is full.'));
  await pass(0);
  expect(autosave.snapshot()).toEqual({ draft: 'a', phase: 'failed', error: 'The disk is full.' });
  void autosave.flush();
  await pass(0);
  sent[1]?.settle();
  await pass(0);
  expect(autosave.snapshot()).toEqual({ draft: 'a', phase: 'saved', error: '' });
});

test('takes in a value from elsewhere only where nothing was typed', async () => {
  const { autosave } = setUp('a');
  autosave.adopt('b');
  expect(autosave.snapshot().draft).toBe('b');
  autosave.edit('mine');
  autosave.adopt('theirs');
  expect(autosave.snapshot().draft).toBe('mine');
});

test('does not eat the space just typed when the trimmed value comes back', async () => {
  const { autosave, sent } = setUp();
  autosave.edit('Acme ');
  await pass(1000);
  sent[0]?.settle();
  await pass(0);
  autosave.adopt('Acme');
  expect(autosave.snapshot().draft).toBe('Acme ');
});
