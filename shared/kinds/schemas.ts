import { z } from 'zod';
import { date, id, instant, line, text } from '../entities/text.ts';
import type { ChangesOf, Field, Fields, FieldsOf, Kind, NewOf, RecordOf, RowOf } from './define.ts';

/** Most entries of a list of lines, references or nodes. */
const MAX_LIST = 200;
/** Codes of countries, ISO 3166-1 alpha-2, upper case. */
const country = z.string().regex(/^[A-Z]{2}$/);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const none = z.literal('');

/** A schema of which only the type of its values counts for callers: cheap to check and short to read. */
export type Of<T> = z.ZodType<T, T>;
export type Schemas<K extends Kind> = {
  readonly record: Of<RecordOf<K>>;
  readonly row: Of<RowOf<K>>;
  /** All that a person can fill in, whole and nothing else. */
  readonly fields: Of<FieldsOf<K>>;
  readonly create: Of<NewOf<K>>;
  readonly changes: Of<ChangesOf<K>>;
  /** What a form begins with; required fields are `''` there. */
  readonly blank: FieldsOf<K>;
};

const made = new WeakMap<Kind, Built>();
type Built = Readonly<Record<keyof Schemas<Kind>, unknown>>;

/** Built once a kind. */
export function schemasOf<K extends Kind>(kind: K): Schemas<K> {
  const built = made.get(kind) ?? build(kind);
  made.set(kind, built);
  // A loop over the declaration builds what its mapped types say; a test of all kinds holds the two together.
  return built as Schemas<K>;
}

function build(kind: Kind): Built {
  const shape = shapeOf(kind.fields);
  const left = kind.leaves === 'archive' ? { archivedAt: instant.nullable() } : {};
  const record: Record<string, z.ZodType> = { id, code: line, ...shape, ...shapeOf(kind.own), ...left };
  const shown = ['id', 'code', ...Object.keys(left), ...kind.list];
  const changes = z.object(shape).partial();
  const parent = parentOf(kind);
  return {
    record: z.object(record),
    row: z.object(entriesOf(record, (key) => shown.includes(key))),
    fields: z.strictObject(shape),
    create: changes.extend(entriesOf(record, (key) => isRequired(kind.fields[key]) || key === parent)),
    changes,
    blank: blankOf(kind.fields),
  };
}

/** The field that says what a record of the kind belongs to. */
export function parentOf(kind: Kind): string | undefined {
  return Object.keys(kind.own).find((key) => kind.own[key]?.kind === 'parent');
}

function entriesOf<T>(of: Readonly<Record<string, T>>, wanted: (key: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(of).filter(([key]) => wanted(key)));
}

function shapeOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, schemaOf(field)]));
}

export function isRequired(field: Field | undefined): boolean {
  return (field?.kind === 'line' || field?.kind === 'text') && field.required === true;
}

function schemaOf(field: Field): z.ZodType {
  switch (field.kind) {
    case 'line':
      return isRequired(field) ? line.trim().min(1) : line;
    case 'text':
      return isRequired(field) ? text.trim().min(1) : text;
    case 'person':
    case 'node':
      return line;
    case 'date':
      return date;
    case 'time':
      return z.union([none, time]);
    case 'country':
      return z.union([none, country]);
    case 'flag':
      return z.boolean();
    case 'instant':
      return instant.nullable();
    case 'list':
    case 'nodes':
      return z.array(line.min(1)).max(MAX_LIST);
    case 'countries':
      return z.array(country).max(250);
    case 'choice':
      return z.enum(field.blank === undefined ? ['', ...field.choices] : field.choices);
    case 'choices':
      return z.array(z.enum(field.choices)).max(field.choices.length);
    case 'whole':
      return orNull(z.int().min(field.min).max(field.max), field.blank);
    case 'decimal':
      return orNull(z.number().min(field.min).max(field.max), field.blank);
    case 'money':
      return z.int().min(0).nullable();
    case 'reference':
      return id.nullable();
    case 'parent':
      return id;
    case 'references':
      return z.array(id).max(MAX_LIST);
  }
}

function orNull(schema: z.ZodType, blank: number | undefined): z.ZodType {
  return blank === undefined ? schema.nullable() : schema;
}

/** What each field holds where nobody said anything. */
export function blankOf(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, blankValue(field)]));
}

function blankValue(field: Field): unknown {
  switch (field.kind) {
    case 'flag':
      return false;
    case 'list':
    case 'nodes':
    case 'countries':
    case 'choices':
    case 'references':
      return [];
    case 'whole':
    case 'decimal':
      return field.blank ?? null;
    case 'choice':
      return field.blank ?? '';
    case 'money':
    case 'reference':
    case 'instant':
      return null;
    default:
      return '';
  }
}
