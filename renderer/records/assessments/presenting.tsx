import Button from '@mui/material/Button';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { updateSettings, useSettings } from '#renderer/session/settings.ts';
import { showToast } from '#renderer/session/toasts.ts';

/** Hides private notes while the screen is shown to others; F9 does the same on every page. */
export function PresentingSwitch() {
  const { t } = useTranslation('assessment');
  const { presenting } = useSettings();
  const Icon = presenting ? EyeOff : Eye;
  return (
    <Button
      aria-pressed={presenting}
      variant={presenting ? 'contained' : 'outlined'}
      startIcon={<Icon aria-hidden="true" />}
      title={t('presenting.help')}
      onClick={() => {
        updateSettings({ presenting: !presenting }).catch((error: unknown) =>
          showToast({ message: sentenceOf(error), tone: 'problem' }),
        );
      }}
    >
      {t('presenting.label')}
    </Button>
  );
}
