import { CircleMinus, CircleX, Lightbulb, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { Tone } from '#renderer/theme/tokens.ts';
import type { Severity } from '#shared/rules/readiness/rule.ts';

export const LOOKS: Readonly<Record<Severity | 'waived', { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  error: { tone: 'problem', icon: CircleX },
  warning: { tone: 'attention', icon: TriangleAlert },
  hint: { tone: 'info', icon: Lightbulb },
  waived: { tone: 'neutral', icon: CircleMinus },
};
