import Box from '@mui/material/Box';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PassphraseInput } from '#renderer/components/fields/passphrase-input.tsx';
import { MIN_PASSPHRASE } from '#shared/contract/workspace/workspace.ts';

type Problems = { readonly passphrase: string; readonly again: string };
const NONE: Problems = { passphrase: '', again: '' };

export type NewPassphraseEntry = {
  readonly passphrase: string;
  readonly again: string;
  readonly problems: Problems;
  readonly setPassphrase: (value: string) => void;
  readonly setAgain: (value: string) => void;
  /** Whether it is long enough and was typed twice alike; says what is wrong. */
  readonly check: () => boolean;
  /** Shows a refusal of the core at the field. */
  readonly refuse: (sentence: string) => void;
  readonly clear: () => void;
};

export function useNewPassphrase(): NewPassphraseEntry {
  const { t } = useTranslation('protection');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problems, setProblems] = useState(NONE);
  return {
    passphrase,
    again,
    problems,
    setPassphrase(value) {
      setPassphrase(value);
      setProblems(NONE);
    },
    setAgain(value) {
      setAgain(value);
      setProblems(NONE);
    },
    check() {
      const short = passphrase.length < MIN_PASSPHRASE ? t('passphrase.short', { count: MIN_PASSPHRASE }) : '';
      const other = passphrase === again ? '' : t('passphrase.differs');
      setProblems({ passphrase: short, again: other });
      return short === '' && other === '';
    },
    refuse: (sentence) => setProblems({ passphrase: sentence, again: '' }),
    clear() {
      setPassphrase('');
      setAgain('');
    },
  };
}

type NewPassphraseProps = { readonly entry: NewPassphraseEntry; readonly label: string; readonly again: string };

/** Asks for a new passphrase twice: one that was mistyped once would shut its owner out. */
export function NewPassphrase({ entry, label, again }: NewPassphraseProps) {
  const { t } = useTranslation('protection');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, width: '100%', maxWidth: '28rem' }}>
      <PassphraseInput
        label={label}
        help={t('passphrase.help', { count: MIN_PASSPHRASE })}
        autoComplete="new-password"
        value={entry.passphrase}
        error={entry.problems.passphrase}
        onChange={entry.setPassphrase}
      />
      <PassphraseInput
        label={again}
        autoComplete="new-password"
        value={entry.again}
        error={entry.problems.again}
        onChange={entry.setAgain}
      />
    </Box>
  );
}
