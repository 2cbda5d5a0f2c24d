import path from 'node:path';
import { loadCatalogue } from '#core/resources/catalogue.ts';
import { loadLocales } from '#core/resources/locales.ts';
import type { DocumentData, DocumentFacts } from '#documents/model/data.ts';
import type { Translate } from '#documents/model/translate.ts';
import type { PdfOptions } from '#documents/render/render-pdf.ts';
import { type AiSystem, emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import type { ControlledDocument } from '#shared/entities/approval.ts';
import { type Assessment, emptyResult, type NodeResult } from '#shared/entities/assessment.ts';
import { emptyOrganisation } from '#shared/entities/organisation.ts';
import { deriveSteps } from '#shared/steps/progress.ts';

const resources = path.resolve(import.meta.dirname, '../../../resources');
const english = loadLocales(path.join(resources, 'locales')).translate('en');

export const t: Translate = (key, params) => english(key, params ?? {});
export const catalogue = loadCatalogue(path.join(resources, 'catalogue'));
/** Gathered by the build. */
export const fontsFolder = path.resolve(resources, '../out/fonts');
export const verifierFolder = path.join(resources, 'verifier');
export const pdfOptions: PdfOptions = { t, fontsFolder, productVersion: '9.9.9' };

const ASSESSMENT: Assessment = {
  ...{ id: '01900000-0000-7000-8000-00000000a001', code: 'ASM-001', title: 'First visit', about: 'aims', subject: '' },
  ...{ startedOn: '', leadAssessor: '', basedOnId: '', closedOn: '', closingText: '' },
  ...{ acknowledgedBy: '', acknowledgedOn: '' },
};

export function makeSystem(number: number, fields: Partial<AiSystem> = {}): AiSystem {
  return {
    ...emptyAiSystemFields(`System number ${number}`),
    id: `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    code: `SYS-${String(number).padStart(3, '0')}`,
    archivedAt: null,
    importKey: null,
    imported: null,
    ...fields,
  };
}

/** Systems that differ in length, unit and state. */
export function makeSystems(count: number): AiSystem[] {
  return Array.from({ length: count }, (_, index) =>
    makeSystem(index + 1, {
      organisationUnit: ['Sales', 'Service', 'Human resources', ''][index % 4] ?? '',
      owner: index % 3 === 0 ? 'Ada Lovelace' : '',
      purpose: `Purpose of ${index + 1}. ${'It sorts incoming letters and proposes answers. '.repeat(index % 9)}`,
      scope: (['undecided', 'inScope', 'outOfScope'] as const)[index % 3] ?? 'undecided',
      lifecycleStage: index % 2 === 0 ? 'deployment' : '',
      suppliers: index % 5 === 0 ? ['Acme', 'Globex'] : [],
    }),
  );
}

export function makeFacts(
  systems: readonly AiSystem[] = makeSystems(12),
  changes: Partial<DocumentFacts> = {},
): DocumentFacts {
  const organisation = { ...emptyOrganisation('Beispiel GmbH'), legalName: 'Beispiel Gesellschaft mbH', country: 'DE' };
  const results: Record<string, NodeResult> = {
    '4.1': { nodeId: '4.1', status: 'met', finding: 'Context analysis of May seen.' },
    '4.2': { nodeId: '4.2', status: 'notMet', finding: '' },
    'A.2.2': { nodeId: 'A.2.2', status: 'notApplicable', finding: 'No policy of its own is needed.' },
  };
  const fulfilment = { '4.1': 'begun', '4.3': 'shown', '5.2': 'stated' } as const;
  const active = systems.filter(({ archivedAt }) => archivedAt === null);
  const scope = (wanted: string) => active.filter((system) => system.scope === wanted).length;
  const steps = deriveSteps({
    judgement: {
      ...{ code: ASSESSMENT.code, title: ASSESSMENT.title, closedOn: '' },
      statuses: new Map(Object.values(results).map(({ nodeId, status }) => [nodeId, status])),
    },
    states: new Map(Object.entries(fulfilment)),
    organisation,
    systems: { active: active.length, undecidedScope: scope('undecided'), inScope: scope('inScope'), undescribed: 0 },
    documents: [],
  });
  return {
    organisation,
    systems,
    steps,
    readiness: {
      asOf: '2026-11-24',
      checked: 63,
      counts: { error: 0, warning: 0, hint: 0, waived: 0 },
      findings: [],
    },
    catalogue,
    fulfilment,
    results,
    assessment: Object.values(results).map((result) => ({ ...emptyResult(result.nodeId), ...result })),
    elements: {},
    actions: [],
    evidence: [],
    visit: { assessment: ASSESSMENT, since: { reopened: [], changed: false }, interviews: [], earlier: null },
    trailHead: 'ab'.repeat(32),
    trailEntries: 42,
    asOf: '2026-11-24',
    language: 'en',
    ...changes,
  };
}

export function makeControl(documentKey: string, changes: Partial<ControlledDocument> = {}): ControlledDocument {
  return {
    documentKey,
    identifier: 'AIMS-REP-001',
    version: '1.0',
    status: 'approved',
    classification: 'confidential',
    owner: 'AIMS manager',
    author: 'Ada Lovelace',
    approver: 'Grace Hopper',
    approvedOn: '2026-11-20',
    effectiveOn: '2026-11-24',
    nextReviewOn: '2027-11-24',
    revisions: [{ version: '1.0', date: '2026-11-20', author: 'Ada Lovelace', change: 'First issue.' }],
    approval: 'holds',
    ...changes,
  };
}

export function makeData(facts: DocumentFacts = makeFacts(), changes: Partial<ControlledDocument> = {}): DocumentData {
  return { ...facts, control: makeControl('inventory', changes) };
}
