import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import {
  countStatuses,
  type DocumentData,
  modelFrame,
  type Part,
  partsOf,
  ratedIn,
  STATUS_ORDER,
  STATUS_TONE,
  type StatusCounts,
  statusOf,
} from '../model/data.ts';
import type { Block, Cell, DocumentModel, Table } from '../model/model.ts';
import type { Translate } from '../model/translate.ts';

/** Every requirement of clauses 4 to 10 and every control of Annex A with its rating and what must exist in writing. */
export function buildRequirements(data: DocumentData, t: Translate): DocumentModel {
  const parts = partsOf(data.catalogue);
  const list = (kind: Part['kind']) =>
    parts.filter((part) => part.kind === kind).flatMap((part) => partBlocks(part, data, t));
  return {
    ...modelFrame(data),
    ...ratedIn(data),
    title: t('documents:titles.requirements'),
    blocks: [
      ...summary(data, t),
      { kind: 'heading', level: 1, text: t('documents:requirements.clauses') },
      { kind: 'paragraph', text: t('documents:requirements.clausesText') },
      ...list('clause'),
      { kind: 'heading', level: 1, text: t('documents:requirements.controls') },
      { kind: 'paragraph', text: t('documents:requirements.controlsText') },
      ...list('control'),
      ...leftOut(data, t),
    ],
  };
}

function summary(data: DocumentData, t: Translate): Block[] {
  const { catalogue, organisation, asOf } = data;
  const { code, title, closedOn } = data.visit.assessment;
  const newest =
    data.assessment
      .map(({ assessedOn }) => assessedOn)
      .sort()
      .at(-1) ?? '';
  const counts = countStatuses(data, catalogue.nodes);
  return [
    { kind: 'heading', level: 1, text: t('documents:requirements.summary') },
    {
      kind: 'paragraph',
      role: 'lead',
      text: t(closedOn === '' ? 'documents:requirements.intro' : 'documents:requirements.introClosed', {
        ...{ organisation: organisation.name, asOf, standard: catalogue.standard },
        ...{ assessment: `${code} ${title}`.trim(), date: closedOn },
        clauses: catalogue.nodes.filter(({ kind }) => kind === 'clause').length,
        controls: catalogue.nodes.filter(({ kind }) => kind === 'control').length,
      }),
    },
    {
      kind: 'figures',
      items: (['met', 'largelyMet', 'partlyMet', 'notMet', 'notAssessed'] as const).map((status) => ({
        value: String(counts[status]),
        label: t(`assessment:status.${status}`),
        ...(counts[status] > 0 && { tone: STATUS_TONE[status] }),
      })),
    },
    ...(counts.notApplicable > 0
      ? [
          {
            kind: 'paragraph',
            text: t('documents:requirements.notApplicableToo', { count: counts.notApplicable }),
          } as const,
        ]
      : []),
    ...(newest === '' || closedOn !== ''
      ? []
      : [{ kind: 'paragraph', text: t('documents:requirements.ratedUntil', { date: newest }) } as const]),
    { kind: 'paragraph', text: t('documents:requirements.findingsElsewhere') },
    { kind: 'heading', level: 2, text: t('documents:requirements.legend') },
    scaleLegend(t),
    { kind: 'heading', level: 2, text: t('documents:requirements.totals') },
    statusTable(data, t),
  ];
}

/** From where the ratings of a column are. */
function ratedHeader({ visit }: DocumentData, t: Translate): string {
  const { code, closedOn: date } = visit.assessment;
  return t(date === '' ? 'documents:requirements.rated' : 'documents:requirements.ratedOn', { code, date });
}

/** What the ratings mean. */
function scaleLegend(t: Translate): Block {
  return {
    kind: 'keyValues',
    items: STATUS_ORDER.map((status) => ({
      label: t(`assessment:status.${status}`),
      value: t(`documents:gapAnalysis.scaleText.${status}`),
      wide: true,
    })),
  };
}

/** Counts by clause and area, with sums. */
export function statusTable(data: DocumentData, t: Translate): Table {
  const parts = partsOf(data.catalogue);
  const row = (label: string, counts: StatusCounts, total: number): Cell[] => [
    label,
    ...STATUS_ORDER.map((status) => (counts[status] === 0 ? '–' : String(counts[status]))),
    String(total),
  ];
  const sum = (label: string, kind: Part['kind'] | null): Cell[] => {
    const nodes = data.catalogue.nodes.filter((node) => kind === null || node.kind === kind);
    return row(label, countStatuses(data, nodes), nodes.length);
  };
  const lines = (kind: Part['kind']) =>
    parts
      .filter((part) => part.kind === kind)
      .map((part) =>
        row(
          t('documents:requirements.partShort', { id: part.id, title: part.title }),
          countStatuses(data, part.nodes),
          part.nodes.length,
        ),
      );
  const clauses = lines('clause');
  const controls = lines('control');
  const rows = [
    ...clauses,
    sum(t('documents:requirements.clauses'), 'clause'),
    ...controls,
    sum(t('documents:requirements.controls'), 'control'),
    sum(t('documents:requirements.all'), null),
  ];
  return {
    kind: 'table',
    repeatHeader: true,
    columns: [
      { header: t('documents:requirements.part') },
      ...STATUS_ORDER.map((status) => ({
        header: t(`assessment:status.${status}`),
        align: 'right' as const,
      })),
      { header: t('documents:requirements.total'), align: 'right' },
    ],
    rows,
    totals: [clauses.length, rows.length - 2, rows.length - 1],
  };
}

function partBlocks(part: Part, data: DocumentData, t: Translate): Block[] {
  const objectives = data.catalogue.objectives.filter(({ area }) => area === part.id);
  return [
    {
      kind: 'heading',
      level: 2,
      number: part.id,
      text: part.title,
    },
    ...objectives.map(
      ({ id, objective }): Block => ({
        kind: 'paragraph',
        role: 'small',
        text: t('documents:requirements.objective', { id, objective }),
      }),
    ),
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:requirements.number'), strong: true },
        { header: t('documents:requirements.title') },
        { header: ratedHeader(data, t) },
        { header: t('documents:requirements.documents') },
      ],
      rows: part.nodes.map((node) => [
        node.id,
        node.title,
        { status: t(`assessment:status.${statusOf(data, node.id)}`), tone: STATUS_TONE[statusOf(data, node.id)] },
        documentsNeeded(node, data, t),
      ]),
    },
  ];
}

/** What must exist in writing: named by the standard for clauses, by the control's own wording for controls. */
function documentsNeeded(node: CatalogueNode, data: DocumentData, t: Translate): string {
  const named = data.catalogue.requiredDocuments.filter(({ clause }) => clause === node.id);
  if (named.length > 0) {
    return named.map(({ document, kind }) => `${document} (${t(`steps:requirements.neededKind.${kind}`)})`).join('; ');
  }
  return node.documented ? t('documents:requirements.inWriting') : '';
}

/** What was left out, each with its reason: nothing else in the document says it. */
function leftOut(data: DocumentData, t: Translate): Block[] {
  const nodes = data.catalogue.nodes.filter(({ id }) => statusOf(data, id) === 'notApplicable');
  if (nodes.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: t('documents:requirements.leftOut') },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:requirements.number'), strong: true },
        { header: t('documents:requirements.title') },
        { header: t('documents:requirements.reason') },
      ],
      rows: nodes.map(({ id, title }) => [id, title, data.results[id]?.finding || t('documents:frame.notRecorded')]),
    },
  ];
}
