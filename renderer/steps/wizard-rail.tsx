import { styled } from '@mui/material/styles';
import { Link } from '@tanstack/react-router';
import { Circle, CircleCheck, CircleDot, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { Unseen } from '#renderer/components/words/text.tsx';
import type { StepProgress } from '#shared/contract/domains/guide.ts';
import { WIZARDS } from '#shared/steps/pages.ts';
import type { Missing } from '#shared/steps/progress.ts';
import type { Step } from '#shared/steps/steps.ts';

export type WizardRailProps = {
  readonly step: Step;
  readonly progress: StepProgress;
};

/** All pages of the step with what each still lacks; any can be opened at any time. */
export function WizardRail({ step, progress }: WizardRailProps) {
  const { t, i18n } = useTranslation(['wizard', 'steps']);
  const pages = WIZARDS[step.id].map(({ id }) => {
    const state = progress.pages.find((page) => page.id === id);
    return { id, title: t(`pages.${step.id}.${id}.title`), open: sum(state?.missing ?? []), state };
  });
  return (
    <Rail aria-label={t('rail.label')}>
      <AppLink to="/steps/$stepId" params={{ stepId: step.id }} sx={{ fontWeight: 600 }}>
        {t('steps:stepNumber', { number: step.number })}, {t(`steps:${step.id}.title`)}
      </AppLink>
      <ol>
        {pages.map(({ id, title, open, state }) => {
          const Icon = open === 0 ? CircleCheck : (state?.done ?? 0) > 0 ? CircleDot : Circle;
          return (
            <li key={id}>
              <RailLink to={`/steps/${step.id}/${id}`}>
                <Icon aria-hidden="true" data-done={open === 0} />
                <span>{title}</span>
                <Unseen>, {open === 0 ? t('rail.done') : t('rail.open', { count: open })}</Unseen>
                {open > 0 && <Count aria-hidden="true">{formatNumber(open, i18n.language)}</Count>}
              </RailLink>
            </li>
          );
        })}
        <li>
          <RailLink to={`/steps/${step.id}/review`}>
            <ListChecks aria-hidden="true" />
            <span>{t('rail.review')}</span>
          </RailLink>
        </li>
      </ol>
    </Rail>
  );
}

/** Things to do: 2,133 systems without a scope are not one. */
function sum(missing: readonly Missing[]): number {
  return missing.reduce((total, each) => total + (each.kind === 'systems' ? Math.max(1, each.count) : 1), 0);
}

const Rail = styled('nav')({
  position: 'sticky',
  top: '1rem',
  fontSize: '0.875rem',
  '& ol': { listStyle: 'none', margin: '0.625rem 0 0', padding: 0 },
  // In a narrow window the way is back, next and the review, which lists all pages.
  '@container page (max-width: 46rem)': { position: 'static', '& ol': { display: 'none' } },
});

const RailLink = styled(Link)(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.5rem',
  minHeight: '2rem',
  padding: '0.25rem 0.5rem',
  borderRadius: 5,
  color: 'inherit',
  textDecoration: 'none',
  lineHeight: 1.3,
  '& svg': { width: '1rem', height: '1rem', flex: 'none', color: theme.palette.tokens.inkFaint },
  '& svg[data-done="true"]': { color: theme.palette.tokens.tones.ok.text },
  '& > span:first-of-type': { flex: 1, minWidth: 0 },
  '&:hover': { backgroundColor: theme.palette.tokens.hover },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
  '&[aria-current]': {
    backgroundColor: theme.palette.tokens.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.tokens.accent}`,
    fontWeight: 600,
  },
}));

const Count = styled('span')(({ theme }) => ({
  fontSize: '0.75rem',
  fontVariantNumeric: 'tabular-nums',
  color: theme.palette.tokens.inkSoft,
}));
