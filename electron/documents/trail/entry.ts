import { type FieldChange, fieldChanges } from '#shared/records/changes.ts';
import { type RecordNames, type RecordWords, recordWords } from '#shared/records/words.ts';
import type { DocumentFacts } from '../model/data.ts';
import type { Translate } from '../model/translate.ts';

/** An entry as it is stored, and what its record was called then. docs/trail-format.md says how the hash is made. */
export type TrailExportEntry = {
  /** All columns in the order of {@link TRAIL_COLUMNS}. */
  readonly stored: readonly (string | number | null)[];
  readonly subject: Readonly<Record<string, string>>;
  /** What the records were called then whose ids it holds. */
  readonly names: RecordNames;
};

/** Which part of the trail was asked for; null where there is no such limit. Instants are in UTC. */
export type TrailSelection = {
  readonly since: string | null;
  readonly until: string | null;
  readonly actor: string | null;
  readonly entity: string | null;
  readonly entityId: string | null;
  readonly action: string | null;
  readonly text: string | null;
};

/** What a file of the trail says about where it was taken from. */
export type TrailSource = Pick<
  DocumentFacts,
  'organisation' | 'catalogue' | 'asOf' | 'language' | 'trailHead' | 'trailEntries'
> & {
  /** Identity of the workspace. */
  readonly workspace: string;
  readonly selection: TrailSelection;
};

export type ReadEntry = {
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
  readonly names: RecordNames;
};

export function readEntry({ stored, names }: TrailExportEntry): ReadEntry {
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
    names,
  };
}

/** What is no object was altered, and its hash tells so; here it is shown as it stands. */
function parsed(json: string | undefined): Record<string, unknown> | null {
  if (json === undefined || json === '') return null;
  try {
    const fields: unknown = JSON.parse(json);
    if (typeof fields === 'object' && fields !== null) return fields as Record<string, unknown>;
  } catch {
    // Below.
  }
  return { unreadable: json };
}

export function changesOf({ entity, before, after }: ReadEntry): FieldChange[] {
  return fieldChanges({ entity, before, after });
}

export function changeTexts(
  { entity, names }: ReadEntry,
  { field, before, after }: FieldChange,
  words: RecordWords,
): string[] {
  const texts = [before, after].map((value) => words.value(entity, field, value, names));
  return [words.field(entity, field), ...texts];
}

/** Code and name, or what else tells records of this kind apart. */
export function recordName({ subject, stored }: TrailExportEntry, words: RecordWords): string {
  return words.record(String(stored[6]), subject);
}

export function selectionText(selection: TrailSelection, words: RecordWords, t: Translate): string {
  if (isWhole(selection)) return t('documents:trail.whole');
  const { since, until, actor, entity, entityId, action, text } = selection;
  const parts = [
    since === null ? '' : t('documents:trail.since', { instant: utc(since) }),
    until === null ? '' : t('documents:trail.until', { instant: utc(until) }),
    actor === null ? '' : t('documents:trail.actor', { actor }),
    entity === null ? '' : t('documents:trail.kind', { kind: words.entity(entity) }),
    entityId === null ? '' : t('documents:trail.record', { id: entityId }),
    action === null ? '' : t('documents:trail.action', { action: words.action(action) }),
    text === null ? '' : t('documents:trail.text', { text }),
  ];
  return t('documents:trail.part', { parts: parts.filter(Boolean).join('; ') });
}

export function isWhole(selection: TrailSelection): boolean {
  return Object.values(selection).every((limit) => limit === null);
}

export function paperWords(
  { catalogue, language }: Pick<TrailSource, 'catalogue' | 'language'>,
  t: Translate,
): RecordWords {
  const titles = new Map(catalogue.nodes.map(({ id, title }) => [id, title]));
  const countries = new Intl.DisplayNames([language, 'en'], { type: 'region' });
  return recordWords(t, language, {
    nodeTitle: (id) => titles.get(id) ?? '',
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    date: (date) => date,
    instant: (instant) => instant,
  });
}

/** An instant of the trail to the second, as paper has room for. */
export function utc(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}
