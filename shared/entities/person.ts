import { z } from 'zod';
import { id, line } from './text.ts';

/** Somebody who works at the AIMS in this workspace (clause 5.3), and whom the trail may name. */
export const personFields = z.object({
  name: line.trim().min(1),
  /** What they do, in the organisation's own words. */
  role: line,
  email: line,
  /** False once they have left. */
  active: z.boolean(),
});

export const person = personFields.extend({ id });
export type Person = z.infer<typeof person>;

/** Whether two names mean the same person: case and spaces around do not matter. */
export function isSameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
