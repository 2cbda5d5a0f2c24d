import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '#renderer/components/fields/field.tsx';
import type { NodeGuidance } from '#shared/catalogue/guidance.ts';

export type MaturityControlProps = {
  readonly value: number | null;
  readonly levels: NodeGuidance['maturity'];
  /** Null where the chosen level is chosen again: it was a slip. */
  readonly onChoose: (level: number | null) => void;
};

/** Six levels side by side; what the chosen one looks like stands below. */
export function MaturityControl({ value, levels, onChoose }: MaturityControlProps) {
  const { t } = useTranslation('walkThrough');
  const name = useId();
  return (
    <Field label={t('maturity')} group>
      {({ disabled }) => (
        <>
          <Levels data-disabled={disabled}>
            {levels.map((text, level) => (
              <label key={text} title={text} data-checked={level === value}>
                <input
                  type="radio"
                  name={name}
                  checked={level === value}
                  disabled={disabled}
                  aria-label={t('level', { level, text })}
                  onChange={() => onChoose(level)}
                  onClick={() => {
                    if (level === value) onChoose(null);
                  }}
                />
                {level}
              </label>
            ))}
          </Levels>
          <Typography variant="body2" sx={{ color: 'text.secondary', minHeight: '2.5rem', mt: 0.5 }}>
            {value === null ? '' : levels[value]}
          </Typography>
        </>
      )}
    </Field>
  );
}

const Levels = styled('div')(({ theme }) => {
  const { tokens } = theme.palette;
  return {
    display: 'flex',
    gap: '0.375rem',
    '& label': {
      position: 'relative',
      display: 'grid',
      placeItems: 'center',
      width: '2.5rem',
      height: '2.25rem',
      border: `1px solid ${tokens.edge}`,
      borderRadius: 5,
      backgroundColor: tokens.surface,
      fontVariantNumeric: 'tabular-nums',
      cursor: 'pointer',
    },
    '&[data-disabled="true"] label, &[data-disabled="true"] input': { cursor: 'default' },
    '&:not([data-disabled="true"]) label:hover': { backgroundColor: tokens.hover },
    '& label[data-checked="true"]': {
      borderColor: tokens.accent,
      boxShadow: `inset 0 0 0 1px ${tokens.accent}`,
      backgroundColor: tokens.selected,
      fontWeight: 600,
    },
    '& label:has(input:focus-visible)': { outline: `2px solid ${tokens.accent}`, outlineOffset: 2 },
    '& input': { position: 'absolute', inset: 0, margin: 0, opacity: 0, cursor: 'pointer' },
  };
});
