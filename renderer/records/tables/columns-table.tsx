import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportColumn } from '#shared/contract/import-report.ts';

type ColumnsTableProps = {
  readonly columns: readonly ImportColumn[];
  /** What a column can be given to, with its words, and the words for nothing. */
  readonly targets: readonly (readonly [field: string, label: string])[];
  readonly none: string;
  readonly mapped: boolean;
  readonly onGive: (heading: string, field: string) => void;
  readonly onReset: () => void;
};

/** Which field each column of the file was taken for, to be set by hand where it is wrong. */
export function ColumnsTable({ columns, targets, none, mapped, onGive, onReset }: ColumnsTableProps) {
  const { t } = useTranslation('importWizard');
  const taken = new Set(columns.map((column) => column.field));
  return (
    <>
      {mapped && (
        <Box sx={{ mb: 1 }}>
          <Button startIcon={<RotateCcw aria-hidden="true" />} onClick={onReset}>
            {t('columns.reset')}
          </Button>
        </Box>
      )}
      <Box
        role="region"
        aria-label={t('columns.label')}
        tabIndex={0}
        sx={{
          flex: 1,
          minHeight: '10rem',
          overflow: 'auto',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
        }}
      >
        <Table stickyHeader aria-label={t('columns.label')} sx={{ tableLayout: 'fixed', minWidth: '40rem' }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('columns.heading')}</TableCell>
              <TableCell sx={{ width: '16rem' }}>{t('columns.field')}</TableCell>
              <TableCell sx={{ width: '8.5rem' }}>{t('columns.how')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {columns.map((column) => (
              <TableRow key={column.heading}>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>
                  <strong>{column.heading}</strong>
                  <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                    {column.examples.length === 0 ? t('columns.noExamples') : column.examples.join(' · ')}
                  </Box>
                </TableCell>
                <TableCell>
                  <FieldSelect column={column} targets={targets} none={none} taken={taken} onGive={onGive} />
                </TableCell>
                <TableCell sx={{ color: 'text.secondary' }}>{t(`columns.reasons.${column.reason}`)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
}

type FieldSelectProps = Pick<ColumnsTableProps, 'targets' | 'none'> & {
  readonly column: ImportColumn;
  /** Fields that a column has already; still offered, since giving one away is a choice too. */
  readonly taken: ReadonlySet<string>;
  readonly onGive: (heading: string, field: string) => void;
};

function FieldSelect({ column, targets, none, taken, onGive }: FieldSelectProps) {
  const { t } = useTranslation('importWizard');
  return (
    <Select
      fullWidth
      displayEmpty
      value={column.field}
      onChange={(event) => onGive(column.heading, event.target.value)}
      inputProps={{ 'aria-label': t('columns.fieldFor', { heading: column.heading }) }}
      sx={column.field === '' ? { color: 'text.secondary' } : {}}
    >
      <MenuItem value="">{none}</MenuItem>
      {targets.map(([field, label]) => (
        <MenuItem key={field} value={field} sx={taken.has(field) ? { color: 'text.secondary' } : { fontWeight: 600 }}>
          {label}
        </MenuItem>
      ))}
    </Select>
  );
}
