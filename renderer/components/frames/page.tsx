import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect } from 'react';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { Code } from '../words/text.tsx';

const WIDTHS = { reading: '52rem', wide: '80rem', full: 'none' } as const;

export type PageProps = {
  readonly children: ReactNode;
  /** `reading` for forms and text, `wide` for overviews, `full` for tables that fill the window. */
  readonly width?: keyof typeof WIDTHS;
  /** Takes exactly the window's height, for pages whose lists scroll by themselves. */
  readonly fill?: boolean;
};

/** The sheet that a page is laid out on. */
export function Page({ children, width = 'wide', fill = false }: PageProps) {
  return (
    <Box
      sx={{
        maxWidth: WIDTHS[width],
        px: { xs: 2, md: 4 },
        pt: 3,
        pb: fill ? 2 : 6,
        ...(fill && { height: '100%', minHeight: 0, display: 'flex', flexDirection: 'column' }),
      }}
    >
      {children}
    </Box>
  );
}

export type PageHeaderProps = {
  readonly title: string;
  /** Code or number shown before the title, in the type of codes. */
  readonly code?: string | undefined;
  /** One or two sentences: what the page is for. */
  readonly description?: ReactNode;
  /** A status chip or two beside the title. */
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
  /** What stands above the title: a way back. */
  readonly above?: ReactNode;
};

/** The one heading of level 1 on a page; also names the window. */
export function PageHeader({ title, code, description, status, actions, above }: PageHeaderProps) {
  useDocumentTitle(code === undefined || code === '' ? title : `${code} ${title}`);
  return (
    <Box component="header" sx={{ mb: 2.5, flex: 'none' }}>
      {above !== undefined && <Box sx={{ mb: 0.75, typography: 'body2' }}>{above}</Box>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', columnGap: 2, rowGap: 1 }}>
        <Box
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.25, flex: '1 1 20rem', minWidth: 0 }}
        >
          <Typography variant="h1" tabIndex={-1} sx={{ '&:focus': { outline: 'none' }, minWidth: 0 }}>
            {code !== undefined && code !== '' && (
              <Box component={Code} sx={{ color: 'text.secondary', mr: 1.25, fontWeight: 400, fontSize: '0.8em' }}>
                {code}
              </Box>
            )}
            {title}
          </Typography>
          {status}
        </Box>
        {actions !== undefined && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, pt: 0.25 }}>{actions}</Box>
        )}
      </Box>
      {description !== undefined && (
        <Typography sx={{ color: 'text.secondary', mt: 0.75, maxWidth: '46rem' }}>{description}</Typography>
      )}
    </Box>
  );
}

/** Names the window after the page and the client, so that the list of windows and the reader's title say where one is. */
export function useDocumentTitle(title: string): void {
  const client = useWorkspace()?.organisationName ?? '';
  useEffect(() => {
    document.title = [title, client, 'AI-Guard Lite'].filter(Boolean).join(' – ');
  }, [title, client]);
}
