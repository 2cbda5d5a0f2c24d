/**
 * The product's main job without a window: a real inventory in, the Stage 1 documentation pack out. Takes another
 * inventory as its argument.
 */
import './lib/guard.mjs';
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ensureBuild } from './build.mjs';
import { node24, outNode, root } from './lib/paths.mjs';
import { runAttached, runCommand } from './lib/run.mjs';
import { ensureSetUp } from './setup.mjs';

/** The date of issue is data: the same demonstration gives the same bytes on any day. */

await runCommand(async () => {
  await ensureSetUp();
  await ensureBuild();
  const started = Date.now();
  const folder = join(root, 'out', 'demo');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const given = process.argv[2];
  const table = given === undefined ? join(root, 'resources', 'samples', 'inventory-demo.csv') : fromUser(given);
  const workspace = join(folder, 'federal-agencies.aims');
  const pack = join(folder, 'stage1-pack');
  const steps = [
    ['new', workspace, '--organisation', 'Federal agencies'],
    ['import', 'systems', workspace, table],
    ['status', workspace],
    ['export', 'stage1', workspace, '--out', pack],
    ['verify', pack],
  ];
  for (const args of steps) {
    process.stdout.write(`\n$ ai-guard ${args.map(forShell).join(' ')}\n`);
    const code = await runAttached(node24, [join(outNode, 'cli.mjs'), ...args]);
    if (code !== 0) return code;
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`\nDone in ${seconds} s: the documents are in ${pack}, the workspace is ${workspace}.\n`);
  return 0;
});

function fromUser(path) {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

function forShell(argument) {
  const shown = argument.startsWith(root) ? relative(process.cwd(), argument) : argument;
  return /[^\w./=-]/.test(shown) ? `"${shown}"` : shown;
}
