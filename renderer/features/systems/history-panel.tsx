import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/link.tsx';
import { Panel } from '#renderer/components/panel.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { ChangeHead } from '#renderer/records/change-head.tsx';
import { FieldChanges } from '#renderer/records/field-changes.tsx';
import { useUndo } from '#renderer/records/use-undo.ts';
import { groupChanges } from '#shared/records/changes.ts';

const FIRST = 10;
const MORE = 100;

/** Every change to one record, newest first, each with what it changed and the way back. */
export function HistoryPanel({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation('systems');
  const [limit, setLimit] = useState(FIRST);
  const trail = useRoute('trail.list', { entityId, limit });
  const { undo, running } = useUndo();
  const changes = groupChanges(trail.data?.entries ?? []);
  const total = trail.data?.total ?? 0;
  return (
    <Panel
      title={t('history.title')}
      description={t('history.text')}
      actions={
        <AppLink to="/trail" search={{ entity: entityId }} variant="body2">
          {t('history.inTrail')}
        </AppLink>
      }
      flush
    >
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {changes.map((change) => (
          <Box
            key={change.changeId}
            component="li"
            sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}
          >
            <ChangeHead change={change} running={running === change.changeId} onUndo={() => void undo(change, false)} />
            {change.entries.map((entry) => (
              <FieldChanges key={entry.seq} entry={entry} />
            ))}
          </Box>
        ))}
      </Box>
      {total > changes.length && limit < 1000 && (
        <Box sx={{ px: 2, py: 1 }}>
          <Button onClick={() => setLimit(Math.min(limit + MORE, 1000))}>{t('history.more')}</Button>
        </Box>
      )}
    </Panel>
  );
}
