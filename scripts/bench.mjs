import './lib/guard.mjs';
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { startDisplay } from './lib/display.mjs';
import { provideMachine } from './lib/machine.mjs';
import { node24, root } from './lib/paths.mjs';
import { runAttached, runCommand, toolEnvironment } from './lib/run.mjs';
import { ensureSetUp } from './setup.mjs';

await runCommand(async () => {
  await ensureSetUp();
  await ensureBuild();
  const needs = new Set(['chromium', 'electron', 'instruments']);
  const machine = await provideMachine({ needs, say: (sentence) => process.stderr.write(`${sentence}\n`) });
  const screen = machine.electron !== undefined && process.platform === 'linux' ? await startDisplay() : undefined;
  const env = toolEnvironment({
    AI_GUARD_NODE: node24,
    ...(machine.chromium === undefined ? {} : { AI_GUARD_CHROMIUM: machine.chromium }),
    ...(machine.electron === undefined ? {} : { AI_GUARD_ELECTRON: machine.electron.path }),
    ...(screen === undefined ? {} : { DISPLAY: screen.display, WAYLAND_DISPLAY: '' }),
  });
  try {
    return await runAttached(node24, [join(root, 'tests', 'bench', 'run.ts'), ...process.argv.slice(2)], env);
  } finally {
    screen?.stop();
  }
});
