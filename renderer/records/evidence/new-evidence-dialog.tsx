import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { AreaInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { DialogForm } from '#renderer/components/frames/dialog-form.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useCommand } from '#renderer/host/api.ts';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { EvidenceKind, EvidenceLink } from '#shared/entities/evidence.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';

type NewEvidenceDialogProps = {
  readonly kind: Exclude<EvidenceKind, 'file'>;
  readonly links: readonly EvidenceLink[];
  readonly onClose: () => void;
};

/** What was said or seen, or where something lies: evidence that has no file. */
export function NewEvidenceDialog({ kind, links, onClose }: NewEvidenceDialogProps) {
  const { t } = useTranslation(['evidence', 'common']);
  const titleId = useId();
  const people = usePeopleNames();
  const [fields, setFields] = useState(() => ({
    title: '',
    description: '',
    source: '',
    location: '',
    collectedOn: localToday(new Date()),
  }));
  const [problem, setProblem] = useState('');
  const add = useCommand('evidence.add');
  const set = (changes: Partial<typeof fields>) => {
    setFields({ ...fields, ...changes });
    setProblem('');
  };
  async function handleSubmit(): Promise<void> {
    if (fields.title.trim() === '') return setProblem(t('titleMissing'));
    try {
      const { changeId, evidence } = await add.mutateAsync({ fields: { ...fields, kind }, links: [...links] });
      showToast({ message: t('added', { code: evidence.code }), changeId });
      onClose();
    } catch (error) {
      setProblem(fieldSentenceOf(error, 'title'));
    }
  }
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogForm
        titleId={titleId}
        title={t(`new.${kind}`)}
        submit={t('common:actions.add')}
        busy={add.isPending}
        onSubmit={handleSubmit}
        onClose={onClose}
      >
        <LineInput
          label={t('fields.title')}
          required
          autoFocus
          maxLength={MAX_LINE}
          value={fields.title}
          error={problem}
          onChange={(title) => set({ title })}
        />
        {kind === 'link' && (
          <LineInput
            label={t('fields.location')}
            help={t('locationHelp')}
            maxLength={MAX_LINE}
            value={fields.location}
            onChange={(location) => set({ location })}
          />
        )}
        <AreaInput
          label={t(kind === 'link' ? 'fields.description' : `said.${kind}`)}
          maxLength={MAX_TEXT}
          value={fields.description}
          onChange={(description) => set({ description })}
        />
        <LineInput
          label={t(kind === 'interview' ? 'said.who' : 'fields.source')}
          maxLength={MAX_LINE}
          suggestions={people}
          value={fields.source}
          onChange={(source) => set({ source })}
        />
        <DayInput
          label={t('fields.collectedOn')}
          value={fields.collectedOn}
          onChange={(collectedOn) => set({ collectedOn })}
        />
      </DialogForm>
    </Dialog>
  );
}
