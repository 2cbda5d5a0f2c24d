/** Where a draft stands: untouched, waiting for a pause, on its way, kept, not acceptable, or refused. */
export type AutosavePhase = 'idle' | 'pending' | 'saving' | 'saved' | 'invalid' | 'failed';

export type AutosaveSnapshot<T> = {
  readonly draft: T;
  readonly phase: AutosavePhase;
  /** The sentence to show where the phase is `invalid` or `failed`; `''` otherwise. */
  readonly error: string;
};

export type AutosaveOptions<T> = {
  readonly save: (value: T) => Promise<unknown>;
  /** A sentence where the value may not be saved, or `''`. */
  readonly validate: (value: T) => string;
  readonly explain: (error: unknown) => string;
  /** Whether drafts may be sent just now; what may not waits for the next {@link Autosave.flush}. */
  readonly maySend?: () => boolean;
  readonly onChange: (snapshot: AutosaveSnapshot<T>) => void;
  /** Pause in typing after which a draft is sent, in milliseconds. */
  readonly delay: number;
};

export type Autosave<T> = {
  readonly snapshot: () => AutosaveSnapshot<T>;
  readonly edit: (value: T) => void;
  /** Sends the draft now where there is one; also the way to try a refused one again. */
  readonly flush: () => Promise<void>;
  /** Takes in the value as the workspace has it; a draft that was not yet sent is kept. */
  readonly adopt: (value: T) => void;
};

/** Keeps one field's draft and sends it after a pause; at most one request at a time, the newest draft last. */
export function createAutosave<T>(initial: T, options: AutosaveOptions<T>): Autosave<T> {
  let kept = initial;
  let current: AutosaveSnapshot<T> = { draft: initial, phase: 'idle', error: '' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  function set(next: Partial<AutosaveSnapshot<T>>): void {
    current = { ...current, ...next };
    options.onChange(current);
  }

  function edit(value: T): void {
    clearTimeout(timer);
    const error = options.validate(value);
    if (error !== '') return set({ draft: value, phase: 'invalid', error });
    if (sameValue(value, kept) && running === undefined) return set({ draft: value, phase: 'idle', error: '' });
    set({ draft: value, phase: 'pending', error: '' });
    timer = setTimeout(() => void flush(), options.delay);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (running !== undefined) return running.then(flush);
    if (current.phase !== 'pending' && current.phase !== 'failed') return;
    if (options.maySend?.() === false) return;
    running = send(current.draft);
    await running;
  }

  async function send(value: T): Promise<void> {
    set({ phase: 'saving', error: '' });
    try {
      await options.save(value);
      running = undefined;
      kept = value;
      if (current.phase === 'invalid') return;
      if (sameValue(current.draft, value)) return set({ phase: 'saved' });
      return edit(current.draft);
    } catch (error) {
      running = undefined;
      if (current.phase === 'saving') set({ phase: 'failed', error: options.explain(error) });
    }
  }

  function adopt(value: T): void {
    const untouched = current.phase === 'idle' || current.phase === 'saved';
    kept = value;
    // The core trims lines: taking that over while a person is still typing would eat the space just typed.
    if (untouched && !sameValue(trimmed(value), trimmed(current.draft)))
      set({ draft: value, phase: 'idle', error: '' });
  }

  return { snapshot: () => current, edit, flush, adopt };
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}
