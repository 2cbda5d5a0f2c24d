import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Code, Unseen } from '#renderer/components/words/text.tsx';
import type { ExportFormat } from '#shared/contract/domains/documents.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';
import { DocumentStatusChip } from './document-look.tsx';

export type ListedDocument = RouteOutput<'documents.list'>[number];

type DocumentsTableProps = {
  readonly documents: readonly ListedDocument[];
  /** While something is being written, nothing else can be. */
  readonly busy: boolean;
  readonly onExport: (document: ListedDocument, format: ExportFormat) => void;
  readonly onEdit: (documentKey: string) => void;
};

/** The documents that can be issued, each with its control data and its formats. */
export function DocumentsTable({ documents, busy, onExport, onEdit }: DocumentsTableProps) {
  const { t } = useTranslation(['documentsPage', 'documents']);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table aria-label={t('table.label')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('table.identifier')}</TableCell>
            <TableCell>{t('table.title')}</TableCell>
            <TableCell>{t('table.version')}</TableCell>
            <TableCell>{t('table.status')}</TableCell>
            <TableCell>{t('table.classification')}</TableCell>
            <TableCell>{t('table.export')}</TableCell>
            <TableCell>
              <Unseen>{t('control.edit')}</Unseen>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {documents.map((document) => {
            const title = t(`documents:titles.${document.documentKey}`);
            return (
              <TableRow key={document.documentKey} hover>
                <TableCell>
                  <Code>{document.identifier}</Code>
                </TableCell>
                <TableCell sx={{ minWidth: '7.75rem', overflowWrap: 'break-word' }}>
                  <Box sx={{ fontWeight: 600 }}>{title}</Box>
                  <Box sx={{ color: 'text.secondary', typography: 'body2' }}>
                    {document.owner === '' ? t('table.noOwner') : document.owner}
                  </Box>
                </TableCell>
                <TableCell sx={{ fontVariantNumeric: 'tabular-nums' }}>{document.version}</TableCell>
                <TableCell>
                  <DocumentStatusChip document={document} />
                </TableCell>
                <TableCell>{t(`documents:classification.${document.classification}`)}</TableCell>
                <TableCell>
                  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, minWidth: '6.75rem' }}>
                    {document.formats.map((format) => (
                      <Button
                        key={format}
                        variant="outlined"
                        sx={{ minWidth: 0, px: 1 }}
                        disabled={busy}
                        onClick={() => onExport(document, format)}
                        aria-label={t('export.label', { title, format: t(`export.${format}`) })}
                      >
                        {t(`export.${format}`)}
                      </Button>
                    ))}
                  </Box>
                </TableCell>
                <TableCell align="right">
                  <IconButton
                    aria-label={t('control.editLabel', { title })}
                    title={t('control.edit')}
                    onClick={() => onEdit(document.documentKey)}
                  >
                    <Pencil size="1.125rem" aria-hidden="true" />
                  </IconButton>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Box>
  );
}
