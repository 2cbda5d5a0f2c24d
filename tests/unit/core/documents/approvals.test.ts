import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixedEnvironment } from '../../db/workspace.ts';
import { readParts } from '../../documents/read-parts.ts';
import { readPdf } from '../../documents/read-pdf.ts';
import { coreWithWorkspace, type TestCore } from '../core.ts';

const DAY = '2026-03-02';
const LATER = '2026-03-09';
const NOW = '2026-03-16';
const SAID = `Changed since approval on ${DAY}`;

/** A workspace with an inventory that was approved on a day, and the days after it. */
async function approved() {
  let day = DAY;
  const core = await coreWithWorkspace(
    false,
    fixedEnvironment(() => day),
  );
  const { system } = await core.ask('systems.create', { fields: { name: 'Triage' } });
  const approval = { documentKey: 'inventory', approver: 'Grace Hopper', approvedOn: DAY };
  await core.ask('documents.approve', approval);
  day = NOW;
  return { core, systemId: system.id, approval, goTo: (next: string) => (day = next) };
}

const listed = async (core: TestCore, documentKey: string, assessmentId?: string) =>
  (await core.ask('documents.list', { assessmentId })).find((each) => each.documentKey === documentKey);

async function exported(core: TestCore, name: string, more: object = {}): Promise<Buffer> {
  const target = path.join(core.folder, name);
  await core.ask('documents.export', { documentKey: 'inventory', asOf: NOW, path: target, ...more });
  return fs.readFileSync(target);
}

async function wordsOfOffice(bytes: Uint8Array, parts: RegExp): Promise<string[]> {
  return [...(await readParts(bytes))].filter(([name]) => parts.test(name)).map(([, content]) => content.toString());
}

const ruleOf = async (core: TestCore, rule: string) =>
  (await core.ask('readiness.check', {})).findings.find((finding) => finding.rule === rule);

describe('an approval', () => {
  test('holds as long as the content is what was approved, whatever else is done', async () => {
    const { core } = await approved();
    await core.ask('organisation.update', { changes: { topManagement: 'Ada Lovelace' } });
    await core.ask('assessment.set', { entries: [{ nodeId: '4.1', element: 0, changes: { status: 'met' } }] });
    await core.ask('documents.updateControl', { documentKey: 'inventory', changes: { nextReviewOn: '2027-03-02' } });
    expect(await listed(core, 'inventory')).toMatchObject({ status: 'approved', approval: 'holds' });
    const { text } = readPdf(await exported(core, 'a.pdf'));
    expect(text).toContain('Approved');
    expect(text).not.toContain('Changed since');
  });

  test('is bound to the head of the trail, and kept in it by whoever recorded it', async () => {
    const { core } = await approved();
    const { entries } = await core.ask('trail.list', { limit: 10 });
    const entry = entries.find(({ entity }) => entity === 'approvals');
    expect(entry?.after).toMatchObject({ subject: 'inventory', approver: 'Grace Hopper', approvedOn: DAY });
    const { seq } = await core.ask('trail.find', { hash: String(entry?.after?.['trailHead']) });
    expect(seq).toBe(entry?.after?.['trailEntries']);
  });

  test('says on cover and every page of PDF, DOCX and XLSX that the content was changed since', async () => {
    const { core } = await approved();
    await core.ask('systems.create', { fields: { name: 'Chatbot' } });
    expect(await listed(core, 'inventory')).toMatchObject({ approval: 'changed' });
    const { pages } = readPdf(await exported(core, 'a.pdf'));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.text).toContain(SAID);
    const docx = await exported(core, 'a.docx');
    expect((await wordsOfOffice(docx, /word\/document\.xml/)).join()).toContain(SAID);
    const heads = await wordsOfOffice(docx, /word\/header\d+\.xml/);
    expect(heads.filter((head) => head.includes(SAID)).length).toBeGreaterThan(0);
    expect(heads.every((head) => head.includes(SAID) || head.includes('CHANGED SINCE APPROVAL'))).toBe(true);
    const xlsx = await exported(core, 'a.xlsx');
    expect((await wordsOfOffice(xlsx, /sharedStrings/)).join()).toContain(SAID);
    const sheets = await wordsOfOffice(xlsx, /worksheets\/sheet\d+\.xml/);
    expect(sheets.length).toBeGreaterThan(1);
    for (const sheet of sheets) expect(sheet).toMatch(new RegExp(`<oddHeader>[^]*${SAID}[^]*</oddHeader>`));
  });

  test('is not counted by the pack, by readiness, by steps and by fulfilment once the content changed', async () => {
    const { core, systemId } = await approved();
    await core.ask('organisation.update', { changes: { scopeStatement: 'All of it.' } });
    await core.ask('systems.update', { id: systemId, changes: { scope: 'inScope' } });
    const place = path.join(core.folder, 'pack');
    await core.ask('pack.exportStage1', { path: place, asOf: NOW, zip: false });
    const { text: set } = readPdf(fs.readFileSync(path.join(place, '00_Cover-and-index.pdf')));
    const text = set.replaceAll(/\s+/g, ' ');
    expect(text).toContain('0 of 4');
    expect(text).toContain(SAID);
    expect(await ruleOf(core, 'documents.changedSinceApproval')).toMatchObject({ severity: 'error', total: 1 });
    const [scope] = await core.ask('fulfilment.list', { nodeIds: ['4.3'] });
    expect(scope).toMatchObject({ state: 'begun', missing: [{ key: 'documentsChanged' }] });

    await core.ask('documents.approve', { documentKey: 'inventory', approver: 'Grace Hopper', approvedOn: NOW });
    expect(await ruleOf(core, 'documents.changedSinceApproval')).toBeUndefined();
    expect((await core.ask('fulfilment.list', { nodeIds: ['4.3'] }))[0]).toMatchObject({ state: 'shown' });
  });

  test('holds again where the change is taken back', async () => {
    const { core } = await approved();
    await core.ask('systems.create', { fields: { name: 'Chatbot' } });
    await core.ask('trail.undo', {});
    expect(await listed(core, 'inventory')).toMatchObject({ approval: 'holds' });
  });

  test('of another version is none of this one', async () => {
    const { core } = await approved();
    await core.ask('documents.updateControl', { documentKey: 'inventory', changes: { version: '2.0' } });
    expect(await listed(core, 'inventory')).toMatchObject({ version: '2.0', approval: 'changed' });
  });

  test('of what tells of the whole system survives being given', async () => {
    const { core } = await approved();
    for (const documentKey of ['certification-status', 'requirements', 'evidence-index', 'inventory']) {
      await core.ask('documents.approve', { documentKey, approver: 'Grace Hopper', approvedOn: NOW });
    }
    const states = (await core.ask('documents.list', {})).filter(({ inPack }) => inPack);
    expect(states.map(({ approval }) => approval)).toEqual(['holds', 'holds', 'holds', 'holds']);
    await core.ask('organisation.update', { changes: { scopeStatement: 'All of it.' } });
    expect(await listed(core, 'certification-status')).toMatchObject({ approval: 'changed' });
    expect(await listed(core, 'requirements')).toMatchObject({ approval: 'holds' });
  });

  test('lies neither in the future nor before the newest change of the content', async () => {
    const { core, approval } = await approved();
    const approve = (approvedOn: string) => core.refusal('documents.approve', { ...approval, approvedOn });
    expect(await approve('2026-03-17')).toBe('dayInFuture');
    expect(await approve('2025-12-31')).toBe('approvalBeforeChange');
    await core.ask('systems.create', { fields: { name: 'Chatbot' } });
    expect(await approve(LATER)).toBe('approvalBeforeChange');
    const changes = { approvedOn: '2027-01-01' };
    expect(await core.refusal('documents.updateControl', { documentKey: 'inventory', changes })).toBe('dayInFuture');
    // Signed a week ago, and nothing that it says was changed since.
    await core.ask('trail.undo', {});
    await core.ask('documents.approve', { ...approval, approvedOn: LATER });
    expect(await listed(core, 'inventory')).toMatchObject({ approvedOn: LATER, approval: 'holds' });
  });

  test('by control data alone is bound as well, and a corrected name does not bind anew', async () => {
    const { core } = await approved();
    const change = (changes: object) => core.ask('documents.updateControl', { documentKey: 'inventory', changes });
    await change({ status: 'draft' });
    expect(await listed(core, 'inventory')).toMatchObject({ status: 'draft', approval: 'none' });
    await change({ status: 'approved' });
    await change({ approver: 'Ada' });
    await core.ask('systems.create', { fields: { name: 'Chatbot' } });
    await change({ approver: 'Ada Lovelace' });
    expect(await listed(core, 'inventory')).toMatchObject({ approver: 'Ada Lovelace', approval: 'changed' });
    await change({ approvedOn: NOW });
    expect(await listed(core, 'inventory')).toMatchObject({ approver: 'Ada Lovelace', approval: 'holds' });
  });

  test('of the report on one assessment says nothing about the report on another', async () => {
    const { core } = await approved();
    const [first] = await core.ask('assessments.list', {});
    const { assessment: second } = await core.ask('assessments.create', { fields: { title: 'Second visit' } });
    const approval = { documentKey: 'gap-analysis', approver: 'Grace Hopper', approvedOn: NOW };
    await core.ask('documents.approve', { ...approval, assessmentId: first?.id });
    expect(await listed(core, 'gap-analysis', first?.id)).toMatchObject({ status: 'approved', approval: 'holds' });
    expect(await listed(core, 'gap-analysis', second.id)).toMatchObject({
      status: 'draft',
      approver: '',
      approvedOn: '',
    });
    const report = { documentKey: 'gap-analysis', assessmentId: second.id };
    const { text } = readPdf(await exported(core, 'second.pdf', report));
    expect(text).toContain('Draft, not approved for use');
    expect(text).not.toContain('Grace Hopper');
  });

  test('from before approvals kept what was approved asks for a new one', async () => {
    const folder = path.resolve(import.meta.dirname, '../../../fixtures/workspaces');
    const core = await coreWithWorkspace();
    const target = path.join(core.folder, 'older.aims');
    fs.copyFileSync(path.join(folder, 'format-9.aims'), target);
    await core.ask('workspace.open', { path: target });
    const old = await listed(core, 'inventory');
    expect(old).toMatchObject({ status: 'approved', approval: 'unbound' });
    expect(await ruleOf(core, 'documents.approvalUnbound')).toMatchObject({ total: 1 });
  });
});

describe('a document of another day', () => {
  test('is rebuilt as it was issued on that day, to the byte, and names the newest entry of that day', async () => {
    const { core, goTo } = await approved();
    goTo(LATER);
    const issued = await exported(core, 'issued.pdf', { asOf: LATER });
    expect(readPdf(issued).text.replaceAll(/\s+/g, ' ')).toContain(`made ${DAY} 00:00`);
    goTo(NOW);
    await core.ask('systems.create', { fields: { name: 'Chatbot' } });
    await core.ask('organisation.update', { changes: { name: 'Renamed' } });
    expect(await exported(core, 'rebuilt.pdf', { asOf: LATER })).toEqual(issued);
    const { text } = readPdf(await exported(core, 'now.pdf'));
    expect(text).toContain('Chatbot');
  });

  test('what goes out to be worked on is that of its day as well: a table, a workbook, a calendar, the trail', async () => {
    const { core, goTo } = await approved();
    goTo(LATER);
    const { record } = await core.ask('actions.create', { fields: { title: 'Train', dueOn: '2027-01-01' } });
    const routes = {
      'actions.csv': 'actions.table',
      'actions.ics': 'actions.exportCalendar',
      'answers.xlsx': 'workbook.export',
      'trail.json': 'trail.export',
    } as const;
    const written = async (folder: string, asOf: string) => {
      fs.mkdirSync(path.join(core.folder, folder));
      const files: Record<string, string> = {};
      for (const [name, route] of Object.entries(routes)) {
        const target = path.join(core.folder, folder, name);
        await core.ask(route, { path: target, asOf });
        files[name] = fs.readFileSync(target).toString('base64');
      }
      return files;
    };
    const then = await written('then', LATER);
    goTo(NOW);
    await core.ask('actions.update', { id: record.id, changes: { title: 'Train all' } });
    await core.ask('assessment.set', { entries: [{ nodeId: '4.1', element: 0, changes: { owner: 'Eva' } }] });
    expect(await written('rebuilt', LATER)).toEqual(then);
    const now = await written('now', NOW);
    for (const name of Object.keys(routes)) expect(now[name]).not.toBe(then[name]);
    for (const [name, route] of Object.entries(routes)) {
      const target = path.join(core.folder, name);
      expect(await core.refusal(route, { path: target, asOf: '2026-03-17' })).toBe('dayInFuture');
      expect(fs.existsSync(target)).toBe(false);
    }
  });

  test('is refused before the first entry and in the future, and in a language that is not there', async () => {
    const { core } = await approved();
    const refused = (more: object) =>
      core.refusal('documents.export', {
        documentKey: 'inventory',
        path: path.join(core.folder, 'x.pdf'),
        asOf: NOW,
        ...more,
      });
    expect(await refused({ asOf: '2026-03-01' })).toBe('dayBeforeTrail');
    expect(await refused({ asOf: '2026-03-17' })).toBe('dayInFuture');
    expect(await refused({ language: 'de' })).toBe('languageMissing');
    const pack = { path: path.join(core.folder, 'pack'), zip: false };
    expect(await core.refusal('pack.exportStage1', { ...pack, asOf: '2026-03-01' })).toBe('dayBeforeTrail');
    expect(await core.refusal('pack.exportStage1', { ...pack, asOf: NOW, language: 'de' })).toBe('languageMissing');
  });
});

test('a decision stands on paper with its verdict, its reason and by whom', async () => {
  const { core } = await approved();
  await core.ask('fulfilment.decide', { nodeId: '5.3', verdict: 'objected', reason: 'Nobody is named.', by: 'Eva' });
  const target = path.join(core.folder, 'trail.pdf');
  await core.ask('trail.export', { path: target, asOf: NOW });
  const text = readPdf(fs.readFileSync(target)).text.replaceAll(/\s+/g, ' ');
  for (const said of [
    'Decision on requirement 5.3',
    'Verdict: Objected',
    'Reason: Nobody is named.',
    'Decided by: Eva',
  ]) {
    expect(text).toContain(said);
  }
});
