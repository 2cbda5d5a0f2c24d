import { createTheme, type Theme } from '@mui/material/styles';
import { componentOverrides } from './component-overrides.ts';
import { DARK, LIGHT, RADIUS, SANS, type Tokens, TYPE_SCALE } from './tokens.ts';

declare module '@mui/material/styles' {
  interface Palette {
    /** The product's own colours; see tokens.ts. */
    tokens: Tokens;
  }
  interface PaletteOptions {
    tokens?: Tokens;
  }
}

export type ThemeMode = 'light' | 'dark';

/** The product's look on top of the component library: dense, flat, hairlines for shadows. */
export function createAppTheme(mode: ThemeMode): Theme {
  const tokens = mode === 'dark' ? DARK : LIGHT;
  return createTheme({
    palette: {
      mode,
      tokens,
      contrastThreshold: 4.5,
      primary: { main: tokens.accent, dark: tokens.accentStrong, contrastText: tokens.onAccent },
      secondary: { main: tokens.inkSoft, contrastText: tokens.paper },
      success: { main: tokens.tones.ok.text },
      warning: { main: tokens.tones.attention.text },
      error: { main: tokens.tones.problem.text },
      info: { main: tokens.tones.info.text },
      background: { default: tokens.paper, paper: tokens.surface },
      text: { primary: tokens.ink, secondary: tokens.inkSoft, disabled: tokens.inkFaint },
      divider: tokens.hairline,
      action: { hover: tokens.hover, selected: tokens.selected, active: tokens.inkSoft },
    },
    shape: { borderRadius: RADIUS },
    spacing: (factor: number) => `${factor * 0.5}rem`,
    motion: { reducedMotion: 'system' },
    focusVisible: { outlineColor: tokens.accent, outlineWidth: 2, outlineOffset: 2 },
    typography: {
      fontFamily: SANS,
      fontSize: TYPE_SCALE.body,
      fontWeightRegular: 400,
      fontWeightMedium: 600,
      fontWeightBold: 600,
      h1: { fontSize: rem(TYPE_SCALE.display), lineHeight: 1.25, fontWeight: 600, letterSpacing: '-0.01em' },
      h2: { fontSize: rem(TYPE_SCALE.title), lineHeight: 1.3, fontWeight: 600, letterSpacing: '-0.005em' },
      h3: { fontSize: rem(TYPE_SCALE.section), lineHeight: 1.4, fontWeight: 600 },
      h4: { fontSize: rem(TYPE_SCALE.body), lineHeight: 1.45, fontWeight: 600 },
      h5: { fontSize: rem(TYPE_SCALE.small), lineHeight: 1.45, fontWeight: 600 },
      h6: { fontSize: rem(TYPE_SCALE.caption), lineHeight: 1.45, fontWeight: 600 },
      subtitle1: { fontSize: rem(TYPE_SCALE.body), lineHeight: 1.5 },
      subtitle2: { fontSize: rem(TYPE_SCALE.small), lineHeight: 1.5, fontWeight: 600 },
      body1: { fontSize: rem(TYPE_SCALE.body), lineHeight: 1.5 },
      body2: { fontSize: rem(TYPE_SCALE.small), lineHeight: 1.5 },
      caption: { fontSize: rem(TYPE_SCALE.caption), lineHeight: 1.4 },
      overline: { fontSize: rem(TYPE_SCALE.caption), lineHeight: 1.4, textTransform: 'none', letterSpacing: 0 },
      button: { fontSize: rem(TYPE_SCALE.body), lineHeight: 1.4, fontWeight: 600, textTransform: 'none' },
    },
    components: componentOverrides(tokens),
  });
}

function rem(pixels: number): string {
  return `${pixels / 16}rem`;
}
