import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { Disclosure } from '#renderer/components/frames/disclosure.tsx';
import { RoleChips } from '#renderer/records/assessments/role-chips.tsx';
import { endInterview, toggleRole, useWalk, type WalkInterview } from '#renderer/records/assessments/walk-store.ts';
import { MAX_LINE } from '#shared/entities/text.ts';

type RoomProps = {
  readonly names: readonly string[];
  /** The one that the walk keeps to; null where it goes through everything. */
  readonly interview: WalkInterview | null;
};

/** Who is there: questions for others are folded away, and the name goes with what is judged. */
export function Room({ names, interview }: RoomProps) {
  const { t } = useTranslation(['walkThrough', 'steps']);
  const { roles, answers } = useWalk();
  const chosen = roles.map((role) => t(`steps:interviewRoles.${role}`)).join(', ');
  const topics = interview && t('interviewTopics', { code: interview.code, count: interview.topics.length });
  const who = [topics, chosen === '' ? t('everybody') : chosen, answers].filter(Boolean).join(' · ');
  return (
    <Disclosure label={`${t('room')}: ${who}`} look="link">
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.25, pb: 1 }}>
        <RoleChips label={t('room')} chosen={roles} onToggle={toggleRole} />
        {interview !== null && (
          <Box>
            <Button variant="outlined" onClick={endInterview}>
              {t('endInterview', { code: interview.code })}
            </Button>
          </Box>
        )}
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
