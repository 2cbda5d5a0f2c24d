import { CircleCheck, CircleDashed, CircleMinus, CircleX, createLucideIcon, type LucideIcon } from 'lucide-react';
import type { Tone } from '#renderer/theme/tokens.ts';
import { ASSESSMENT_STATUSES, type AssessmentStatus } from '#shared/entities/assessment.ts';

// Harvey balls, as auditors draw them: how much of the disc is filled says how far a requirement is met.
const HalfFilled = createLucideIcon('half-filled', [
  ['circle', { cx: '12', cy: '12', r: '9', key: 'ring' }],
  ['path', { d: 'M12 3a9 9 0 0 1 0 18z', fill: 'currentColor', key: 'half' }],
]);
const MostlyFilled = createLucideIcon('mostly-filled', [
  ['circle', { cx: '12', cy: '12', r: '9', key: 'ring' }],
  ['path', { d: 'M12 12V3a9 9 0 1 1-9 9z', fill: 'currentColor', key: 'three-quarters' }],
]);

export type StatusLook = { readonly tone: Tone; readonly icon: LucideIcon };

/** How each state is drawn; its word stands in the locales under `assessment:status`. */
export const STATUS_LOOKS: Readonly<Record<AssessmentStatus, StatusLook>> = {
  notAssessed: { tone: 'neutral', icon: CircleDashed },
  notMet: { tone: 'problem', icon: CircleX },
  partlyMet: { tone: 'attention', icon: HalfFilled },
  largelyMet: { tone: 'info', icon: MostlyFilled },
  met: { tone: 'ok', icon: CircleCheck },
  notApplicable: { tone: 'neutral', icon: CircleMinus },
};

/** The state that a digit stands for, `1` to `6` in the order in which they are shown. */
export function statusForKey(key: string): AssessmentStatus | undefined {
  return /^[1-6]$/.test(key) ? ASSESSMENT_STATUSES[Number(key) - 1] : undefined;
}
