import Box from '@mui/material/Box';

export type ProgressProps = {
  readonly done: number;
  readonly total: number;
  /** What is counted, for screen readers. */
  readonly label: string;
  readonly tone?: 'info' | 'ok' | 'neutral';
};

/** A share as a thin bar; the numbers stand beside it, so the bar is never the only carrier. */
export function Progress({ done, total, label, tone = 'info' }: ProgressProps) {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <Box
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={`${done} / ${total}`}
      sx={(theme) => ({
        height: '0.375rem',
        borderRadius: '0.1875rem',
        overflow: 'hidden',
        bgcolor: theme.palette.tokens.hairline,
      })}
    >
      <Box
        style={{ transform: `scaleX(${share})` }}
        sx={(theme) => ({
          height: '100%',
          transformOrigin: 'left',
          bgcolor: tone === 'ok' ? theme.palette.tokens.tones.ok.line : theme.palette.tokens.accent,
          transition: 'transform 200ms ease-out',
        })}
      />
    </Box>
  );
}
