import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type EmptyStateProps = {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What will stand here and how it comes about. */
  readonly text?: ReactNode;
  /** The next step, as one or two buttons. */
  readonly actions?: ReactNode;
  readonly headingLevel?: 'h2' | 'h3' | 'p';
};

/** Says what is missing and how to fill it, instead of an empty table. */
export function EmptyState({ icon: Icon, title, text, actions, headingLevel = 'h2' }: EmptyStateProps) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center', textAlign: 'center', px: 3, py: 6 }}>
      <Box
        aria-hidden="true"
        sx={(theme) => ({
          position: 'relative',
          display: 'grid',
          placeItems: 'center',
          width: '3.5rem',
          height: '3.5rem',
          mb: 2,
          color: 'primary.main',
          borderRadius: 1,
          border: `1px solid ${theme.palette.tokens.hairline}`,
          bgcolor: theme.palette.tokens.surface,
          boxShadow: `0.3125rem 0.3125rem 0 -1px ${theme.palette.tokens.sunken}, 0.3125rem 0.3125rem 0 0 ${theme.palette.tokens.hairline}`,
        })}
      >
        <Icon size="1.5rem" strokeWidth={1.5} />
      </Box>
      <Typography component={headingLevel} variant="h3">
        {title}
      </Typography>
      {text !== undefined && (
        <Typography sx={{ color: 'text.secondary', mt: 0.5, maxWidth: '34rem' }}>{text}</Typography>
      )}
      {actions !== undefined && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: 1, mt: 2 }}>{actions}</Box>
      )}
    </Box>
  );
}
