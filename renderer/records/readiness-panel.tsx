import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';
import type { ReadinessFinding } from '#shared/contract/domains/readiness.ts';
import type { StepId } from '#shared/steps/steps.ts';

const TONES = { error: 'problem', warning: 'attention', hint: 'info', waived: 'neutral' } as const;
const KINDS = ['error', 'warning', 'hint', 'waived'] as const;

export type ReadinessPanelProps = {
  /** Only what concerns this step. */
  readonly step?: StepId;
  /** The day that something is issued for; today where left out. */
  readonly asOf?: string;
};

/** How many findings the readiness checks have, and the way to them. */
export function ReadinessPanel({ step, asOf }: ReadinessPanelProps) {
  const { t, i18n } = useTranslation('readiness');
  const report = useRoute('readiness.check', { limit: 0, ...(asOf && { asOf }) });
  return (
    <Panel
      title={t('home.title')}
      actions={
        <LinkButton to="/readiness" search={step === undefined ? {} : { step }}>
          {t('home.open')}
        </LinkButton>
      }
    >
      <QueryView query={report}>
        {({ checked, findings }) => {
          const counts = countFindings(findings, step);
          const kinds = KINDS.filter((kind) => counts[kind] > 0);
          if (kinds.length === 0)
            return <>{t(step === undefined ? 'home.nothing' : 'home.nothingStep', { checked })}</>;
          return (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
              {kinds.map((kind) => (
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
          );
        }}
      </QueryView>
    </Panel>
  );
}

function countFindings(findings: readonly ReadinessFinding[], step: StepId | undefined) {
  const counts = { error: 0, warning: 0, hint: 0, waived: 0 };
  for (const finding of findings) {
    if (step !== undefined && finding.step !== step) continue;
    counts[finding.open === 0 ? 'waived' : finding.severity] += 1;
  }
  return counts;
}
