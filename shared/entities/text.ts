import { z } from 'zod';

/** Longest single-line text a field takes, in UTF-16 code units. */
export const MAX_LINE = 500;
/** Longest free text a field takes, in UTF-16 code units. Real inventories reach 12,000. */
export const MAX_TEXT = 50_000;

export const line = z.string().max(MAX_LINE);
export const text = z.string().max(MAX_TEXT);
export const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const id = z.string().regex(ID);
/** Calendar date `YYYY-MM-DD`, without a time zone; `''` is "not known". */
export const date = z.union([z.literal(''), z.iso.date()]);
/** UTC instant, ISO 8601 with milliseconds. */
export const instant = z.iso.datetime();
