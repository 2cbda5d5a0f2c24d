import { useTheme } from '@mui/material/styles';

/** The product's mark, a shield of three stacked sheets: the drawing of resources/icons/icon.svg without its ground. */
export function LogoMark({ size }: { readonly size: string }) {
  const { accent, tones } = useTheme().palette.tokens;
  return (
    <svg viewBox="92 72 328 392" aria-hidden="true" style={{ width: size, height: size, flex: 'none' }}>
      <path d="M256 84 404 128v124c0 42-10 76-28 104V156L256 120 136 156v200c-18-28-28-62-28-104V128z" fill={accent} />
      <path
        d="M256 136 364 168v204c-13 18-29 33-48 46V208l-60-18-60 18v210c-19-13-35-28-48-46V168z"
        fill={tones.info.line}
      />
      <path d="M256 206 304 220v206c-14 9-30 16-48 22-18-6-34-13-48-22V220z" fill={accent} />
    </svg>
  );
}
