import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useRoute } from '#renderer/host/api.ts';
import { useRecordWords } from '#renderer/records/use-words.ts';
import type { TrailKindSummary, TrailSelection } from '#shared/contract/workspace/trail.ts';

const FATES = ['created', 'changed', 'removed'] as const satisfies readonly (keyof TrailKindSummary)[];

/** What is different from before the time chosen: how many records came, changed and went. */
export function TrailSummary({ selection }: { readonly selection: TrailSelection }) {
  const { t } = useTranslation('trail');
  const words = useRecordWords();
  const kinds = useRoute('trail.summary', selection).data?.kinds ?? [];
  if (kinds.length === 0) return null;
  const parts = kinds.map((kind) => {
    const fates = FATES.filter((fate) => kind[fate] > 0).map((fate) => t(`summary.${fate}`, { count: kind[fate] }));
    return t('summary.kind', { kind: words.entity(kind.entity), fates: fates.join(', ') });
  });
  return (
    <Box role="status" sx={{ mb: 1, fontSize: '0.875rem', flex: 'none' }}>
      {t('summary.text', { parts: parts.join(' · ') })}
    </Box>
  );
}
