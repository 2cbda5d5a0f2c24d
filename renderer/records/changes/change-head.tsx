import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#renderer/components/words/format.ts';
import type { Change } from '#shared/records/changes.ts';
import { useRecordWords } from '../use-words.ts';

type ChangeHeadProps = {
  readonly change: Change;
  readonly running: boolean;
  readonly onUndo: () => void;
  /** Beside Undo: other ways back. */
  readonly actions?: ReactNode;
  /** Beside the action: how many records, or which one. */
  readonly children?: ReactNode;
};

/** Who did what and when, in one line, with the way back. */
/** What a file begins with is not taken back (db/trail/history.ts). */
const FIXED: ReadonlySet<string> = new Set(['workspace.create', 'workspace.salvage']);

export function ChangeHead({ change, running, onUndo, actions, children }: ChangeHeadProps) {
  const { t, i18n } = useTranslation('trail');
  const words = useRecordWords();
  const time = formatInstant(change.at, i18n.language);
  const action = words.action(change.action);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.25, minHeight: '2rem' }}>
      <Box component="strong" sx={{ fontWeight: 600 }}>
        {action}
      </Box>
      {children}
      <Box sx={{ flex: '1 1 0' }} />
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        <time dateTime={change.at} title={t('change.utc', { utc: change.at.replace('T', ' ').replace('Z', '') })}>
          {time}
        </time>{' '}
        {t('change.by', { actor: change.actor })}
      </Box>
      {actions}
      {!FIXED.has(change.action) && (
        <Button
          startIcon={<Undo2 aria-hidden="true" />}
          loading={running}
          onClick={onUndo}
          aria-label={t('change.undoLabel', { action, time })}
        >
          {t('change.undo')}
        </Button>
      )}
    </Box>
  );
}
