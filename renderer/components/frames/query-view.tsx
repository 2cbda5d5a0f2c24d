import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestError } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { Notice } from '../signs/notice.tsx';

export type QueryViewProps<T> = {
  readonly query: UseQueryResult<T, RequestError>;
  readonly children: (data: T) => ReactNode;
};

/** What was read, or that it is being read, or the core's sentence why it could not be. */
export function QueryView<T>({ query, children }: QueryViewProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <Box sx={{ py: 2 }}>
        <Notice
          tone="problem"
          role="alert"
          actions={
            <Button variant="outlined" onClick={() => void query.refetch()}>
              {t('actions.tryAgain')}
            </Button>
          }
        >
          {sentenceOf(query.error)}
        </Notice>
      </Box>
    );
  }
  return <Waiting />;
}

/** Shows nothing at first: most answers come within a few frames, and a flash of a spinner only unsettles. */
export function Waiting() {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), 250);
    return () => clearTimeout(timer);
  }, []);
  if (!visible) return null;
  return (
    <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 1.5, py: 4, color: 'text.secondary' }}>
      <CircularProgress size="1.125rem" aria-hidden="true" />
      {t('state.loading')}
    </Box>
  );
}
