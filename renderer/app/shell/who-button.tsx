import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '#renderer/host/api.ts';
import { setShell } from './shell-state.ts';

/** Under whose name changes are made, where the workspace has people; the way to another. */
export function WhoButton() {
  const { t } = useTranslation('people');
  const { data } = useRoute('people.list', {});
  if (data === undefined || !data.people.some(({ active }) => active)) return null;
  const name = data.actor ?? t('who.nobody');
  return (
    <Button
      color={data.actor === null ? 'error' : 'inherit'}
      aria-haspopup="dialog"
      aria-label={t('who.button', { name })}
      onClick={() => setShell({ whoOpen: true })}
      sx={{ minWidth: 0, maxWidth: '12rem', textAlign: 'left' }}
    >
      <UserRound size="1.125rem" aria-hidden="true" style={{ flex: 'none' }} />
      <Name className="spare">{name}</Name>
    </Button>
  );
}

const Name = styled('span')({
  marginLeft: '0.5rem',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
