/**
 * `npm run package`: the program to hand out, for this system, under `dist`: the unpacked folder and what installs it.
 * Options: `--output DIR`, `--folder` for the folder alone.
 */
import '../lib/guard.mjs';
import { join, resolve } from 'node:path';
import { ensureBuild } from '../build.mjs';
import { findElectron } from '../lib/electron.mjs';
import { node24, root } from '../lib/paths.mjs';
import { runAttached, runCommand, toolEnvironment } from '../lib/run.mjs';
import { ensureSetUp } from '../setup.mjs';

await runCommand(async () => {
  await ensureSetUp();
  await ensureBuild();
  const electron = await findElectron((sentence) => process.stderr.write(`${sentence}\n`));
  if (electron.path === undefined) throw new Error(`${electron.reason}: there is nothing to pack the app with.`);
  const output = process.argv.includes('--output') ? process.argv[process.argv.indexOf('--output') + 1] : 'dist';
  const args = [
    resolve(root, output ?? 'dist'),
    electron.standIn ? electron.path : '',
    process.argv.includes('--folder') ? 'folder' : 'all',
  ];
  return runAttached(node24, [join(root, 'scripts', 'package', 'make-package.mjs'), ...args], toolEnvironment());
});
