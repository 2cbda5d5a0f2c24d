import path from 'node:path';
import type { RecordTable } from '#shared/contract/define.ts';
import { EXPORT_FORMATS, type ExportFormat } from '#shared/contract/domains/documents.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { DocumentData, DocumentFacts } from '../model/data.ts';
import type { DocumentModel } from '../model/model.ts';
import type { Workbook } from '../model/sheet.ts';
import type { Translate } from '../model/translate.ts';
import { buildCertificationStatus } from './certification-status.ts';
import { buildClosingSummary } from './closing-summary.ts';
import { buildEvidenceIndex, evidenceIndexCsv, evidenceIndexWorkbook } from './evidence-index.ts';
import { buildGapAnalysis, gapAnalysisCsv } from './gap/report.ts';
import { gapAnalysisWorkbook } from './gap/sheets.ts';
import { buildInventory, type InventoriedSystem, toldOfSystem } from './inventory.ts';
import { inventoryCsv, inventoryJson, inventoryWorkbook } from './inventory-table.ts';
import { buildRequirements } from './requirements.ts';

export type DocumentKey =
  | 'inventory'
  | 'certification-status'
  | 'requirements'
  | 'gap-analysis'
  | 'closing-summary'
  | 'evidence-index';

/** A document that the product can issue. */
export type DocumentDefinition = {
  readonly key: DocumentKey;
  /** Identifier that its control data begin with. */
  readonly identifier: string;
  readonly formats: readonly ExportFormat[];
  /** Whether it tells of any one assessment; others go by the leading one. */
  readonly ofOneAssessment?: boolean;
  /** Tables that it is made of: what an approval is bound to does not change without them. */
  readonly reads: readonly RecordTable[];
  /** Tables of whose records it tells no more than their codes and names. */
  readonly names?: readonly RecordTable[];
  /** Whether it says another thing on another day without any record having changed. */
  readonly goesByDay?: boolean;
  readonly build: (data: DocumentData, t: Translate) => DocumentModel;
  /**
   * Where everything that it says follows from the organisation and from its systems one by one: what it says of each.
   * Its content is then told from those systems alone that changed, not from thousands.
   */
  readonly ofEachSystem?: (system: InventoriedSystem, t: Translate) => readonly unknown[];
  /** What the document is as a workbook; absent where it has no table that somebody would go on working with. */
  readonly workbook?: (data: DocumentData, t: Translate) => Workbook;
  /** Writers of the formats that hold bare tables. */
  readonly tables: Partial<Record<ExportFormat, (facts: DocumentFacts, t: Translate) => Uint8Array>>;
};

/** What an assessment found, and what is told beside it. */
const EVIDENCE = ['workspace', 'organisation', 'evidence', 'evidenceRevisions', 'evidenceLinks'] as const;
const JUDGEMENT = [...EVIDENCE, 'assessments', 'assessmentResults', 'interviews', 'actions'] as const;

export const DOCUMENTS: readonly DocumentDefinition[] = [
  {
    key: 'inventory',
    reads: ['organisation', 'aiSystems'],
    identifier: 'AIMS-REP-001',
    formats: ['pdf', 'docx', 'xlsx', 'csv', 'json'],
    build: buildInventory,
    ofEachSystem: toldOfSystem,
    workbook: inventoryWorkbook,
    tables: { csv: inventoryCsv, json: inventoryJson },
  },
  {
    key: 'certification-status',
    reads: [...JUDGEMENT, 'aiSystems', 'readinessWaivers', 'nodeStatements', 'nodeConfirmations'],
    goesByDay: true,
    identifier: 'AIMS-REP-002',
    formats: ['pdf', 'docx'],
    build: buildCertificationStatus,
    tables: {},
  },
  {
    key: 'requirements',
    reads: JUDGEMENT,
    identifier: 'AIMS-REP-003',
    formats: ['pdf', 'docx'],
    build: buildRequirements,
    tables: {},
  },
  {
    key: 'gap-analysis',
    reads: JUDGEMENT,
    names: ['aiSystems'],
    identifier: 'AIMS-REP-004',
    formats: ['pdf', 'docx', 'xlsx', 'csv'],
    build: buildGapAnalysis,
    workbook: gapAnalysisWorkbook,
    tables: { csv: gapAnalysisCsv },
    ofOneAssessment: true,
  },
  {
    key: 'closing-summary',
    reads: JUDGEMENT,
    names: ['aiSystems'],
    identifier: 'AIMS-REP-005',
    formats: ['pdf', 'docx'],
    build: buildClosingSummary,
    tables: {},
    ofOneAssessment: true,
  },
  {
    key: 'evidence-index',
    reads: EVIDENCE,
    names: ['aiSystems', 'actions'],
    goesByDay: true,
    identifier: 'AIMS-REP-006',
    formats: ['pdf', 'docx', 'xlsx', 'csv'],
    build: buildEvidenceIndex,
    workbook: evidenceIndexWorkbook,
    tables: { csv: evidenceIndexCsv },
  },
];

/** @throws AppError documentUnknown */
export function documentOf(key: string): DocumentDefinition {
  const definition = DOCUMENTS.find((document) => document.key === key);
  if (definition === undefined) throw new AppError('documentUnknown', { document: key });
  return definition;
}

/** What a file's extension asks for; null where no format has it. */
export function formatOf(file: string): ExportFormat | null {
  const extension = path.extname(file).slice(1).toLowerCase();
  return EXPORT_FORMATS.find((format) => format === extension) ?? null;
}
