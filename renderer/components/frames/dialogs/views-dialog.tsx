import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { MAX_GRID_VIEWS } from '#shared/contract/app.ts';
import { MAX_LINE } from '#shared/entities/text.ts';
import { fold } from '#shared/rules/fold.ts';
import { DialogForm } from './dialog-form.tsx';
import { FormDialog } from './form-dialog.tsx';

type ViewsDialogProps<V extends { readonly name: string }> = {
  readonly open: boolean;
  readonly views: readonly V[];
  readonly onShow: (view: V) => void;
  /** What is shown now, under that name. */
  readonly current: (name: string) => V;
  readonly onKeep: (views: readonly V[]) => Promise<void>;
  readonly onClose: () => void;
};

/** Filters and sorting under names of one's own, for every workspace on this computer. */
export function ViewsDialog<V extends { readonly name: string }>({ open, ...props }: ViewsDialogProps<V>) {
  return (
    <FormDialog about={open ? 'views' : null} onClose={props.onClose}>
      {(_, titleId) => <Views titleId={titleId} {...props} />}
    </FormDialog>
  );
}

type ViewsProps<V extends { readonly name: string }> = Omit<ViewsDialogProps<V>, 'open'> & { readonly titleId: string };

function Views<V extends { readonly name: string }>(props: ViewsProps<V>) {
  const { titleId, views, onShow, current, onKeep, onClose } = props;
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');

  async function keep(wanted: readonly V[]): Promise<boolean> {
    try {
      await onKeep(wanted);
      return true;
    } catch (error) {
      setProblem(sentenceOf(error));
      return false;
    }
  }

  async function handleSubmit(): Promise<void> {
    if (name.trim() === '') return setProblem(t('views.nameMissing'));
    if (views.some((view) => fold(view.name) === fold(name.trim()))) return setProblem(t('views.nameTaken'));
    if (views.length >= MAX_GRID_VIEWS) return setProblem(t('views.tooMany', { max: MAX_GRID_VIEWS }));
    if (await keep([...views, current(name.trim())])) onClose();
  }

  return (
    <DialogForm
      titleId={titleId}
      title={t('views.title')}
      submit={t('views.keep')}
      touched={name.trim() !== ''}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {views.length > 0 && (
        <Box component="ul" aria-label={t('views.title')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {views.map((view) => (
            <Box
              component="li"
              key={view.name}
              sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}
            >
              <Button
                sx={{ textAlign: 'left', whiteSpace: 'normal', overflowWrap: 'anywhere', minWidth: 0 }}
                onClick={() => {
                  onShow(view);
                  onClose();
                }}
              >
                {view.name}
              </Button>
              <Button
                color="inherit"
                aria-label={t('views.removeOne', { name: view.name })}
                onClick={() => void keep(views.filter((other) => other !== view))}
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
