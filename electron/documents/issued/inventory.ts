import {
  AI_SYSTEM_FIELDS,
  type AiSystem,
  type AiSystemFields,
  type FieldDefinition,
  LIFECYCLE_STAGES,
} from '#shared/entities/ai-system.ts';
import { systemCompleteness } from '#shared/steps/progress.ts';
import { barChart } from '../model/charts.ts';
import { compareCodes, compareText, type DocumentData, modelFrame } from '../model/data.ts';
import type { Block, Cell, DocumentModel, KeyValue, KeyValues, Status, Table, Tone } from '../model/model.ts';
import { remembering, type Translate } from '../model/translate.ts';

/** What the inventory knows of a system. */
export type InventoriedSystem = Readonly<AiSystemFields & Pick<AiSystem, 'id' | 'code' | 'archivedAt'>>;

/** The AI systems: in figures, in one table, and one by one (clause 4.3 and controls A.4.2 to A.10.3). */
export function buildInventory(data: DocumentData, translate: Translate): DocumentModel {
  const t = remembering(translate);
  const systems = [...data.systems].sort((a, b) => compareCodes(a.code, b.code) || compareText(a.id, b.id));
  const active = systems.filter(({ archivedAt }) => archivedAt === null);
  const archived = systems.filter(({ archivedAt }) => archivedAt !== null);
  return {
    ...modelFrame(data),
    title: t('documents:titles.inventory'),
    blocks: [
      ...summary(data, active, archived.length, t),
      ...(active.length === 0
        ? []
        : [
            { kind: 'section', orientation: 'landscape', blocks: overview(data, active, t) } as const,
            ...sheets(data, active, t),
          ]),
      ...(archived.length === 0 ? [] : archive(archived, t)),
    ],
  };
}

/** Whatever the inventory says of one system; its figures, groups and order follow from what it says of all. */
export function toldOfSystem(system: InventoriedSystem, t: Translate): readonly unknown[] {
  return system.archivedAt === null ? [overviewRow(system, t), sheet(system, t)] : archiveRow(system);
}

function summary(data: DocumentData, active: readonly InventoriedSystem[], archived: number, t: Translate): Block[] {
  const number = new Intl.NumberFormat(data.language);
  const count = (test: (system: InventoriedSystem) => boolean) => number.format(active.filter(test).length);
  const heading: Block = { kind: 'heading', level: 1, text: t('documents:inventory.summary') };
  const intro: Block = {
    kind: 'paragraph',
    role: 'lead',
    text: t('documents:inventory.intro', {
      organisation: data.organisation.name,
      asOf: data.asOf,
      standard: data.catalogue.standard,
    }),
  };
  if (active.length === 0) {
    const text = t(archived === 0 ? 'documents:inventory.none' : 'documents:inventory.allArchived');
    return [heading, intro, { kind: 'note', tone: 'attention', title: t('documents:inventory.noneTitle'), text }];
  }
  const undecided = active.filter(({ scope }) => scope === 'undecided').length;
  const unknown = active.filter(({ personalData }) => personalData === '').length;
  const complete = active.reduce((sum, system) => sum + systemCompleteness(system), 0) / active.length;
  return [
    heading,
    intro,
    {
      kind: 'figures',
      items: [
        { value: number.format(active.length), label: t('documents:inventory.systems', { count: active.length }) },
        { value: count(({ scope }) => scope === 'inScope'), label: t('systems:choices.scope.inScope'), tone: 'ok' },
        {
          value: number.format(undecided),
          label: t('systems:choices.scope.undecided'),
          ...(undecided > 0 && { tone: 'attention' as const }),
        },
        { value: count(({ scope }) => scope === 'outOfScope'), label: t('systems:choices.scope.outOfScope') },
        {
          value: count(holdsPersonalData),
          label:
            unknown === 0
              ? t('documents:inventory.personalData')
              : t('documents:inventory.personalDataUnknown', { count: unknown }),
        },
      ],
    },
    {
      kind: 'paragraph',
      text: [
        t('documents:inventory.completeness', { percent: Math.round(complete), count: active.length }),
        archived > 0 ? t('documents:inventory.archivedToo', { count: archived }) : '',
        undecided > 0 ? t('documents:inventory.undecidedNote', { count: undecided }) : '',
      ]
        .filter(Boolean)
        .join(' '),
    },
    ...stages(active, number, t),
  ];
}

function stages(active: readonly InventoriedSystem[], number: Intl.NumberFormat, t: Translate): Block[] {
  const bars = [...LIFECYCLE_STAGES.slice(1), ''].map((stage) => {
    const value = active.filter(({ lifecycleStage }) => lifecycleStage === stage).length;
    const label = t(`systems:choices.lifecycleStage.${stage || 'unknown'}`);
    return { label, value, total: active.length, note: number.format(value) };
  });
  return [
    { kind: 'heading', level: 2, text: t('documents:inventory.byStage') },
    { kind: 'paragraph', text: t('documents:inventory.byStageText') },
    {
      kind: 'figure',
      svg: barChart(bars),
      chart: { kind: 'bars', measure: t('documents:inventory.systems', { count: active.length }), bars },
      alt: bars.map(({ label, note }) => `${label}: ${note}`).join('; '),
    },
  ];
}

function overview(data: DocumentData, active: readonly InventoriedSystem[], t: Translate): Block[] {
  const label = (key: string) => t(`systems:fields.${key}.label`);
  const table: Table = {
    kind: 'table',
    repeatHeader: true,
    columns: [
      { header: t('documents:inventory.code'), strong: true },
      { header: label('name') },
      { header: label('organisationUnit') },
      { header: label('owner') },
      { header: label('lifecycleStage') },
      { header: label('scope') },
      { header: label('personalData') },
      { header: label('aiRoles') },
      { header: t('documents:inventory.filled'), align: 'right' },
      { header: t('documents:frame.pageColumn'), align: 'right' },
    ],
    rows: active.map((system) => overviewRow(system, t)),
  };
  const empty = table.columns.filter((_, index) => table.rows.every((row) => row[index] === ''));
  return [
    { kind: 'heading', level: 1, text: t('documents:inventory.all') },
    { kind: 'paragraph', role: 'small', text: t('documents:inventory.allText') },
    ...recordedNowhere(
      data,
      active,
      empty.map(({ header }) => header),
      t,
    ),
    without(table, new Set(empty)),
  ];
}

/** What is missing of every system, said once. */
function recordedNowhere(
  { language }: DocumentData,
  active: readonly InventoriedSystem[],
  fields: readonly string[],
  t: Translate,
): Block[] {
  if (fields.length === 0) return [];
  const systems = new Intl.NumberFormat(language).format(active.length);
  const text = t('documents:inventory.nowhere', { count: active.length, systems, fields: fields.join(', ') });
  return [{ kind: 'paragraph', role: 'small', text }];
}

function without(table: Table, columns: ReadonlySet<Table['columns'][number]>): Table {
  const kept = table.columns.map((column) => !columns.has(column));
  return {
    ...table,
    columns: table.columns.filter((_, index) => kept[index]),
    rows: table.rows.map((row) => row.filter((_, index) => kept[index])),
  };
}

function overviewRow(system: InventoriedSystem, t: Translate): Cell[] {
  return [
    system.code,
    system.name,
    system.organisationUnit,
    system.owner,
    system.lifecycleStage === '' ? '' : t(`systems:choices.lifecycleStage.${system.lifecycleStage}`),
    scopeStatus(system, t),
    system.personalData === '' ? '' : t(`systems:choices.personalData.${system.personalData}`),
    system.aiRoles.map((role) => t(`systems:choices.aiRoles.${role}`)).join(', '),
    `${systemCompleteness(system)} %`,
    { pageOf: sheetId(system) },
  ];
}

function sheets(data: DocumentData, active: readonly InventoriedSystem[], t: Translate): Block[] {
  const nowhere = AI_SYSTEM_FIELDS.filter((field) => active.every((system) => fieldText(system, field, t) === ''));
  const keys = new Set(nowhere.map(({ key }) => key));
  const units = new Map<string, InventoriedSystem[]>();
  for (const system of active) {
    const unit = system.organisationUnit.trim();
    const known = units.get(unit);
    if (known === undefined) units.set(unit, [system]);
    else known.push(system);
  }
  const names = [...units.keys()].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : compareText(a, b)));
  const grouped = names.length > 1;
  return [
    { kind: 'heading', level: 1, text: t('documents:inventory.sheets') },
    { kind: 'paragraph', role: 'small', text: t('documents:inventory.sheetsText') },
    ...recordedNowhere(
      data,
      active,
      nowhere.map(({ key }) => t(`systems:fields.${key}.label`)),
      t,
    ),
    ...names.flatMap((name): Block[] => [
      ...(grouped
        ? [
            {
              kind: 'heading',
              level: 2,
              text: t('documents:inventory.unit', {
                unit: name || t('documents:inventory.noUnit'),
                count: units.get(name)?.length ?? 0,
              }),
            } as const,
          ]
        : []),
      ...(units.get(name) ?? []).map((system) => sheet(system, t, keys)),
    ]),
  ];
}

/** Everything known about one system; what is not known is said in one line, but for what is known of none. */
function sheet(system: InventoriedSystem, t: Translate, nowhere: ReadonlySet<string> = new Set()): KeyValues {
  const narrow: KeyValue[] = [];
  const wide: KeyValue[] = [];
  const open: string[] = [];
  for (const field of AI_SYSTEM_FIELDS) {
    if (field.key === 'name' || field.key === 'scope' || nowhere.has(field.key)) continue;
    const label = t(`systems:fields.${field.key}.label`);
    const value = fieldText(system, field, t);
    if (value === '') open.push(label);
    // By its kind, not by its length: no field changes its place between two systems.
    else if (field.kind === 'text') wide.push({ label, value, wide: true });
    else narrow.push({ label, value });
  }
  return {
    kind: 'keyValues',
    title: { id: sheetId(system), code: system.code, text: system.name, status: scopeStatus(system, t) },
    items: [...narrow, ...wide],
    ...(open.length > 0 && { remark: t('documents:inventory.notRecorded', { fields: open.join(', ') }) }),
  };
}

function archive(archived: readonly InventoriedSystem[], t: Translate): Block[] {
  return [
    { kind: 'heading', level: 1, text: t('documents:inventory.archived') },
    { kind: 'paragraph', text: t('documents:inventory.archivedText') },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:inventory.code'), strong: true },
        { header: t('systems:fields.name.label') },
        { header: t('systems:fields.organisationUnit.label') },
        { header: t('systems:fields.retiredOn.label') },
        { header: t('documents:inventory.archivedOn') },
      ],
      rows: archived.map(archiveRow),
    },
  ];
}

function archiveRow({ code, name, organisationUnit, retiredOn, archivedAt }: InventoriedSystem): Cell[] {
  return [code, name, organisationUnit, retiredOn, (archivedAt ?? '').slice(0, 10)];
}

/** A field's value in words, `''` where it says nothing. */
export function fieldText(system: InventoriedSystem, field: FieldDefinition, t: Translate, separator = ', '): string {
  const value = system[field.key];
  if (Array.isArray(value)) {
    const names = field.kind === 'choices' ? value.map((choice) => t(`systems:choices.${field.key}.${choice}`)) : value;
    return names.join(field.kind === 'countries' ? ' ' : separator);
  }
  if (field.kind === 'choice' && value !== '') return t(`systems:choices.${field.key}.${value}`);
  return value;
}

function scopeStatus({ scope }: InventoriedSystem, t: Translate): Status {
  const tones: Record<AiSystem['scope'], Tone> = { inScope: 'ok', undecided: 'attention', outOfScope: 'neutral' };
  return { status: t(`systems:choices.scope.${scope}`), tone: tones[scope] };
}

function holdsPersonalData({ personalData }: InventoriedSystem): boolean {
  return personalData === 'personal' || personalData === 'specialCategories';
}

/** Codes may come twice after a merge; ids never do. */
function sheetId({ id }: InventoriedSystem): string {
  return `system-${id}`;
}
