import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '#renderer/components/disclosure.tsx';
import { LineInput } from '#renderer/components/fields.tsx';
import { INTERVIEW_ROLES } from '#shared/catalogue/guidance.ts';
import { MAX_LINE } from '#shared/entities/text.ts';
import { toggleRole, useWalk } from './walk-store.ts';

/** Who is there: questions for others are folded away, and the name goes with what is judged. */
export function Room({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation(['walkThrough', 'steps']);
  const { roles, answers } = useWalk();
  const chosen = roles.map((role) => t(`steps:interviewRoles.${role}`)).join(', ');
  const who = [chosen === '' ? t('everybody') : chosen, answers].filter(Boolean).join(' · ');
  return (
    <Disclosure label={`${t('room')}: ${who}`} look="link">
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.25, pb: 1 }}>
        <Box role="group" aria-label={t('room')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
          {INTERVIEW_ROLES.map((role) => {
            const there = roles.includes(role);
            return (
              <Chip
                key={role}
                component="button"
                clickable
                aria-pressed={there}
                variant={there ? 'filled' : 'outlined'}
                {...(there && { icon: <Check size="1rem" aria-hidden="true" /> })}
                label={t(`steps:interviewRoles.${role}`)}
                onClick={() => toggleRole(role)}
              />
            );
          })}
        </Box>
        <Box sx={{ maxWidth: '24rem' }}>
          <LineInput
            label={t('answers')}
            help={t('answersHelp')}
            maxLength={MAX_LINE}
            value={answers}
            suggestions={names}
            onChange={(name) => useWalk.setState({ answers: name })}
          />
        </Box>
      </Box>
    </Disclosure>
  );
}
