import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatBytes, formatDate, formatNumber } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { SmallPicture } from '#renderer/records/evidence/small-picture.tsx';
import { useTargetNames } from '#renderer/records/evidence/use-target-names.ts';
import { type Evidence, isExpired, newestRevision } from '#shared/entities/evidence.ts';

const COLUMNS = ['code', 'title', 'supports', 'collected', 'validUntil', 'size'] as const;
/** Rows that a page draws before it is asked for more. */
const AT_FIRST = 200;
/** Links that a row names. */
const NAMED = 6;

type EvidenceTableProps = {
  readonly evidence: readonly Evidence[];
  /** Where the words that are searched for stand in the files, by id. */
  readonly snippets: ReadonlyMap<string, string>;
  readonly today: string;
  readonly onOpen: (id: string) => void;
};

export function EvidenceTable({ evidence, snippets, today, onOpen }: EvidenceTableProps) {
  const { t, i18n } = useTranslation('evidence');
  const [limit, setLimit] = useState(AT_FIRST);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table aria-label={t('title')}>
        <TableHead>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableCell key={column} sx={{ textAlign: column === 'size' ? 'right' : 'left' }}>
                {t(`columns.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {evidence.slice(0, limit).map((each) => (
            <Row
              key={each.id}
              evidence={each}
              snippet={snippets.get(each.id) ?? ''}
              today={today}
              onOpen={() => onOpen(each.id)}
            />
          ))}
        </TableBody>
      </Table>
      {evidence.length > limit && (
        <Button onClick={() => setLimit(Number.POSITIVE_INFINITY)} sx={{ mt: 1 }}>
          {t('showAll', { count: evidence.length, shown: formatNumber(evidence.length, i18n.language) })}
        </Button>
      )}
    </Box>
  );
}

type RowProps = {
  readonly evidence: Evidence;
  readonly snippet: string;
  readonly today: string;
  readonly onOpen: () => void;
};

function Row({ evidence, snippet, today, onOpen }: RowProps) {
  const { t, i18n } = useTranslation('evidence');
  const nameOf = useTargetNames();
  const { code, title, kind, links, collectedBy, collectedOn, validUntil } = evidence;
  const revision = newestRevision(evidence);
  const expired = isExpired(evidence, today);
  return (
    <TableRow hover>
      <TableCell sx={{ verticalAlign: 'top' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <SmallPicture evidence={evidence} />
          <Code>{code}</Code>
        </Box>
      </TableCell>
      <TableCell sx={{ minWidth: '12rem', verticalAlign: 'top' }}>
        <Button
          aria-label={t('open', { code: `${code} ${title}` })}
          onClick={onOpen}
          sx={{ textAlign: 'left', whiteSpace: 'normal', px: 0.5, mx: -0.5, overflowWrap: 'anywhere' }}
        >
          {title}
        </Button>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
          {snippet === '' ? (revision?.fileName ?? t(`kind.${kind}`)) : snippet}
        </Box>
      </TableCell>
      <TableCell sx={{ verticalAlign: 'top', maxWidth: '16rem' }}>
        {links.length === 0 ? (
          <Box sx={{ color: 'text.secondary' }}>{t('supportsNothing')}</Box>
        ) : (
          <>
            {links
              .slice(0, NAMED)
              .map((link) => nameOf(link).short)
              .join(', ')}
            {links.length > NAMED && ` ${t('moreLinks', { count: links.length - NAMED })}`}
          </>
        )}
      </TableCell>
      <TableCell sx={{ verticalAlign: 'top' }}>
        <Box sx={{ whiteSpace: 'nowrap' }}>{formatDate(collectedOn, i18n.language)}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{collectedBy}</Box>
      </TableCell>
      <TableCell sx={{ verticalAlign: 'top', whiteSpace: 'nowrap' }}>
        {formatDate(validUntil, i18n.language)}
        {expired && (
          <Box>
            <StatusChip tone="attention" label={t('state.expired')} />
          </Box>
        )}
      </TableCell>
      <TableCell sx={{ verticalAlign: 'top', textAlign: 'right', whiteSpace: 'nowrap' }}>
        {revision === undefined ? '' : formatBytes(revision.bytes, i18n.language)}
      </TableCell>
    </TableRow>
  );
}
