import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';

type ToggleChoiceProps<T extends string> = {
  /** What is chosen between, for those who cannot see that the buttons belong together. */
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
};

/** One of a few, all in view: what else there is shall be seen without opening a list. One is always chosen. */
export function ToggleChoice<T extends string>({ label, value, choices, onChange }: ToggleChoiceProps<T>) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={label}
      value={value}
      onChange={(_, chosen: T | null) => chosen !== null && onChange(chosen)}
      // Apart, each with its whole border, since large text puts them on two lines.
      sx={(theme) => ({
        flexWrap: 'wrap',
        gap: 0.5,
        '&& .MuiToggleButton-root': { m: 0, borderRadius: 1, border: `1px solid ${theme.palette.tokens.edge}` },
      })}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.value} value={choice.value}>
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
