import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

export type PanelProps = {
  readonly title?: string | undefined;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Without inner spacing, for a table or list that reaches the edges. */
  readonly flush?: boolean;
  readonly level?: 2 | 3;
};

/** A sheet on the page: a hairline around things that belong together. */
export function Panel({ title, description, actions, children, flush = false, level = 2 }: PanelProps) {
  const headingId = useId();
  return (
    <Box
      component="section"
      aria-labelledby={title === undefined ? undefined : headingId}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', overflow: 'hidden' }}
    >
      {title !== undefined && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'baseline',
            gap: 1,
            px: 2,
            pt: 1.5,
            pb: flush ? 1.5 : 0,
          }}
        >
          <Box sx={{ flex: '1 1 14rem' }}>
            <Typography id={headingId} component={level === 2 ? 'h2' : 'h3'} variant="h3">
              {title}
            </Typography>
            {description !== undefined && (
              <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.25 }}>
                {description}
              </Typography>
            )}
          </Box>
          {actions}
        </Box>
      )}
      <Box sx={flush ? { borderTop: title === undefined ? 0 : 1, borderColor: 'divider' } : { px: 2, py: 1.5 }}>
        {children}
      </Box>
    </Box>
  );
}
