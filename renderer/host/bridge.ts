import { type Result, SOURCES } from '#shared/contract/define.ts';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import { type RouteInput, type RouteName, type RouteOutput, routes } from '#shared/contract/registry.ts';

/** The two functions that every host gives to the page; with dropped files, all that it can do outside itself. */
export type Bridge = {
  request<N extends RouteName>(route: N, input: RouteInput<N>): Promise<Result<RouteOutput<N>>>;
  /** Returns the function that ends the subscription. */
  on<N extends EventName>(event: N, listener: (payload: EventPayload<N>) => void): () => void;
};

declare global {
  interface Window {
    /** Set by the desktop's preload script; absent in the browser host. */
    aiGuard?: Bridge & {
      /** Only the preload can learn the path of a dropped file; it hands it to the host for a grant. */
      grantDroppedFile(file: File): Promise<{ grant: string; name: string; location: string }>;
    };
  }
}

/** The one place that touches `window.aiGuard`: everything else asks the bridge. */
export const bridge: Bridge = window.aiGuard ?? httpBridge();

/**
 * The same two functions over the loopback host: requests as POST, events as a server-sent stream. Addresses are relative
 * to the page's own, which lets in.
 */
function httpBridge(): Bridge {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const early: EarlyEvent[] = [];
  let stream: EventSource | undefined;
  /** Settled once every change that was sent has its answer. */
  let changed: Promise<unknown> = Promise.resolve();
  return {
    request(route, input) {
      if (routes[route].kind !== 'command') return post(route, input);
      // A browser sends over several connections at once: the older of two changes to one field could arrive last.
      const answer = changed.then(() => post(route, input));
      changed = answer;
      return answer;
    },
    on(event, listener) {
      stream ??= openStream(listeners, early);
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      for (const kept of early.filter(({ name }) => name === event)) {
        early.splice(early.indexOf(kept), 1);
        listener(kept.payload);
      }
      return () => set.delete(listener);
    },
  };
}

async function post<N extends RouteName>(route: N, input: RouteInput<N>): Promise<Result<RouteOutput<N>>> {
  try {
    const response = await fetch(`api/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return await response.json();
  } catch {
    return { ok: false, error: { code: 'coreUnavailable', message: '', params: {}, fields: {} } };
  }
}

/** What the host said before the page listened, as the desktop's preload keeps it. */
type EarlyEvent = { readonly name: string; readonly payload: never };

function openStream(listeners: Map<string, Set<(payload: never) => void>>, early: EarlyEvent[]): EventSource {
  const stream = new EventSource('events');
  const tell = (event: EarlyEvent) => {
    const heard = listeners.get(event.name);
    if ((heard === undefined || heard.size === 0) && event.name.startsWith('host.')) early.push(event);
    for (const listener of heard ?? []) listener(event.payload);
  };
  stream.onmessage = (message) => tell(JSON.parse(message.data) as EarlyEvent);
  let opened = false;
  stream.onopen = () => {
    // What changed while it was broken was told to nobody: it may be anything.
    if (opened) tell({ name: 'workspace.changed', payload: { tables: SOURCES } as never });
    opened = true;
  };
  return stream;
}
