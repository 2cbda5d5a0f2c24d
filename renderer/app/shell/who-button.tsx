import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '#renderer/host/api.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { setShell } from './shell-state.ts';

/** Under whose name changes are made, and the way to another; asks for a name as long as the workspace has no people. */
export function WhoButton() {
  const { t } = useTranslation('people');
  const { data } = useRoute('people.list', {});
  const readOnly = useWorkspace()?.readOnlySince != null;
  if (data === undefined) return null;
  const named = data.people.some(({ active }) => active);
  // Where nothing can be written, nobody can be added either.
  if (!named && readOnly) return null;
  const name = data.actor ?? t('who.nobody');
  return (
    <Button
      color={named && data.actor === null ? 'error' : 'inherit'}
      aria-haspopup="dialog"
      aria-label={named ? t('who.button', { name }) : t('who.title')}
      onClick={() => setShell({ whoOpen: true })}
      sx={{ minWidth: 0, maxWidth: '12rem', textAlign: 'left' }}
    >
      <UserRound size="1.125rem" aria-hidden="true" style={{ flex: 'none' }} />
      <Name className="spare">{named ? name : t('who.title')}</Name>
    </Button>
  );
}

const Name = styled('span')({
  marginLeft: '0.5rem',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
