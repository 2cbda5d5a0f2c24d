import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/components/words/format.ts';
import type { RestorePreview, RestoreStep } from '#shared/contract/workspace/restore.ts';
import { useRecordWords } from '../use-words.ts';
import { FieldChanges } from './field-changes.tsx';

const OPERATIONS = ['delete', 'update', 'create'] as const;

/** What going back does, counted by kind of record and then by name: what would be lost stands first. */
export function RestoreSteps({ preview: { kinds, steps, total } }: { readonly preview: RestorePreview }) {
  const { t, i18n } = useTranslation('trail');
  const words = useRecordWords();
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <>
      <Table size="small" aria-label={t('goBack.kinds')} sx={{ my: 1.5 }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('goBack.kind')}</TableCell>
            <TableCell align="right">{t('goBack.gone')}</TableCell>
            <TableCell align="right">{t('goBack.changed')}</TableCell>
            <TableCell align="right">{t('goBack.back')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {kinds.map(({ entity, gone, changed, back }) => (
            <TableRow key={entity}>
              <TableCell component="th" scope="row">
                {words.entity(entity)}
              </TableCell>
              <TableCell align="right">{number(gone)}</TableCell>
              <TableCell align="right">{number(changed)}</TableCell>
              <TableCell align="right">{number(back)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Box role="region" aria-label={t('goBack.records')} tabIndex={0} sx={{ maxHeight: '40vh', overflowY: 'auto' }}>
        {OPERATIONS.map((operation) => {
          const own = steps.filter((step) => step.operation === operation);
          return own.length === 0 ? null : (
            <Box component="section" key={operation} sx={{ mb: 1.5 }}>
              <Box component="h3" sx={{ m: 0, fontSize: '0.875rem', fontWeight: 600 }}>
                {t(`goBack.list.${operation}`)}
              </Box>
              <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                {own.map((step) => (
                  <StepItem key={`${step.entity} ${step.entityId}`} step={step} />
                ))}
              </Box>
            </Box>
          );
        })}
        {total > steps.length && (
          <p>{t('goBack.more', { count: total - steps.length, shown: number(total - steps.length) })}</p>
        )}
      </Box>
    </>
  );
}

function StepItem({ step }: { readonly step: RestoreStep }) {
  const words = useRecordWords();
  return (
    <Box component="li" sx={{ overflowWrap: 'anywhere' }}>
      {words.entity(step.entity)} <strong>{words.record(step.entity, step.subject)}</strong>
      {step.operation === 'update' && <FieldChanges entry={step} most={3} />}
    </Box>
  );
}
