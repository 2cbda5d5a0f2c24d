import type { z } from 'zod';
import { nestsDeeper, wellFormed } from '../values/well-formed.ts';
import { AppError } from './errors.ts';

/** No input of the contract nests as deep as this; one that nests without end would be more than the stack holds. */
const MAX_DEPTH = 100;
/** Fields that the sentence names; the others are counted. */
const NAMED = 5;
/** Fields that come with their sentences: more than any form has. */
const TOLD = 50;

/** @throws AppError inputInvalid, which names the fields at fault */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  if (nestsDeeper(input, MAX_DEPTH)) throw inputInvalid([deepest(input)]);
  const parsed = schema.safeParse(wellFormed(input));
  if (parsed.success) return parsed.data;
  throw inputInvalid(
    parsed.error.issues.flatMap((issue) => {
      // What nobody asked for is named by itself, not by what it stands in.
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
      const paths = keys.length === 0 ? [issue.path] : keys.map((key) => [...issue.path, key]);
      return paths.map((path): Issue => [path.join('.'), issue.message]);
    }),
  );
}

type Issue = readonly [field: string, sentence: string];

function inputInvalid(issues: readonly Issue[]): AppError {
  const fields = new Map(issues);
  const named = [...fields.keys()].slice(0, NAMED).join(', ');
  const left = fields.size - NAMED;
  return new AppError(
    'inputInvalid',
    { fields: named, ...(left > 0 && { count: left }) },
    Object.fromEntries([...fields].slice(0, TOLD)),
  );
}

/** The first of its fields that nests too deep. */
function deepest(input: unknown): Issue {
  const entries = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  const field = entries.find(([, value]) => nestsDeeper(value, MAX_DEPTH - 1))?.[0] ?? '';
  return [field, `nested deeper than ${MAX_DEPTH}`];
}
