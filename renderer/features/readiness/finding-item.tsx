import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled, useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Unseen } from '#renderer/components/words/text.tsx';
import type { ReadinessFinding } from '#shared/contract/domains/readiness.ts';
import type { Waiver } from '#shared/rules/readiness/check.ts';
import { STEPS } from '#shared/steps/steps.ts';
import { ClauseChips } from './clause-chips.tsx';
import { LOOKS } from './readiness-look.ts';
import { headingOf, isWaived } from './readiness-model.ts';
import { SubjectList } from './subject-list.tsx';
import { useReadinessWords } from './use-readiness-words.ts';
import type { Waivable } from './use-waivers.ts';
import { WaivedBy } from './waived-by.tsx';

type FindingItemProps = {
  readonly finding: ReadinessFinding;
  readonly onWaive: (waivable: Waivable) => void;
  readonly onUnwaive: (waiver: Waiver) => void;
};

/** One finding: what is wrong, what mends it, who asks for it, and the records with the way to each. */
export function FindingItem({ finding, onWaive, onUnwaive }: FindingItemProps) {
  const { t } = useTranslation(['readiness', 'steps']);
  const words = useReadinessWords();
  const { tones } = useTheme().palette.tokens;
  const headingId = headingOf(finding.rule);
  const { tone, icon: Icon } = LOOKS[isWaived(finding) ? 'waived' : finding.severity];
  const title = words.title(finding.rule);
  const step = STEPS.find(({ id }) => id === finding.step);
  const { waiver } = finding;
  const several = finding.total > 1;
  return (
    <Item aria-labelledby={headingId}>
      <Icon aria-hidden="true" className="mark" style={{ color: tones[tone].text }} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 2 }}>
          <Typography
            id={headingId}
            component="h3"
            variant="body1"
            tabIndex={-1}
            sx={{ fontWeight: 600, flex: '1 1 16rem', scrollMarginTop: '4rem' }}
          >
            <Unseen>{t(`severity.${finding.severity}`)}: </Unseen>
            {title}
          </Typography>
          {waiver === null && !isWaived(finding) && (
            <Button
              size="small"
              aria-label={t(several ? 'finding.waiveAllLabel' : 'finding.waiveLabel', { title })}
              onClick={() => onWaive({ finding, subject: null })}
            >
              {t(several ? 'finding.waiveAll' : 'finding.waive')}
            </Button>
          )}
          {waiver !== null && (
            <Button size="small" aria-label={t('finding.unwaiveLabel', { title })} onClick={() => onUnwaive(waiver)}>
              {t('finding.unwaive')}
            </Button>
          )}
        </Box>
        <Typography>{words.sentence(finding)}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: '52rem' }}>
          {words.remedy(finding)}
        </Typography>
        {waiver !== null && <WaivedBy waiver={waiver} />}
        <Meta>
          <ClauseChips nodes={finding.nodes} />
          {step !== undefined && (
            <AppLink to="/steps/$stepId" params={{ stepId: step.id }}>
              {t('steps:stepNumber', { number: step.number })}, {t(`steps:${step.id}.title`)}
            </AppLink>
          )}
        </Meta>
        <SubjectList finding={finding} onWaive={onWaive} onUnwaive={onUnwaive} />
      </Box>
    </Item>
  );
}

const Item = styled('li')(({ theme }) => ({
  display: 'flex',
  gap: '0.75rem',
  padding: '0.75rem 1rem 0.875rem',
  '& + &': { borderTop: `1px solid ${theme.palette.tokens.hairline}` },
  '& > .mark': { width: '1.125rem', height: '1.125rem', flex: 'none', marginTop: '0.1875rem' },
}));

const Meta = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '0.375rem 1.25rem',
  marginTop: '0.5rem',
  fontSize: '0.8125rem',
  color: theme.palette.tokens.inkSoft,
}));
