import path from 'node:path';
import { systemEnvironment } from '#db/environment.ts';
import { closeWorkspaceFile, createWorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { emptyOrganisation } from '#shared/entities/organisation.ts';
import { APP_FOLDER } from './core-session.ts';
import { HEADER } from './workspaces.ts';

/** A workspace as large as this product is measured by. */
export const SIZE = { systems: 10_000, actions: 10_000, evidence: 2_000, entries: 100_000 };

const SENTENCE = 'It was looked at on site with the people who run it, and what they said was written down. ';
const NODES = ['4.1', '5.2', '6.1.2', '8.2', 'A.2.2', 'A.4.2', 'A.5.4', 'A.6.2.4', 'A.8.2', 'A.9.2'];
const STAGES = ['inception', 'operationAndMonitoring', 'verificationAndValidation', 'retirement', ''] as const;
const AT_A_TIME = 500;

/** Writes it to `file`, with its trail; everything of it follows from the numbers. */
export function writeLargeWorkspace(file: string): void {
  const made = createWorkspaceFile(file, path.join(APP_FOLDER, 'db', 'migrations'), systemEnvironment, (draft) => {
    writeChange(draft, HEADER, (db) => {
      db.insert('workspace', { createdAt: '2026-01-01T00:00:00.000Z', catalogueVersion: '1.0.0', sample: false });
      db.insert('organisation', emptyOrganisation('Bench'));
      const assessmentId = db.insert('assessments', { code: 'ASM-001', title: 'Gap analysis' });
      for (const nodeId of NODES)
        db.insert('assessmentResults', { assessmentId, nodeId, status: 'met', finding: SENTENCE });
    });
  });
  const inParts = (
    count: number,
    work: (db: Parameters<Parameters<typeof writeChange>[2]>[0], index: number) => void,
  ) => {
    for (let from = 0; from < count; from += AT_A_TIME) {
      writeChange(made, HEADER, (db) => {
        for (let index = from; index < Math.min(count, from + AT_A_TIME); index += 1) work(db, index);
      });
    }
  };
  const systems: string[] = [];
  const actions: string[] = [];
  inParts(SIZE.systems, (db, index) => {
    systems.push(
      db.insert('aiSystems', {
        ...emptyAiSystemFields(`System ${index + 1}`),
        code: codeOf('SYS', index, 3),
        purpose: SENTENCE.repeat(3),
        intendedUse: SENTENCE.repeat(2),
        organisationUnit: `Department ${index % 40}`,
        owner: index % 7 === 0 ? '' : `Owner ${index % 50}`,
        lifecycleStage: STAGES[index % STAGES.length] ?? '',
        scope: index % 3 === 0 ? 'inScope' : index % 3 === 1 ? 'undecided' : 'outOfScope',
        scopeReason: index % 2 === 0 ? SENTENCE : '',
        nextReviewOn: index % 4 === 0 ? '2026-02-01' : '2027-02-01',
        humanOversight: index % 5 === 0 ? SENTENCE : '',
      }),
    );
  });
  inParts(SIZE.actions, (db, index) => {
    const nodeId = NODES[index % NODES.length] ?? '';
    const fields = { description: SENTENCE.repeat(3), nodeId, owner: `Owner ${index % 50}`, dueOn: '2027-01-31' };
    actions.push(
      db.insert('actions', { ...fields, code: codeOf('ACT', index, 3), title: `Action ${index + 1}`, status: 'open' }),
    );
  });
  inParts(SIZE.evidence, (db, index) => {
    const fields = { kind: 'observation', title: `Statement ${index + 1}`, description: SENTENCE.repeat(3) } as const;
    const evidenceId = db.insert('evidence', { ...fields, code: codeOf('EV', index, 4) });
    db.insert('evidenceLinks', { evidenceId, target: 'node', targetId: NODES[index % NODES.length] ?? '' });
    db.insert('evidenceLinks', { evidenceId, target: 'action', targetId: actions[index] ?? '' });
  });
  const written = made.connection.prepare('SELECT max(seq) FROM trail').pluck().get() as number;
  inParts(SIZE.entries - written, (db, index) => {
    const id = systems[index % systems.length] ?? '';
    db.update('aiSystems', id, { notes: `Round ${Math.floor(index / systems.length) + 1}. ${SENTENCE}` });
  });
  closeWorkspaceFile(made);
}

function codeOf(prefix: string, index: number, digits: number): string {
  return `${prefix}-${String(index + 1).padStart(digits, '0')}`;
}
