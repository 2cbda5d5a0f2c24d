import { z } from 'zod';
import { confidence, expectKeys, sourceKeys } from './crosswalk.ts';
import { knownOtherwise } from './known-as-of.ts';

/** Who a duty falls on, by Art. 3 of Regulation (EU) 2024/1689. */
export const AI_ACT_ROLES = [
  'provider',
  'deployer',
  'importer',
  'distributor',
  'authorisedRepresentative',
  'productManufacturer',
  'gpaiProvider',
] as const;

/** What a system or model has to be for a duty to fall on it. `any`: every AI system, whatever its class. */
export const AI_ACT_CLASSES = [
  'prohibited',
  'highRiskAnnexI',
  'highRiskAnnexIII',
  'transparency',
  'gpai',
  'gpaiSystemicRisk',
  'any',
] as const;

/** How far a standard or a guideline has come; a draft in `enquiry` is open to the comments of standards bodies. */
export const PAPER_STATES = ['draft', 'enquiry', 'published'] as const;

/**
 * The EU AI Act, Regulation (EU) 2024/1689 as amended by Regulation (EU) 2026/1744: its dates and duties. Structure
 * only, words in aiActTexts.
 */
export const aiActSchema = z.object({
  regulation: z.string().min(1),
  amendedBy: z.string().min(1),
  /** The day on which all of this was held against the law; a statement that is known of another day names it. */
  knownAsOf: z.iso.date(),
  /** Every date once: a duty names its date, so that an amendment changes one line. */
  dates: z.array(
    z.object({
      id: z.string().min(1),
      date: z.iso.date(),
      /** The date before Regulation (EU) 2026/1744, where that changed it. */
      was: z.iso.date().nullable(),
      ref: z.string().min(1),
      sources: sourceKeys,
      confidence,
      ...knownOtherwise,
    }),
  ),
  duties: z.array(
    z.object({
      /** The same key as the item of the crosswalk `euAiAct`. */
      ref: z.string().min(1),
      roles: z.array(z.enum(AI_ACT_ROLES)).min(1),
      classes: z.array(z.enum(AI_ACT_CLASSES)).min(1),
      /** Ids of `dates`: from when it applies; two where it depends on the class. */
      dates: z.array(z.string()).min(1),
      sources: sourceKeys,
      confidence,
      ...knownOtherwise,
    }),
  ),
  classes: z.array(z.object({ id: z.enum(AI_ACT_CLASSES), ref: z.string(), sources: sourceKeys, ...knownOtherwise })),
  /** Standards, guidelines and codes that say how to comply. */
  papers: z.array(
    z.object({
      id: z.string().min(1),
      ref: z.string().min(1),
      state: z.enum(PAPER_STATES),
      /** Month of that state; null where it is not known. */
      date: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .nullable(),
      sources: sourceKeys,
      confidence,
      ...knownOtherwise,
    }),
  ),
  fines: z.array(
    z.object({
      ref: z.string(),
      /** Upper limit in million euro, and as a share of worldwide annual turnover in percent. */
      millionEuro: z.number(),
      percent: z.number(),
      sources: sourceKeys,
      ...knownOtherwise,
    }),
  ),
});
export type AiAct = z.infer<typeof aiActSchema>;
export type AiActDuty = AiAct['duties'][number];
export type AiActDate = AiAct['dates'][number];
export type AiActPaper = AiAct['papers'][number];

/** From when a duty applies, earliest first; the one way to a duty's dates, so that each stands in one place. */
export function datesOfDuty(act: Pick<AiAct, 'dates'>, duty: Pick<AiActDuty, 'dates'>): AiActDate[] {
  const dates = act.dates.filter(({ id }) => duty.dates.includes(id));
  return dates.sort((a, b) => a.date.localeCompare(b.date));
}

const sentences = z.string().trim().min(1).max(900);

/** The words on the EU AI Act in one language. */
export const aiActTexts = z.object({
  dates: z.record(z.string(), sentences),
  classes: z.record(z.string(), z.object({ name: z.string().min(1), meaning: sentences })),
  roles: z.record(z.string(), z.object({ name: z.string().min(1), meaning: sentences })),
  fines: z.record(z.string(), sentences),
  papers: z.record(z.string(), z.object({ name: z.string().min(1), meaning: sentences })),
  /** Which of the two limits counts, and for whom. */
  finesNote: sentences,
  duties: z.record(
    z.string(),
    z.object({
      /** What the article asks for, in plain words. */
      asks: sentences,
      /** What an AIMS of ISO/IEC 42001 already gives towards it; '' where it gives nothing. */
      gives: z.string().trim().max(900),
      /** What remains to be done beside the AIMS. */
      remains: sentences,
      /** What to know about the date where it is not plain; never a date itself, those stand in `dates`. */
      when: sentences.optional(),
    }),
  ),
  /** What each of the two is, paragraph by paragraph, and how they relate: no presumption of conformity. */
  standard: z.array(sentences).min(1),
  act: z.array(sentences).min(1),
  together: z.array(sentences).min(1),
  /** What the standard does not cover of the Act, said plainly. */
  notCovered: z.array(z.object({ ref: z.string().min(1), what: sentences })).min(1),
});
export type AiActTexts = z.infer<typeof aiActTexts>;

/** Throws, naming the fault, where the Act's data, its words and its crosswalk's items do not fit together. */
export function checkAiAct(act: AiAct, texts: AiActTexts, crosswalkRefs: readonly string[]): void {
  const fail = (what: string) => {
    throw new Error(`AI Act: ${what}`);
  };
  const dateIds = act.dates.map((date) => date.id);
  if (new Set(dateIds).size !== dateIds.length) fail('a date stands twice');
  for (const duty of act.duties) {
    for (const id of duty.dates) if (!dateIds.includes(id)) fail(`${duty.ref} names the unknown date ${id}`);
  }
  const refs = act.duties.map((duty) => duty.ref);
  expectKeys(refs, crosswalkRefs, (ref) => fail(`duties: ${ref}`));
  expectKeys(Object.keys(texts.duties), refs, (ref) => fail(`texts of duties: ${ref}`));
  expectKeys(Object.keys(texts.dates), dateIds, (id) => fail(`texts of dates: ${id}`));
  expectKeys(Object.keys(texts.classes), AI_ACT_CLASSES, (id) => fail(`texts of classes: ${id}`));
  expectKeys(Object.keys(texts.roles), AI_ACT_ROLES, (id) => fail(`texts of roles: ${id}`));
  const papers = act.papers.map(({ id }) => id);
  if (new Set(papers).size !== papers.length) fail('a paper stands twice');
  expectKeys(Object.keys(texts.papers), papers, (id) => fail(`texts of papers: ${id}`));
  const fines = act.fines.map((fine) => fine.ref);
  expectKeys(Object.keys(texts.fines), fines, (ref) => fail(`texts of fines: ${ref}`));
}
