/**
 * Colours of the two themes, "paper and ink". Every pair that carries text meets WCAG 2.2 AA, which
 * tests/unit/renderer/tokens.test.ts computes; what each token is for stands in docs/design.md.
 */
export const TONES = ['ok', 'attention', 'problem', 'neutral', 'info'] as const;
/** A state's colour family; never shown without an icon and a word. */
export type Tone = (typeof TONES)[number];

export type ToneColours = { readonly text: string; readonly fill: string; readonly line: string };

export type Tokens = {
  /** The page behind everything. */
  readonly paper: string;
  /** Sheets on the page: tables, panels, fields. */
  readonly surface: string;
  /** What lies behind the page: the navigation, table headings. */
  readonly sunken: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly hairline: string;
  /** Edges of controls: 3:1 against the surface. */
  readonly edge: string;
  readonly accent: string;
  readonly accentStrong: string;
  readonly onAccent: string;
  /** Behind the selected row or entry. */
  readonly selected: string;
  readonly hover: string;
  readonly scrim: string;
  readonly tones: Readonly<Record<Tone, ToneColours>>;
};

export const LIGHT: Tokens = {
  paper: '#FBFAF7',
  surface: '#FFFFFF',
  sunken: '#F3F1EA',
  ink: '#17212B',
  inkSoft: '#46525E',
  inkFaint: '#5C6772',
  hairline: '#DFDBD0',
  edge: '#868B8C',
  accent: '#0F5C63',
  accentStrong: '#0A464C',
  onAccent: '#FFFFFF',
  selected: '#E1EDEC',
  hover: '#F1EFE8',
  scrim: 'rgba(23, 33, 43, 0.4)',
  tones: {
    ok: { text: '#1B6338', fill: '#E5F1E8', line: '#3F8F5F' },
    attention: { text: '#7D4B00', fill: '#FAEFD7', line: '#B5780F' },
    problem: { text: '#9B2027', fill: '#FBE8E6', line: '#C4474C' },
    neutral: { text: '#46525E', fill: '#EDEBE4', line: '#868B8C' },
    info: { text: '#0F5C63', fill: '#E1EDEC', line: '#3C8289' },
  },
};

export const DARK: Tokens = {
  paper: '#12181F',
  surface: '#192129',
  sunken: '#0D1218',
  ink: '#E7EBED',
  inkSoft: '#B4BEC6',
  inkFaint: '#98A4AE',
  hairline: '#2B3640',
  edge: '#71808C',
  accent: '#6FC3C4',
  accentStrong: '#93D6D6',
  onAccent: '#0D1A1C',
  selected: '#17343A',
  hover: '#202A34',
  scrim: 'rgba(4, 8, 12, 0.6)',
  tones: {
    ok: { text: '#82D09B', fill: '#16301F', line: '#4E9E6A' },
    attention: { text: '#EDBD6B', fill: '#33270F', line: '#B98731' },
    problem: { text: '#F59B95', fill: '#3A1D1E', line: '#C9605D' },
    neutral: { text: '#B4BEC6', fill: '#232D37', line: '#71808C' },
    info: { text: '#7ECACB', fill: '#143238', line: '#4A989B' },
  },
};

export const SANS = '"IBM Plex Sans", system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif';
export const MONO = '"IBM Plex Mono", ui-monospace, "Cascadia Mono", Consolas, monospace';

/** Pixels at normal text size; everything in the page is set in rem, so that the text size scales it as a whole. */
export const TYPE_SCALE = {
  display: 26,
  title: 20,
  section: 16,
  body: 14,
  small: 13,
  caption: 12,
} as const;

export const RADIUS = 6;

/** Size of the root font for the text size setting, as a share of the browser's own. */
export const ROOT_FONT_SIZE = { small: '90%', normal: '100%', large: '118.75%', larger: '137.5%' } as const;
