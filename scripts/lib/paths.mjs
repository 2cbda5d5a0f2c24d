import { homedir, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const outNode = join(root, 'out', 'node');
export const modules = join(root, 'node_modules');

/** The toolchain's own Node, which the npm package `node` brings. */
export const node24 = join(modules, 'node', 'bin', platform() === 'win32' ? 'node.exe' : 'node');

/** Folder outside the checkout for what is large and the same for every clone. */
export function cacheFolder() {
  if (process.env.AI_GUARD_CACHE) return process.env.AI_GUARD_CACHE;
  if (platform() === 'win32' && process.env.LOCALAPPDATA)
    return join(process.env.LOCALAPPDATA, 'ai-guard-lite', 'cache');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ai-guard-lite');
}
