import type { NodeGuidance } from '../catalogue/guidance.ts';
import { INTERVIEW_ROLES, type InterviewRole } from '../entities/interview-roles.ts';
import { MAX_MINUTES } from '../kinds/assessments/interview.ts';

export type ProposedInterview = {
  readonly role: InterviewRole;
  /** Clauses and controls with a question for this role, in the order of the standard. */
  readonly topics: readonly string[];
  readonly minutes: number;
};

/** A requirement takes about so long where somebody knows what is asked. */
const MINUTES_A_TOPIC = 3;
const QUARTER = 15;

/** One talk for each role that the guidance has questions for, with what is to be asked; nothing but a proposal. */
export function proposeInterviews(
  nodes: readonly { readonly id: string }[],
  questionsOf: (nodeId: string) => NodeGuidance['questions'],
): ProposedInterview[] {
  return INTERVIEW_ROLES.flatMap((role) => {
    const topics = nodes.map(({ id }) => id).filter((id) => questionsOf(id).some(({ roles }) => roles.includes(role)));
    if (topics.length === 0) return [];
    const quarters = Math.max(2, Math.ceil((topics.length * MINUTES_A_TOPIC) / QUARTER));
    return [{ role, topics, minutes: Math.min(MAX_MINUTES, quarters * QUARTER) }];
  });
}

/** What a day on site holds of talks, with time between them to move, to look at things and to eat: six hours. */
export const MINUTES_A_DAY = 360;

/** Minutes of talks planned together, and whether they fit into one day; those without a length count as none. */
export function dayTotal(planned: readonly { readonly minutes: number }[]): { minutes: number; fits: boolean } {
  const minutes = planned.reduce((sum, each) => sum + each.minutes, 0);
  return { minutes, fits: minutes <= MINUTES_A_DAY };
}

/** `09:30` and 45 minutes give `10:15`; `''` past midnight, or where the start is open. */
export function timeAfter(startsAt: string, minutes: number): string {
  const [, hours = '', rest = ''] = /^(\d\d):(\d\d)$/.exec(startsAt) ?? [];
  if (hours === '') return '';
  const total = Number(hours) * 60 + Number(rest) + minutes;
  if (total >= 24 * 60) return '';
  return [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
