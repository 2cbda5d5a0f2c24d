import { z } from 'zod';

/** Of a statement that is known of another day than what stands around it; an older one is not made younger by it. */
export const knownOtherwise = { knownAsOf: z.iso.date().optional() };

type Known = { readonly knownAsOf: string };

/** Of which day a statement is known, `YYYY-MM-DD`: its own day, or that of the whole that it stands in. */
export function knownAsOf(whole: Known, statement: { readonly knownAsOf?: string | undefined }): string {
  return statement.knownAsOf ?? whole.knownAsOf;
}

/** After so many months law and standards have to be looked up anew. */
export const MONTHS_KNOWN = 6;

/** Whether knowledge of that day is older than {@link MONTHS_KNOWN} on another; both are calendar dates. */
export function isOutdated(known: string, today: string): boolean {
  return today > lastDayOf(known);
}

/** The same day of the month, or its last one where that month is shorter. */
function lastDayOf(known: string): string {
  const [year = 0, month = 1, day = 1] = known.split('-').map(Number);
  const lengthOfMonth = new Date(Date.UTC(year, month + MONTHS_KNOWN, 0)).getUTCDate();
  const last = new Date(Date.UTC(year, month - 1 + MONTHS_KNOWN, Math.min(day, lengthOfMonth)));
  return last.toISOString().slice(0, 10);
}
