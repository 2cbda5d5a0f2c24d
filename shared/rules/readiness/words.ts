import type { Finding } from './check.ts';
import type { Subject } from './rule.ts';

/** Words by key, the shape of i18next's `t`. */
type Translate = (key: string, params?: Record<string, string | number>) => string;
type FormatDate = (date: string) => string;

/** What a rule looks for, as a heading: "Retired, but still in use". */
export function ruleTitle(rule: string, t: Translate): string {
  return t(`readiness:rules.${rule}.title`);
}

/** One unambiguous sentence: what was found, in how many records. */
export function findingSentence(finding: Pick<Finding, 'rule' | 'total'>, t: Translate): string {
  return t(`readiness:rules.${finding.rule}.sentence`, { count: finding.total });
}

/** What an auditor makes of it and what mends it. */
export function findingRemedy(finding: Pick<Finding, 'rule'>, t: Translate): string {
  return t(`readiness:rules.${finding.rule}.remedy`);
}

/** What is at fault in one record, with its dates and choices in words; `''` where the sentence says all. */
export function subjectDetail(rule: string, { params }: Subject, t: Translate, formatDate: FormatDate): string {
  if (Object.keys(params).length === 0) return '';
  const worded = Object.entries(params).map(([name, value]) => [name, wordParam(name, value, t, formatDate)]);
  return t(`readiness:rules.${rule}.detail`, Object.fromEntries(worded) as Record<string, string | number>);
}

/** What a record is called; fields and documents by their words, the others as recorded. */
export function subjectName({ entity, id, label }: Subject, t: Translate): string {
  if (entity === 'organisation') return t(`organisation:fields.${id}.label`);
  if (entity === 'workspace') return t(`readiness:workspace.${id}`);
  if (entity === 'documentControls') return `${label} ${t(`documents:titles.${id}`)}`;
  return label;
}

const CHOICES = ['lifecycleStage', 'autonomy', 'oversightMode', 'modelSource', 'personalData'];

function wordParam(name: string, value: string | number, t: Translate, formatDate: FormatDate): string | number {
  if (typeof value === 'number') return value;
  if (name.endsWith('On')) return formatDate(value);
  if (CHOICES.includes(name)) return t(`systems:choices.${name}.${value === '' ? 'unknown' : value}`);
  if (name === 'assessmentStatus') return t(`assessment:status.${value}`);
  if (name === 'fulfilmentState') return t(`fulfilment:states.${value}`);
  if (name === 'documentStatus') return t(`documents:status.${value}`);
  return value;
}
