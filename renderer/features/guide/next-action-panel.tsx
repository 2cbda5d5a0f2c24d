import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ArrowRight, CircleCheck } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import type { GuideMode, StepProgress } from '#shared/contract/domains/guide.ts';
import { restOf } from '#shared/steps/left.ts';
import { STEPS } from '#shared/steps/steps.ts';
import { actionTarget, nextBestStep } from './next-action.ts';

type NextActionPanelProps = { readonly steps: readonly StepProgress[]; readonly mode: GuideMode | null };

/** The one thing to do next, large enough to be found at once. */
export function NextActionPanel({ steps, mode }: NextActionPanelProps) {
  const { t } = useTranslation('steps');
  const headingId = useId();
  const step = nextBestStep(steps);
  const number = STEPS.find(({ id }) => id === step?.id)?.number;
  return (
    <Box
      component="section"
      aria-labelledby={headingId}
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        px: 2.5,
        py: 2,
        borderRadius: 1,
        border: `1px solid ${theme.palette.tokens.tones.info.line}`,
        bgcolor: theme.palette.tokens.selected,
      })}
    >
      <Box sx={{ flex: '1 1 18rem', minWidth: 0 }}>
        <Typography id={headingId} component="h2" variant="body2" sx={{ color: 'text.secondary' }}>
          {t('home.nextTitle')}
        </Typography>
        {step?.next ? (
          <>
            <Typography variant="h2" component="p">
              {t(`actions.${step.next.key}`, step.next.params)}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.25 }}>
              {t('stepNumber', { number })}, {t(`${step.id}.title`)}
            </Typography>
          </>
        ) : (
          <AllAsked rest={restOf(steps, (key, params) => t(key, params ?? {}))} />
        )}
      </Box>
      {step?.next && (
        <LinkButton {...actionTarget(step, mode)} variant="contained" size="large" endIcon={<ArrowRight />}>
          {t('home.goThere')}
        </LinkButton>
      )}
    </Box>
  );
}

/** Nothing is asked for any more; whether records show all of it is another matter. */
function AllAsked({ rest }: { readonly rest: readonly string[] }) {
  const { t } = useTranslation('steps');
  return (
    <>
      <Typography variant="h2" component="p" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        {rest.length === 0 && <CircleCheck aria-hidden="true" />}
        {t(rest.length === 0 ? 'home.allDone' : 'home.allSaid')}
      </Typography>
      {rest.map((line) => (
        <Typography key={line} variant="body2" sx={{ color: 'text.secondary' }}>
          {line}
        </Typography>
      ))}
    </>
  );
}
