import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOCUMENTS } from '#documents/issued/registry.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { coreWithWorkspace } from '../../core/core.ts';
import { assessedData } from '../assessed.ts';
import { makeSystems, pdfOptions, t } from '../fixture.ts';
import { pageFaults, splitRecords } from '../page-faults.ts';
import { readPdf } from '../read-pdf.ts';

const AS_OF = '2026-01-01';

describe.each([
  ['an organisation that was just made', false],
  ['the sample organisation', true],
] as const)('the pages of %s', (_, sample) => {
  test('are neither blank nor torn', async () => {
    const core = await coreWithWorkspace(sample);
    for (const { key: documentKey } of DOCUMENTS) {
      const file = path.join(core.folder, `${documentKey}.pdf`);
      await core.ask('documents.export', { documentKey, asOf: AS_OF, path: file });
      const { pages } = readPdf(fs.readFileSync(file));
      expect(pageFaults(pages), documentKey).toEqual([]);
      expect(splitRecords(pages), documentKey).toEqual([]);
    }
  });
});

describe('the pages of a large organisation', () => {
  const judged = assessedData();
  const long = 'What was seen on site took a while to write down. ';
  const data = {
    ...judged,
    systems: makeSystems(300),
    assessment: judged.assessment.map((result, index) => ({
      ...result,
      finding: result.finding + long.repeat(index % 12),
    })),
  };
  test.each(DOCUMENTS)('of the document $key are neither blank nor torn', async ({ build }) => {
    const { pages } = readPdf((await renderPdf(build(data, t), pdfOptions)).bytes);
    expect(pageFaults(pages)).toEqual([]);
    expect(splitRecords(pages)).toEqual([]);
  });
});
