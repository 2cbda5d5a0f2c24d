import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildGapAnalysis } from '#documents/issued/gap/report.ts';
import { gapAnalysisWorkbook } from '#documents/issued/gap/sheets.ts';
import { renderDocx } from '#documents/render/docx/render-docx.ts';
import { renderXlsx } from '#documents/render/xlsx/render-xlsx.ts';
import { assessedData } from './assessed.ts';
import { t } from './fixture.ts';
import { has, makeFolder, run } from './tools.ts';

const data = assessedData();

test.skipIf(!has('soffice') || !has('pdftotext'))(
  'LibreOffice opens the report as DOCX and as XLSX and prints it (needs soffice and pdftotext)',
  async () => {
    const folder = makeFolder();
    const model = buildGapAnalysis(data, t);
    fs.writeFileSync(path.join(folder, 'word.docx'), await renderDocx(model, t));
    fs.writeFileSync(path.join(folder, 'sheets.xlsx'), await renderXlsx(model, gapAnalysisWorkbook(data, t), t));
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const files = ['word.docx', 'sheets.xlsx'].map((name) => path.join(folder, name));
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    });
    const printed = (name: string) => run('pdftotext', ['-layout', path.join(folder, name), '-']).split('\f');
    const pages = printed('word.pdf');
    const text = pages.join('\n');
    const last = pages.length - 1;
    expect(last).toBeGreaterThan(10);
    for (const said of [
      'A.10\u00a0\u00a0Third-party',
      `Page ${last} of ${last}`,
      'Finding 70 on A.10.4',
      'Do 30 & <more>',
    ]) {
      expect(text.replace(/[ \u00a0]+/g, ' ')).toContain(said.replace(/[ \u00a0]+/g, ' '));
    }
    const sheets = printed('sheets.pdf').join('\n');
    for (const said of ['Management summary', 'Clause or area', 'Finding 70 on A.10.4', 'ACT-030'])
      expect(sheets).toContain(said);
    // The contents name the page on which the plan stands, where the typeface is as wide as the one that was counted with.
    if (!hasArial()) return;
    const [, listed] = /Remediation plan\.+ *(\d+)/.exec(text) ?? [];
    expect(pages.findIndex((page) => /^ *Remediation plan$/m.test(page)) + 1).toBe(Number(listed));
  },
);

function hasArial(): boolean {
  return has('fc-match') && /Arial|Liberation/.test(run('fc-match', ['Arial']));
}
