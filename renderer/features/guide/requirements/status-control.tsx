import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '#renderer/components/fields/field.tsx';
import { STATUS_LOOKS, statusForKey } from '#renderer/records/assessments/assessment-look.ts';
import { ASSESSMENT_STATUSES, type AssessmentStatus } from '#shared/entities/assessment.ts';

export type StatusControlProps = {
  readonly value: AssessmentStatus;
  readonly onChoose: (status: AssessmentStatus) => void;
};

/** The six states side by side, each with its digit; a radio group to keyboards and screen readers. */
export function StatusControl({ value, onChoose }: StatusControlProps) {
  const { t } = useTranslation(['steps', 'assessment']);
  const name = useId();
  return (
    <Field label={t('requirements.status')} group>
      {({ disabled }) => (
        <Options
          aria-disabled={disabled || undefined}
          onKeyDown={(event) => {
            const status = statusForKey(event.key);
            if (disabled || status === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            onChoose(status);
          }}
        >
          {ASSESSMENT_STATUSES.map((status, index) => {
            const { icon: Icon, tone } = STATUS_LOOKS[status];
            return (
              <Option key={status} data-tone={tone} data-checked={status === value} data-disabled={disabled}>
                <input
                  type="radio"
                  name={name}
                  value={status}
                  checked={status === value}
                  disabled={disabled}
                  onChange={() => onChoose(status)}
                />
                <Icon aria-hidden="true" />
                <span>{t(`assessment:status.${status}`)}</span>
                {!disabled && <Digit aria-hidden="true">{index + 1}</Digit>}
              </Option>
            );
          })}
        </Options>
      )}
    </Field>
  );
}

const Options = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(9.25rem, 1fr))',
  gap: '0.375rem',
});

const Option = styled('label')(({ theme }) => {
  const { tokens } = theme.palette;
  return {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '0.4375rem',
    minHeight: '2rem',
    padding: '0.1875rem 0.5rem',
    border: `1px solid ${tokens.edge}`,
    borderRadius: 5,
    backgroundColor: tokens.surface,
    fontSize: '0.8125rem',
    lineHeight: 1.3,
    cursor: 'pointer',
    '& input': { position: 'absolute', inset: 0, margin: 0, opacity: 0, cursor: 'pointer' },
    '& svg': { width: '1rem', height: '1rem', flex: 'none' },
    '& span:nth-of-type(1)': { flex: 1, minWidth: 0 },
    '&[data-disabled="true"], &[data-disabled="true"] input': { cursor: 'default' },
    '&[data-disabled="true"]:not([data-checked="true"])': { borderColor: tokens.hairline, color: tokens.inkSoft },
    '&:not([data-disabled="true"]):hover': { backgroundColor: tokens.hover },
    '&:has(input:focus-visible)': { outline: `2px solid ${tokens.accent}`, outlineOffset: 2 },
    ...Object.fromEntries(
      Object.entries(tokens.tones).flatMap(([tone, colours]) => [
        [`&[data-tone="${tone}"] svg`, { color: colours.text }],
        [
          `&[data-tone="${tone}"][data-checked="true"]`,
          {
            color: colours.text,
            backgroundColor: colours.fill,
            borderColor: colours.text,
            boxShadow: `inset 0 0 0 1px ${colours.text}`,
            fontWeight: 600,
          },
        ],
      ]),
    ),
  };
});

const Digit = styled('span')(({ theme }) => ({
  fontSize: '0.75rem',
  fontWeight: 400,
  fontVariantNumeric: 'tabular-nums',
  color: theme.palette.tokens.inkFaint,
}));
