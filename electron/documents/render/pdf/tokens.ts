import type { Tone } from '../../model/model.ts';

/** The printed face of the product's identity: the same inks as on screen, on white paper. */
export const INK = '#17212B';
export const ACCENT = '#0F5C63';
export const MUTED = '#5B6770';
export const HAIRLINE = '#D5DBDF';

export const TONE_INK: Readonly<Record<Tone, string>> = {
  ok: '#1E7A46',
  attention: '#9A6700',
  problem: '#B3261E',
  neutral: MUTED,
};
/** Pale enough to survive a photocopier. */
export const TONE_TINT: Readonly<Record<Tone, string>> = {
  ok: '#EDF5F0',
  attention: '#FBF4E4',
  problem: '#FBEEED',
  neutral: '#F1F3F4',
};

/** Type scale in points. */
export const SIZE = { small: 8.5, body: 9.5, lead: 11, h3: 11, h2: 14, h1: 20, title: 28 } as const;

/** A4 in points, and the margins (header and footer stand inside the top and bottom ones). */
export const A4 = { width: 595.28, height: 841.89 } as const;
export const MARGINS = {
  portrait: { left: 62, top: 84, right: 56, bottom: 66 },
  landscape: { left: 44, top: 80, right: 44, bottom: 58 },
} as const;
export type Orientation = keyof typeof MARGINS;
