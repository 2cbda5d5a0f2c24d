import { INTERVIEW_ROLES } from '../../entities/interview-roles.ts';
import { defineKind, type FieldsOf, type RecordOf } from '../define.ts';

/** More than a visit of a day has; a longer one is several. */
export const MAX_MINUTES = 600;

/** A talk of a visit: planned, and what was said in it. */
export const interview = defineKind({
  entity: 'interviews',
  code: { prefix: 'INT' },
  name: 'title',
  fields: {
    title: { kind: 'line' },
    heldOn: { kind: 'date', group: 'when' },
    startsAt: { kind: 'time', group: 'when' },
    /** 0 where nobody said how long. */
    minutesPlanned: { kind: 'whole', min: 0, max: MAX_MINUTES, blank: 0, group: 'when' },
    place: { kind: 'line', group: 'when' },
    roles: { kind: 'choices', choices: INTERVIEW_ROLES, words: 'steps:interviewRoles' },
    /** By name, as they are written beside what they answered. */
    people: { kind: 'line' },
    /** Clauses and controls. */
    topics: { kind: 'nodes' },
    /** What was said. */
    minutes: { kind: 'text' },
    /** Said by hand, where nothing was written down. */
    held: { kind: 'flag' },
  },
  own: { assessmentId: { kind: 'parent', to: 'assessments' } },
  list: [
    ...(['title', 'heldOn', 'startsAt', 'minutesPlanned', 'place', 'roles', 'people'] as const),
    ...(['topics', 'minutes', 'held', 'assessmentId'] as const),
  ],
  order: ['heldOn', 'startsAt'],
  search: ['title', 'people', 'minutes'],
  leaves: 'remove',
  takes: [],
});
export type InterviewFields = FieldsOf<typeof interview>;
export type Interview = RecordOf<typeof interview>;

/** Whether it took place: somebody said so, or minutes were taken. */
export function wasHeld({ held, minutes }: Pick<Interview, 'held' | 'minutes'>): boolean {
  return held || minutes.trim() !== '';
}
