import type { Revision } from '../entities/document-control.ts';
import { ID } from '../entities/text.ts';
import { isKindName, kindOf } from '../kinds/registry.ts';
import { formatMoney } from '../values/money.ts';
import { identityOf, type ToldField, toldOf } from './told.ts';

/** What other records are called that an entry names by their ids. */
export type RecordNames = Readonly<Record<string, string>>;

/** Words for what the trail keeps by name. Names that a newer version wrote stay as they are. */
export type RecordWords = {
  readonly action: (action: string) => string;
  readonly entity: (entity: string) => string;
  readonly field: (entity: string, field: string) => string;
  /** A value as a person reads it; `''` for one that says nothing. */
  readonly value: (entity: string, field: string, value: unknown, names?: RecordNames) => string;
  /** What people call a record, from what the trail answers as its subject: code and name, or what else tells it apart. */
  readonly record: (entity: string, subject: Readonly<Record<string, string>>) => string;
};

/** The words of a language by key, or by the first of several keys that it has. */
type Words = (key: string | string[], params?: Record<string, string | number>) => string;

/** How screen and paper each show what is not a word. */
export type RecordLook = {
  readonly nodeTitle: (id: string) => string;
  readonly country: (code: string) => string;
  readonly date: (date: string) => string;
  readonly instant: (instant: string) => string;
};

export function recordWords(t: Words, language: string, look: RecordLook): RecordWords {
  const list = (values: readonly string[]) =>
    new Intl.ListFormat(language.startsWith('en') ? 'en-GB' : language, { type: 'conjunction' }).format(values);
  const wordOf = (keys: string[], fallback: string) => t(keys, { defaultValue: fallback });
  const node = (id: string) => `${id} ${look.nodeTitle(id.replace(/\/\d+$/, ''))}`.trim();

  /** A record by what it is called, never by its id; what is no id stays as it is. */
  function named(value: string, names: RecordNames): string {
    return names[value] ?? (ID.test(value) ? t('trail:values.unknownRecord') : node(value));
  }

  function fieldValue(entity: string, key: string, field: ToldField, value: unknown, names: RecordNames): string {
    const text = textOf(value);
    const choice = (one: string) =>
      wordOf(
        [`${'words' in field && field.words ? field.words : `${kindOf(entity)?.name}:choices.${key}`}.${one}`],
        one,
      );
    switch (field.kind) {
      case 'choice':
        return choice(text);
      case 'choices':
        return list(strings(value).map(choice));
      case 'node':
        return node(text);
      case 'nodes':
        return list(strings(value).map(node));
      case 'country':
        return look.country(text);
      case 'countries':
        return list(strings(value).map((code) => look.country(code)));
      case 'date':
        return look.date(text);
      case 'instant':
        return look.instant(text);
      case 'money':
        return typeof value === 'number' ? formatMoney(value, language) : plain(value);
      case 'reference':
      case 'parent':
      case 'anything':
        return named(text, names);
      case 'references':
        return list(strings(value).map((id) => named(id, names)));
      case 'rule':
        return wordOf([`readiness:rules.${text}.title`], text);
      case 'document':
        return wordOf([`documents:titles.${text}`], text);
      case 'entity':
        return entityWord(text);
      // What it says is nobody's business but its writer's; the beginning of its digest tells one from another.
      case 'digest':
        return t('trail:values.privateNote', { digest: text.slice(0, SHOWN_DIGEST) });
      case 'basis': {
        const labels = objects<{ label?: unknown }>(value).flatMap(({ label }) =>
          typeof label === 'string' && label !== '' ? [label] : [],
        );
        return labels.length === 0 ? t('trail:values.basis', { count: strings(value).length }) : list(labels);
      }
      case 'revisions':
        return Array.isArray(value) ? objects<Revision>(value).map(revision).join('\n') : plain(value);
      default:
        return plain(value);
    }
  }

  function revision({ version, date, change }: Revision): string {
    return t('trail:values.revision', { version, date: look.date(date), change });
  }

  function plain(value: unknown): string {
    if (typeof value === 'boolean') return t(value ? 'common:state.yes' : 'common:state.no');
    if (Array.isArray(value)) return list(value.map(textOf));
    if (typeof value === 'object' && value !== null) {
      const count = Object.keys((value as { other?: object }).other ?? value).length;
      return count === 0 ? '' : t('trail:values.importedColumns', { count });
    }
    return textOf(value);
  }

  function value(entity: string, key: string, found: unknown, names: RecordNames = {}): string {
    if (found === null || found === undefined || found === '') return '';
    const field = toldOf(entity)?.fields[key];
    return field === undefined ? plain(found) : fieldValue(entity, key, field, found, names);
  }

  function entityWord(entity: string): string {
    return wordOf([`trail:entities.${entity}`, `${kindOf(entity)?.name}:one`], entity);
  }

  /** What was done to records of a kind says so in one sentence for all kinds, unless the kind has a better one. */
  function deed(action: string): string {
    const [name = '', verb = ''] = action.split('.');
    if (!isKindName(name)) return wordOf([`trail:actions.${action}`], action);
    const named = { one: t(`${name}:one`), many: t(`${name}:many`) };
    return t([`${name}:done.${verb}`, `trail:deeds.${verb}`], { ...named, defaultValue: action });
  }

  return {
    action: deed,
    entity: entityWord,
    field: (entity, field) => wordOf(labelKeys(entity, field), field),
    value,
    record(entity, subject) {
      const parts = Object.fromEntries(Object.entries(subject).map(([key, text]) => [key, value(entity, key, text)]));
      // Some say in words of their own which of several stands for what.
      const whole = identityOf(entity).every((key) => key in parts);
      const said = whole ? t(`trail:records.${entity}`, { ...parts, defaultValue: '' }) : '';
      return said || Object.values(parts).filter(Boolean).join(' ');
    },
  };
}

const SHOWN_DIGEST = 8;

function labelKeys(entity: string, field: string): string[] {
  const labels = toldOf(entity)?.labels;
  return [...(labels === undefined ? [] : [labels.replace('*', field)]), `trail:fields.${field}`];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

/** Of a list; anything else in it was not written by this program. */
function objects<T>(value: unknown): T[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}

/** Texts and numbers as they are; anything else, which only a newer version can have written, as JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
