import { withCore } from './core-session.ts';
import { fillWorkspace } from './inventory.ts';
import { inMs, measureInTurns, printTable, times } from './measure.ts';

const ROWS = 3000;
const REPETITIONS = 9;
const AS_OF = '2026-11-24';
/** Milliseconds that a check may take with so many systems. */
const LIMIT = 200;

/** Every rule over the whole workspace, against reading the list of its systems and doing nothing with it. */
export async function benchReadiness(): Promise<void> {
  await withCore(async (session) => {
    await fillWorkspace(session, ROWS);
    const ids = (await session.request('systems.list', {})).map(({ id }) => id);
    // Without this only few rules find anything: half of the systems come into scope.
    for (const id of ids.slice(0, ROWS / 2)) {
      await session.request('systems.update', { id, changes: { scope: 'inScope', nextReviewOn: '2026-01-01' } });
    }
    for (const nodeId of ['4.1', 'A.8.2', 'A.5.4', 'A.4.3', 'A.9.4']) {
      await session.request('assessment.set', { entries: [{ nodeId, element: 0, changes: { status: 'met' } }] });
    }
    const report = await session.request('readiness.check', { asOf: AS_OF });
    const records = report.findings.reduce((sum, { total }) => sum + total, 0);
    const results = await measureInTurns(
      [
        { name: 'reading the list of systems', run: () => session.request('systems.list', {}) },
        {
          name: 'the check as the screen asks for it, 5 records each',
          run: () => session.request('readiness.check', { asOf: AS_OF, limit: 5 }),
        },
        { name: 'the check with every record', run: () => session.request('readiness.check', { asOf: AS_OF }) },
      ],
      REPETITIONS,
    );
    const [bare = Number.NaN] = results.values();
    printTable(
      `Readiness of ${ROWS} systems: ${report.checked} rules, ${report.findings.length} findings, ${records} records; limit ${LIMIT} ms`,
      ['', 'time', 'against the list', ''],
      [...results].map(([name, ms]) => [name, inMs(ms), times(ms / bare), ms <= LIMIT ? '' : 'OVER THE LIMIT']),
    );
  });
}
