import { useTheme } from '@mui/material/styles';

/**
 * The product's mark: a shield built of three stacked sheets, each a step lower than the one behind it. The icon files
 * under resources/icons show the same drawing.
 */
export function LogoMark({ size }: { readonly size: string }) {
  const { tokens } = useTheme().palette;
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" style={{ width: size, height: size, flex: 'none' }}>
      <path d="M6 5h20v11.2c0 5.6-4 9.3-10 11.8C10 25.5 6 21.800 6 16.200z" fill={tokens.accent} />
      <path d="M9 9.500h14M9 14.500h10.500M9 19.500h7" stroke={tokens.onAccent} strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
