import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { INTERVIEW_ROLES, type InterviewRole } from '#shared/entities/interview-roles.ts';

type RoleChipsProps = {
  readonly label: string;
  readonly chosen: readonly InterviewRole[];
  readonly disabled?: boolean;
  readonly onToggle: (role: InterviewRole) => void;
};

/** The roles that questions are put to, each to be chosen or not. */
export function RoleChips({ label, chosen, disabled = false, onToggle }: RoleChipsProps) {
  const { t } = useTranslation('steps');
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      {INTERVIEW_ROLES.map((role) => {
        const there = chosen.includes(role);
        return (
          <Chip
            key={role}
            component="button"
            type="button"
            clickable
            disabled={disabled}
            aria-pressed={there}
            variant={there ? 'filled' : 'outlined'}
            {...(there && { icon: <Check size="1rem" aria-hidden="true" /> })}
            label={t(`interviewRoles.${role}`)}
            onClick={() => onToggle(role)}
          />
        );
      })}
    </Box>
  );
}
