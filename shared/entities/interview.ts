import { z } from 'zod';
import { INTERVIEW_ROLES } from './interview-roles.ts';
import { date, id, line, text } from './text.ts';

/** More than a visit of a day has; a longer one is several. */
export const MAX_MINUTES = 600;
export const MAX_TOPICS = 100;

export const interviewFields = z.object({
  title: line,
  heldOn: date,
  /** `09:30`; `''` where the time is open. */
  startsAt: z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]),
  /** 0 where nobody said how long. */
  minutesPlanned: z.int().min(0).max(MAX_MINUTES),
  place: line,
  roles: z.array(z.enum(INTERVIEW_ROLES)).max(INTERVIEW_ROLES.length),
  /** By name, as they are written beside what they answered. */
  people: line,
  /** Clauses and controls. */
  topics: z.array(line).max(MAX_TOPICS),
  /** What was said. */
  minutes: text,
  /** Said by hand, where nothing was written down. */
  held: z.boolean(),
});
export type InterviewFields = z.infer<typeof interviewFields>;

export const interview = interviewFields.extend({ id, code: line, assessmentId: id });
export type Interview = z.infer<typeof interview>;

export function emptyInterview(): InterviewFields {
  return {
    ...{ title: '', heldOn: '', startsAt: '', minutesPlanned: 0, place: '', people: '', minutes: '' },
    ...{ roles: [], topics: [], held: false },
  };
}

/** Whether it took place: somebody said so, or minutes were taken. */
export function wasHeld({ held, minutes }: Pick<Interview, 'held' | 'minutes'>): boolean {
  return held || minutes.trim() !== '';
}

/** In the order of the visit: by day and time, those without last. */
export function byTime(a: Interview, b: Interview): number {
  const key = ({ heldOn, startsAt, code }: Interview) =>
    [heldOn, startsAt]
      .map((part) => part || '9')
      .concat(code)
      .join(' ');
  const [one, other] = [key(a), key(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
