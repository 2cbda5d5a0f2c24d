import { hash } from 'node:crypto';
import path from 'node:path';
import { closeWorkspaceFile, type WorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { verifyChain } from '#db/trail/trail.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { inMs, measureInTurns, perSecond, printTable, times } from './measure.ts';
import { addSystems, encrypt, HEADER, inFolder, newWorkspace } from './workspaces.ts';

const SYSTEMS = 20_000;
const REPETITIONS = 9;
const LIMIT = 2;

/** Verification of a trail, against SHA-256 over the very bytes that it hashes, which lie ready in memory. */
export async function benchVerify(): Promise<void> {
  await inFolder(async (folder) => {
    const plain = newWorkspace(path.join(folder, 'plain.aims'));
    fill(plain);
    const texts = hashedBytes(plain);
    const secret = newWorkspace(path.join(folder, 'secret.aims'));
    fill(secret);
    const encrypted = await encrypt(secret);
    const subjects = [
      {
        name: 'SHA-256 of each entry, alone',
        run: () => {
          for (const text of texts) hash('sha256', text, 'hex');
        },
      },
      { name: 'the chain', run: () => verifyChain(plain.connection) },
      { name: 'the chain, encrypted', run: () => verifyChain(encrypted.connection) },
      { name: 'the chain, every record and every page', run: () => verifyFile(plain.connection) },
    ];
    const results = await measureInTurns(subjects, REPETITIONS);
    const [bare = Number.NaN] = results.values();
    const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
    printTable(
      `Verification of ${texts.length} entries, ${megabytes.toFixed(0)} MB; limit for the chain ${times(LIMIT)}`,
      ['', 'time', 'entries/s', 'against bare', ''],
      [...results].map(([name, ms]) => [
        name,
        inMs(ms),
        perSecond(texts.length, ms),
        times(ms / bare),
        name === 'the chain' && ms / bare > LIMIT ? 'OVER THE LIMIT' : '',
      ]),
    );
    for (const file of [plain, encrypted]) closeWorkspaceFile(file);
  });
}

/** New records and small changes to them, as trails have them. */
function fill(file: WorkspaceFile): void {
  const ids = addSystems(file, SYSTEMS, 400);
  for (const owner of ['Ada', 'Grace', 'Edith']) {
    writeChange(file, HEADER, (db) => {
      for (const id of ids) db.update('aiSystems', id, { owner, notes: `Handed over to ${owner}.` });
    });
  }
}

function hashedBytes(file: WorkspaceFile): Buffer[] {
  const rows = file.connection.prepare('SELECT * FROM trail ORDER BY seq').raw().all() as unknown[][];
  return rows.map((row) => Buffer.from(JSON.stringify(row.slice(0, -1))));
}
