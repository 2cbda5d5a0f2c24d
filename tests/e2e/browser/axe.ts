import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { id: string; impact: string | null; nodes: { html: string }[] };

/** Through the debugger's world, so that the page's own content security policy stays as strict as it is. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const violations = await page.evaluate<Finding[]>(
    `(() => { ${AXE}; return axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations); })()`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`);
}
