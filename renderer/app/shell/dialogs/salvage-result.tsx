import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { FATES, type SalvageReport } from '#shared/contract/workspace/salvage.ts';
import { kindsOf, nameOf } from '#shared/records/salvage.ts';

/** As many as anybody reads in a dialog; the trail of the new file names what was lost. */
const SHOWN = 200;

/** What became of the records of a damaged workspace. */
export function SalvageResult({ report }: { readonly report: SalvageReport }) {
  const { t } = useTranslation('salvage');
  const { name, location, entries, unbroken, counts, records, uncertain, log, contents } = report;
  const words = (key: string, params: Readonly<Record<string, string | number>> = {}) => t(key, params);
  const kinds = Object.entries(counts).map(([entity, of]) => {
    const fates = FATES.filter((fate) => of[fate] > 0).map((fate) => t(`report.fate.${fate}`, { count: of[fate] }));
    return t('report.kind', { kind: t(`trail:entities.${entity}`), fates: fates.join(', ') });
  });
  const closing = [
    unbroken ? t('report.nothingLost') : '',
    entries.added > 0 ? t('report.newEntries', { count: entries.added }) : '',
    uncertain.length > 0 ? t('report.uncertain', { kinds: kindsOf(uncertain, words) }) : '',
    log === 'unread' ? t('report.unread') : '',
  ].filter((sentence) => sentence !== '');
  return (
    <Box role="status" sx={{ overflowWrap: 'anywhere', '& ul': { my: 1, pl: 2.5 } }}>
      <Typography>{t('report.head', { name, location })}</Typography>
      <ul>
        <li>{t('report.entries', entries)}</li>
        {kinds.map((kind) => (
          <li key={kind}>{kind}</li>
        ))}
        {contents.kept > 0 && <li>{t('report.contents', { count: contents.kept })}</li>}
        {contents.lost.slice(0, SHOWN).map(({ code, fileName }) => (
          <li key={`${code} ${fileName}`}>{t('report.contentLost', { code, fileName })}</li>
        ))}
      </ul>
      {closing.map((sentence) => (
        <Typography key={sentence} sx={{ mt: 1 }}>
          {sentence}
        </Typography>
      ))}
      {records.length > 0 && (
        <ul>
          {records.slice(0, SHOWN).map((record) => (
            <li key={`${record.entity} ${record.id}`}>
              {t(`report.record.${record.fate}`, { record: nameOf(record, words) })}
            </li>
          ))}
          {records.length > SHOWN && <li>{t('report.moreRecords', { count: records.length - SHOWN })}</li>}
        </ul>
      )}
    </Box>
  );
}
