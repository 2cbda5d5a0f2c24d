import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import type { Field } from '#shared/kinds/define.ts';
import { decimalOfMoney, moneyOfDecimal } from '#shared/values/money.ts';

/** What a control holds while somebody writes: text as typed, a tick, or a list. */
export type Draft = string | boolean | readonly string[];

/** Why a draft cannot be stored, as a key of `common:field.problem` with its values; null where it can. */
export type Problem = { readonly key: string; readonly params?: Readonly<Record<string, string | number>> };

export const MAX_LIST = 200;

/** A text or a number as it is written; `''` for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Kinds of fields that hold several values. */
const SEVERAL: ReadonlySet<Field['kind']> = new Set(['list', 'nodes', 'countries', 'choices', 'references'] as const);

/** What the control of a field begins with. */
export function draftOf(field: Field, value: unknown): Draft {
  if (SEVERAL.has(field.kind)) return Array.isArray(value) ? value.map(String) : [];
  if (field.kind === 'flag') return value === true;
  if (field.kind === 'choice') return textOf(value) || (field.blank ?? '');
  if (field.kind === 'money' && typeof value === 'number') return decimalOfMoney(value);
  return textOf(value);
}

/** The value that a draft stands for; undefined where it stands for none, and then {@link problemOf} says why. */
export function valueOf(field: Field, draft: Draft): unknown {
  if (typeof draft !== 'string') return draft;
  switch (field.kind) {
    case 'time':
      return timeOf(draft);
    case 'whole':
      return numberOf(draft, /^-?\d+$/, field);
    case 'decimal':
      return numberOf(draft.replace(',', '.'), /^-?\d+(\.\d+)?$/, field);
    case 'money':
      return draft.trim() === '' ? null : moneyOfDecimal(draft.trim());
    case 'reference':
    case 'instant':
      return draft === '' ? null : draft;
    default:
      return draft;
  }
}

/** Why a draft of a field cannot be stored. The core checks the same again. */
export function problemOf(field: Field, draft: Draft): Problem | null {
  if (typeof draft === 'boolean') return null;
  if (Array.isArray(draft)) return problemOfList(draft);
  const text = String(draft);
  if ((field.kind === 'line' || field.kind === 'text') && field.required === true && text.trim() === '') {
    return { key: 'missing' };
  }
  const limit = field.kind === 'text' ? MAX_TEXT : MAX_LINE;
  if (text.trim().length > limit) return { key: 'tooLong', params: { limit, over: text.trim().length - limit } };
  if (valueOf(field, text) !== undefined) return null;
  if (field.kind === 'whole' || field.kind === 'decimal') {
    return { key: field.kind, params: { min: field.min, max: field.max } };
  }
  return { key: field.kind };
}

function problemOfList(items: readonly string[]): Problem | null {
  if (items.length > MAX_LIST) return { key: 'tooMany', params: { limit: MAX_LIST, over: items.length - MAX_LIST } };
  const long = items.find((item) => item.length > MAX_LINE);
  return long === undefined ? null : { key: 'tooLong', params: { limit: MAX_LINE, over: long.length - MAX_LINE } };
}

type Limits = { readonly min: number; readonly max: number; readonly blank?: number };

/** An empty text is "not known", or what the field holds where nobody said anything. */
function numberOf(typed: string, shape: RegExp, { min, max, blank }: Limits): number | null | undefined {
  const text = typed.trim();
  if (text === '') return blank ?? null;
  const number = Number(text);
  return shape.test(text) && number >= min && number <= max ? number : undefined;
}

/** `9:30`, `09.30` and `0930` as `09:30`; undefined where it is no time of day. */
function timeOf(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return '';
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}
