import os from 'node:os';
import { benchChange } from './change.bench.ts';
import { benchEvidence } from './evidence.bench.ts';
import { benchFollow } from './follow.bench.ts';
import { benchGrid } from './grid.bench.ts';
import { benchImport } from './import.bench.ts';
import { benchList } from './list.bench.ts';
import { benchMemory } from './memory.bench.ts';
import { benchOpen } from './open.bench.ts';
import { benchPdf } from './pdf.bench.ts';
import { benchReadiness } from './readiness.bench.ts';
import { benchRows } from './rows.bench.ts';
import { benchStart } from './start.bench.ts';
import { benchVerify } from './verify.bench.ts';

/** Every benchmark by name; `npm run bench -- import` runs one. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  start: benchStart,
  import: benchImport,
  rows: benchRows,
  list: benchList,
  grid: benchGrid,
  readiness: benchReadiness,
  pdf: benchPdf,
  memory: benchMemory,
  change: benchChange,
  follow: benchFollow,
  verify: benchVerify,
  open: benchOpen,
  evidence: benchEvidence,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => BENCHES[name] === undefined);
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
process.stdout.write(
  `Node ${process.versions.node}, ${os.availableParallelism()} cores, ${os.platform()} ${os.arch()}. Compare the ratios; times vary with the machine.\n`,
);
for (const [name, bench] of Object.entries(BENCHES)) if (asked.length === 0 || asked.includes(name)) await bench();
