import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Copy, Download, FolderSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { formatBytes, formatDate, formatNumber, formatTime } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { request } from '#renderer/host/api.ts';
import { deliverExport } from '#renderer/host/files.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { ExportedFile } from '#shared/contract/exported-file.ts';
import type { Issued } from './use-exports.ts';

type IssuedPanelProps = { readonly issued: readonly Issued[]; readonly onDesktop: boolean };

/** What was written since the page was opened, with size, pages and checksum of every file. */
export function IssuedPanel({ issued, onDesktop }: IssuedPanelProps) {
  const { t } = useTranslation('documentsPage');
  if (issued.length === 0) return null;
  return (
    <Panel title={t('issued.title')} description={t('issued.text')} flush>
      {issued.map((issue) => (
        <IssueBlock key={issue.key} issue={issue} onDesktop={onDesktop} />
      ))}
    </Panel>
  );
}

function IssueBlock({ issue, onDesktop }: { readonly issue: Issued; readonly onDesktop: boolean }) {
  const { t, i18n } = useTranslation('documentsPage');
  const several = issue.files.length > 1;
  const [open, setOpen] = useState(true);
  const at = { time: formatTime(issue.at, i18n.language), asOf: formatDate(issue.asOf, i18n.language) };
  return (
    <Box sx={{ px: 2, py: 1.25, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5 }}>
        <Box sx={{ flex: '1 1 20rem', minWidth: 0 }}>
          <strong>{issue.file.name}</strong>{' '}
          {several && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t('issued.files', { count: issue.files.length })}
            </Box>
          )}
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
            {[t('issued.at', at), onDesktop ? issue.file.location : ''].filter(Boolean).join(' · ')}
          </Box>
        </Box>
        {several && (
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('issued.hideFiles') : t('issued.showFiles')}
          </Button>
        )}
        {onDesktop ? (
          <Button
            variant="outlined"
            startIcon={<FolderSearch aria-hidden="true" />}
            onClick={() => void reveal(issue.file.grant)}
          >
            {t('issued.reveal')}
          </Button>
        ) : (
          <Button
            variant="outlined"
            startIcon={<Download aria-hidden="true" />}
            onClick={() => deliverExport(issue.file)}
          >
            {t('issued.download')}
          </Button>
        )}
      </Box>
      {open && <FileTable files={issue.files} />}
    </Box>
  );
}

function FileTable({ files }: { readonly files: readonly ExportedFile[] }) {
  const { t, i18n } = useTranslation('documentsPage');
  return (
    <Box sx={{ overflowX: 'auto', mt: 1 }}>
      <Table aria-label={t('issued.title')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('issued.file')}</TableCell>
            <TableCell align="right">{t('issued.size')}</TableCell>
            <TableCell align="right">{t('issued.pages')}</TableCell>
            <TableCell>{t('issued.sha256')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {files.map((file) => (
            <TableRow key={file.path}>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{file.path}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {formatBytes(file.bytes, i18n.language)}
              </TableCell>
              <TableCell align="right">{file.pages === 0 ? '' : formatNumber(file.pages, i18n.language)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Code title={file.sha256}>{file.sha256.slice(0, 12)}…</Code>
                <IconButton
                  aria-label={t('issued.copy', { file: file.path })}
                  onClick={() => void copy(file.sha256, t('issued.copied'))}
                  sx={{ ml: 0.5 }}
                >
                  <Copy size="0.9375rem" aria-hidden="true" />
                </IconButton>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

async function reveal(grant: string): Promise<void> {
  try {
    await request('host.reveal', { grant });
  } catch (error) {
    showToast({ message: sentenceOf(error), tone: 'problem' });
  }
}

async function copy(text: string, message: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  showToast({ message });
}
