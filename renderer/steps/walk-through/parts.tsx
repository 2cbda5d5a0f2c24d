import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '#renderer/components/fields/fields.tsx';
import type { AssessmentAccess } from '#renderer/records/assessments/use-assessment.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { NodeGuidance } from '#shared/catalogue/guidance.ts';
import { ASSESSMENT_STATUSES, type AssessmentStatus, resultKey } from '#shared/entities/assessment.ts';

type PartsProps = {
  readonly nodeId: string;
  readonly elements: NodeGuidance['elements'];
  readonly access: AssessmentAccess;
};

/** What is asked, one part each with its own state: it helps to judge the whole, and does not do so by itself. */
export function Parts({ nodeId, elements, access }: PartsProps) {
  const { t } = useTranslation(['walkThrough', 'assessment']);
  const results = access.current();
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5, display: 'flex', flexDirection: 'column', gap: 0.75 }}>
      {elements.map((text, index) => {
        const element = index + 1;
        const status = results.get(resultKey({ nodeId, element }))?.status ?? 'notAssessed';
        // To leave a part out takes a reason, which has its place in the table.
        const choices = ASSESSMENT_STATUSES.filter((each) => each !== 'notApplicable' || each === status);
        return (
          <li key={text}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
              <Box sx={{ flex: '1 1 12rem' }}>{text}</Box>
              <Box sx={{ flex: '0 0 9.5rem' }}>
                <ChoiceInput<AssessmentStatus>
                  labelHidden
                  label={t('partStatus', { place: element, text })}
                  value={status}
                  choices={choices.map((value) => ({ value, label: t(`assessment:status.${value}`) }))}
                  onChange={(next) => {
                    access
                      .setMany([{ nodeId, element, changes: { status: next } }])
                      .catch((error: unknown) => showToast({ message: sentenceOf(error), tone: 'problem' }));
                  }}
                />
              </Box>
            </Box>
          </li>
        );
      })}
    </Box>
  );
}
