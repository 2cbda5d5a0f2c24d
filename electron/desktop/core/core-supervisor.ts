import path from 'node:path';
import type { FromCore } from '#core/protocol.ts';
import type { Failure, Result } from '#shared/contract/define.ts';
import type { EventPayload } from '#shared/contract/events.ts';
import type { CoreProcess } from './core-process.ts';

export type CoreState = 'lost' | 'back' | 'failed';

export type SupervisorOptions = {
  spawn(): CoreProcess;
  /** An event of the core, to be handed on to the windows as it is. */
  onEvent(name: string, payload: unknown): void;
  onState(state: CoreState): void;
  /** The workspace at `file` could not be opened again after a restart; `failure` is null when that crashed. */
  onReopenFailed(file: string, failure: Failure | null): void;
  /** What a caller hears whose request the core cannot answer. */
  unavailable(): Failure;
  /** One line for the log, without client data. */
  log?(line: string): void;
  /** Milliseconds to wait before the restart after the first, second, … death in a row. */
  backoff?: readonly number[];
  /** So many deaths within `deathWindow` milliseconds, and the supervisor gives up. */
  maxDeaths?: number;
  deathWindow?: number;
  /** Milliseconds that a start may take before it counts as a death. */
  startTimeout?: number;
  now?(): number;
};

export type CoreSupervisor = {
  start(): void;
  request(route: string, input: unknown): Promise<Result<unknown>>;
  /** Asks the core to finish, and ends it after `timeout` milliseconds if it has not. */
  shutdown(timeout: number): Promise<void>;
};

type Pending = {
  readonly route: string;
  readonly input: unknown;
  readonly answer: (result: Result<unknown>) => void;
  sent: boolean;
};
type Phase = 'idle' | 'starting' | 'reopening' | 'ready' | 'waiting' | 'failed' | 'stopping' | 'stopped';

/** A workspace that takes the core down with it is not opened a third time by itself. */
const MAX_REOPEN_CRASHES = 2;

/**
 * Keeps one core process alive: starts it, correlates requests and answers, restarts it when it dies, opens the
 * workspace again that was open, and tells when it gives up. A request under way at a death is refused, because
 * nobody knows how far it came; a request that waits for the restart is not.
 */
export function superviseCore(options: SupervisorOptions): CoreSupervisor {
  const { backoff = [0, 250, 1000, 3000], maxDeaths = 5, deathWindow = 60_000, startTimeout = 30_000 } = options;
  const now = options.now ?? Date.now;

  let phase: Phase = 'idle';
  let core: CoreProcess | undefined;
  let nextId = 1;
  const pending = new Map<number, Pending>();
  let deaths: number[] = [];
  let lost = false;
  /** Path of the workspace that the core says is open. */
  let open: string | undefined;
  let reopenCrashes = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped: (() => void) | undefined;

  function start(): void {
    phase = 'starting';
    clearTimeout(timer);
    timer = setTimeout(() => core?.kill(), startTimeout);
    let child: CoreProcess;
    try {
      child = options.spawn();
    } catch (error) {
      return died(error instanceof Error ? error.message : String(error));
    }
    core = child;
    child.onMessage((message) => {
      if (core === child) receive(message as FromCore);
    });
    child.onExit((reason) => {
      if (core === child) died(reason);
    });
  }

  function receive(message: FromCore): void {
    if (message.kind === 'ready') becameReady();
    else if (message.kind === 'response') answered(message.id, message.result);
    else if (message.kind === 'event') {
      if (message.name === 'workspace.switched') open = pathOf(message.payload as EventPayload<'workspace.switched'>);
      options.onEvent(message.name, message.payload);
    }
  }

  function becameReady(): void {
    if (phase !== 'starting') return;
    clearTimeout(timer);
    if (open === undefined) return becameUsable();
    phase = 'reopening';
    const file = open;
    const id = enqueue('workspace.open', { path: file }, (result) => {
      if (phase !== 'reopening') return;
      if (!result.ok) {
        open = undefined;
        options.onReopenFailed(file, result.error);
      }
      becameUsable();
    });
    send(id);
  }

  function becameUsable(): void {
    phase = 'ready';
    reopenCrashes = 0;
    if (lost) {
      lost = false;
      options.onState('back');
    }
    for (const [id, request] of pending) if (!request.sent) send(id);
  }

  function died(reason: string): void {
    const before = phase;
    core = undefined;
    clearTimeout(timer);
    if (before === 'stopping') {
      phase = 'stopped';
      refuse(() => true);
      stopped?.();
      return;
    }
    phase = 'waiting';
    refuse((request) => request.sent);
    options.log?.(`core ended while ${before}: ${reason}`);
    if (!lost && (before === 'ready' || before === 'reopening')) {
      lost = true;
      options.onState('lost');
    }
    if (before === 'reopening' && open !== undefined && ++reopenCrashes >= MAX_REOPEN_CRASHES) {
      options.onReopenFailed(open, null);
      open = undefined;
      reopenCrashes = 0;
    }
    deaths = [...deaths.filter((at) => now() - at < deathWindow), now()];
    if (deaths.length >= maxDeaths) {
      phase = 'failed';
      refuse(() => true);
      options.onState('failed');
      return;
    }
    timer = setTimeout(start, backoff[Math.min(deaths.length, backoff.length) - 1] ?? 0);
  }

  function request(route: string, input: unknown): Promise<Result<unknown>> {
    if (phase === 'failed' || phase === 'stopping' || phase === 'stopped') {
      return Promise.resolve({ ok: false, error: options.unavailable() });
    }
    return new Promise((resolve) => {
      const id = enqueue(route, input, resolve);
      if (phase === 'ready') send(id);
    });
  }

  function enqueue(route: string, input: unknown, answer: Pending['answer']): number {
    const id = nextId++;
    pending.set(id, { route, input, answer, sent: false });
    return id;
  }

  function send(id: number): void {
    const request = pending.get(id);
    if (request === undefined) return;
    request.sent = true;
    core?.post({ kind: 'request', id, route: request.route, input: request.input });
  }

  function answered(id: number, result: Result<unknown>): void {
    const request = pending.get(id);
    pending.delete(id);
    request?.answer(result);
  }

  function refuse(which: (request: Pending) => boolean): void {
    for (const [id, request] of pending) {
      if (!which(request)) continue;
      pending.delete(id);
      request.answer({ ok: false, error: options.unavailable() });
    }
  }

  function shutdown(timeout: number): Promise<void> {
    clearTimeout(timer);
    refuse((request) => !request.sent);
    const child = core;
    if (child === undefined) {
      phase = 'stopped';
      return Promise.resolve();
    }
    phase = 'stopping';
    child.post({ kind: 'shutdown' });
    return new Promise((resolve) => {
      const last = setTimeout(() => child.kill(), timeout);
      stopped = () => {
        clearTimeout(last);
        resolve();
      };
    });
  }

  return { start, request, shutdown };
}

function pathOf({ workspace }: EventPayload<'workspace.switched'>): string | undefined {
  return workspace === null ? undefined : path.join(workspace.location, workspace.name);
}
