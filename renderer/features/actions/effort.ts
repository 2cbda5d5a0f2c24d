import { MAX_EFFORT_DAYS } from '#shared/kinds/improvement/action.ts';

/** Days that a text names; null for an empty one, undefined for what names none. */
export function effortOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const days = Number(text);
  return /^\d+$/.test(text) && days <= MAX_EFFORT_DAYS ? days : undefined;
}
