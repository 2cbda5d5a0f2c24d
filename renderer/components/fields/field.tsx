import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import { createContext, type ReactNode, use, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutosavePhase } from '#renderer/session/autosave-controller.ts';
import { Unseen } from '../words/text.tsx';

export type FieldProps = {
  readonly label: string;
  readonly help?: ReactNode;
  /** Beside the label: which requirement asks for it, for example. */
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly phase?: AutosavePhase | undefined;
  readonly required?: boolean | undefined;
  /** Shows the label to screen readers only, in rows whose column says what they are. */
  readonly labelHidden?: boolean | undefined;
  /** Not one control but several (checkboxes, a toggle group): the label becomes a group's name. */
  readonly group?: boolean;
  readonly children: (ids: ControlIds) => ReactNode;
};

export type ControlIds = {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  /** Whether the field can be read and no more. */
  readonly disabled: boolean;
};

/** Whether the fields within can be read and no more, such as those of an assessment that was closed. */
export const ReadOnlyFields = createContext(false);

/** Label above, control, then help or what is wrong; the frame of every field in the app. */
export function Field({ label, help, hint, error, phase, required, labelHidden, group, children }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const disabled = use(ReadOnlyFields);
  const labelId = `${id}-label`;
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const wrong = error !== undefined && error !== '';
  const describedBy = [wrong ? errorId : '', help === undefined ? '' : helpId].filter(Boolean).join(' ');
  const caption = (
    <>
      {label}
      {required === true && <Required aria-hidden="true"> {t('field.required')}</Required>}
    </>
  );
  return (
    <Box role={group ? 'group' : undefined} aria-labelledby={group ? labelId : undefined} sx={{ minWidth: 0 }}>
      <LabelLine>
        {labelHidden === true ? (
          <Unseen as={group ? 'span' : 'label'} id={labelId} {...(!group && { htmlFor: id })}>
            {label}
          </Unseen>
        ) : (
          <Label as={group ? 'span' : 'label'} id={labelId} {...(!group && { htmlFor: id })}>
            {caption}
          </Label>
        )}
        {hint}
        <Box sx={{ flex: 1 }} />
        {phase !== undefined && <PhaseMark phase={phase} />}
      </LabelLine>
      {children({ id, labelId, describedBy: describedBy === '' ? undefined : describedBy, invalid: wrong, disabled })}
      {wrong && (
        <Wrong id={errorId} role="alert">
          <CircleAlert aria-hidden="true" />
          {error}
        </Wrong>
      )}
      {help !== undefined && <Help id={helpId}>{help}</Help>}
    </Box>
  );
}

function PhaseMark({ phase }: { readonly phase: AutosavePhase }) {
  const { t } = useTranslation();
  if (phase === 'saving') {
    return (
      <Mark>
        <LoaderCircle aria-hidden="true" />
        {t('save.saving')}
      </Mark>
    );
  }
  if (phase === 'saved') {
    return (
      <Mark data-tone="ok">
        <Check aria-hidden="true" />
        {t('save.saved')}
      </Mark>
    );
  }
  if (phase === 'invalid' || phase === 'failed') {
    return (
      <Mark data-tone="problem">
        <CircleAlert aria-hidden="true" />
        {t('save.notSaved')}
      </Mark>
    );
  }
  return null;
}

const LabelLine = styled('div')({ display: 'flex', alignItems: 'baseline', gap: '0.5rem', marginBottom: '0.25rem' });

const Label = styled('label')({ fontSize: '0.8125rem', fontWeight: 600, lineHeight: 1.4 });

const Required = styled('span')(({ theme }) => ({ fontWeight: 400, color: theme.palette.tokens.inkFaint }));

const Help = styled('div')(({ theme }) => ({
  marginTop: '0.25rem',
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  color: theme.palette.tokens.inkFaint,
}));

const Wrong = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: '0.3125rem',
  marginTop: '0.25rem',
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  color: theme.palette.tokens.tones.problem.text,
  '& svg': { width: '0.875rem', height: '0.875rem', flex: 'none', marginTop: '0.15em' },
}));

const Mark = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: '0.25rem',
  fontSize: '0.75rem',
  lineHeight: 1.4,
  whiteSpace: 'nowrap',
  color: theme.palette.tokens.inkFaint,
  '& svg': { width: '0.8125rem', height: '0.8125rem' },
  '&[data-tone="ok"]': { color: theme.palette.tokens.tones.ok.text },
  '&[data-tone="problem"]': { color: theme.palette.tokens.tones.problem.text },
}));
