import Box from '@mui/material/Box';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { DialogForm } from '#renderer/components/frames/dialogs/dialog-form.tsx';
import { FormDialog } from '#renderer/components/frames/dialogs/form-dialog.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { SystemInput } from '#renderer/records/system-input.tsx';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';
import { ASSESSMENT_ABOUTS, type AssessmentAbout } from '#shared/entities/assessment.ts';
import { MAX_LINE } from '#shared/entities/text.ts';

type AssessmentDialogProps = {
  /** Null while closed, `new` for one that is to be made. */
  readonly edited: ListedAssessment | 'new' | null;
  readonly all: readonly ListedAssessment[];
  readonly onClose: () => void;
};

/** What an assessment is called, what it looks at, and what it begins with. */
export function AssessmentDialog({ edited, all, onClose }: AssessmentDialogProps) {
  return (
    <FormDialog about={edited} onClose={onClose}>
      {(about, titleId) => <Form titleId={titleId} edited={about} all={all} onClose={onClose} />}
    </FormDialog>
  );
}

type Fields = Pick<ListedAssessment, 'title' | 'about' | 'subject' | 'startedOn' | 'leadAssessor'>;

type FormProps = Omit<AssessmentDialogProps, 'edited'> & {
  readonly titleId: string;
  readonly edited: ListedAssessment | 'new';
};

function Form({ titleId, edited, all, onClose }: FormProps) {
  const { t } = useTranslation(['assessments', 'common']);
  const made = edited === 'new' ? null : edited;
  const people = usePeopleNames();
  const systems = useRoute('systems.list', {}).data ?? [];
  const create = useCommand('assessments.create');
  const update = useCommand('assessments.update');
  const [first] = useState<Fields>(() => ({
    title: made?.title ?? '',
    about: made?.about ?? 'aims',
    subject: made?.subject ?? '',
    startedOn: made?.startedOn ?? localToday(new Date()),
    leadAssessor: made?.leadAssessor ?? '',
  }));
  const [fields, setFields] = useState(first);
  const [basedOnId, setBasedOnId] = useState('');
  const [problem, setProblem] = useState('');
  const [refusal, setRefusal] = useState('');
  const set = (changes: Partial<typeof fields>) => setFields((before) => ({ ...before, ...changes }));

  async function handleSubmit(): Promise<void> {
    if (fields.title.trim() === '') return setProblem(t('dialog.titleMissing'));
    try {
      if (made === null) {
        const based = basedOnId === '' ? {} : { basedOnId };
        const { changeId, assessment } = await create.mutateAsync({ fields, ...based });
        showToast({ message: t('made', { code: assessment.code }), changeId });
      } else await update.mutateAsync({ id: made.id, changes: fields });
      onClose();
    } catch (error) {
      setRefusal(sentenceOf(error));
    }
  }

  return (
    <DialogForm
      titleId={titleId}
      title={made === null ? t('dialog.new') : t('dialog.edit', { code: made.code })}
      submit={made === null ? t('dialog.make') : t('common:actions.save')}
      touched={basedOnId !== '' || JSON.stringify(fields) !== JSON.stringify(first)}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <LineInput
        label={t('dialog.title')}
        placeholder={t('dialog.titleExample')}
        required
        autoFocus
        maxLength={MAX_LINE}
        value={fields.title}
        error={problem}
        onChange={(title) => {
          set({ title });
          setProblem('');
        }}
      />
      <ChoiceInput<AssessmentAbout>
        label={t('dialog.about')}
        value={fields.about}
        choices={ASSESSMENT_ABOUTS.map((value) => ({ value, label: t(`about.${value}`) }))}
        onChange={(about) => set({ about, subject: '' })}
      />
      {fields.about === 'site' && (
        <LineInput
          label={t('dialog.site')}
          maxLength={MAX_LINE}
          value={fields.subject}
          onChange={(subject) => set({ subject })}
        />
      )}
      {fields.about === 'aiSystem' && (
        <SystemInput
          label={t('dialog.system')}
          placeholder={t('dialog.noSystem')}
          systems={systems}
          systemId={fields.subject}
          onSystem={(subject = '') => set({ subject })}
        />
      )}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
        <DayInput label={t('dialog.startedOn')} value={fields.startedOn} onChange={(startedOn) => set({ startedOn })} />
        <LineInput
          label={t('dialog.leadAssessor')}
          maxLength={MAX_LINE}
          suggestions={people}
          value={fields.leadAssessor}
          onChange={(leadAssessor) => set({ leadAssessor })}
        />
      </Box>
      {made === null && (
        <ChoiceInput
          label={t('dialog.basedOn')}
          help={t('dialog.basedOnHelp')}
          value={basedOnId}
          choices={[
            { value: '', label: t('dialog.empty') },
            ...all.map(({ id, code, title, results }) => ({
              value: id,
              label: t('dialog.from', { code, title, count: results }),
            })),
          ]}
          onChange={setBasedOnId}
        />
      )}
      {refusal !== '' && (
        <Notice tone="problem" role="alert">
          {refusal}
        </Notice>
      )}
    </DialogForm>
  );
}
