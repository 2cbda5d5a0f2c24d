import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/components/format.ts';
import { LinkButton } from '#renderer/components/link.tsx';
import { Panel } from '#renderer/components/panel.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { StatusChip } from '#renderer/components/status-chip.tsx';
import { useRoute } from '#renderer/host/api.ts';

const TONES = { error: 'problem', warning: 'attention', hint: 'info', waived: 'neutral' } as const;
const KINDS = ['error', 'warning', 'hint', 'waived'] as const;

/** How many findings the readiness checks have, and the way to them. */
export function ReadinessPanel() {
  const { t, i18n } = useTranslation('readiness');
  const report = useRoute('readiness.check', { limit: 0 });
  return (
    <Panel title={t('home.title')} actions={<LinkButton to="/readiness">{t('home.open')}</LinkButton>}>
      <QueryView query={report}>
        {({ counts, checked, findings }) =>
          findings.length === 0 ? (
            <>{t('home.nothing', { checked })}</>
          ) : (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
              {KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
                <StatusChip
                  key={kind}
                  tone={TONES[kind]}
                  label={t(`counts.${kind}`, {
                    count: counts[kind],
                    shown: formatNumber(counts[kind], i18n.language),
                  })}
                />
              ))}
            </Box>
          )
        }
      </QueryView>
    </Panel>
  );
}
