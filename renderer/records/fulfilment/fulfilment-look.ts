import { Circle, CircleCheck, Contrast, type LucideIcon, MessageSquareQuote } from 'lucide-react';
import type { Tone } from '#renderer/theme/tokens.ts';
import type { FulfilmentState } from '#shared/rules/fulfilment/rule.ts';

/** How each state is drawn; its word stands in the locales under `fulfilment:states`. */
export const FULFILMENT_LOOKS: Readonly<Record<FulfilmentState, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  nothing: { tone: 'neutral', icon: Circle },
  begun: { tone: 'info', icon: Contrast },
  stated: { tone: 'neutral', icon: MessageSquareQuote },
  shown: { tone: 'ok', icon: CircleCheck },
};
