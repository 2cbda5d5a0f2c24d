#!/usr/bin/env node
/** The command line: in a checkout it sets up and builds first what is missing; installed, it just runs. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const setup = new URL('../scripts/setup.mjs', import.meta.url);
const cli = new URL('../out/node/cli.mjs', import.meta.url);

if (existsSync(setup)) await runInCheckout();
else if (isNodeNewEnough()) await import(cli.href);
else fail(`AI-Guard Lite needs Node 22.14 or newer; this is Node ${process.versions.node}.`);

async function runInCheckout() {
  const { runAttached, runCommand } = await import('../scripts/lib/run.mjs');
  await runCommand(async () => {
    const { ensureSetUp } = await import(setup.href);
    const { ensureBuild } = await import('../scripts/build.mjs');
    const { node24 } = await import('../scripts/lib/paths.mjs');
    await ensureSetUp();
    await ensureBuild();
    return runAttached(node24, [fileURLToPath(cli), ...process.argv.slice(2)]);
  });
}

function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 14);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
