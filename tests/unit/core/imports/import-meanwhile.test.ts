import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { coreWithWorkspace } from '../core.ts';

/** Columns with an identifier, so that each row finds its system again. */
function write(folder: string, owner: string): string {
  const file = path.join(folder, 'inventory.csv');
  fs.writeFileSync(file, `ID,Name,Owner\nA-1,Chatbot,${owner}\nA-2,Scanner,${owner}\n`);
  return file;
}

test('what somebody changes while an import is under way counts like what they changed before', async () => {
  const core = await coreWithWorkspace();
  await core.ask('systems.import', { path: write(core.folder, 'Ada') });
  const [chatbot, scanner] = await core.ask('systems.list', {});
  const running = core.handle.dispatch('systems.import', { path: write(core.folder, 'Grace') });
  await core.ask('systems.update', { id: chatbot?.id ?? '', changes: { owner: 'Edith' } });
  const result = await running;
  expect(result).toMatchObject({ ok: true });
  const rows = (result as { data: { report: { rows: { notes: string[] }[] } } }).data.report.rows;
  expect(rows.map(({ notes }) => notes.length)).toEqual([1, 0]);
  expect((await core.ask('systems.list', {})).map(({ owner }) => owner)).toEqual(['Edith', 'Grace']);
  expect(scanner?.owner).toBe('Ada');
});
