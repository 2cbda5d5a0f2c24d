import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** The page's modules hold what is open and what was left, so each test loads its own. */
async function load() {
  vi.stubGlobal('window', { location: { href: 'http://127.0.0.1/' } });
  vi.stubGlobal('EventSource', vi.fn());
  const [fields, place, state, api, forms, toasts] = await Promise.all([
    import('#renderer/components/fields/kept-fields.ts'),
    import('#renderer/host/open-workspace.ts'),
    import('#renderer/session/save-state.ts'),
    import('#renderer/host/api.ts'),
    import('#renderer/records/form/left-forms.ts'),
    import('#renderer/session/toasts.ts'),
  ]);
  return { ...fields, ...place, ...state, ...api, ...forms, ...toasts };
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const NAME = 'documents/gap-analysis/approver';
const later = () => vi.advanceTimersByTimeAsync(5000);
const refuse = () => Promise.reject(new Error('The disk is full.'));

test('a draft that could not be saved is there again in its own workspace, and neither seen nor sent in another', async () => {
  const app = await load();
  app.enterWorkspace('one');
  const sent: string[] = [];
  const first = app.fieldOf('one', { keepAs: NAME, value: '', onSave: refuse });
  first.show(() => {});
  first.autosave.edit('Written for one');
  await later();
  first.leave();

  app.enterWorkspace('two');
  expect(app.hasUnsavedDrafts('documents/')).toBe(false);
  expect(app.phasesIn(app.useSaveState.getState().open, 'two')).toEqual([]);
  first.take({ keepAs: NAME, value: '', onSave: async (value) => void sent.push(value) });
  const second = app.fieldOf('two', { keepAs: NAME, value: '', onSave: async (value) => void sent.push(value) });
  expect(second.autosave.snapshot().draft).toBe('');
  await app.flushDrafts();
  await later();
  expect(sent).toEqual([]);

  app.enterWorkspace('one');
  expect(app.hasUnsavedDrafts('documents/')).toBe(true);
  const again = app.fieldOf('one', { keepAs: NAME, value: '', onSave: refuse });
  expect(again.autosave.snapshot()).toMatchObject({ draft: 'Written for one', phase: 'failed' });
  await app.flushDrafts();
  expect(sent).toEqual(['Written for one']);
  expect(app.hasUnsavedDrafts('documents/')).toBe(false);
});

test('what is typed while another workspace is being opened waits for its own', async () => {
  const app = await load();
  app.enterWorkspace('one');
  const sent: string[] = [];
  const field = app.fieldOf('one', { keepAs: NAME, value: '', onSave: async (value) => void sent.push(value) });
  field.show(() => {});
  const opened = Promise.withResolvers<void>();
  const switching = app.whileSwitching(async () => {
    await opened.promise;
    app.enterWorkspace('two');
  });
  await later();
  field.autosave.edit('Typed meanwhile');
  await later();
  opened.resolve();
  await switching;
  field.leave();
  await later();
  expect(sent).toEqual([]);
  app.enterWorkspace('one');
  await app.flushDrafts();
  expect(sent).toEqual(['Typed meanwhile']);
});

test('a field of the program itself is the same in every workspace', async () => {
  const app = await load();
  app.enterWorkspace('one');
  const field = app.fieldOf(null, { keepAs: 'settings/actor', value: '', onSave: refuse });
  field.show(() => {});
  field.autosave.edit('Zoë Müller');
  await later();
  field.leave();
  await later();
  app.enterWorkspace('two');
  expect(app.fieldOf(null, { keepAs: 'settings/actor', value: '', onSave: refuse })).toBe(field);
  expect(app.phasesIn(app.useSaveState.getState().open, 'two')).toEqual(['failed']);
});

test('a draft of a record that is gone ends with it, and so does what was said of it', async () => {
  const app = await load();
  app.enterWorkspace('one');
  const failure = { code: 'recordMissing', message: 'Gone.', params: {}, fields: {} } as const;
  let answer: Error = new Error('The disk is full.');
  const field = app.fieldOf('one', { keepAs: 'actions/1/title', value: '', onSave: () => Promise.reject(answer) });
  field.show(() => {});
  field.autosave.edit('Typed');
  await later();
  field.leave();
  await later();
  app.leaveForm({ workspaceId: 'one', prefix: 'actions/1/', name: 'ACT-001', onReturn: () => {} });
  expect(app.useToasts.getState().toasts).toHaveLength(1);
  answer = new app.RequestError(failure);
  await app.flushDrafts();
  expect(app.hasUnsavedDrafts('actions/')).toBe(false);
  expect(app.useSaveState.getState().open.size).toBe(0);
  expect(app.useToasts.getState().toasts).toEqual([]);
});

test('the form that was left is led back to in its own workspace, until nothing of it is unsaved', async () => {
  const app = await load();
  app.enterWorkspace('one');
  const field = app.fieldOf('one', {
    keepAs: 'organisation/contactEmail',
    value: '',
    onSave: async () => {},
    validate: (value) => (value.includes('@ ') ? 'No address.' : ''),
  });
  field.show(() => {});
  field.autosave.edit('jan@ ministerie');
  field.leave();
  app.leaveForm({ workspaceId: 'one', prefix: 'organisation/', name: 'Organisation', onReturn: () => {} });
  const ledBackTo = (id: string) => app.leftIn(app.useLeftForms.getState().forms, id).map(({ prefix }) => prefix);
  expect(app.useToasts.getState().toasts.map(({ tone }) => tone)).toEqual(['problem']);
  app.enterWorkspace('two');
  expect(app.useToasts.getState().toasts).toEqual([]);
  expect(ledBackTo('two')).toEqual([]);
  app.enterWorkspace('one');
  expect(ledBackTo('one')).toEqual(['organisation/']);
  field.autosave.edit('jan@ministerie.example');
  await app.flushDrafts();
  expect(ledBackTo('one')).toEqual([]);
});

test('what was written into a record goes with it when it is removed, also what could never be sent', async () => {
  const app = await load();
  app.enterWorkspace('one');
  const refused = { validate: () => 'This is needed.', onSave: async () => {}, value: 'Data team' };
  const field = app.fieldOf('one', { ...refused, keepAs: 'interviews/1/title' });
  field.show(() => {});
  field.autosave.edit('');
  app.forgetDrafts('interviews/1/');
  field.leave();
  app.leaveForm({ workspaceId: 'one', prefix: 'interviews/1/', name: 'INT-001', onReturn: () => {} });
  expect(app.hasUnsavedDrafts('interviews/')).toBe(false);
  expect(app.useSaveState.getState().open.size).toBe(0);
  expect(app.useToasts.getState().toasts).toEqual([]);
});
