import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import { useIsMutating } from '@tanstack/react-query';
import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '#renderer/components/words/format.ts';
import { leftIn, useLeftForms } from '#renderer/records/form/left-forms.ts';
import { phasesIn, useSaveState } from '#renderer/session/save-state.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';

/** Whether everything that was written in this window is in the file; leads to a form that was left with something unsaved. */
export function SaveIndicator() {
  const { t, i18n } = useTranslation();
  const { open, savedAt } = useSaveState();
  const sending = useIsMutating() > 0;
  const openId = useWorkspace()?.id ?? null;
  const left = leftIn(useLeftForms().forms, openId).at(-1);
  const phases = phasesIn(open, openId);
  const refused = phases.filter((phase) => phase === 'failed' || phase === 'invalid').length;
  const busy = sending || phases.length > refused;
  const [Icon, tone, label] =
    refused > 0
      ? [CircleAlert, 'problem' as const, t('save.notSavedCount', { count: refused })]
      : busy
        ? [LoaderCircle, 'neutral' as const, t('save.saving')]
        : [
            Check,
            'ok' as const,
            savedAt === null ? t('save.allSaved') : t('save.savedAt', { time: formatTime(savedAt, i18n.language) }),
          ];
  return (
    <Tooltip title={t('save.readOnlyHint')} describeChild>
      <Box
        role="status"
        sx={(theme) => ({
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          fontSize: '0.8125rem',
          whiteSpace: 'nowrap',
          color: refused > 0 ? theme.palette.tokens.tones.problem.text : theme.palette.tokens.inkSoft,
          '& svg': { color: theme.palette.tokens.tones[tone].text, flex: 'none' },
        })}
      >
        <Icon size="1rem" aria-hidden="true" />
        {refused > 0 && left !== undefined ? (
          <Link component="button" color="inherit" underline="always" onClick={left.onReturn}>
            {label}
          </Link>
        ) : (
          <span className={refused > 0 ? undefined : 'spare'}>{label}</span>
        )}
      </Box>
    </Tooltip>
  );
}
