import { matchesWords } from '#renderer/components/fold.ts';
import type { AI_ACT_CLASSES, AI_ACT_ROLES, AiActDuty } from '#shared/catalogue/ai-act.ts';

export type AiActRole = (typeof AI_ACT_ROLES)[number];
export type AiActClass = (typeof AI_ACT_CLASSES)[number];

export type DutyFilter = {
  readonly query: string;
  readonly role: AiActRole | '';
  readonly systemClass: AiActClass | '';
  /** What the AIMS gives: a part, or nothing. */
  readonly given: 'part' | 'nothing' | '';
};
export const NO_FILTER: DutyFilter = { query: '', role: '', systemClass: '', given: '' };

/** A duty with what the list shows of it. */
export type ListedDuty = AiActDuty & {
  readonly group: string;
  readonly title: string;
  readonly asks: string;
  readonly gives: string;
  readonly remains: string;
  readonly when: string;
};

export type DutyGroup = { readonly id: string; readonly duties: readonly ListedDuty[] };

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
    (given === '' || (duty.gives === '') === (given === 'nothing')) &&
    matchesWords(`${duty.ref} ${duty.title} ${duty.asks} ${duty.remains}`, query)
  );
}

/** What holds for every AI system holds for those of a class too; a model is not a system. */
function fitsClass(duty: ListedDuty, wanted: AiActClass): boolean {
  const ofModels = wanted === 'gpai' || wanted === 'gpaiSystemicRisk';
  return duty.classes.includes(wanted) || (!ofModels && duty.classes.includes('any'));
}
