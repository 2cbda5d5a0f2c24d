import { styled, useTheme } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '#renderer/components/words/format.ts';
import type { ReadinessAnswer } from '#shared/contract/domains/readiness.ts';
import { SEVERITIES } from '#shared/rules/readiness/rule.ts';
import { LOOKS } from './readiness-look.ts';

const KINDS = [...SEVERITIES, 'waived'] as const;

/** How many findings of each kind there are, and how many rules looked for them. */
export function ReadinessSummary({ report }: { readonly report: ReadinessAnswer }) {
  const { t, i18n } = useTranslation('readiness');
  const { tones } = useTheme().palette.tokens;
  return (
    <Row aria-label={t('summary')} role="group">
      {KINDS.map((kind) => {
        const { tone, icon: Icon } = LOOKS[kind];
        const count = report.counts[kind];
        return (
          <Count key={kind} data-zero={count === 0}>
            <Icon aria-hidden="true" style={{ color: count === 0 ? undefined : tones[tone].text }} />
            {t(`counts.${kind}`, { count, shown: formatNumber(count, i18n.language) })}
          </Count>
        );
      })}
      <Checked>{t('checked', { checked: report.checked, date: formatDate(report.asOf, i18n.language) })}</Checked>
    </Row>
  );
}

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '0.5rem 2rem',
  padding: '0.875rem 1rem',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: theme.shape.borderRadius,
  backgroundColor: theme.palette.tokens.surface,
}));

const Count = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: '0.5rem',
  fontSize: '1rem',
  fontWeight: 600,
  fontVariantNumeric: 'tabular-nums',
  '& svg': { width: '1.125rem', height: '1.125rem' },
  '&[data-zero="true"]': { fontWeight: 400, color: theme.palette.tokens.inkFaint },
}));

const Checked = styled('span')(({ theme }) => ({
  marginLeft: 'auto',
  fontSize: '0.8125rem',
  color: theme.palette.tokens.inkSoft,
}));
