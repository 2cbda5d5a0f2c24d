import { AI_SYSTEM_FIELDS } from '../entities/ai-system.ts';
import type { Revision } from '../entities/document-control.ts';

const SYSTEM_FIELDS = new Map(AI_SYSTEM_FIELDS.map((field) => [field.key as string, field]));

/** The fields of an AI system in the order of its form, for lists of what changed. */
export const SYSTEM_FIELD_ORDER: readonly string[] = ['code', ...SYSTEM_FIELDS.keys()];

/** Words for what the trail keeps by name. Names that a newer version wrote stay as they are. */
export type RecordWords = {
  readonly action: (action: string) => string;
  readonly entity: (entity: string) => string;
  readonly field: (entity: string, field: string) => string;
  /** A value as a person reads it; `''` for one that says nothing. */
  readonly value: (entity: string, field: string, value: unknown) => string;
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

  function systemValue(field: string, value: unknown): string | null {
    const definition = SYSTEM_FIELDS.get(field);
    if (definition === undefined) return null;
    const choice = (one: string) => wordOf([`systems:choices.${field}.${one === '' ? 'unknown' : one}`], one);
    switch (definition.kind) {
      case 'choice':
        return value === '' ? '' : choice(textOf(value));
      case 'choices':
        return list(strings(value).map(choice));
      case 'countries':
        return list(strings(value).map((code) => look.country(code)));
      case 'list':
        return list(strings(value));
      case 'date':
        return look.date(textOf(value));
      default:
        return null;
    }
  }

  function controlValue(field: string, value: unknown): string | null {
    const text = textOf(value);
    if (field === 'status' || field === 'classification') return wordOf([`documents:${field}.${text}`], text);
    if (field === 'documentKey') return wordOf([`documents:titles.${text}`], text);
    if (field !== 'revisions' || !Array.isArray(value)) return null;
    return (value as Revision[])
      .map(({ version, date, change }) => t('trail:values.revision', { version, date: look.date(date), change }))
      .join('\n');
  }

  function ownValue(entity: string, field: string, value: unknown): string | null {
    if (entity === 'aiSystems') return systemValue(field, value);
    if (entity === 'documentControls') return controlValue(field, value);
    const text = textOf(value);
    // What it says is nobody's business but its writer's; the beginning of its digest tells one from another.
    if (field === 'privateNote') return t('trail:values.privateNote', { digest: text.slice(0, SHOWN_DIGEST) });
    if (entity === 'assessments' && field === 'about') return wordOf([`assessments:about.${text}`], text);
    if (entity === 'interviews' && field === 'roles')
      return list(strings(value).map((role) => wordOf([`steps:interviewRoles.${role}`], role)));
    if (entity === 'assessmentResults' && field === 'status') return wordOf([`assessment:status.${text}`], text);
    if (entity === 'actions' && field === 'status') return wordOf([`actions:status.${text}`], text);
    if (field === 'priority') return wordOf([`actions:priority.${text}`], text);
    if (field === 'ruleId') return wordOf([`readiness:rules.${text}.title`], text);
    if (field === 'verdict') return wordOf([`trail:values.verdict.${text}`], text);
    if (entity === 'nodeConfirmations' && field === 'basis' && Array.isArray(value)) {
      const names = (value as { readonly label: string }[]).map(({ label }) => label).filter((label) => label !== '');
      return names.length === 0 ? t('trail:values.basis', { count: value.length }) : list(names);
    }
    if (field === 'subjectEntity') return wordOf([`trail:entities.${text}`], text);
    if (field === 'nodeId') return `${text} ${look.nodeTitle(text.replace(/\/\d+$/, ''))}`.trim();
    if (entity === 'organisation' && field === 'country') return look.country(text);
    if (entity === 'organisation' && field === 'size')
      return wordOf([`organisation:fields.size.choices.${text}`], text);
    return null;
  }

  return {
    action: (action) => wordOf([`trail:actions.${action}`], action),
    entity: (entity) => wordOf([`trail:entities.${entity}`], entity),
    field: (entity, field) => wordOf(labelKeys(entity, field), field),
    value(entity, field, value) {
      if (value === null || value === undefined || value === '') return '';
      const own = ownValue(entity, field, value);
      if (own !== null) return own;
      if (typeof value === 'boolean') return t(value ? 'common:state.yes' : 'common:state.no');
      if (Array.isArray(value)) return list(value.map(textOf));
      if (typeof value === 'object') {
        const count = Object.keys((value as { other?: object }).other ?? value).length;
        return count === 0 ? '' : t('trail:values.importedColumns', { count });
      }
      const text = textOf(value);
      if (INSTANT.test(text)) return look.instant(text);
      return field.endsWith('On') ? look.date(text) : text;
    },
  };
}

const SHOWN_DIGEST = 8;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function labelKeys(entity: string, field: string): string[] {
  const keys = [`trail:fields.${field}`];
  if (entity === 'aiSystems' && SYSTEM_FIELDS.has(field)) keys.unshift(`systems:fields.${field}.label`);
  if (entity === 'organisation') keys.unshift(`organisation:fields.${field}.label`);
  if (entity === 'assessments' || entity === 'interviews') keys.unshift(`assessments:fields.${field}`);
  if (entity === 'documentControls') keys.unshift(`documents:frame.${field}`);
  return keys;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

/** Texts and numbers as they are; anything else, which only a newer version can have written, as JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
