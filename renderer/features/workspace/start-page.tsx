import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FilePlus, FlaskConical, FolderOpen, ShieldCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { DropArea } from '#renderer/components/frames/drop-area.tsx';
import { useDocumentTitle } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { grantDroppedFile } from '#renderer/host/files.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { openChosen, openRecent } from '#renderer/session/opening.ts';
import { RecentList } from './recent-list.tsx';
import { WayStrip } from './way-strip.tsx';
import { createSampleWorkspace, createWorkspace, openWorkspace } from './workspace-actions.ts';

/** Where a refusal is shown: beside what was tried. */
type Place = 'new' | 'open' | 'sample' | 'recent';
type Refusal = { readonly place: Place; readonly sentence: string };

/** The page without a workspace: make one, open one, or look at the sample. */
export function StartPage() {
  const { t } = useTranslation('workspace');
  useDocumentTitle(t('title'));
  const navigate = useNavigate();
  const { create = false } = useSearch({ from: '/start', shouldThrow: false }) ?? {};
  const [busy, setBusy] = useState<Place | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function attempt(place: Place, action: () => Promise<unknown>): Promise<void> {
    setBusy(place);
    setRefusal(null);
    try {
      if ((await action()) !== null) await navigate({ to: '/' });
    } catch (error) {
      setRefusal({ place, sentence: sentenceOf(error) });
    } finally {
      setBusy(null);
    }
  }

  function openDropped(files: readonly File[]): void {
    const [file] = files;
    if (file === undefined || files.length > 1 || !/\.(aims|age)$/i.test(file.name)) {
      setRefusal({ place: 'open', sentence: t('open.dropWrong') });
      return;
    }
    void attempt('open', async () => openChosen(await grantDroppedFile(file, 'openWorkspace')));
  }

  const refusedAt = (place: Place) =>
    refusal?.place === place && (
      <Box sx={{ mt: 1.5 }}>
        <Notice tone="problem" role="alert">
          {refusal.sentence}
        </Notice>
      </Box>
    );

  return (
    <DropArea label={t('open.drop')} onDrop={openDropped}>
      <Box sx={{ maxWidth: '68rem', mx: 'auto', px: { xs: 2, md: 4 }, pt: { xs: 2, md: 5 }, pb: 6 }}>
        <Typography variant="h1" tabIndex={-1} sx={{ fontSize: '1.875rem', '&:focus': { outline: 'none' } }}>
          {t('heading')}
        </Typography>
        <Typography sx={{ mt: 1, color: 'text.secondary', maxWidth: '44rem', fontSize: '1rem' }}>
          {t('lead')}
        </Typography>
        <Box sx={{ mt: 3 }}>
          <WayStrip />
        </Box>
        <Box
          sx={{
            display: 'grid',
            gap: 4,
            mt: 4,
            gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
            '@container page (max-width: 48rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
          }}
        >
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
            <Choice title={t('new.title')} text={t('new.text')}>
              <NewWorkspaceForm
                busy={busy !== null}
                focused={create}
                onCreate={(name) => void attempt('new', () => createWorkspace(name))}
              />
              {refusedAt('new')}
            </Choice>
            <Choice title={t('open.title')} text={t('open.text')}>
              <Button
                variant="outlined"
                startIcon={<FolderOpen />}
                disabled={busy !== null}
                onClick={() => void attempt('open', openWorkspace)}
              >
                {busy === 'open' ? t('opening') : t('open.submit')}
              </Button>
              {refusedAt('open')}
            </Choice>
            <Choice title={t('sample.title')} text={t('sample.text')}>
              <Button
                variant="outlined"
                startIcon={<FlaskConical />}
                disabled={busy !== null}
                onClick={() => void attempt('sample', createSampleWorkspace)}
              >
                {t('sample.submit')}
              </Button>
              {refusedAt('sample')}
            </Choice>
          </Box>
          <Box>
            <RecentList disabled={busy !== null} onOpen={(id) => void attempt('recent', () => openRecent(id))} />
            {refusedAt('recent')}
            <Box
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 1,
                mt: 2,
                color: 'text.secondary',
                fontSize: '0.8125rem',
              }}
            >
              <ShieldCheck size="1.125rem" aria-hidden="true" style={{ flex: 'none' }} />
              {t('privacy')}
            </Box>
          </Box>
        </Box>
      </Box>
    </DropArea>
  );
}

function Choice({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: React.ReactNode;
}) {
  return (
    <Panel title={title} description={text}>
      {children}
    </Panel>
  );
}

type NewWorkspaceFormProps = {
  readonly busy: boolean;
  /** Came here to make a workspace: the name is the first thing wanted. */
  readonly focused: boolean;
  readonly onCreate: (name: string) => void;
};

function NewWorkspaceForm({ busy, focused, onCreate }: NewWorkspaceFormProps) {
  const { t } = useTranslation('workspace');
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') onCreate(name);
  }
  return (
    <form onSubmit={submit} noValidate>
      <LineInput
        key={String(focused)}
        autoFocus={focused}
        label={t('new.organisation')}
        placeholder={t('new.placeholder')}
        value={name}
        maxLength={200}
        error={missing ? t('new.organisationMissing') : ''}
        onChange={(value) => {
          setName(value);
          setMissing(false);
        }}
      />
      <Button type="submit" variant="contained" startIcon={<FilePlus />} disabled={busy} sx={{ mt: 1.25 }}>
        {t('new.submit')}
      </Button>
    </form>
  );
}
