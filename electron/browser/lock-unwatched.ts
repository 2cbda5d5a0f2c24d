import path from 'node:path';
import type { Result } from '#shared/contract/define.ts';
import type { CoreRouteName, RouteInput, RouteOutput } from '#shared/contract/registry.ts';
import type { Host } from './serve.ts';

/** Milliseconds between two looks at the clock; a computer that slept locks within this time of waking. */
const LOOK = 5000;

/**
 * A page locks the workspace when nobody has been there for the time that the settings name. Where no page is open, the
 * host does: an encrypted workspace is closed, and the next page asks for its passphrase. What somebody left running
 * counts as somebody being there.
 */
export function lockUnwatched(host: Host): () => void {
  let last = Date.now();
  const look = async () => {
    if (host.streams.size > 0 || host.asked > 0) last = Date.now();
    const { lockAfter } = await ask(host, 'settings.get', {});
    if (lockAfter === 0 || Date.now() - last < lockAfter * 60_000) return;
    last = Date.now();
    const workspace = await ask(host, 'workspace.current', {});
    if (workspace === null || !workspace.encrypted || host.streams.size > 0) return;
    await ask(host, 'workspace.close', {});
    if (workspace.readOnlySince === null) host.locked = path.join(workspace.location, workspace.name);
  };
  // What is refused now, such as by a full disk, is tried again.
  const timer = setInterval(() => void look().catch(() => {}), LOOK).unref();
  return () => clearInterval(timer);
}

async function ask<N extends CoreRouteName>(host: Host, route: N, input: RouteInput<N>): Promise<RouteOutput<N>> {
  const result = (await host.core.dispatch(route, input)) as Result<RouteOutput<N>>;
  if (!result.ok) throw new Error(result.error.code);
  return result.data;
}
