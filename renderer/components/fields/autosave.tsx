import { type ReactNode, useEffect, useState } from 'react';
import { type Autosave, type AutosavePhase, createAutosave } from '#renderer/session/autosave-controller.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { notePhase, registerAutosave } from '#renderer/session/save-state.ts';

/** Pause in typing after which a draft is sent, in milliseconds. */
const AUTOSAVE_DELAY = 1000;

/** What a field needs to show and change a draft; spread it into the components of fields.tsx. */
export type FieldBinding<T> = {
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Leaving the field sends what waits. */
  readonly onBlur: () => void;
  readonly phase: AutosavePhase;
  readonly error: string;
};

export type AutosaveSource<T> = {
  /** As the workspace has it. */
  readonly value: T;
  readonly onSave: (value: T) => Promise<unknown>;
  /** A sentence where the value may not be saved, or `''`. */
  readonly validate?: ((value: T) => string) | undefined;
  /** Words a refusal; the core's own sentence unless given. */
  readonly explain?: ((error: unknown) => string) | undefined;
  /**
   * Names the field beyond its page: a draft that could not be saved when the page was left is there again when it is
   * opened the next time. Unique in the app, such as `systems/<id>/<field>`.
   */
  readonly keepAs?: string | undefined;
};

/** One field that keeps itself saved: on leaving it and after a second's pause, and when the page is left. */
export function useAutosave<T>(source: AutosaveSource<T>): FieldBinding<T> {
  const { keepAs } = source;
  const [field] = useState(() => keptField<T>(keepAs) ?? createField(source));
  const [, rerender] = useState(0);
  field.take(source);
  useEffect(() => {
    field.show(() => rerender((count) => count + 1));
    const unregister = registerAutosave(field.autosave);
    if (keepAs !== undefined) kept.set(keepAs, field);
    return () => {
      field.show(null);
      if (keepAs === undefined) unregister();
      void field.autosave.flush().finally(() => {
        if (keepAs === undefined || !field.isDone()) return;
        unregister();
        kept.delete(keepAs);
      });
    };
  }, [field, keepAs]);
  const { value } = source;
  useEffect(() => field.autosave.adopt(value), [field, value]);
  const { draft, phase, error } = field.autosave.snapshot();
  return { value: draft, phase, error, onChange: field.autosave.edit, onBlur: () => void field.autosave.flush() };
}

/** {@link useAutosave} for lists of fields, where each needs a component of its own. */
export function AutosaveField<T>({
  children,
  ...source
}: AutosaveSource<T> & { readonly children: (field: FieldBinding<T>) => ReactNode }) {
  return children(useAutosave(source));
}

/** Whether a field whose name begins so was left with a draft that could not be saved. */
export function hasUnsavedDrafts(prefix: string): boolean {
  return [...kept].some(([name, field]) => name.startsWith(prefix) && !field.isSettled());
}

type LiveField<T> = {
  readonly autosave: Autosave<T>;
  /** Uses what the page last drew with. */
  readonly take: (source: AutosaveSource<T>) => void;
  /** Tells the page of every change; null while no page shows the field. */
  readonly show: (listener: (() => void) | null) => void;
  readonly isSettled: () => boolean;
  /** Whether nothing is left to be saved and no page shows the field. */
  readonly isDone: () => boolean;
};

/** Named fields in use, and those that were left with a draft. */
const kept = new Map<string, Pick<LiveField<unknown>, 'isSettled'>>();

/** A name stands for one field, and so for one type of value. */
function keptField<T>(name: string | undefined): LiveField<T> | undefined {
  return name === undefined ? undefined : (kept.get(name) as LiveField<T> | undefined);
}

function createField<T>(first: AutosaveSource<T>): LiveField<T> {
  let source = first;
  let listener: (() => void) | null = null;
  const owner = {};
  const autosave = createAutosave<T>(source.value, {
    delay: AUTOSAVE_DELAY,
    save: (value) => source.onSave(value),
    validate: (value) => source.validate?.(value) ?? '',
    explain: (error) => (source.explain ?? sentenceOf)(error),
    onChange: ({ phase }) => {
      notePhase(owner, phase);
      listener?.();
    },
  });
  const isSettled = () => ['idle', 'saved'].includes(autosave.snapshot().phase);
  return {
    autosave,
    take: (next) => {
      source = next;
    },
    show: (next) => {
      listener = next;
    },
    isSettled,
    isDone: () => listener === null && isSettled(),
  };
}
