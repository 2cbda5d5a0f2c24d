import Box from '@mui/material/Box';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { formatNumber } from '#renderer/components/format.ts';
import { Page, PageHeader } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useRoute } from '#renderer/host/api.ts';
import type { SystemRow } from '#shared/contract/systems.ts';
import { TrailFilters } from './trail-filters.tsx';
import { TrailList } from './trail-list.tsx';
import { startOfDay } from './trail-rows.ts';
import { useTrail } from './use-trail.ts';
import { useVerify, VerifyButton, VerifyResult } from './verify-panel.tsx';

const NO_SYSTEMS: readonly SystemRow[] = [];

/** Who changed what and when, newest first, and whether the chain that proves it holds. */
export function TrailPage() {
  const { t, i18n } = useTranslation('trail');
  const navigate = useNavigate();
  const { entity } = useSearch({ from: '/trail' });
  const [since, setSince] = useState('');
  const systems = useRoute('systems.list', {}).data ?? NO_SYSTEMS;
  const byId = useMemo(() => new Map(systems.map((system) => [system.id, system])), [systems]);
  const { query, changes, total } = useTrail({ entityId: entity, since: startOfDay(since) });
  const { result, running, verify } = useVerify();
  const { fetchNextPage, isFetchingNextPage } = query;
  const handleOlder = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return (
    <Page width="full" fill>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={<VerifyButton running={running} onVerify={() => void verify()} />}
      />
      {result !== null && (
        <Box sx={{ mb: 1.5, flex: 'none' }}>
          <VerifyResult result={result} onAccepted={() => void verify()} />
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 2, mb: 1, flex: 'none' }}>
        <Box sx={{ flex: 1 }}>
          <TrailFilters
            systems={systems}
            entityId={entity}
            since={since}
            onEntity={(id) =>
              void navigate({ to: '/trail', search: id === undefined ? {} : { entity: id }, replace: true })
            }
            onSince={setSince}
          />
        </Box>
        <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem', pb: 0.75 }}>
          {query.data !== undefined && t('count', { count: total, shown: formatNumber(total, i18n.language) })}
        </Box>
      </Box>
      <QueryView query={query}>
        {() =>
          changes.length === 0 ? (
            <EmptyState
              icon={History}
              title={t('empty.title')}
              text={entity === undefined ? t('empty.text') : t('empty.record')}
            />
          ) : (
            <TrailList
              changes={changes}
              systems={byId}
              oneRecord={entity !== undefined}
              hasOlder={query.hasNextPage}
              onOlder={handleOlder}
            />
          )
        }
      </QueryView>
    </Page>
  );
}
