import { describe, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { hasChromium, openApp } from './browser.ts';

const ROUTES = [
  '/',
  '/steps/gapAnalysis',
  '/steps/establish',
  '/steps/maintain',
  '/steps/gapAnalysis/context',
  '/steps/establish/organisation',
  '/steps/establish/roles',
  '/steps/establish/systemScope',
  '/steps/riskAssessment/describeSystems',
  '/steps/certificationAudit/stage1',
  '/steps/establish/review',
  '/requirements',
  '/crosswalks',
  '/crosswalks?framework=iso27001&direction=toStandard',
  '/reference',
  '/reference?part=certification',
  '/reference?part=guideDomains',
  '/gap-analysis',
  '/walk-through?node=6.1.2',
  '/workbook',
  '/scores',
  '/assessments',
  '/comparison',
  '/visit-plan',
  '/closing',
  '/actions',
  '/actions?view=board',
  '/actions?view=calendar',
  '/evidence',
  '/systems',
  '/import',
  '/documents',
  '/readiness',
  '/trail',
  '/backups',
  '/protection',
  '/ai-act',
  '/organisation',
  '/settings',
];

describe.skipIf(!hasChromium)('axe finds nothing serious', () => {
  test.each([
    ['light', false],
    ['dark', true],
  ])('on any screen, %s', async (_theme, dark) => {
    const { page } = await openApp({ dark });
    const found: Record<string, string[]> = { start: await seriousFindings(page) };
    await page.getByRole('button', { name: 'Open the sample' }).click();
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    for (const route of ROUTES) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, route);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      found[route] = await seriousFindings(page);
    }
    await page.evaluate(() => {
      window.location.hash = '/systems';
    });
    await page.getByRole('grid').press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Owner', { exact: true }).waitFor();
    found['/systems/$id'] = await seriousFindings(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    found.palette = await seriousFindings(page);
    expect(Object.entries(found).filter(([, findings]) => findings.length > 0)).toEqual([]);
  });
});
