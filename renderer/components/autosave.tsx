import { type ReactNode, useEffect, useState } from 'react';
import { type Autosave, type AutosavePhase, createAutosave } from './autosave-controller.ts';
import { sentenceOf } from './error-sentence.ts';
import { notePhase, registerAutosave } from './save-state.ts';

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
  field.source = source;
  useEffect(() => {
    field.listener = () => rerender((count) => count + 1);
    const unregister = registerAutosave(field.autosave);
    if (keepAs !== undefined) kept.set(keepAs, { field, settled: () => isSettled(field) });
    return () => {
      field.listener = null;
      if (keepAs === undefined) unregister();
      void field.autosave.flush().then(() => {
        if (keepAs === undefined || field.listener !== null || !isSettled(field)) return;
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

/** Whether a field whose name begins so holds a draft that could not be saved. */
export function hasUnsavedDrafts(prefix: string): boolean {
  return [...kept].some(([name, { settled }]) => name.startsWith(prefix) && !settled());
}

type LiveField<T> = {
  source: AutosaveSource<T>;
  /** Null while no page shows the field. */
  listener: (() => void) | null;
  readonly autosave: Autosave<T>;
};

/** Named fields in use, and those that were left with a draft. A name stands for one field, and so for one type. */
const kept = new Map<string, { readonly field: unknown; readonly settled: () => boolean }>();

function keptField<T>(name: string | undefined): LiveField<T> | undefined {
  return name === undefined ? undefined : (kept.get(name)?.field as LiveField<T> | undefined);
}

function isSettled<T>({ autosave }: LiveField<T>): boolean {
  const { phase } = autosave.snapshot();
  return phase === 'idle' || phase === 'saved';
}

function createField<T>(source: AutosaveSource<T>): LiveField<T> {
  const field: LiveField<T> = {
    source,
    listener: null,
    autosave: createAutosave<T>(source.value, {
      delay: AUTOSAVE_DELAY,
      save: (value) => field.source.onSave(value),
      validate: (value) => field.source.validate?.(value) ?? '',
      explain: (error) => (field.source.explain ?? sentenceOf)(error),
      onChange: ({ phase }) => {
        notePhase(field, phase);
        field.listener?.();
      },
    }),
  };
  return field;
}
