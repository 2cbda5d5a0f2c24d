import type { AI_ACT_CLASSES, AI_ACT_ROLES, AiAct, AiActDuty, AiActTexts } from '#shared/catalogue/ai-act.ts';
import type { Crosswalk, CrosswalkTexts } from '#shared/catalogue/crosswalk.ts';
import { matchesWords } from '#shared/rules/fold.ts';

export type AiActRole = (typeof AI_ACT_ROLES)[number];
export type AiActClass = (typeof AI_ACT_CLASSES)[number];

/** What the AIMS gives: `part` of what is asked; `related` work that meets none of it by itself; `nothing`. */
export const GIVEN = ['part', 'related', 'nothing'] as const;
export type Given = (typeof GIVEN)[number];

export type DutyFilter = {
  readonly query: string;
  readonly role: AiActRole | '';
  readonly systemClass: AiActClass | '';
  readonly given: Given | '';
};
export const NO_FILTER: DutyFilter = { query: '', role: '', systemClass: '', given: '' };

/** A duty with what the list shows of it. */
export type ListedDuty = AiActDuty & {
  readonly group: string;
  readonly title: string;
  readonly given: Given;
  readonly asks: string;
  readonly gives: string;
  readonly remains: string;
  readonly when: string;
};

export type DutyGroup = { readonly id: string; readonly duties: readonly ListedDuty[] };

/** The duties in the crosswalk's order, with its titles and groups and the Act's words. */
export function listDuties(
  act: AiAct & { readonly texts: AiActTexts },
  crosswalk: Crosswalk & { readonly texts: CrosswalkTexts },
): ListedDuty[] {
  const duties = new Map(act.duties.map((duty) => [duty.ref, duty]));
  return crosswalk.items.flatMap(({ ref, group }) => {
    const duty = duties.get(ref);
    const words = act.texts.duties[ref];
    if (duty === undefined || words === undefined) return [];
    const title = crosswalk.texts.titles[ref] ?? '';
    return [{ ...duty, ...words, when: words.when ?? '', group, title, given: givenFor(crosswalk, ref) }];
  });
}

function givenFor(crosswalk: Crosswalk, ref: string): Given {
  const rows = crosswalk.rows.filter((row) => row.ref === ref);
  if (rows.length === 0) return 'nothing';
  return rows.some(({ relation }) => relation !== 'related') ? 'part' : 'related';
}

/** The duties that fit the filter, group by group in the order given. */
export function groupDuties(duties: readonly ListedDuty[], filter: DutyFilter): DutyGroup[] {
  const groups = Map.groupBy(
    duties.filter((duty) => fits(duty, filter)),
    ({ group }) => group,
  );
  return [...groups].map(([id, members]) => ({ id, duties: members }));
}

function fits(duty: ListedDuty, { query, role, systemClass, given }: DutyFilter): boolean {
  return (
    (role === '' || duty.roles.includes(role)) &&
    (systemClass === '' || fitsClass(duty, systemClass)) &&
    (given === '' || duty.given === given) &&
    matchesWords(`${duty.ref} ${duty.title} ${duty.asks} ${duty.remains}`, query)
  );
}

/** What holds for every AI system holds for those of a class too; a model is not a system. */
function fitsClass(duty: ListedDuty, wanted: AiActClass): boolean {
  const ofModels = wanted === 'gpai' || wanted === 'gpaiSystemicRisk';
  return duty.classes.includes(wanted) || (!ofModels && duty.classes.includes('any'));
}
