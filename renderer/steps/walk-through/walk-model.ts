import type { Results } from '#renderer/records/assessments/use-assessment.ts';
import type { Guidance } from '#renderer/standard/guidance.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { NodeGuidance } from '#shared/catalogue/guidance.ts';
import type { InterviewRole } from '#shared/entities/interview-roles.ts';

type Question = NodeGuidance['questions'][number];

/** Those that somebody in the room can answer, and the others; nobody chosen means that everybody is there. */
export function splitQuestions(
  questions: readonly Question[],
  roles: readonly InterviewRole[],
): { readonly asked: readonly Question[]; readonly others: readonly Question[] } {
  const fits = (question: Question) => roles.length === 0 || question.roles.some((role) => roles.includes(role));
  return { asked: questions.filter(fits), others: questions.filter((question) => !fits(question)) };
}

/** The requirements about which there is something to ask the people in the room; of some topics alone where there are any. */
export function stopsFor(
  nodes: readonly CatalogueNode[],
  guidance: Guidance,
  roles: readonly InterviewRole[],
  topics: readonly string[] = [],
): CatalogueNode[] {
  const wanted = topics.length === 0 ? nodes : nodes.filter(({ id }) => topics.includes(id));
  return wanted.filter(({ id }) => splitQuestions(guidance.get(id)?.questions ?? [], roles).asked.length > 0);
}

export function isOpen(results: Results, id: string): boolean {
  return (results.get(id)?.status ?? 'notAssessed') === 'notAssessed';
}

/** The next stop that is not assessed, beginning anew after the last; null where no other is open. */
export function nextOpen(ids: readonly string[], results: Results, current: string): string | null {
  const at = ids.indexOf(current);
  const ahead = [...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0))];
  return ahead.find((id) => id !== current && isOpen(results, id)) ?? null;
}

/** Where a walk goes on: at the place where it was left, else at the first open stop, else at the first. */
export function placeToBegin(ids: readonly string[], results: Results, left: string | null): string | undefined {
  if (left !== null && ids.includes(left)) return left;
  return ids.find((id) => isOpen(results, id)) ?? ids[0];
}
