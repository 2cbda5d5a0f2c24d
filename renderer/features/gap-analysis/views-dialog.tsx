import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { DialogForm } from '#renderer/components/frames/dialog-form.tsx';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { updateSettings, useSettings } from '#renderer/session/settings.ts';
import { type KeptGridView, MAX_GRID_VIEWS } from '#shared/contract/app.ts';
import { MAX_LINE } from '#shared/entities/text.ts';
import { fold } from '#shared/rules/fold.ts';
import { keptView, showKeptView } from './model/grid-store.ts';

type ViewsDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** Filters and sorting under names of one's own, for every workspace on this computer. */
export function ViewsDialog({ open, onClose }: ViewsDialogProps) {
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      {open && <Views titleId={titleId} onClose={onClose} />}
    </Dialog>
  );
}

type ViewsProps = { readonly titleId: string; readonly onClose: () => void };

function Views({ titleId, onClose }: ViewsProps) {
  const { t } = useTranslation(['gapAnalysis', 'common']);
  const { gridViews } = useSettings();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');

  async function keep(views: readonly KeptGridView[]): Promise<boolean> {
    try {
      await updateSettings({ gridViews: [...views] });
      return true;
    } catch (error) {
      setProblem(sentenceOf(error));
      return false;
    }
  }

  async function handleSubmit(): Promise<void> {
    if (name.trim() === '') return setProblem(t('views.nameMissing'));
    if (gridViews.some((view) => fold(view.name) === fold(name.trim()))) return setProblem(t('views.nameTaken'));
    if (gridViews.length >= MAX_GRID_VIEWS) return setProblem(t('views.tooMany', { max: MAX_GRID_VIEWS }));
    if (await keep([...gridViews, keptView(name.trim())])) onClose();
  }

  return (
    <DialogForm
      titleId={titleId}
      title={t('views.title')}
      submit={t('views.keep')}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {gridViews.length > 0 && (
        <Box component="ul" aria-label={t('views.title')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {gridViews.map((view) => (
            <Box
              component="li"
              key={view.name}
              sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}
            >
              <Button
                sx={{ textAlign: 'left', whiteSpace: 'normal', overflowWrap: 'anywhere', minWidth: 0 }}
                onClick={() => {
                  showKeptView(view);
                  onClose();
                }}
              >
                {view.name}
              </Button>
              <Button
                color="inherit"
                aria-label={t('views.removeOne', { name: view.name })}
                onClick={() => void keep(gridViews.filter((other) => other !== view))}
              >
                {t('views.remove')}
              </Button>
            </Box>
          ))}
        </Box>
      )}
      <LineInput
        label={t('views.name')}
        help={t('views.nameHelp')}
        autoFocus
        maxLength={MAX_LINE}
        value={name}
        error={problem}
        onChange={(typed) => {
          setName(typed);
          setProblem('');
        }}
      />
    </DialogForm>
  );
}
