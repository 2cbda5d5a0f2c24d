import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '#renderer/components/words/text.tsx';
import { catalogue } from '#renderer/standard/catalogue.ts';
import type { Step } from '#shared/steps/steps.ts';
import { summariseNodes } from './requirements/requirement-model.ts';

export type StepFactsProps = {
  readonly step: Step;
  /** One more fact at the end. */
  readonly children?: ReactNode;
};

/** What comes out of a step, who takes part, and which parts of the standard it brings about. */
export function StepFacts({ step, children }: StepFactsProps) {
  const { t } = useTranslation('steps');
  return (
    <Facts>
      <StepFact title={t('page.outcome')}>{t(`${step.id}.outcome`)}</StepFact>
      <StepFact title={t('page.participants')}>
        {step.participants.map((who) => t(`participants.${who}`)).join(', ')}
      </StepFact>
      <StepFact title={t('page.clauses')}>
        {step.nodes.length === 0 ? (
          t('page.allClauses')
        ) : (
          <Code sx={{ whiteSpace: 'normal' }}>{summariseNodes(catalogue, step.nodes).join(', ')}</Code>
        )}
      </StepFact>
      {children}
    </Facts>
  );
}

export function StepFact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const Facts = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(9.5rem, 1fr))',
  columnGap: '2rem',
  rowGap: '0.75rem',
  margin: 0,
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  '& dt': { fontWeight: 600 },
  '& dd': { margin: 0, color: theme.palette.tokens.inkSoft },
}));
