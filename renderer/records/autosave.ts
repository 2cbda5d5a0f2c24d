import { createStore, type StoreApi } from 'zustand/vanilla';

/** How a field stands between what is typed and what is stored. A field without a draft shows the stored value. */
export type FieldDraft = {
  readonly value: unknown;
  /** `invalid` waits for a correction, `failed` is sent again with the next attempt. */
  readonly status: 'typing' | 'saving' | 'invalid' | 'failed';
  /** Why it is invalid or was not saved: a finished sentence. */
  readonly message: string;
};

export type AutosaveState = {
  readonly drafts: Readonly<Record<string, FieldDraft>>;
  /** Fields saved since the form was opened, with the time in milliseconds since 1970. */
  readonly savedAt: Readonly<Record<string, number>>;
};

/** A refusal to save: sentences by field, or one sentence where no field is at fault. */
export type SaveRefusal = { readonly message: string; readonly fields: Readonly<Record<string, string>> };
/** Stores the changes; resolves to null when they are stored and shown as the stored value, else to the refusal. */
export type SaveChanges = (changes: Readonly<Record<string, unknown>>) => Promise<SaveRefusal | null>;

export type Autosave = {
  readonly store: StoreApi<AutosaveState>;
  /** Takes what was typed; `problem` says why it cannot be stored as it is, `''` when it can. */
  edit(field: string, value: unknown, problem?: string): void;
  /** Sends what was typed now; resolves to whether everything is stored. */
  flush(): Promise<boolean>;
  /** Lets go of what was typed in a field. */
  discard(field: string): void;
};

/** Milliseconds without a keystroke after which a form saves by itself. */
export const IDLE_BEFORE_SAVE = 1000;

/**
 * Saves a form field by field. What was typed is held until the store has it: a refused or failed save keeps the text
 * and says so. One save runs at a time; what is typed meanwhile follows in the next.
 */
export function createAutosave(save: SaveChanges, now: () => number = Date.now): Autosave {
  const store = createStore<AutosaveState>(() => ({ drafts: {}, savedAt: {} }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  function setDrafts(changes: Readonly<Record<string, FieldDraft>>): void {
    store.setState((state) => ({ drafts: { ...state.drafts, ...changes } }));
  }

  function unsent(): Record<string, unknown> {
    const drafts = Object.entries(store.getState().drafts);
    const ready = drafts.filter(([, draft]) => draft.status === 'typing' || draft.status === 'failed');
    return Object.fromEntries(ready.map(([field, draft]) => [field, draft.value]));
  }

  async function saveOnce(): Promise<'saved' | 'corrected' | 'failed'> {
    const changes = unsent();
    setDrafts(mapDrafts(changes, 'saving', ''));
    const refusal = await save(changes).catch((error: unknown) => ({ message: sentence(error), fields: {} }));
    if (refusal === null) {
      settle(changes);
      return 'saved';
    }
    const { drafts } = store.getState();
    const unchanged = Object.keys(changes).filter((field) => drafts[field]?.status === 'saving');
    const faulty = unchanged.filter((field) => Object.hasOwn(refusal.fields, field));
    if (faulty.length > 0) {
      // The store takes all or nothing: the other fields go again without those at fault.
      for (const field of unchanged) {
        const problem = refusal.fields[field];
        setDrafts({
          [field]: {
            value: changes[field],
            status: problem === undefined ? 'typing' : 'invalid',
            message: problem ?? '',
          },
        });
      }
      return 'corrected';
    }
    setDrafts(mapDrafts(pick(changes, unchanged), 'failed', refusal.message));
    return 'failed';
  }

  function settle(changes: Readonly<Record<string, unknown>>): void {
    store.setState((state) => {
      const drafts = { ...state.drafts };
      const savedAt = { ...state.savedAt };
      for (const field of Object.keys(changes)) {
        if (drafts[field]?.status !== 'saving') continue;
        delete drafts[field];
        savedAt[field] = now();
      }
      return { drafts, savedAt };
    });
  }

  async function saveAll(): Promise<void> {
    while (Object.keys(unsent()).length > 0) {
      if ((await saveOnce()) === 'failed') return;
    }
  }

  const autosave: Autosave = {
    store,
    edit(field, value, problem = '') {
      setDrafts({ [field]: { value, status: problem === '' ? 'typing' : 'invalid', message: problem } });
      clearTimeout(timer);
      timer = setTimeout(autosave.flush, IDLE_BEFORE_SAVE);
    },
    async flush() {
      clearTimeout(timer);
      await running;
      if (running === undefined && Object.keys(unsent()).length > 0) {
        running = saveAll().finally(() => {
          running = undefined;
        });
      }
      await running;
      return Object.keys(store.getState().drafts).length === 0;
    },
    discard(field) {
      store.setState((state) => {
        const drafts = { ...state.drafts };
        delete drafts[field];
        return { drafts };
      });
    },
  };
  return autosave;
}

/** Forms with text that is not stored yet, kept beyond their page so that a failed save loses nothing. */
const open = new Map<string, Autosave>();

/** The form of one record; the same one as long as it holds text that is not stored. */
export function autosaveFor(key: string, save: SaveChanges): Autosave {
  const known = open.get(key);
  if (known !== undefined) return known;
  const autosave = createAutosave(save);
  open.set(key, autosave);
  return autosave;
}

/** Saves on the way out and forgets the form once nothing is left in it; resolves to whether everything is stored. */
export async function leaveForm(key: string): Promise<boolean> {
  const autosave = open.get(key);
  if (autosave === undefined) return true;
  const stored = await autosave.flush();
  if (stored && open.get(key) === autosave) open.delete(key);
  return stored;
}

/** Saves every open form: before a workspace is closed, a core has come back, or the window goes away. */
export async function flushForms(): Promise<boolean> {
  const stored = await Promise.all([...open.values()].map((autosave) => autosave.flush()));
  return stored.every(Boolean);
}

/** Whether any form holds text that is not stored. */
export function hasUnsavedText(): boolean {
  return [...open.values()].some((autosave) => Object.keys(autosave.store.getState().drafts).length > 0);
}

function mapDrafts(
  changes: Readonly<Record<string, unknown>>,
  status: FieldDraft['status'],
  message: string,
): Record<string, FieldDraft> {
  return Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, { value, status, message }]));
}

function pick(changes: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, changes[field]]));
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
