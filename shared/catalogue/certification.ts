import { z } from 'zod';
import {
  CERTIFICATION_DEADLINES,
  type CertificationDeadline,
  type CertificationDeadlines,
} from '../entities/certification-deadlines.ts';
import { nodeId } from './catalogue.ts';
import { confidence, expectKeys, sourceKeys } from './crosswalk.ts';

export const CERTIFICATION_GROUPS = [
  'stages',
  'nonconformities',
  'surveillance',
  'recertification',
  'suspension',
  'aims',
] as const;

const number = z.object({
  value: z.int().min(1),
  unit: z.enum(['days', 'months', 'years', 'perCalendarYear']),
  bound: z.enum(['atMost', 'atLeast', 'exactly', 'normallyAtMost']),
});
export type RuleNumber = z.infer<typeof number>;

/** How certification goes, from the first audit to the restored certificate: ISO/IEC 17021-1 and ISO/IEC 42006. */
export const certificationSchema = z.object({
  /** The day on which the rules were last looked through. */
  knownAsOf: z.iso.date(),
  rules: z.array(
    z.object({
      id: z.string().min(1),
      group: z.enum(CERTIFICATION_GROUPS),
      /** `fixed`: the same at every accredited body. `bodySpecific`: each body writes its own rule. */
      force: z.enum(['fixed', 'bodySpecific']),
      /** The rule's number; of a body-specific rule the default that counts until the body's own is known. */
      number: number.nullable(),
      /** Where the body's own number is kept. */
      setting: z.enum(CERTIFICATION_DEADLINES.map(({ key }) => key)).nullable(),
      nodes: z.array(nodeId),
      sources: sourceKeys,
      confidence,
    }),
  ),
});
export type CertificationRules = z.infer<typeof certificationSchema>;
export type CertificationRule = CertificationRules['rules'][number];

const sentences = z.string().trim().min(40).max(700);

export const certificationTexts = z.object({
  about: sentences,
  rules: z.record(
    z.string(),
    z.object({
      name: z.string().trim().min(1).max(120),
      meaning: sentences,
      /** Where the default of a body-specific number comes from; '' for others. */
      origin: z.string().trim().max(400),
    }),
  ),
});

/** Throws, naming the fault, where rules, settings and words do not fit together. */
export function checkCertification({ rules }: CertificationRules, texts: z.infer<typeof certificationTexts>): void {
  const fail = (what: string) => {
    throw new Error(`certification rules: ${what}`);
  };
  const ids = rules.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) fail('a rule stands twice');
  expectKeys(Object.keys(texts.rules), ids, (id) => fail(`words: ${id}`));
  const settings = rules.flatMap(({ setting }) => setting ?? []);
  if (new Set(settings).size !== settings.length) fail('a setting stands twice');
  expectKeys(
    settings,
    CERTIFICATION_DEADLINES.map(({ key }) => key),
    (key) => fail(`settings: ${key}`),
  );
  for (const rule of rules) {
    const own = CERTIFICATION_DEADLINES.find(({ key }) => key === rule.setting);
    if (own !== undefined && rule.force !== 'bodySpecific') fail(`${rule.id} is fixed, yet has a setting`);
    if (own !== undefined && rule.number?.unit !== own.unit) fail(`${rule.id} and its setting differ in unit`);
    if (own === undefined && rule.force === 'bodySpecific' && rule.number !== null) fail(`${rule.id} lacks a setting`);
    if ((own === undefined) !== (texts.rules[rule.id]?.origin === '')) fail(`${rule.id}: origin of the default`);
  }
}

export type EffectiveNumber = RuleNumber & {
  /** `body`: as the organisation's certification body has it; `default`: until that is known; `fixed`: for all. */
  readonly from: 'fixed' | 'default' | 'body';
};

/** The number that counts for this organisation; null for a rule without one. */
export function effectiveNumber(
  { number: own, setting }: CertificationRule,
  deadlines: CertificationDeadlines,
): EffectiveNumber | null {
  if (own === null) return null;
  if (setting === null) return { ...own, from: 'fixed' };
  const value = deadlines[setting];
  return value === null ? { ...own, from: 'default' } : { ...own, value, from: 'body' };
}

/** The deadline that counts for this organisation, in the unit of its name. */
export function effectiveDeadline(
  { rules }: CertificationRules,
  deadlines: CertificationDeadlines,
  key: CertificationDeadline,
): number {
  const rule = rules.find(({ setting }) => setting === key);
  const found = rule === undefined ? null : effectiveNumber(rule, deadlines);
  if (found === null) throw new Error(`certification rules: no rule has the setting ${key}`);
  return found.value;
}
