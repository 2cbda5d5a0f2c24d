import './lib/guard.mjs';
import { platform } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuild } from './build.mjs';
import { findDisplayProblem } from './lib/display.mjs';
import { findElectron } from './lib/electron.mjs';
import { node24, outNode, root } from './lib/paths.mjs';
import { runAttached, runCommand } from './lib/run.mjs';
import { ensureSetUp } from './setup.mjs';

const isRoot = process.getuid?.() === 0;

await runCommand(async () => {
  await ensureSetUp();
  await ensureBuild();
  const files = process.argv.slice(2).map(asTyped);
  const electron = await chooseElectron();
  if (electron.path === undefined) {
    process.stderr.write(`${electron.reason}: the app is served to a browser instead.\n`);
    return runAttached(node24, [join(outNode, 'cli.mjs'), 'serve', ...files]);
  }
  const switches = electron.standIn && isRoot ? ['--no-sandbox'] : [];
  return runAttached(electron.path, [...switches, root, ...files], { ...process.env, AI_GUARD_NODE: node24 });
});

async function chooseElectron() {
  const reason = platform() === 'linux' ? await findDisplayProblem(process.env) : undefined;
  if (reason !== undefined) return { path: undefined, reason };
  const found = await findElectron((sentence) => process.stderr.write(`${sentence}\n`));
  if (found.path !== undefined && !found.standIn && isRoot && platform() === 'linux') {
    return { path: undefined, reason: "Electron's sandbox does not run as root" };
  }
  return found;
}

/** A file as the user named it: npm changes to the project's folder before it runs a script. */
function asTyped(argument) {
  return argument.startsWith('-') ? argument : resolve(process.env.INIT_CWD ?? process.cwd(), argument);
}
