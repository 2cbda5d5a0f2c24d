import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQueryClient } from '@tanstack/react-query';
import { ArchiveRestore, Download, HardDriveDownload, History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { formatBytes, formatInstant, formatNumber } from '#renderer/components/words/format.ts';
import { request, routeKey, useRoute } from '#renderer/host/api.ts';
import { type ChosenFile, deliverExport, pickFile } from '#renderer/host/files.ts';
import { askToGoBack } from '#renderer/records/changes/going-back.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { openChosen } from '#renderer/session/opening.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import type { BackupInfo } from '#shared/contract/workspace/backups.ts';
import { SnapshotsPanel } from './snapshots-panel.tsx';

/** Named states of this workspace, its copies on this computer, and what going back to each would lose. */
export function BackupsPage() {
  const { t } = useTranslation('backups');
  const client = useQueryClient();
  const list = useRoute('backups.list', {});
  const [running, setRunning] = useState(false);
  async function makeNow(): Promise<void> {
    setRunning(true);
    try {
      await flushDrafts();
      const { made } = await request('backups.make', {});
      await client.invalidateQueries({ queryKey: routeKey('backups.list', {}) });
      showToast({ message: made === null ? t('nothingNew') : t('made') });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
    setRunning(false);
  }
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Button variant="outlined" startIcon={<HardDriveDownload />} loading={running} onClick={() => void makeNow()}>
            {t('make')}
          </Button>
        }
      />
      <SnapshotsPanel />
      <QueryView query={list}>
        {({ folder, backups }) => (
          <>
            <Box sx={{ mt: 2 }}>
              <Panel title={t('backups')} description={t('backupsText')} flush>
                {backups.length === 0 ? (
                  <EmptyState icon={ArchiveRestore} title={t('none')} text={t('noneText')} headingLevel="h3" />
                ) : (
                  <BackupTable backups={backups} />
                )}
              </Panel>
            </Box>
            <Box sx={{ mt: 1.5, color: 'text.secondary', fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
              <p>{t('kept')}</p>
              <p>{t('folder', { folder })}</p>
            </Box>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function BackupTable({ backups }: { readonly backups: readonly BackupInfo[] }) {
  const { t, i18n } = useTranslation('backups');
  return (
    <Table size="small" aria-label={t('list')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('at')}</TableCell>
          <TableCell align="right">{t('entries')}</TableCell>
          <TableCell align="right">{t('newer')}</TableCell>
          <TableCell align="right">{t('size')}</TableCell>
          <TableCell>
            <span />
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {backups.map((backup) => (
          <TableRow key={backup.id}>
            <TableCell component="th" scope="row">
              {formatInstant(backup.at, i18n.language)}
            </TableCell>
            <TableCell align="right">{formatNumber(backup.entries, i18n.language)}</TableCell>
            <TableCell align="right">
              {backup.newer === 0
                ? t('newerNone')
                : t('newer', { count: backup.newer, shown: formatNumber(backup.newer, i18n.language) })}
            </TableCell>
            <TableCell align="right">{formatBytes(backup.bytes, i18n.language)}</TableCell>
            <TableCell align="right">
              {backup.newer > 0 && <GoBack backup={backup} />}
              <SaveAs backup={backup} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** A backup is the workspace at a place in its trail, so the records go back to it as they do to a snapshot. */
function GoBack({ backup }: { readonly backup: BackupInfo }) {
  const { t, i18n } = useTranslation('backups');
  const at = formatInstant(backup.at, i18n.language);
  async function ask(): Promise<void> {
    try {
      askToGoBack({ ...(await request('backups.point', { id: backup.id })), name: t('backupOf', { at }) });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Button
      startIcon={<History />}
      aria-label={t('goBackLabel', { name: t('backupOf', { at }) })}
      onClick={() => void ask()}
    >
      {t('goBack')}
    </Button>
  );
}

/** The file itself never takes the open one's place: it becomes a file of its own, which can then be opened. */
function SaveAs({ backup }: { readonly backup: BackupInfo }) {
  const { t, i18n } = useTranslation('backups');
  const workspace = useWorkspace();
  const at = formatInstant(backup.at, i18n.language);
  async function save(): Promise<void> {
    try {
      const name = (workspace?.name ?? '').replace(/\.aims$/i, '');
      const file = await pickFile('saveCopy', `${t('fileName', { name, date: backup.at.slice(0, 10) })}.aims`);
      if (file === null) return;
      await request('backups.saveAs', { id: backup.id, path: file.grant });
      deliverExport(file);
      showToast({
        message: t('saved', { name: file.name }),
        action: { label: t('open'), run: () => void openSaved(file) },
      });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Button startIcon={<Download />} aria-label={t('saveAsLabel', { at })} onClick={() => void save()}>
      {t('saveAs')}
    </Button>
  );
}

async function openSaved(file: ChosenFile): Promise<void> {
  try {
    await openChosen(file);
  } catch (error) {
    showToast({ message: sentenceOf(error), tone: 'problem' });
  }
}
