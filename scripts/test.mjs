/**
 * Every check of the project: `npm test`, or `npm test -- lint unit` for some of them; `--long` for the long form of
 * the fault injection. Ends with one line of counts, and with exit code 1 where something failed.
 */
import './lib/guard.mjs';
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { startDisplay } from './lib/display.mjs';
import { passedBefore, rememberPassed, stateOfSources } from './lib/kept.mjs';
import { provideMachine } from './lib/machine.mjs';
import { modules, node24 } from './lib/paths.mjs';
import { run, runCommand, toolEnvironment } from './lib/run.mjs';
import { runVitest } from './lib/vitest.mjs';
import { ensureSetUp } from './setup.mjs';

/** Checks that are one program each: their exit code is the answer, and what they print the reason. */
const TOOLS = {
  format: ['@biomejs/biome/bin/biome', 'ci', '--colors=off', '--reporter=summary', '.'],
  lint: ['oxlint/bin/oxlint', '--type-aware', '--format=unix'],
  types: ['typescript/bin/tsc', '-b', '--pretty', 'false'],
  'dead-code': ['knip/bin/knip.js', '--no-progress'],
};
const STAGES = [...Object.keys(TOOLS), 'build', 'unit', 'faults', 'e2e-browser', 'e2e-electron'];
/** In the long form, one test of the faults may take two hours. */
const LONG_SILENCE_MS = 3 * 3_600_000;

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const long = process.argv.includes('--long');
const stages = new Set(asked.length === 0 ? STAGES : asked);
const total = { passed: 0, failed: 0, skipped: 0 };
/** Named once more at the end: what was left out, and what did not pass at once. */
const remarks = [];

await runCommand(async () => {
  const unknown = asked.filter((name) => !STAGES.includes(name));
  if (unknown.length > 0) throw new Error(`There is no check "${unknown[0]}"; there are ${STAGES.join(', ')}.`);
  const started = Date.now();
  await ensureSetUp();
  const ready = Promise.all([build(), provide()]);
  // Two rows of work side by side, so that neither of two cores waits: windows wait for much, the rest computes.
  await Promise.all([checkSources().then(() => ready.then(testWithoutWindows)), ready.then(testWindows)]);
  say(`\nAll of it took ${seconds(started)}.\n`);
  for (const remark of remarks) say(`  ${remark}`);
  say(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  return total.failed > 0 ? 1 : 0;
});

/** @returns {Promise<boolean>} whether there is a build for the stages that need one */
async function build() {
  const needed = ['build', 'unit', 'faults', 'e2e-browser', 'e2e-electron'].some((name) => stages.has(name));
  if (!needed) return false;
  const started = Date.now();
  try {
    await ensureBuild({ quiet: true });
    if (stages.has('build')) report('build', started, { passed: 1 });
    return true;
  } catch (error) {
    report('build', started, { failed: 1, details: error.message.split('\n') });
    return false;
  }
}

function provide() {
  const needs = new Set([
    ...(stages.has('e2e-browser') ? ['chromium'] : []),
    ...(stages.has('e2e-electron') ? ['electron'] : []),
    ...(stages.has('unit') ? ['instruments'] : []),
    ...(stages.has('faults') ? ['compiler'] : []),
  ]);
  return provideMachine({ needs, say: (sentence) => say(`  ${sentence}`) });
}

async function checkSources() {
  const state = stateOfSources();
  for (const [name, [program, ...args]] of Object.entries(TOOLS)) {
    if (!stages.has(name)) continue;
    const started = Date.now();
    if (passedBefore(name, state)) {
      report(name, started, { passed: 1, remark: 'kept: nothing has changed since it passed' });
      continue;
    }
    const { code, stdout, stderr } = await run(node24, [join(modules, program), ...args], { env: toolEnvironment() });
    const details = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
    report(name, started, code === 0 ? { passed: 1 } : { failed: 1, details });
    if (code === 0 && stateOfSources() === state) rememberPassed(name, state);
  }
}

async function testWithoutWindows([built, machine]) {
  const env = environment(built, machine);
  if (stages.has('unit')) await testUnits(env);
  if (stages.has('faults')) await testFaults(built, env);
}

async function testWindows([built, machine]) {
  const env = environment(built, machine);
  if (stages.has('e2e-browser')) await testEndToEnd('browser', built, machine.reasons.chromium, env);
  if (stages.has('e2e-electron')) await testOnDisplay(built, machine.reasons.electron, env);
}

function environment(built, { chromium, electron }) {
  return {
    AI_GUARD_NODE: node24,
    ...(built ? { AI_GUARD_BUILT: '1' } : {}),
    ...(chromium === undefined ? {} : { AI_GUARD_CHROMIUM: chromium }),
    ...(electron === undefined ? {} : { AI_GUARD_ELECTRON: electron.path }),
  };
}

async function testUnits(env) {
  const started = Date.now();
  const counted = await runVitest('unit', env);
  report('unit', started, counted);
  for (const [folder, counts] of counted.folders) say(`    ${folder.padEnd(14)} ${inWords(counts)}`);
}

async function testFaults(built, env) {
  const started = Date.now();
  if (!built) return report('faults', started, { skipped: 1, reason: 'there is no build' });
  const form = long
    ? { AI_GUARD_FAULTS: 'long', AI_GUARD_FAULT_ROUNDS: '1000', AI_GUARD_FAULT_FILES: '10000' }
    : { AI_GUARD_FAULTS: 'short' };
  return report(
    'faults',
    started,
    await runVitest('faults', { ...env, ...form }, long ? { silentMs: LONG_SILENCE_MS } : {}),
  );
}

async function testEndToEnd(host, built, lacking, env) {
  const started = Date.now();
  const reason = built ? lacking : 'there is no build';
  const name = `e2e-${host}`;
  if (reason !== undefined) return report(name, started, { skipped: 1, reason });
  return report(name, started, await runVitest(name, env));
}

/** Windows open on an invisible screen on Linux, and on the one there is elsewhere. */
async function testOnDisplay(built, lacking, env) {
  if (process.platform !== 'linux' || lacking !== undefined) return testEndToEnd('electron', built, lacking, env);
  const screen = await startDisplay();
  try {
    return await testEndToEnd('electron', built, lacking, { ...env, DISPLAY: screen.display, WAYLAND_DISPLAY: '' });
  } finally {
    screen.stop();
  }
}

function report(name, started, { passed = 0, failed = 0, skipped = 0, details = [], retried = [], reason, remark }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const outcome = reason === undefined ? inWords({ passed, failed, skipped }) : `skipped: ${reason}`;
  say(`  ${name.padEnd(14)} ${outcome} (${remark ?? seconds(started)})`);
  for (const line of [...details, ...retried]) say(`      ${line}`);
  if (reason !== undefined) remarks.push(`skipped: ${name}: ${reason}`);
  remarks.push(...details.filter((line) => line.startsWith('skipped: ')), ...retried);
}

function inWords(counts) {
  const parts = Object.entries(counts).filter(
    ([kind, count]) => count > 0 && ['passed', 'failed', 'skipped'].includes(kind),
  );
  return parts.length === 0 ? 'nothing ran' : parts.map(([kind, count]) => `${count} ${kind}`).join(', ');
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
