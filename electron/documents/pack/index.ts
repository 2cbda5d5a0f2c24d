import { type ControlledDocument, isApprovedOn } from '#shared/entities/approval.ts';
import { CLASSIFICATIONS } from '#shared/entities/document-control.ts';
import { saidByPeople, stateLegend } from '../issued/certification-status.ts';
import { standingOf, toneOf } from '../model/cover.ts';
import { type DocumentFacts, modelFrame, STATE_TONE, stateOf } from '../model/data.ts';
import type { Block, Cell, DocumentModel } from '../model/model.ts';
import type { Translate } from '../model/translate.ts';
import { PACK_PARTS } from './parts.ts';

/** A file of the pack, with what the index and the manifest say about it. */
export type PackFile = {
  readonly path: string;
  readonly title: string;
  readonly clauses: readonly string[];
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Pages of a PDF; 0 for other kinds. */
  readonly pages: number;
};

/** The pack's first document: what lies in the folder, what does not yet, and where each clause stands. */
export function buildPackIndex(
  facts: DocumentFacts,
  controls: readonly ControlledDocument[],
  files: readonly PackFile[],
  t: Translate,
): DocumentModel {
  const present = PACK_PARTS.filter(({ document }) => document !== undefined);
  const missing = PACK_PARTS.filter(({ document }) => document === undefined);
  const pages = files.reduce((sum, file) => sum + file.pages, 0);
  const numbers = new Intl.NumberFormat(facts.language);
  return {
    ...modelFrame({ ...facts, control: indexControl(facts, controls) }),
    title: t('documents:pack.title'),
    blocks: [
      { kind: 'heading', level: 1, text: t('documents:pack.about') },
      {
        kind: 'paragraph',
        role: 'lead',
        text: t('documents:pack.intro', {
          organisation: facts.organisation.name,
          standard: facts.catalogue.standard,
          asOf: facts.asOf,
        }),
      },
      {
        kind: 'figures',
        items: [
          {
            value: t('documents:progress.of', { done: present.length, total: PACK_PARTS.length }),
            label: t('documents:pack.documentsIn'),
          },
          {
            value: t('documents:progress.of', {
              done: controls.filter((control) => isApprovedOn(control, facts.asOf)).length,
              total: controls.length,
            }),
            label: t('documents:pack.documentsApproved'),
          },
          { value: numbers.format(files.length), label: t('documents:pack.filesIn') },
          { value: numbers.format(pages), label: t('documents:pack.pagesIn') },
        ],
      },
      {
        kind: 'note',
        tone: 'attention',
        title: t('documents:pack.incompleteTitle'),
        text: t('documents:pack.incomplete', { count: missing.length }),
      },
      { kind: 'heading', level: 1, text: t('documents:pack.approvals') },
      approvalTable(facts, controls, t),
      { kind: 'paragraph', text: t('documents:pack.verify') },
      { kind: 'heading', level: 1, text: t('documents:pack.missing') },
      { kind: 'paragraph', text: t('documents:pack.missingText') },
      {
        kind: 'table',
        repeatHeader: true,
        columns: [
          { header: t('documents:requirements.number'), strong: true },
          { header: t('documents:pack.document') },
          { header: t('documents:progress.clauses') },
        ],
        rows: missing.map(({ number, key, clauses }) => [number, t(`documents:pack.parts.${key}`), clauses.join(', ')]),
      },
      { kind: 'section', orientation: 'landscape', blocks: fileList(files, t) },
      ...crossReference(facts, t),
      ...saidByPeople(facts, t),
    ],
  };
}

/** Each document with who approved it when, or why it does not count as approved. */
function approvalTable(facts: DocumentFacts, controls: readonly ControlledDocument[], t: Translate): Block {
  return {
    kind: 'table',
    repeatHeader: true,
    columns: [
      { header: t('documents:frame.identifier'), strong: true },
      { header: t('documents:pack.document') },
      { header: t('documents:frame.version') },
      { header: t('documents:frame.status') },
      { header: t('documents:frame.approver') },
    ],
    rows: controls.map((control): Cell[] => [
      control.identifier,
      t(`documents:titles.${control.documentKey}`),
      control.version,
      { status: standingOf(control, facts.asOf, t), tone: toneOf(control, facts.asOf) },
      control.status === 'approved' ? control.approver : '',
    ]),
  };
}

function fileList(files: readonly PackFile[], t: Translate): Block[] {
  return [
    { kind: 'heading', level: 1, text: t('documents:pack.files') },
    { kind: 'paragraph', role: 'small', text: t('documents:pack.filesText') },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:pack.file'), strong: true },
        { header: t('documents:pack.document') },
        { header: t('documents:progress.clauses') },
        { header: t('documents:pack.pages'), align: 'right' },
        { header: t('documents:pack.bytes'), align: 'right' },
        { header: t('documents:pack.sha256') },
      ],
      rows: files.map(({ path, title, clauses, pages, bytes, sha256 }): Cell[] => [
        pages === 0 ? path : [{ text: path, code: true, file: path }],
        title,
        clauses.join(', '),
        pages === 0 ? '–' : String(pages),
        String(bytes.length),
        [{ text: sha256, code: true }],
      ]),
    },
  ];
}

function crossReference(facts: DocumentFacts, t: Translate): Block[] {
  return [
    { kind: 'heading', level: 1, text: t('documents:pack.crossReference') },
    { kind: 'paragraph', role: 'small', text: t('documents:pack.crossReferenceText') },
    ...stateLegend(t),
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:requirements.number'), strong: true },
        { header: t('documents:requirements.title') },
        { header: t('documents:progress.shownBy') },
        { header: t('documents:pack.standsIn') },
      ],
      rows: facts.catalogue.nodes.map((node): Cell[] => {
        const parts = PACK_PARTS.filter(({ clauses }) => clauses.includes(node.id));
        const here = parts.filter(({ document }) => document !== undefined).map(({ number }) => number);
        const toCome = parts.filter(({ document }) => document === undefined).map(({ number }) => number);
        const state = stateOf(facts, node.id);
        return [
          node.id,
          node.title,
          { status: t(`fulfilment:states.${state}`), tone: STATE_TONE[state] },
          [here.join(', '), toCome.length > 0 ? t('documents:pack.toCome', { numbers: toCome.join(', ') }) : '']
            .filter(Boolean)
            .join('; '),
        ];
      }),
    },
  ];
}

/** The index is as approved as the least approved document in the pack, and as confidential as the most confidential. */
function indexControl(facts: DocumentFacts, controls: readonly ControlledDocument[]): ControlledDocument {
  const strictest = Math.max(0, ...controls.map(({ classification }) => CLASSIFICATIONS.indexOf(classification)));
  const approved = controls.length > 0 && controls.every((control) => isApprovedOn(control, facts.asOf));
  return {
    documentKey: 'pack-index',
    identifier: 'AIMS-STAGE1',
    version: facts.asOf,
    status: approved ? 'approved' : 'draft',
    classification: CLASSIFICATIONS[strictest] ?? 'confidential',
    owner: facts.organisation.aimsManager,
    author: '',
    approver: facts.organisation.topManagement,
    approvedOn: '',
    effectiveOn: '',
    nextReviewOn: '',
    revisions: [],
    approval: approved ? 'holds' : 'none',
  };
}
