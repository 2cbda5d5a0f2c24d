import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { BadgeCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatDate, localToday } from '#renderer/components/words/format.ts';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';
import type { AssessmentFields } from '#shared/entities/assessment.ts';
import { MAX_LINE } from '#shared/entities/text.ts';

type AcknowledgementProps = { readonly assessment: ListedAssessment };

/** Who says that the summary was heard and understood, and when. */
export function Acknowledgement({ assessment }: AcknowledgementProps) {
  const { t, i18n } = useTranslation('visit');
  const { id, acknowledgedBy, acknowledgedOn } = assessment;
  const { data: since } = useRoute('assessments.since', { id });
  const { mutateAsync, isPending } = useCommand('assessments.update');
  const [name, setName] = useState('');
  const [day, setDay] = useState(() => localToday(new Date()));
  const [problem, setProblem] = useState('');

  async function save(changes: Pick<AssessmentFields, 'acknowledgedBy' | 'acknowledgedOn'>): Promise<void> {
    try {
      const { changeId } = await mutateAsync({ id, changes });
      showToast({ message: t(changes.acknowledgedBy === '' ? 'closing.takenBack' : 'closing.saved'), changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    if (isPending) return;
    if (name.trim() === '') setProblem(t('closing.nameMissing'));
    else void save({ acknowledgedBy: name.trim(), acknowledgedOn: day });
  }
  const date = formatDate(acknowledgedOn, i18n.language);
  return (
    <Panel title={t('closing.acknowledgement')}>
      {since?.reopened.map(({ closedOn, at }) => (
        <p key={at}>
          {t('closing.reopened', {
            date: formatDate(closedOn, i18n.language),
            at: formatDate(at.slice(0, 10), i18n.language),
          })}
        </p>
      ))}
      {acknowledgedBy === '' ? (
        <form onSubmit={handleSubmit} noValidate>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-end' }}>
            <Box sx={{ flex: '1 1 14rem' }}>
              <LineInput
                label={t('closing.name')}
                maxLength={MAX_LINE}
                value={name}
                error={problem}
                onChange={(typed) => {
                  setName(typed);
                  setProblem('');
                }}
              />
            </Box>
            <DayInput label={t('closing.on')} value={day} onChange={setDay} />
            <Button type="submit" variant="contained" startIcon={<BadgeCheck aria-hidden="true" />}>
              {t('closing.acknowledge')}
            </Button>
          </Box>
        </form>
      ) : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
          <Box sx={{ flex: '1 1 14rem', overflowWrap: 'anywhere' }}>
            {t(acknowledgedOn === '' ? 'closing.acknowledgedBy' : 'closing.acknowledged', {
              name: acknowledgedBy,
              date,
            })}
            {since?.changed === true && <Notice tone="attention">{t('closing.changedSince')}</Notice>}
          </Box>
          <Button onClick={() => void save({ acknowledgedBy: '', acknowledgedOn: '' })}>{t('closing.takeBack')}</Button>
        </Box>
      )}
    </Panel>
  );
}
