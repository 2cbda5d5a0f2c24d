import { z } from 'zod';
import { APPROVAL_STATES } from '../../entities/approval.ts';
import { documentControl } from '../../entities/document-control.ts';
import { id, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { exportedFile } from '../exported-file.ts';
import { change } from '../workspace/workspace.ts';

/** Date of issue `YYYY-MM-DD` printed on the documents; same date and same data give the same bytes. */
const asOf = z.iso.date();

export const EXPORT_FORMATS = ['pdf', 'docx', 'xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** Of the audit trail, which is a record and not something to go on writing. */
export const TRAIL_FORMATS = ['pdf', 'csv', 'json'] as const satisfies readonly ExportFormat[];

/** Of documents that tell of one assessment: which; the leading one where left out. */
const assessmentId = id.optional();

export const documentRoutes = {
  'documents.list': defineRoute({
    kind: 'query',
    // How an approval stands rests on whatever the document is made of.
    reads: ['documentControls', 'approvals', 'trail'],
    input: z.object({ assessmentId }),
    output: z.array(
      documentControl.extend({
        approval: z.enum(APPROVAL_STATES),
        /** Whether it tells of the assessment that was named, and is approved for that one alone. */
        ofOneAssessment: z.boolean(),
        formats: z.array(z.enum(EXPORT_FORMATS)),
        /** Whether the Stage 1 pack holds it, so that it has to be approved for that. */
        inPack: z.boolean(),
      }),
    ),
  }),
  'documents.updateControl': defineRoute({
    kind: 'command',
    input: z.object({
      documentKey: line,
      assessmentId,
      changes: documentControl.omit({ documentKey: true }).partial(),
    }),
    output: change.extend({ control: documentControl }),
  }),
  /** What the document says now is approved, also where it was approved before. */
  'documents.approve': defineRoute({
    kind: 'command',
    input: z.object({ documentKey: line, assessmentId, approver: line.trim().min(1), approvedOn: z.iso.date() }),
    output: change.extend({ control: documentControl }),
  }),
  'documents.export': defineRoute({
    kind: 'query',
    reads: [],
    input: z.object({
      documentKey: line,
      path: z.string().min(1),
      /** Refused for documents that go by the leading one always. */
      assessmentId,
      asOf,
      language: line.optional(),
      jobId: line.optional(),
    }),
    output: exportedFile,
    files: { path: 'write' },
  }),
  'pack.exportStage1': defineRoute({
    kind: 'query',
    reads: [],
    input: z.object({
      /** Folder to make; must not exist or be empty or hold an earlier pack. A name ending in .zip makes one file. */
      path: z.string().min(1),
      asOf,
      language: line.optional(),
      zip: z.boolean(),
      /** With every change that was ever made and what was there before: not everybody is to read that. */
      withTrail: z.boolean().optional(),
      jobId: line.optional(),
    }),
    output: z.object({ location: z.string(), files: z.array(exportedFile) }),
    files: { path: 'write' },
  }),
};
