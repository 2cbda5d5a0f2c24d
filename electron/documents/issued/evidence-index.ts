import { type Evidence, isExpired, newestRevision } from '#shared/entities/evidence.ts';
import { onceEach } from '#shared/values/once-each.ts';
import { compareCodes, type DocumentData, type DocumentFacts, modelFrame, partsOf } from '../model/data.ts';
import { type Block, type Cell, type DocumentModel, heading } from '../model/model.ts';
import type { SheetColumn, Workbook } from '../model/sheet.ts';
import type { Translate } from '../model/translate.ts';
import { toCsv } from '../render/csv.ts';

type Facts = Pick<DocumentFacts, 'evidence' | 'systems' | 'actions' | 'catalogue' | 'asOf'>;

/** What there is of evidence, where it is from and what it supports, for somebody who has to find it again. */
export function buildEvidenceIndex(data: DocumentData, t: Translate): DocumentModel {
  return {
    ...modelFrame(data),
    title: t('documents:titles.evidence-index'),
    blocks: [...overview(data, t), ...all(data, t), ...byRequirement(data, t)],
  };
}

/** The whole index as a table, one row a piece. */
export function evidenceIndexCsv(facts: DocumentFacts, t: Translate): Uint8Array {
  const rows = inOrder(facts).map((piece) => cellsOf(piece, facts, t).map((cell) => String(cell ?? '')));
  return toCsv([COLUMNS.map((key) => t(`documents:evidence.${key}`)), ...rows]);
}

/** The same table as a workbook, with the requirements and their evidence on a sheet of their own. */
export function evidenceIndexWorkbook(data: DocumentData, t: Translate): Workbook {
  return {
    page: { name: t('documents:evidence.overview'), blocks: overview(data, t) },
    sheets: [
      {
        name: t('documents:evidence.all'),
        columns: COLUMNS.map((key) => ({ header: t(`documents:evidence.${key}`), ...LOOKS[key] })),
        rows: inOrder(data).map((piece) => cellsOf(piece, data, t)),
      },
      {
        name: t('documents:evidence.byRequirement'),
        columns: [
          { header: t('documents:evidence.number'), width: 10 },
          { header: t('documents:evidence.requirement'), width: 52 },
          { header: t('documents:evidence.evidence'), width: 60 },
        ],
        rows: data.catalogue.nodes.map(({ id, title }) => [id, title, codesFor(data, id).join(', ')]),
      },
    ],
  };
}

/** The codes of the evidence that supports a requirement or control. */
export function codesFor({ evidence }: Pick<DocumentFacts, 'evidence'>, nodeId: string): readonly string[] {
  return codesByNode(evidence).get(nodeId) ?? [];
}

/** The same of evidence that is still valid on the day of issue. */
export function validCodesFor(facts: Pick<DocumentFacts, 'evidence' | 'asOf'>, nodeId: string): readonly string[] {
  return codesFor(validOn(facts), nodeId);
}

const validOn = onceEach(({ evidence, asOf }: Pick<DocumentFacts, 'evidence' | 'asOf'>) => ({
  evidence: evidence.filter((piece) => !isExpired(piece, asOf)),
}));

const codesByNode = onceEach((evidence: readonly Evidence[]) => {
  const found = new Map<string, string[]>();
  for (const { code, links } of [...evidence].sort((a, b) => compareCodes(a.code, b.code))) {
    const nodes = links.flatMap(({ target, targetId }) => (target === 'node' ? [targetId] : []));
    for (const node of new Set(nodes)) {
      const known = found.get(node);
      if (known === undefined) found.set(node, [code]);
      else known.push(code);
    }
  }
  return found;
});

const COLUMNS = [
  'code',
  'title',
  'description',
  'kind',
  'supports',
  'source',
  'collectedBy',
  'collectedOn',
  'periodFrom',
  'periodTo',
  'validUntil',
  'state',
  'classification',
  'location',
  'fileName',
  'version',
  'mediaType',
  'bytes',
  'sha256',
] as const;
type Column = (typeof COLUMNS)[number];
type PlainCell = string | number | null;

const LOOKS: Readonly<Record<Column, Omit<SheetColumn, 'header'>>> = {
  code: { width: 10 },
  title: { width: 36 },
  description: { width: 52 },
  kind: { width: 13 },
  supports: { width: 28 },
  source: { width: 24 },
  collectedBy: { width: 22 },
  collectedOn: { width: 13, kind: 'date' },
  periodFrom: { width: 13, kind: 'date' },
  periodTo: { width: 13, kind: 'date' },
  validUntil: { width: 13, kind: 'date' },
  state: { width: 15 },
  classification: { width: 15 },
  location: { width: 36 },
  fileName: { width: 32 },
  version: { width: 9, kind: 'number' },
  mediaType: { width: 24 },
  bytes: { width: 13, kind: 'number' },
  sha256: { width: 66 },
};

function cellsOf(piece: Evidence, facts: Facts, t: Translate): PlainCell[] {
  const revision = newestRevision(piece);
  const cells: Record<Column, PlainCell> = {
    code: piece.code,
    title: piece.title,
    description: piece.description,
    kind: t(`evidence:kind.${piece.kind}`),
    supports: supportsOf(piece, facts).join(', '),
    source: piece.source,
    collectedBy: piece.collectedBy,
    collectedOn: piece.collectedOn,
    periodFrom: piece.periodFrom,
    periodTo: piece.periodTo,
    validUntil: piece.validUntil,
    state: stateOf(piece, facts, t),
    classification: piece.classification === '' ? '' : t(`documents:classification.${piece.classification}`),
    location: piece.location,
    fileName: revision?.fileName ?? '',
    version: revision?.number ?? null,
    mediaType: revision?.mediaType ?? '',
    bytes: revision?.bytes ?? null,
    sha256: revision?.sha256 ?? '',
  };
  return COLUMNS.map((column) => cells[column]);
}

function overview(data: DocumentData, t: Translate): Block[] {
  const { evidence, catalogue, organisation, asOf } = data;
  const supported = catalogue.nodes.filter(({ id }) => codesFor(data, id).length > 0).length;
  const number = new Intl.NumberFormat(data.language);
  const expired = evidence.filter((piece) => isExpired(piece, asOf)).length;
  return [
    heading(1, t('documents:evidence.overview')),
    {
      kind: 'paragraph',
      role: 'lead',
      text: t('documents:evidence.intro', { organisation: organisation.name, asOf, standard: catalogue.standard }),
    },
    {
      kind: 'figures',
      items: [
        { value: number.format(evidence.length), label: t('documents:evidence.pieces', { count: evidence.length }) },
        {
          value: t('documents:gapAnalysis.of', { done: supported, total: catalogue.nodes.length }),
          label: t('documents:evidence.supported'),
        },
        {
          value: number.format(expired),
          label: t('documents:evidence.expired'),
          ...(expired > 0 && { tone: 'attention' as const }),
        },
      ],
    },
    { kind: 'paragraph', text: t('documents:evidence.hashes') },
  ];
}

function all(data: DocumentData, t: Translate): Block[] {
  if (data.evidence.length === 0) {
    return [heading(1, t('documents:evidence.all')), { kind: 'paragraph', text: t('documents:evidence.none') }];
  }
  const header = (key: string) => t(`documents:evidence.${key}`);
  return [
    {
      kind: 'section',
      orientation: 'landscape',
      blocks: [
        heading(1, t('documents:evidence.all')),
        {
          kind: 'table',
          repeatHeader: true,
          columns: [
            { header: header('code'), strong: true },
            { header: header('evidence') },
            { header: header('supports') },
            { header: header('from') },
            { header: header('validUntil') },
            { header: header('file') },
          ],
          rows: inOrder(data).map((piece) => rowOf(piece, data, t)),
        },
      ],
    },
  ];
}

function rowOf(piece: Evidence, data: DocumentData, t: Translate): Cell[] {
  const { code, title, description, kind, source, collectedBy, collectedOn, location } = piece;
  const revision = newestRevision(piece);
  const said = [description, location].filter((text) => text !== '').join('\n');
  const file =
    revision === undefined
      ? t(`evidence:kind.${kind}`)
      : [
          { text: `${revision.fileName}\n` },
          { text: `${t('documents:evidence.versionOf', { number: revision.number, bytes: revision.bytes })}\n` },
          { text: revision.sha256, code: true },
        ];
  return [
    code,
    [{ text: title, bold: true }, ...(said === '' ? [] : [{ text: `\n${said}` }])],
    supportsOf(piece, data).join(', '),
    [source, collectedBy, collectedOn].filter((text) => text !== '').join('\n'),
    isExpired(piece, data.asOf)
      ? { status: `${piece.validUntil} ${stateOf(piece, data, t)}`, tone: 'attention' }
      : piece.validUntil,
    file,
  ];
}

/** Both ways: what an auditor asks about a requirement, and what there is nothing for. */
function byRequirement(data: DocumentData, t: Translate): Block[] {
  return [
    heading(1, t('documents:evidence.byRequirement')),
    { kind: 'paragraph', text: t('documents:evidence.byRequirementText') },
    ...partsOf(data.catalogue).flatMap((part): Block[] => [
      {
        kind: 'heading',
        level: 2,
        number: part.id,
        text: part.title,
      },
      {
        kind: 'table',
        repeatHeader: true,
        columns: [
          { header: t('documents:evidence.number'), strong: true },
          { header: t('documents:evidence.requirement') },
          { header: t('documents:evidence.evidence') },
        ],
        rows: part.nodes.map(({ id, title }): Cell[] => {
          const codes = codesFor(data, id);
          return [id, title, codes.length === 0 ? t('documents:evidence.nothing') : codes.join(', ')];
        }),
      },
    ]),
  ];
}

function stateOf(piece: Evidence, { asOf }: Pick<Facts, 'asOf'>, t: Translate): string {
  return isExpired(piece, asOf) ? t('evidence:state.expired') : t('documents:evidence.current');
}

/** By their ids: the codes of records, and the places of requirements in the standard. */
const lookups = onceEach(({ systems, actions, catalogue }: Facts) => ({
  codes: new Map([...systems, ...actions].map(({ id, code }) => [id, code])),
  order: new Map(catalogue.nodes.map(({ id }, index) => [id, index])),
}));

function supportsOf({ links }: Evidence, facts: Facts): string[] {
  const { codes, order } = lookups(facts);
  const nodes = links.filter(({ target }) => target === 'node').map(({ targetId }) => targetId);
  const records = links.flatMap(({ target, targetId }) => (target === 'node' ? [] : (codes.get(targetId) ?? [])));
  return [...nodes.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)), ...records.sort(compareCodes)];
}

function inOrder({ evidence }: Pick<DocumentFacts, 'evidence'>): Evidence[] {
  return [...evidence].sort((a, b) => compareCodes(a.code, b.code));
}
