import { Archive, CircleCheck, CircleDashed, CircleDot, Lock, type LucideIcon, MessageSquareQuote } from 'lucide-react';
import type { Tone } from '#renderer/theme/tokens.ts';
import type { StepStatus } from '#shared/steps/steps.ts';

/** How each state of a step is drawn; its word stands in the locales under `steps:status`. */
export const STEP_LOOKS: Readonly<Record<StepStatus, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  notStarted: { tone: 'neutral', icon: CircleDashed },
  inProgress: { tone: 'info', icon: CircleDot },
  stated: { tone: 'neutral', icon: MessageSquareQuote },
  closed: { tone: 'neutral', icon: Archive },
  ready: { tone: 'ok', icon: CircleCheck },
  blocked: { tone: 'attention', icon: Lock },
};
