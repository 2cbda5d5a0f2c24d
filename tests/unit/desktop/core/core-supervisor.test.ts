import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FromCore, ToCore } from '#core/protocol.ts';
import type { Failure } from '#shared/contract/define.ts';
import type { CoreProcess } from '../../../../electron/desktop/core/core-process.ts';
import { superviseCore } from '../../../../electron/desktop/core/core-supervisor.ts';

const unavailable: Failure = { code: 'coreUnavailable', message: 'not there', params: {}, fields: {} };
const workspace = { location: '/clients', name: 'Acme.aims' };

type FakeCore = {
  readonly sent: ToCore[];
  readonly killed: boolean;
  say(message: FromCore): void;
  ready(): void;
  /** Answers the newest request for `route`. */
  answer(route: string, data: unknown): void;
  refuse(route: string, error: Failure): void;
  open(): void;
  die(): void;
};

function supervise() {
  const cores: FakeCore[] = [];
  const heard: string[] = [];
  const supervisor = superviseCore({
    spawn: () => fakeCore(cores),
    onEvent: (name) => heard.push(name),
    onState: (state) => heard.push(state),
    onReopenFailed: (file, failure) => heard.push(`reopen failed: ${file} ${failure?.code ?? 'crash'}`),
    unavailable: () => unavailable,
    backoff: [0, 100, 1000],
    maxDeaths: 4,
    deathWindow: 60_000,
    startTimeout: 5000,
  });
  supervisor.start();
  return { supervisor, heard, cores, core: () => cores[cores.length - 1] as FakeCore };
}

function fakeCore(cores: FakeCore[]): CoreProcess {
  let onMessage: (message: unknown) => void = () => undefined;
  let onExit: (reason: string) => void = () => undefined;
  const sent: ToCore[] = [];
  const core = {
    sent,
    killed: false,
    say: (message: FromCore) => onMessage(message),
    ready: () => onMessage({ kind: 'ready' }),
    answer(route: string, data: unknown) {
      onMessage({ kind: 'response', id: idOf(sent, route), result: { ok: true, data } });
    },
    refuse(route: string, error: Failure) {
      onMessage({ kind: 'response', id: idOf(sent, route), result: { ok: false, error } });
    },
    open: () => onMessage({ kind: 'event', name: 'workspace.switched', payload: { workspace } }),
    die: () => onExit('signal SIGKILL'),
  };
  cores.push(core);
  return {
    post: (message) => sent.push(message),
    onMessage: (listener) => {
      onMessage = listener;
    },
    onExit: (listener) => {
      onExit = listener;
    },
    kill() {
      core.killed = true;
      onExit('killed');
    },
  };
}

function idOf(sent: readonly ToCore[], route: string): number {
  const request = sent.findLast((message) => message.kind === 'request' && message.route === route);
  if (request?.kind !== 'request') throw new Error(`${route} was never asked`);
  return request.id;
}

function routesOf(core: FakeCore): string[] {
  return core.sent.map((message) => (message.kind === 'request' ? message.route : message.kind));
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('requests', () => {
  test('wait for the core to be ready and keep their order', async () => {
    const { supervisor, core } = supervise();
    const first = supervisor.request('a', 1);
    void supervisor.request('b', 2);
    expect(core().sent).toEqual([]);
    core().ready();
    expect(routesOf(core())).toEqual(['a', 'b']);
    core().answer('a', 'yes');
    await expect(first).resolves.toEqual({ ok: true, data: 'yes' });
  });

  test('get their own answers, in whatever order these come', async () => {
    const { supervisor, core } = supervise();
    core().ready();
    const [first, second] = [supervisor.request('a', 1), supervisor.request('b', 2)];
    core().answer('b', 'B');
    core().answer('a', 'A');
    await expect(first).resolves.toEqual({ ok: true, data: 'A' });
    await expect(second).resolves.toEqual({ ok: true, data: 'B' });
  });

  test('under way at a death are refused; those that come during the restart are not', async () => {
    const { supervisor, core, cores } = supervise();
    core().ready();
    const underWay = supervisor.request('systems.update', {});
    core().die();
    const later = supervisor.request('systems.list', {});
    await expect(underWay).resolves.toEqual({ ok: false, error: unavailable });
    vi.advanceTimersByTime(0);
    expect(cores).toHaveLength(2);
    core().ready();
    expect(routesOf(core())).toEqual(['systems.list']);
    core().answer('systems.list', []);
    await expect(later).resolves.toEqual({ ok: true, data: [] });
  });

  test('are not answered by a process that was given up', async () => {
    const { supervisor, cores } = supervise();
    cores[0]?.ready();
    cores[0]?.die();
    vi.advanceTimersByTime(0);
    cores[1]?.ready();
    const request = supervisor.request('a', {});
    const id = idOf(cores[1]?.sent ?? [], 'a');
    cores[0]?.say({ kind: 'response', id, result: { ok: true, data: 'stale' } });
    cores[1]?.say({ kind: 'response', id, result: { ok: true, data: 'fresh' } });
    await expect(request).resolves.toEqual({ ok: true, data: 'fresh' });
  });
});

describe('restarts', () => {
  test('are told as lost and back, with the open workspace opened again in between', () => {
    const { core, heard } = supervise();
    core().ready();
    core().open();
    core().die();
    vi.advanceTimersByTime(0);
    core().ready();
    expect(core().sent).toMatchObject([{ route: 'workspace.open', input: { path: '/clients/Acme.aims' } }]);
    expect(heard).toEqual(['workspace.switched', 'lost']);
    core().answer('workspace.open', workspace);
    expect(heard).toEqual(['workspace.switched', 'lost', 'back']);
  });

  test('send nothing else before the workspace is open again', () => {
    const { supervisor, core } = supervise();
    core().ready();
    core().open();
    core().die();
    void supervisor.request('systems.list', {});
    vi.advanceTimersByTime(0);
    core().ready();
    expect(routesOf(core())).toEqual(['workspace.open']);
    core().answer('workspace.open', workspace);
    expect(routesOf(core())).toEqual(['workspace.open', 'systems.list']);
  });

  test('open nothing after the workspace was closed', () => {
    const { core } = supervise();
    core().ready();
    core().open();
    core().say({ kind: 'event', name: 'workspace.switched', payload: { workspace: null } });
    core().die();
    vi.advanceTimersByTime(0);
    core().ready();
    expect(core().sent).toEqual([]);
  });

  test('go on without a workspace that cannot be opened any more, and say so once', () => {
    const { core, heard } = supervise();
    core().ready();
    core().open();
    core().die();
    vi.advanceTimersByTime(0);
    core().ready();
    core().refuse('workspace.open', { ...unavailable, code: 'fileMissing' });
    core().die();
    vi.advanceTimersByTime(100);
    core().ready();
    expect(core().sent).toEqual([]);
    expect(heard).toEqual([
      'workspace.switched',
      'lost',
      'reopen failed: /clients/Acme.aims fileMissing',
      'back',
      'lost',
      'back',
    ]);
  });

  test('leave a workspace closed that took the core down twice', () => {
    const { core, heard } = supervise();
    core().ready();
    core().open();
    core().die();
    for (const wait of [0, 100]) {
      vi.advanceTimersByTime(wait);
      core().ready();
      core().die();
    }
    vi.advanceTimersByTime(1000);
    core().ready();
    expect(core().sent).toEqual([]);
    expect(heard.slice(1)).toEqual(['lost', 'reopen failed: /clients/Acme.aims crash', 'back']);
  });

  test('wait longer from death to death, and stop at the fourth within a minute', async () => {
    const { supervisor, core, cores, heard } = supervise();
    core().ready();
    core().die();
    vi.advanceTimersByTime(0);
    core().die();
    vi.advanceTimersByTime(99);
    expect(cores).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(cores).toHaveLength(3);
    core().die();
    const waiting = supervisor.request('a', {});
    vi.advanceTimersByTime(1000);
    core().die();
    vi.advanceTimersByTime(3_600_000);
    expect(cores).toHaveLength(4);
    expect(heard).toEqual(['lost', 'failed']);
    await expect(waiting).resolves.toEqual({ ok: false, error: unavailable });
    await expect(supervisor.request('b', {})).resolves.toEqual({ ok: false, error: unavailable });
  });

  test('forget deaths that lie more than a minute back', () => {
    const { core, cores, heard } = supervise();
    for (let death = 0; death < 10; death += 1) {
      core().ready();
      vi.advanceTimersByTime(61_000);
      core().die();
      vi.advanceTimersByTime(0);
    }
    expect(cores).toHaveLength(11);
    expect(heard).not.toContain('failed');
  });

  test('follow a start that never gets ready', () => {
    const { cores, core } = supervise();
    vi.advanceTimersByTime(5000);
    expect(cores[0]?.killed).toBe(true);
    vi.advanceTimersByTime(1);
    expect(cores).toHaveLength(2);
    core().ready();
    vi.advanceTimersByTime(10_000);
    expect(core().killed).toBe(false);
  });

  test('follow a start that throws', () => {
    const heard: string[] = [];
    const spawn = vi.fn(() => {
      throw new Error('no such program');
    });
    const supervisor = superviseCore({
      spawn,
      onEvent: () => undefined,
      onState: (state) => heard.push(state),
      onReopenFailed: () => undefined,
      unavailable: () => unavailable,
      maxDeaths: 3,
      backoff: [0],
    });
    supervisor.start();
    vi.runAllTimers();
    expect(spawn).toHaveBeenCalledTimes(3);
    expect(heard).toEqual(['failed']);
  });
});

describe('shutdown', () => {
  test('asks, waits for the end, and restarts nothing', async () => {
    const { supervisor, core, cores, heard } = supervise();
    core().ready();
    const ended = supervisor.shutdown(8000);
    expect(routesOf(core())).toEqual(['shutdown']);
    core().die();
    await ended;
    vi.advanceTimersByTime(60_000);
    expect(cores).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  test('lets what is under way finish and refuses what comes after', async () => {
    const { supervisor, core } = supervise();
    core().ready();
    const underWay = supervisor.request('systems.update', {});
    const ended = supervisor.shutdown(8000);
    await expect(supervisor.request('systems.list', {})).resolves.toEqual({ ok: false, error: unavailable });
    core().answer('systems.update', 'saved');
    await expect(underWay).resolves.toEqual({ ok: true, data: 'saved' });
    core().die();
    await ended;
  });

  test('ends a core that does not end by itself', async () => {
    const { supervisor, core } = supervise();
    core().ready();
    const ended = supervisor.shutdown(8000);
    vi.advanceTimersByTime(7999);
    expect(core().killed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(core().killed).toBe(true);
    await ended;
  });

  test('does not wait for a core that is not there', async () => {
    const { supervisor, core, cores } = supervise();
    core().ready();
    core().die();
    await supervisor.shutdown(8000);
    vi.advanceTimersByTime(60_000);
    expect(cores).toHaveLength(1);
  });
});
