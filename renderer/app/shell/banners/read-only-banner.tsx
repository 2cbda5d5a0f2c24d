import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatInstant } from '#renderer/components/words/format.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { reopen } from '#renderer/session/opening.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';

/** Says that what is shown is a copy that cannot be changed, and offers the way to what can. */
export function ReadOnlyBanner({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const { t, i18n } = useTranslation('workspace');
  if (workspace.readOnlySince === null) return null;
  const again = (readOnly: boolean) => () =>
    void reopen({ readOnly }).catch((error: unknown) => showToast({ message: sentenceOf(error), tone: 'problem' }));
  return (
    <Box sx={{ flex: 'none', px: { xs: 2, md: 4 }, pt: 1.5 }}>
      <Notice
        tone="attention"
        actions={
          <>
            <Button onClick={again(true)}>{t('readOnly.again')}</Button>
            <Button onClick={again(false)}>{t('readOnly.change')}</Button>
          </>
        }
      >
        {t('readOnly.banner', { when: formatInstant(workspace.readOnlySince, i18n.language) })}
      </Notice>
    </Box>
  );
}
