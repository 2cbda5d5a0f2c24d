import { MAX_DEADLINE } from '#shared/entities/certification-deadlines.ts';

/** The number written in a deadline's field; null where it is left empty, undefined where it is no deadline. */
export function readDeadline(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = /^\d{1,4}$/.test(trimmed) ? Number(trimmed) : 0;
  return value >= 1 && value <= MAX_DEADLINE ? value : undefined;
}
