import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { updateSettings, useSettings } from '#renderer/session/settings.ts';
import { showToast } from '#renderer/session/toasts.ts';

/** Hides private notes while the screen is shown to others; F9 does the same on every page. */
export function PresentingSwitch() {
  const { t } = useTranslation('assessment');
  const { presenting } = useSettings();
  return (
    <FormControlLabel
      control={
        <Switch
          size="small"
          checked={!presenting}
          onChange={(_, shown) => {
            updateSettings({ presenting: !shown }).catch((error: unknown) =>
              showToast({ message: sentenceOf(error), tone: 'problem' }),
            );
          }}
        />
      }
      label={t('presenting.label')}
      title={t('presenting.help')}
      sx={{ mr: 0, '& .MuiFormControlLabel-label': { fontSize: '0.8125rem' } }}
    />
  );
}
