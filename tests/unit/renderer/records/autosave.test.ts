import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  autosaveFor,
  createAutosave,
  flushForms,
  hasUnsavedText,
  IDLE_BEFORE_SAVE,
  leaveForm,
  type SaveRefusal,
} from '#renderer/records/autosave.ts';

type Sent = { changes: Record<string, unknown>; answer: (refusal: SaveRefusal | null) => void };

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('saving', () => {
  test('saves once, a second after the last keystroke', async () => {
    const { autosave, sent } = form();
    autosave.edit('owner', 'A');
    await vi.advanceTimersByTimeAsync(IDLE_BEFORE_SAVE - 1);
    autosave.edit('owner', 'An');
    await vi.advanceTimersByTimeAsync(IDLE_BEFORE_SAVE - 1);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.map((item) => item.changes)).toEqual([{ owner: 'An' }]);
  });

  test('saves at once when the field is left, and not a second time', async () => {
    const { autosave, sent } = form();
    autosave.edit('owner', 'Ana');
    const flushed = autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    sent[0]?.answer(null);
    expect(await flushed).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(1);
  });

  test('lets go of the text only when it is stored, and says when', async () => {
    const { autosave, sent } = form();
    autosave.edit('owner', 'Ana');
    const flushed = autosave.flush();
    await vi.advanceTimersByTimeAsync(250);
    expect(autosave.store.getState().drafts).toEqual({ owner: { value: 'Ana', status: 'saving', message: '' } });
    sent[0]?.answer(null);
    await flushed;
    expect(autosave.store.getState()).toEqual({ drafts: {}, savedAt: { owner: 250 } });
  });

  test('saves all fields that were touched in one change', async () => {
    const { autosave, sent } = form();
    autosave.edit('owner', 'Ana');
    autosave.edit('purpose', 'Triage');
    void autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map((item) => item.changes)).toEqual([{ owner: 'Ana', purpose: 'Triage' }]);
  });

  test('sends nothing when nothing was typed', async () => {
    const { autosave, sent } = form();
    expect(await autosave.flush()).toBe(true);
    expect(sent).toEqual([]);
  });
});

describe('typing while a save runs', () => {
  test('keeps what was typed meanwhile and saves it next', async () => {
    const { autosave, sent } = form();
    autosave.edit('owner', 'An');
    const first = autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    autosave.edit('owner', 'Ana');
    sent[0]?.answer(null);
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.store.getState().drafts.owner?.value).toBe('Ana');
    expect(sent.map((item) => item.changes)).toEqual([{ owner: 'An' }, { owner: 'Ana' }]);
    sent[1]?.answer(null);
    expect(await first).toBe(true);
    expect(autosave.store.getState().drafts).toEqual({});
  });

  test('runs one save at a time', async () => {
    const { autosave, sent } = form();
    autosave.edit('owner', 'Ana');
    void autosave.flush();
    autosave.edit('purpose', 'Triage');
    void autosave.flush();
    void autosave.flush();
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(1);
    sent[0]?.answer(null);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.slice(1).map((item) => item.changes)).toEqual([]);
  });

  test('a second flush waits for what it found unsent', async () => {
    const { autosave, sent } = form();
    autosave.edit('owner', 'Ana');
    void autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    autosave.edit('purpose', 'Triage');
    const second = autosave.flush();
    sent[0]?.answer(null);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent[1]?.changes).toEqual({ purpose: 'Triage' });
    sent[1]?.answer(null);
    expect(await second).toBe(true);
  });

  test('a failure does not overwrite newer text', async () => {
    const { autosave, sent } = form();
    autosave.edit('owner', 'An');
    void autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    autosave.edit('owner', 'Ana');
    sent[0]?.answer({ message: 'The disk is full.', fields: {} });
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.store.getState().drafts.owner).toEqual({ value: 'Ana', status: 'typing', message: '' });
  });
});

describe('refusals', () => {
  test('keeps the text, says why, and sends it again with the next attempt', async () => {
    const { autosave, sent } = form();
    autosave.edit('owner', 'Ana');
    const first = autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    sent[0]?.answer({ message: 'The disk is full.', fields: {} });
    expect(await first).toBe(false);
    expect(autosave.store.getState().drafts.owner).toEqual({
      value: 'Ana',
      status: 'failed',
      message: 'The disk is full.',
    });
    void autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent[1]?.changes).toEqual({ owner: 'Ana' });
  });

  test('keeps the text when the request itself breaks', async () => {
    const autosave = createAutosave(() => Promise.reject(new Error('No answer.')));
    autosave.edit('owner', 'Ana');
    expect(await autosave.flush()).toBe(false);
    expect(autosave.store.getState().drafts.owner).toEqual({ value: 'Ana', status: 'failed', message: 'No answer.' });
  });

  test('a field at fault does not hold back the others', async () => {
    const { autosave, sent } = form();
    autosave.edit('owner', 'Ana');
    autosave.edit('nextReviewOn', '2026-02-31');
    const flushed = autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    sent[0]?.answer({ message: 'Some fields are not valid.', fields: { nextReviewOn: 'There is no such day.' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(sent[1]?.changes).toEqual({ owner: 'Ana' });
    sent[1]?.answer(null);
    expect(await flushed).toBe(false);
    expect(autosave.store.getState().drafts).toEqual({
      nextReviewOn: { value: '2026-02-31', status: 'invalid', message: 'There is no such day.' },
    });
  });

  test('does not send what the form itself knows to be invalid', async () => {
    const { autosave, sent } = form();
    autosave.edit('name', '', 'A system needs a name.');
    expect(await autosave.flush()).toBe(false);
    expect(sent).toEqual([]);
    autosave.edit('name', 'Triage');
    void autosave.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent[0]?.changes).toEqual({ name: 'Triage' });
  });

  test('a discarded draft is not sent', async () => {
    const { autosave, sent } = form();
    autosave.edit('name', 'Triage');
    autosave.discard('name');
    expect(await autosave.flush()).toBe(true);
    expect(sent).toEqual([]);
  });
});

describe('forms beyond their page', () => {
  test('a form with unsaved text is found again with it; a stored one is forgotten', async () => {
    let stored = false;
    const save = () => Promise.resolve(stored ? null : { message: 'The disk is full.', fields: {} });
    const before = autosaveFor('system-1', save);
    before.edit('owner', 'Ana');
    expect(hasUnsavedText()).toBe(true);
    expect(await leaveForm('system-1')).toBe(false);
    expect(autosaveFor('system-1', save)).toBe(before);
    stored = true;
    expect(await flushForms()).toBe(true);
    expect(hasUnsavedText()).toBe(false);
    expect(await leaveForm('system-1')).toBe(true);
    expect(autosaveFor('system-1', save)).not.toBe(before);
    await leaveForm('system-1');
  });
});

function form() {
  const sent: Sent[] = [];
  const autosave = createAutosave((changes) => {
    return new Promise((answer) => {
      sent.push({ changes: { ...changes }, answer });
    });
  });
  return { autosave, sent };
}
