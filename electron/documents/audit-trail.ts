import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type FieldChange, fieldChanges } from '#shared/records/changes.ts';
import { type RecordWords, recordWords, SYSTEM_FIELD_ORDER } from '#shared/records/words.ts';
import { toCsv } from './csv.ts';
import { type DocumentData, type DocumentFacts, modelFrame } from './data.ts';
import type { Block, DocumentModel } from './model.ts';
import type { Translate } from './translate.ts';

/** An entry as it is stored, and what its record was called then. docs/trail-format.md says how the hash is made. */
export type TrailExportEntry = {
  /** All columns in the order of {@link TRAIL_COLUMNS}. */
  readonly stored: readonly (string | number | null)[];
  readonly subject: Readonly<Record<string, string>>;
};

/** Which part of the trail was asked for; null where there is no such limit. */
export type TrailSelection = {
  readonly since: string | null;
  readonly until: string | null;
  readonly actor: string | null;
  readonly entity: string | null;
  readonly entityId: string | null;
};

export type TrailExport = { readonly selection: TrailSelection; readonly entries: readonly TrailExportEntry[] };

/** The first twelve are what the last one, the hash, is made of. */
export const TRAIL_COLUMNS = [
  'seq',
  'at',
  'actor',
  'action',
  'reason',
  'change_id',
  'entity',
  'entity_id',
  'operation',
  'before',
  'after',
  'previous_hash',
  'hash',
] as const;

const FORMAT = 'ai-guard-trail';
const FORMAT_VERSION = 1;

/** On paper a value is cut to so many characters, and an entry to so many fields; the other formats hold everything. */
const MOST_CHARACTERS = 240;
const MOST_FIELDS = 12;

/** For programs, and for whoever wants to check the chain without this one: one entry a line, exactly as stored. */
export function trailJson({ selection, entries }: TrailExport, facts: DocumentFacts): Uint8Array {
  const head = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    organisation: facts.organisation.name,
    asOf: facts.asOf,
    selection: isWhole(selection) ? null : selection,
    trail: { head: facts.trailHead, entries: facts.trailEntries },
    columns: TRAIL_COLUMNS,
  };
  const lines = entries.map(({ stored }) => JSON.stringify(stored));
  const text = JSON.stringify(head, null, 2).replace(/\n\}$/, `,\n  "entries": [\n${lines.join(',\n')}\n  ]\n}\n`);
  return Buffer.from(text);
}

export type TrailCheck = {
  readonly entries: number;
  readonly head: string;
  /** First entry that does not follow from what stands before it; null when all do. */
  readonly brokenAt: number | null;
};

/** Recomputes the chain of a trail that was exported whole. Null where the text is no such export. */
export function checkTrailJson(text: string): TrailCheck | null {
  const parsed = trailFile.safeParse(readJson(text));
  if (!parsed.success) return null;
  let head = '0'.repeat(64);
  for (const [index, entry] of parsed.data.entries.entries()) {
    const [hash, previous] = [entry.at(-1), entry.at(-2)];
    const content = JSON.stringify(entry.slice(0, -1));
    if (entry[0] !== index + 1 || previous !== head || hash !== createHash('sha256').update(content).digest('hex')) {
      return { entries: parsed.data.entries.length, head, brokenAt: index + 1 };
    }
    head = hash;
  }
  return { entries: parsed.data.entries.length, head, brokenAt: null };
}

const trailFile = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  entries: z.array(z.array(z.union([z.string(), z.number(), z.null()])).length(TRAIL_COLUMNS.length)),
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** For spreadsheets: one row a field that changed, one row for a record that was made or removed. */
export function trailCsv({ entries }: TrailExport, facts: DocumentFacts, t: Translate): Uint8Array {
  const words = paperWords(facts, t);
  const head = [
    'entry',
    'at',
    'actor',
    'action',
    'reason',
    'kind',
    'record',
    'operation',
    'field',
    'before',
    'after',
    'hash',
  ].map((column) => t(`documents:trail.columns.${column}`));
  const rows = entries.flatMap((entry) => {
    const read = readEntry(entry);
    const start = [
      read.seq,
      read.at,
      read.actor,
      words.action(read.action),
      read.reason,
      words.entity(read.entity),
      recordName(entry, words),
      t(`trail:operations.${read.operation}`),
    ];
    if (read.operation !== 'update') return [[...start, '', '', '', read.hash]];
    return changesOf(read).map((change) => [...start, ...changeTexts(read.entity, change, words), read.hash]);
  });
  return toCsv([head, ...rows]);
}

/** For paper: who did what when, and what it was before. */
export function buildTrail({ selection, entries }: TrailExport, data: DocumentData, t: Translate): DocumentModel {
  const words = paperWords(data, t);
  const number = new Intl.NumberFormat(data.language);
  const read = entries.map(readEntry);
  const figure = (key: string, values: readonly unknown[]) => {
    const count = new Set(values).size;
    return { value: number.format(count), label: t(`documents:trail.${key}`, { count }) };
  };
  const blocks: Block[] = [
    { kind: 'heading', level: 1, numbered: true, text: t('documents:trail.summary') },
    { kind: 'paragraph', role: 'lead', text: t('documents:trail.intro', { organisation: data.organisation.name }) },
    { kind: 'paragraph', text: selectionText(selection, words, t) },
    {
      kind: 'figures',
      items: [
        figure('entries', read),
        figure(
          'changes',
          read.map(({ changeId }) => changeId),
        ),
        figure(
          'people',
          read.map(({ actor }) => actor),
        ),
        figure(
          'records',
          read.map(({ entityId }) => entityId),
        ),
      ],
    },
    { kind: 'paragraph', role: 'small', text: t('documents:trail.cut') },
  ];
  if (read.length > 0) {
    const rows = entries.map((entry, index) => {
      const one = read[index] as ReadEntry;
      return [
        String(one.seq),
        one.at.slice(0, 19).replace('T', ' '),
        one.actor,
        [words.action(one.action), one.reason].filter(Boolean).join(': '),
        [words.entity(one.entity), recordName(entry, words)].filter(Boolean).join(' '),
        describe(one, words, t),
      ];
    });
    const columns = [
      { header: t('documents:trail.columns.entry'), weight: 0.8, align: 'right', strong: true } as const,
      { header: t('documents:trail.columns.at'), weight: 2.3 },
      { header: t('documents:trail.columns.actor'), weight: 1.6 },
      { header: t('documents:trail.columns.action'), weight: 2 },
      { header: t('documents:trail.columns.record'), weight: 3 },
      { header: t('documents:trail.columns.what'), weight: 5.5 },
    ];
    blocks.push({
      kind: 'section',
      orientation: 'landscape',
      blocks: [
        { kind: 'heading', level: 1, numbered: true, text: t('documents:trail.list') },
        { kind: 'table', repeatHeader: true, columns, rows },
      ],
    });
  }
  return { ...modelFrame(data), isRecord: true, title: t('documents:trail.title'), blocks };
}

type ReadEntry = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly reason: string;
  readonly changeId: string;
  readonly entity: string;
  readonly entityId: string;
  readonly operation: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly hash: string;
};

function readEntry({ stored }: TrailExportEntry): ReadEntry {
  const [seq, at, actor, action, reason, changeId, entity, entityId, operation, before, after, , hash] = stored.map(
    (value) => (value === null ? '' : String(value)),
  ) as [string, ...string[]];
  const text = (value: string | undefined) => value ?? '';
  return {
    seq: Number(seq),
    at: text(at),
    actor: text(actor),
    action: text(action),
    reason: text(reason),
    changeId: text(changeId),
    entity: text(entity),
    entityId: text(entityId),
    operation: text(operation),
    before: parsed(before),
    after: parsed(after),
    hash: text(hash),
  };
}

function parsed(json: string | undefined): Record<string, unknown> | null {
  return json === undefined || json === '' ? null : (JSON.parse(json) as Record<string, unknown>);
}

function changesOf({ entity, before, after }: ReadEntry): FieldChange[] {
  return fieldChanges({ before, after }, entity === 'aiSystems' ? SYSTEM_FIELD_ORDER : []);
}

function changeTexts(entity: string, { field, before, after }: FieldChange, words: RecordWords): string[] {
  return [words.field(entity, field), words.value(entity, field, before), words.value(entity, field, after)];
}

/** Code and name, or what else tells records of this kind apart. */
function recordName({ subject, stored }: TrailExportEntry, words: RecordWords): string {
  const entity = String(stored[6]);
  return Object.entries(subject)
    .map(([field, value]) => words.value(entity, field, value))
    .join(' ');
}

function describe(entry: ReadEntry, words: RecordWords, t: Translate): string {
  if (entry.operation !== 'update') return t(`trail:operations.${entry.operation}`);
  const changes = changesOf(entry);
  const lines = changes.slice(0, MOST_FIELDS).map((change) => {
    const [field = '', before = '', after = ''] = changeTexts(entry.entity, change, words).map(cut);
    const empty = t('trail:values.empty');
    return t('documents:trail.change', { field, before: before || empty, after: after || empty });
  });
  const more = changes.length - lines.length;
  return [...lines, ...(more > 0 ? [t('documents:trail.moreFields', { count: more })] : [])].join('\n');
}

function cut(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
}

function selectionText(selection: TrailSelection, words: RecordWords, t: Translate): string {
  if (isWhole(selection)) return t('documents:trail.whole');
  const { since, until, actor, entity, entityId } = selection;
  const parts = [
    since === null ? '' : t('documents:trail.since', { day: since.slice(0, 10) }),
    until === null ? '' : t('documents:trail.until', { day: until.slice(0, 10) }),
    actor === null ? '' : t('documents:trail.actor', { actor }),
    entity === null ? '' : t('documents:trail.kind', { kind: words.entity(entity) }),
    entityId === null ? '' : t('documents:trail.record'),
  ];
  return t('documents:trail.part', { parts: parts.filter(Boolean).join('; ') });
}

function isWhole(selection: TrailSelection): boolean {
  return Object.values(selection).every((limit) => limit === null);
}

function paperWords({ catalogue, language }: DocumentFacts, t: Translate): RecordWords {
  const titles = new Map(catalogue.nodes.map(({ id, title }) => [id, title]));
  const countries = new Intl.DisplayNames([language, 'en'], { type: 'region' });
  return recordWords(t, language, {
    nodeTitle: (id) => titles.get(id) ?? '',
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    date: (date) => date,
    instant: (instant) => instant,
  });
}
