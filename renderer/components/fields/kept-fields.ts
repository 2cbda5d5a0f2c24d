import { RequestError } from '#renderer/host/api.ts';
import { openWorkspaceId } from '#renderer/host/open-workspace.ts';
import { type Autosave, createAutosave } from '#renderer/session/autosave-controller.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { type DraftOwner, maySend, notePhase, registerAutosave } from '#renderer/session/save-state.ts';

/** Pause in typing after which a draft is sent, in milliseconds. */
const AUTOSAVE_DELAY = 1000;

export type AutosaveSource<T> = {
  /** As the workspace has it. */
  readonly value: T;
  readonly onSave: (value: T) => Promise<unknown>;
  /** A sentence where the value may not be saved, or `''`. */
  readonly validate?: ((value: T) => string) | undefined;
  /** Words a refusal; the core's own sentence unless given. */
  readonly explain?: ((error: unknown) => string) | undefined;
  /**
   * Names the field beyond its page, such as `systems/<id>/<field>`: a draft that could not be saved when the page was
   * left is there again when it is opened the next time. Unique in its workspace.
   */
  readonly keepAs: string;
};

/** A field in use, or one that was left with a draft. */
export type LiveField<T> = {
  readonly autosave: Autosave<T>;
  /** Uses what the page last drew with. */
  readonly take: (source: AutosaveSource<T>) => void;
  /** Tells the page of every change, from now on. */
  readonly show: (listener: () => void) => void;
  /** No page shows it any more: what waits is sent, and what cannot be is kept. */
  readonly leave: () => void;
};

type Kept = DraftOwner & {
  readonly name: string;
  readonly field: unknown;
  readonly isSettled: () => boolean;
  readonly forget: () => void;
};

/** By workspace and name: two clients have fields of the same name, and one must never see what is written for another. */
const kept = new Map<string, Kept>();

/** The field of that name in a workspace, with the draft that it was left with; null stands for the program's own. */
export function fieldOf<T>(workspaceId: string | null, source: AutosaveSource<T>): LiveField<T> {
  const known = kept.get(keyOf(workspaceId, source.keepAs));
  // A name stands for one field, and so for one type of value.
  return known === undefined ? createField(workspaceId, source) : (known.field as LiveField<T>);
}

/** Whether a field of a workspace whose name begins so has a draft that is not saved, such as one that could not be. */
export function hasUnsavedDrafts(prefix: string, workspaceId = openWorkspaceId()): boolean {
  return [...kept.values()].some(
    (field) => field.workspaceId === workspaceId && field.name.startsWith(prefix) && !field.isSettled(),
  );
}

/** The record of these fields was removed, and what was written into it went with it. */
export function forgetDrafts(prefix: string): void {
  const openId = openWorkspaceId();
  for (const field of [...kept.values()]) {
    if (field.workspaceId === openId && field.name.startsWith(prefix)) field.forget();
  }
}

function keyOf(workspaceId: string | null, name: string): string {
  return `${workspaceId ?? ''} ${name}`;
}

function createField<T>(workspaceId: string | null, first: AutosaveSource<T>): LiveField<T> {
  let source = first;
  let listener: (() => void) | null = null;
  let unregister = () => {};
  const key = keyOf(workspaceId, first.keepAs);
  const owner = { workspaceId };
  const autosave = createAutosave<T>(source.value, {
    delay: AUTOSAVE_DELAY,
    save: (value) => source.onSave(value).catch(unlessGone),
    validate: (value) => source.validate?.(value) ?? '',
    explain: (error) => (source.explain ?? sentenceOf)(error),
    maySend: () => maySend(owner),
    onChange: ({ phase }) => {
      notePhase(owner, phase);
      listener?.();
      dropWhenDone();
    },
  });
  const isSettled = () => ['idle', 'saved'].includes(autosave.snapshot().phase);
  /** Nothing is left to be said of a record that is not there any more, once nobody looks at it. */
  function unlessGone(error: unknown): void {
    const gone = error instanceof RequestError && error.failure.code === 'recordMissing';
    if (!gone || listener !== null) throw error;
  }
  function dropWhenDone(): void {
    if (listener === null && isSettled()) drop();
  }
  function drop(): void {
    unregister();
    kept.delete(key);
  }
  function forget(): void {
    drop();
    notePhase(owner, 'idle');
  }
  const field: LiveField<T> = {
    autosave,
    take(next) {
      source = next;
    },
    show(next) {
      listener = next;
      unregister = registerAutosave(autosave);
      kept.set(key, { workspaceId, name: first.keepAs, field, isSettled, forget });
    },
    leave() {
      listener = null;
      void autosave.flush();
      dropWhenDone();
    },
  };
  return field;
}
