import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium, openApp } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ROUTES = [
  '/',
  '/steps/gapAnalysis',
  '/steps/establish',
  '/steps/maintain',
  '/steps/gapAnalysis/context',
  '/steps/establish/organisation',
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

type Finding = { id: string; impact: string | null; nodes: { html: string }[] };

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

/** Through the debugger's world, so that the page's own content security policy stays as strict as it is. */
async function seriousFindings(page: Page): Promise<string[]> {
  const violations = await page.evaluate<Finding[]>(
    `(() => { ${AXE}; return axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations); })()`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`);
}
