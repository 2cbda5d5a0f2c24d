import { create } from 'zustand';
import type { InterviewRole } from './walk-model.ts';

type WalkState = {
  /** Of those in the room; empty means everybody. */
  readonly roles: readonly InterviewRole[];
  /** Goes with each requirement that is judged. */
  readonly answers: string;
};

/** Who one is talking to: it stays from requirement to requirement, and ends with the visit. */
export const useWalk = create<WalkState>(() => ({ roles: [], answers: '' }));

export function toggleRole(role: InterviewRole): void {
  useWalk.setState(({ roles }) => ({
    roles: roles.includes(role) ? roles.filter((each) => each !== role) : [...roles, role],
  }));
}
