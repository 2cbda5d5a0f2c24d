import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { WriteDb } from '#db/records/write.ts';
import { actionFields } from '#shared/entities/action.ts';
import { aiSystemFields, emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { assessmentResult, emptyResult } from '#shared/entities/assessment.ts';
import { documentControl } from '#shared/entities/document-control.ts';
import { evidenceFields } from '#shared/entities/evidence.ts';
import { organisation } from '#shared/entities/organisation.ts';
import { instant, line, text } from '#shared/entities/text.ts';
import { NO_RULE } from '#shared/rules/fulfilment/rule.ts';

const sample = z.object({
  organisation,
  systems: z.array(aiSystemFields.partial().required({ name: true }).strict()),
  results: z.array(assessmentResult.partial().required({ nodeId: true, status: true, finding: true }).strict()),
  actions: z.array(actionFields.strict()),
  evidence: z.array(evidenceFields.extend({ nodes: z.array(line) }).strict()),
  statements: z.array(z.object({ nodeId: line, text, by: line, at: instant }).strict()),
  documents: z.array(documentControl.strict()),
});
export type Sample = z.infer<typeof sample>;

/** The invented company that fills every screen and document; grows with the product. */
export function readSample(appFolder: string): Sample {
  const file = path.join(appFolder, 'resources', 'samples', 'organisation.json');
  return sample.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
}

export function fillSample(db: WriteDb, data: Sample, assessmentId: string): void {
  db.insert('organisation', data.organisation);
  for (const [index, fields] of data.systems.entries()) {
    const code = `SYS-${String(index + 1).padStart(3, '0')}`;
    db.insert('aiSystems', { ...emptyAiSystemFields(fields.name), ...(fields as object), code });
  }
  for (const result of data.results) {
    const { privateNote: _own, ...blank } = emptyResult(result.nodeId);
    db.insert('assessmentResults', { ...blank, ...(result as object), assessmentId });
  }
  for (const [index, action] of data.actions.entries()) {
    db.insert('actions', { ...action, code: `ACT-${String(index + 1).padStart(3, '0')}` });
  }
  for (const [index, { nodes, ...fields }] of data.evidence.entries()) {
    const evidenceId = db.insert('evidence', { ...fields, code: `EV-${String(index + 1).padStart(4, '0')}` });
    for (const targetId of nodes) db.insert('evidenceLinks', { evidenceId, target: 'node', targetId });
  }
  for (const { nodeId, text, by, at } of data.statements) {
    db.insert('nodeStatements', { nodeId, text, statedBy: by, statedAt: at, ruleVersion: NO_RULE });
  }
  for (const control of data.documents) db.insert('documentControls', control);
}
