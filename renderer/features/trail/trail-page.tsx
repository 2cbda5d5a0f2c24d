import Box from '@mui/material/Box';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';
import { useJob } from '#renderer/host/use-job.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { SaveTrail } from './save-trail.tsx';
import { TrailFilters } from './trail-filters.tsx';
import { TrailList } from './trail-list.tsx';
import { selectionOf, type TrailSearch } from './trail-search.ts';
import { TrailSummary } from './trail-summary.tsx';
import { useTrail } from './use-trail.ts';
import { useVerify, VerifyButton, VerifyResult } from './verify-panel.tsx';

const NO_SYSTEMS: readonly SystemRow[] = [];

/** Who changed what and when, newest first, and whether the chain that proves it holds. */
export function TrailPage() {
  const { t, i18n } = useTranslation('trail');
  const navigate = useNavigate();
  const search = useSearch({ from: '/trail' });
  const selection = useMemo(() => selectionOf(search), [search]);
  const systems = useRoute('systems.list', {}).data ?? NO_SYSTEMS;
  const byId = useMemo(() => new Map(systems.map((system) => [system.id, system])), [systems]);
  const { query, changes, total } = useTrail(selection);
  const { result, running, verify } = useVerify();
  const job = useJob();
  const { fetchNextPage, isFetchingNextPage } = query;
  const handleOlder = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const filtered = Object.keys(selection).length > 0;
  return (
    <Page width="full" fill>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <SaveTrail job={job} selection={selection} />
            <VerifyButton running={running} onVerify={() => void verify()} />
          </>
        }
      />
      {job.running !== null && (
        <Box sx={{ mb: 1.5, flex: 'none' }}>
          <JobProgress job={job} label={t('save.running')} />
        </Box>
      )}
      {result !== null && (
        <Box sx={{ mb: 1.5, flex: 'none' }}>
          <VerifyResult result={result} onAccepted={() => void verify()} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 2, mb: 1, flex: 'none' }}>
        <Box sx={{ flex: 1 }}>
          <TrailFilters
            systems={systems}
            search={search}
            onSearch={(next) => void navigate({ to: '/trail', search: next, replace: true })}
          />
        </Box>
        <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem', pb: 0.75 }}>
          {query.data !== undefined && t('count', { count: total, shown: formatNumber(total, i18n.language) })}
        </Box>
      </Box>
      {(search.since !== undefined || search.until !== undefined) && <TrailSummary selection={selection} />}
      <QueryView query={query}>
        {() =>
          changes.length === 0 ? (
            <EmptyState
              icon={History}
              title={t('empty.title')}
              text={filtered ? t('empty.filtered') : t('empty.text')}
            />
          ) : (
            <TrailList
              changes={changes}
              systems={byId}
              narrowed={narrowedBy(search)}
              hasOlder={query.hasNextPage}
              onOlder={handleOlder}
            />
          )
        }
      </QueryView>
    </Page>
  );
}

/** Filters that leave out entries of a change whose others they show; people, actions and times do not. */
function narrowedBy({ entity, kind, text }: TrailSearch): 'record' | 'part' | null {
  if (entity !== undefined) return 'record';
  return kind !== undefined || text !== undefined ? 'part' : null;
}
