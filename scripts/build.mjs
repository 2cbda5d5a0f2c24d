import './lib/guard.mjs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isBuildFresh, markBuildFresh, snapshotSources } from './lib/freshness.mjs';
import { withLock } from './lib/lock.mjs';
import { node24, root } from './lib/paths.mjs';
import { isMain, run, runCommand, toolEnvironment } from './lib/run.mjs';
import { ensureSetUp } from './setup.mjs';

/**
 * Builds the page and the Node side into `out` where the sources are newer than the last build.
 * @param {{ force?: boolean, quiet?: boolean }} options `quiet` prints nothing while all goes well
 * @throws {Error} with the bundler's own words where the sources do not build
 */
export async function ensureBuild({ force = false, quiet = false } = {}) {
  if (!force && isBuildFresh()) return;
  await withLock(
    join(root, '.cache', 'build.lock'),
    'Another build of this folder is running; waiting for it.',
    async () => {
      if (!force && isBuildFresh()) return;
      if (!quiet) process.stderr.write('Building the app; a few seconds.\n');
      const before = snapshotSources();
      rmSync(join(root, 'out', 'build.json'), { force: true });
      const result = await run(node24, [join(root, 'scripts', 'bundle.mjs')], {
        env: toolEnvironment({ NO_COLOR: '1' }),
      });
      if (result.code !== 0) throw new Error(`The app could not be built.\n${withoutStack(result)}`);
      markBuildFresh(before);
    },
  );
}

function withoutStack({ stdout, stderr }) {
  const said = stderr.trim() || stdout.trim();
  return said
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n');
}

if (isMain(import.meta.url)) {
  await runCommand(async () => {
    await ensureSetUp();
    await ensureBuild({ force: process.argv.includes('--force') });
  });
}
