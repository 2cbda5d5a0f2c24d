import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { modules, node24, root } from './paths.mjs';
import { RETRIED } from './progress.mjs';
import { run, toolEnvironment } from './run.mjs';

/**
 * A run in which no test ended for so long hangs, and must not hang the machine with it; longer than any test may take
 * by vitest.config.ts. One that goes on is never ended, however slow the machine.
 */
const LONGEST_SILENCE_MS = 30 * 60_000;
const PROGRESS = join(root, 'scripts', 'lib', 'progress.mjs');
const SHOWN_LINES = 25;
const MOST_LINES = 300;
const COLOURS = new RegExp(String.raw`\u001b\[[\d;]*m`, 'g');

/**
 * Runs one project of vitest.config.ts and counts what its report says.
 * @param {string} project
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ passed: number, failed: number, skipped: number, details: string[], retried: string[],
 *           folders: Map<string, { passed: number, failed: number, skipped: number }> }>}
 */
export async function runVitest(project, env, { silentMs = LONGEST_SILENCE_MS } = {}) {
  const report = join(root, '.cache', 'reports', `${project}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const cli = join(modules, 'vitest', 'vitest.mjs');
  const args = [
    cli,
    'run',
    // The project and its parts, such as `unit` and `unit-alone`.
    '--project',
    `${project}*`,
    '--reporter=default',
    '--reporter=json',
    `--reporter=${PROGRESS}`,
    `--outputFile.json=${report}`,
  ];
  const result = await run(node24, [...args, '--no-color', '--passWithNoTests'], {
    env: toolEnvironment({ NO_COLOR: '1', ...env }),
    silentMs,
  });
  const said = `${result.stdout}\n${result.stderr}`;
  writeFileSync(report.replace(/json$/, 'log'), said);
  const counted = countReport(report);
  counted.details.push(...failureSection(said));
  counted.retried = said.split('\n').filter((line) => line.startsWith(RETRIED));
  if (result.timedOut) fail(counted, `no test ended for ${silentMs / 60_000} minutes`, said);
  else if (counted.passed + counted.failed + counted.skipped === 0) fail(counted, 'ran no test', said);
  else if (result.code !== 0 && counted.failed === 0) fail(counted, `vitest ended with code ${result.code}`, said);
  return counted;
}

function fail(counted, sentence, output) {
  counted.failed += 1;
  counted.details.push(sentence, ...output.trim().split('\n').slice(-SHOWN_LINES));
}

function countReport(path) {
  const counted = { passed: 0, failed: 0, skipped: 0, details: [], folders: new Map() };
  for (const file of readReport(path).testResults) {
    const name = relative(root, file.name).split(sep).join('/');
    const folder = counted.folders.get(name.split('/')[1]) ?? { passed: 0, failed: 0, skipped: 0 };
    counted.folders.set(name.split('/')[1], folder);
    const add = (kind) => {
      counted[kind] += 1;
      folder[kind] += 1;
    };
    for (const test of file.assertionResults) {
      if (test.status === 'passed') add('passed');
      else if (test.status === 'failed') {
        add('failed');
        counted.details.push(`failed: ${name}: ${test.fullName}`);
      } else {
        add('skipped');
        counted.details.push(`skipped: ${name}: ${test.fullName}`);
      }
    }
    // A file that could not be loaded has a message and no tests.
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      add('failed');
      counted.details.push(`failed: ${name}`);
    }
  }
  return counted;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { testResults: [] };
  }
}

/** What the reporter says of the failures, with values and places. */
function failureSection(output) {
  const lines = output.replaceAll(COLOURS, '').split('\n');
  const from = lines.findIndex((line) => /⎯ (Failed (Tests|Suites)|Unhandled (Errors|Rejections))/.test(line));
  if (from === -1) return [];
  const section = lines.slice(from).filter((line) => line.trim() !== '');
  return section.length > MOST_LINES ? [...section.slice(0, MOST_LINES), '… the rest is in .cache/reports'] : section;
}
