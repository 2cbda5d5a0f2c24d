import { createForWorkspace } from '#renderer/host/open-workspace.ts';
import type { InterviewRole } from '#shared/entities/interview-roles.ts';
import type { Interview } from '#shared/kinds/assessments/interview.ts';

export type WalkInterview = Pick<Interview, 'code' | 'assessmentId' | 'topics'>;

type WalkState = {
  /** Of those in the room; empty means everybody. */
  readonly roles: readonly InterviewRole[];
  /** Goes with each requirement that is judged. */
  readonly answers: string;
  /** The walk keeps to its topics, as far as it is about the assessment that is shown; null for all of them. */
  readonly interview: WalkInterview | null;
};

const NOBODY: WalkState = { roles: [], answers: '', interview: null };

/** Who one is talking to: it stays from requirement to requirement, and ends with the visit. */
export const useWalk = createForWorkspace(NOBODY);

export function toggleRole(role: InterviewRole): void {
  useWalk.setState(({ roles }) => ({ roles: toggled(roles, role) }));
}

/** Whoever was in the room before has left. */
export function beginInterview({ code, assessmentId, topics, roles, people }: Interview): void {
  useWalk.setState({ roles, answers: people, interview: { code, assessmentId, topics } });
}

export function endInterview(): void {
  useWalk.setState(NOBODY);
}

export function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}
