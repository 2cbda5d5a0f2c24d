import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { STEPS } from '#shared/steps/steps.ts';

/** The seven steps as a row of sheets: what the program leads through, before anything is opened. */
export function WayStrip() {
  const { t } = useTranslation('steps');
  return (
    <Sheets aria-label={t('title')}>
      {STEPS.map((step) => (
        <li key={step.id}>
          <span aria-hidden="true">{step.number}</span>
          {t(`${step.id}.title`)}
        </li>
      ))}
    </Sheets>
  );
}

const Sheets = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(7.5rem, 1fr))',
  gap: '0.5rem',
  margin: 0,
  padding: 0,
  '& > li': {
    padding: '0.5rem 0.75rem 0.625rem',
    borderTop: `2px solid ${theme.palette.tokens.accent}`,
    backgroundColor: theme.palette.tokens.sunken,
    fontSize: '0.8125rem',
    lineHeight: 1.35,
    color: theme.palette.tokens.inkSoft,
  },
  '& > li > span': {
    display: 'block',
    fontSize: '1rem',
    fontWeight: 600,
    color: theme.palette.tokens.accent,
  },
}));
