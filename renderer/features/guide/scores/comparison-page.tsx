import Box from '@mui/material/Box';
import { Layers } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '#renderer/components/fields/fields.tsx';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';
import { earlierOf } from '#shared/rules/comparison.ts';
import { ComparisonChanges } from './comparison-changes.tsx';
import { ComparisonScores } from './comparison-scores.tsx';

/** Two assessments side by side: the scores, and what changed requirement by requirement. */
export function ComparisonPage() {
  const { t } = useTranslation('assessments');
  const list = useRoute('assessments.list', {});
  const { shown } = useShownAssessment();
  return (
    <Page width="wide">
      <PageHeader title={t('comparison.title')} description={t('comparison.description')} />
      <QueryView query={list}>
        {(all) =>
          all.length < 2 ? (
            <EmptyState icon={Layers} title={t('comparison.single')} text={t('comparison.singleText')} />
          ) : (
            <Comparison all={all} shown={shown} />
          )
        }
      </QueryView>
    </Page>
  );
}

type ComparisonProps = {
  readonly all: readonly ListedAssessment[];
  readonly shown: ListedAssessment | undefined;
};

function Comparison({ all, shown }: ComparisonProps) {
  const { t } = useTranslation('assessments');
  // The first of all has nothing before it, so it is held against what came after.
  const first = shown !== undefined && earlierOf(all, shown) !== undefined ? shown : all.at(-1);
  const [later, setLater] = useState(first?.id ?? '');
  const [earlier, setEarlier] = useState((first && earlierOf(all, first)?.id) ?? all[0]?.id ?? '');
  const before = useRoute('assessment.get', { assessmentId: earlier });
  const after = useRoute('assessment.get', { assessmentId: later });
  const choices = all.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }));
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
        <Box sx={{ flex: '1 1 16rem', maxWidth: '26rem' }}>
          <ChoiceInput label={t('comparison.earlier')} value={earlier} choices={choices} onChange={setEarlier} />
        </Box>
        <Box sx={{ flex: '1 1 16rem', maxWidth: '26rem' }}>
          <ChoiceInput label={t('comparison.later')} value={later} choices={choices} onChange={setLater} />
        </Box>
      </Box>
      <QueryView query={before}>
        {(from) => (
          <QueryView query={after}>
            {(to) => (
              <>
                <ComparisonScores before={from} after={to} />
                <ComparisonChanges key={`${earlier} ${later}`} before={from} after={to} />
              </>
            )}
          </QueryView>
        )}
      </QueryView>
    </>
  );
}
