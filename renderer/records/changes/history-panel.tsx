import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '#renderer/components/frames/disclosure.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { formatInstant } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';
import { ChangeHead } from '#renderer/records/changes/change-head.tsx';
import { FieldChanges } from '#renderer/records/changes/field-changes.tsx';
import { askToGoBack } from '#renderer/records/changes/going-back.ts';
import { useUndo } from '#renderer/records/changes/use-undo.ts';
import { type Change, groupChanges } from '#shared/records/changes.ts';

const FIRST = 10;
const MORE = 100;

/** Every change to one record, newest first, each with what it changed and the way back. */
export function HistoryPanel({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('history.title')} description={t('history.text')} actions={<InTrail entityId={entityId} />} flush>
      <HistoryList entityId={entityId} />
    </Panel>
  );
}

/** The same folded away, for a record in a drawer; it is read once it is opened. */
export function FoldedHistory({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Disclosure label={t('history.title')} look="strong" onOpen={() => setOpened(true)}>
      {opened && (
        <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}>
          <HistoryList entityId={entityId} />
          <Box sx={{ px: 2, py: 1 }}>
            <InTrail entityId={entityId} />
          </Box>
        </Box>
      )}
    </Disclosure>
  );
}

function InTrail({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation();
  return (
    <AppLink to="/trail" search={{ entity: entityId }} variant="body2">
      {t('history.inTrail')}
    </AppLink>
  );
}

function HistoryList({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(FIRST);
  const trail = useRoute('trail.list', { entityId, limit });
  const { undo, running } = useUndo();
  const changes = groupChanges(trail.data?.entries ?? []);
  const total = trail.data?.total ?? 0;
  return (
    <>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {changes.map((change, index) => (
          <Box
            key={change.changeId}
            component="li"
            sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}
          >
            <ChangeHead
              change={change}
              running={running === change.changeId}
              onUndo={() => void undo(change, false)}
              actions={index > 0 && <RestoreVersion change={change} />}
            />
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
    </>
  );
}

/** The record as it was after the change; nothing where the change removed it. */
function RestoreVersion({ change }: { readonly change: Change }) {
  const { t, i18n } = useTranslation('trail');
  const [entry] = change.entries;
  if (entry === undefined || entry.operation === 'delete') return null;
  const { code, name } = entry.subject;
  return (
    <Button
      startIcon={<History aria-hidden="true" />}
      aria-label={t('version.labelAt', { time: formatInstant(change.at, i18n.language) })}
      onClick={() => askToGoBack({ ...entry, name: [code, name].filter(Boolean).join(' ') })}
    >
      {t('version.action')}
    </Button>
  );
}
