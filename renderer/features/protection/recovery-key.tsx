import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import Portal from '@mui/material/Portal';
import { styled } from '@mui/material/styles';
import { Eye, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';

/** Groups on a line: short enough to be read aloud and typed back. */
const PER_LINE = 4;

/** The second way in, for the safe: shown on request, printed without ever lying in a file. */
export function RecoveryKey({ shownFirst }: { readonly shownFirst: boolean }) {
  const { t } = useTranslation('protection');
  const [shown, setShown] = useState(shownFirst);
  return (
    <Panel title={t('recovery.title')} description={t('recovery.text')}>
      {shown ? (
        <ShownKey />
      ) : (
        <Button variant="outlined" startIcon={<Eye />} onClick={() => setShown(true)}>
          {t('recovery.show')}
        </Button>
      )}
    </Panel>
  );
}

function ShownKey() {
  const { t } = useTranslation('protection');
  const answer = useRoute('workspace.recoveryKey', {});
  return (
    <QueryView query={answer}>
      {({ recoveryKey }) => (
        <>
          <KeyLines recoveryKey={recoveryKey ?? ''} />
          <Button variant="outlined" startIcon={<Printer />} sx={{ mt: 1.5 }} onClick={() => window.print()}>
            {t('recovery.print')}
          </Button>
          <PrintedSheet recoveryKey={recoveryKey ?? ''} />
        </>
      )}
    </QueryView>
  );
}

function KeyLines({ recoveryKey }: { readonly recoveryKey: string }) {
  const { t } = useTranslation('protection');
  const groups = recoveryKey.split('-');
  const lines = Array.from({ length: Math.ceil(groups.length / PER_LINE) }, (_, line) =>
    groups.slice(line * PER_LINE, (line + 1) * PER_LINE).join('-'),
  );
  return (
    <Key role="group" aria-label={t('recovery.title')}>
      {lines.map((line) => (
        <code key={line}>{line}</code>
      ))}
    </Key>
  );
}

/** What the printer gets in the place of the page. */
function PrintedSheet({ recoveryKey }: { readonly recoveryKey: string }) {
  const { t } = useTranslation('protection');
  const workspace = useWorkspace();
  return (
    <Portal>
      <GlobalStyles
        styles={{
          '.recovery-sheet': { display: 'none' },
          '@media print': {
            'body > *:not(.recovery-sheet)': { display: 'none !important' },
            '.recovery-sheet': { display: 'block', color: '#000', background: '#fff', padding: '2cm' },
          },
        }}
      />
      <Box className="recovery-sheet">
        <h1>{t('sheet.title')}</h1>
        <p>{t('sheet.for', { name: workspace?.name, organisation: workspace?.organisationName })}</p>
        <KeyLines recoveryKey={recoveryKey} />
        <p>{t('sheet.use')}</p>
        <p>{t('sheet.keep')}</p>
      </Box>
    </Portal>
  );
}

const Key = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  gap: '0.25rem',
  '& code': { fontFamily: '"IBM Plex Mono", monospace', fontSize: '1.125rem', letterSpacing: '0.04em' },
});
