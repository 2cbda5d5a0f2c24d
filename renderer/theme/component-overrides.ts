import type { Components, Theme } from '@mui/material/styles';
import { ChevronDown } from 'lucide-react';
import { createElement } from 'react';
import { RADIUS, type Tokens } from './tokens.ts';

/** What the product changes in the library's components, so that pages need no styling of their own for it. */
export function componentOverrides(tokens: Tokens): Components<Omit<Theme, 'components'>> {
  const sheet = { border: `1px solid ${tokens.hairline}`, boxShadow: 'none', backgroundImage: 'none' };
  const floating = {
    border: `1px solid ${tokens.hairline}`,
    boxShadow: `0 0.5rem 1.5rem ${tokens.scrim}`,
    backgroundImage: 'none',
  };
  return {
    MuiCssBaseline: {
      styleOverrides: {
        html: { WebkitFontSmoothing: 'auto', scrollPaddingTop: '4rem' },
        body: { fontFeatureSettings: '"kern", "liga"', overflowWrap: 'break-word' },
        '*, *::before, *::after': { scrollbarColor: `${tokens.edge} transparent` },
        'a:focus-visible, [tabindex="0"]:focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: 2 },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': {
            animationDuration: '0.01ms !important',
            animationIterationCount: '1 !important',
            transitionDuration: '0.01ms !important',
            scrollBehavior: 'auto !important',
          },
        },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: {
        root: { minWidth: 0, padding: '0.3125rem 0.75rem', whiteSpace: 'nowrap' },
        sizeLarge: { padding: '0.5rem 1.125rem' },
        outlined: { borderColor: tokens.edge, color: tokens.ink, '&:hover': { backgroundColor: tokens.hover } },
        startIcon: { marginRight: '0.4375rem', '& svg': { width: '1rem', height: '1rem' } },
        endIcon: { marginLeft: '0.4375rem', '& svg': { width: '1rem', height: '1rem' } },
      },
    },
    MuiIconButton: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: { borderRadius: RADIUS, color: tokens.inkSoft, padding: '0.375rem', '&:hover': { color: tokens.ink } },
      },
    },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' }, outlined: sheet } },
    MuiAppBar: { defaultProps: { elevation: 0, color: 'inherit' } },
    MuiMenu: { defaultProps: { elevation: 0 }, styleOverrides: { paper: floating } },
    MuiPopover: { defaultProps: { elevation: 0 }, styleOverrides: { paper: floating } },
    MuiAutocomplete: {
      defaultProps: { size: 'small', popupIcon: createElement(ChevronDown, { size: '1rem' }) },
      styleOverrides: {
        // The height of the other fields.
        root: {
          '& .MuiOutlinedInput-root.MuiInputBase-sizeSmall': { paddingTop: '0.25rem', paddingBottom: '0.25rem' },
        },
        paper: floating,
        option: { fontSize: '0.875rem', minHeight: '2rem' },
      },
    },
    MuiMenuItem: {
      styleOverrides: {
        root: { fontSize: '0.875rem', minHeight: '2rem', '& .MuiListItemIcon-root': { minWidth: '1.75rem' } },
      },
    },
    MuiDialog: { styleOverrides: { paper: floating } },
    MuiBackdrop: { styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: tokens.scrim } } } },
    MuiDialogTitle: {
      styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 600, padding: '1rem 1.25rem 0.5rem' } },
    },
    MuiDialogContent: { styleOverrides: { root: { padding: '0.5rem 1.25rem 1rem', position: 'relative' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '0.75rem 1.25rem', gap: '0.25rem' } } },
    MuiTooltip: {
      defaultProps: { enterDelay: 500, enterNextDelay: 100 },
      styleOverrides: {
        tooltip: { backgroundColor: tokens.ink, color: tokens.paper, fontSize: '0.75rem', fontWeight: 400 },
      },
    },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', fullWidth: true } },
    MuiFormControl: { defaultProps: { size: 'small' } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: {
          backgroundColor: tokens.surface,
          fontSize: '0.875rem',
          '&:hover:not(.Mui-focused):not(.Mui-error) .MuiOutlinedInput-notchedOutline': { borderColor: tokens.inkSoft },
        },
        notchedOutline: { borderColor: tokens.edge },
        input: { '&:not(textarea)': { paddingTop: '0.40625rem', paddingBottom: '0.40625rem', height: '1.375rem' } },
        multiline: { paddingTop: '0.40625rem', paddingBottom: '0.40625rem', lineHeight: 1.5 },
      },
    },
    MuiInputBase: {
      styleOverrides: { input: { '&::placeholder': { color: tokens.inkFaint, opacity: 1 } } },
    },
    MuiSelect: {
      defaultProps: { size: 'small', IconComponent: ChevronDown },
      styleOverrides: {
        icon: { width: '1rem', height: '1rem', top: 'calc(50% - 0.5rem)', right: '0.5rem' },
        // The library keeps the arrow's place in pixels, which a larger text size outgrows.
        select: { '&&&': { paddingRight: '2rem' } },
      },
    },
    MuiFormControlLabel: {
      styleOverrides: {
        // By default as far out as a tick box needs, so that a small switch would hang over the edge.
        root: { '&:has(.MuiSwitch-sizeSmall)': { marginLeft: '-0.25rem' } },
      },
    },
    MuiCheckbox: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { color: tokens.edge, padding: '0.375rem' } },
    },
    MuiRadio: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { color: tokens.edge, padding: '0.375rem' } },
    },
    MuiToggleButton: {
      styleOverrides: {
        root: {
          borderColor: tokens.edge,
          color: tokens.inkSoft,
          fontSize: '0.8125rem',
          padding: '0.25rem 0.625rem',
          '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: tokens.selected, color: tokens.accent },
        },
      },
    },
    MuiTable: { defaultProps: { size: 'small' } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: tokens.hairline, padding: '0.375rem 0.75rem', fontSize: '0.875rem' },
        head: { backgroundColor: tokens.sunken, color: tokens.inkSoft, fontSize: '0.8125rem', fontWeight: 600 },
      },
    },
    MuiLink: { defaultProps: { underline: 'always' }, styleOverrides: { root: { textUnderlineOffset: '0.15em' } } },
    MuiLinearProgress: {
      styleOverrides: { root: { height: '0.375rem', borderRadius: 3, backgroundColor: tokens.hairline } },
    },
    MuiFormHelperText: { styleOverrides: { root: { fontSize: '0.75rem', marginLeft: 0, marginRight: 0 } } },
    MuiSkeleton: { styleOverrides: { root: { backgroundColor: tokens.hairline } } },
  };
}
