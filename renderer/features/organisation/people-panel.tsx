import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Pencil, UserRoundCheck, UserRoundPlus, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Person } from '#shared/entities/person.ts';
import { PersonDialog } from './person-dialog.tsx';

/** Who works in the workspace: added, changed and retired here, never removed once they acted. */
export function PeoplePanel() {
  const { t } = useTranslation('people');
  const list = useRoute('people.list', {});
  const [edited, setEdited] = useState<Person | 'new' | null>(null);
  return (
    <Panel
      title={t('title')}
      description={t('text')}
      actions={
        <Button variant="outlined" startIcon={<UserRoundPlus />} onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      }
      flush
    >
      <QueryView query={list}>
        {({ people }) =>
          people.length === 0 ? (
            <EmptyState icon={UserRoundPlus} title={t('none')} text={t('noneText')} headingLevel="h3" />
          ) : (
            <Box component="ul" aria-label={t('list')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {people.map((person) => (
                <PersonItem key={person.id} person={person} onEdit={() => setEdited(person)} />
              ))}
            </Box>
          )
        }
      </QueryView>
      <PersonDialog edited={edited} onClose={() => setEdited(null)} />
    </Panel>
  );
}

function PersonItem({ person, onEdit }: { readonly person: Person; readonly onEdit: () => void }) {
  const { t } = useTranslation('people');
  const update = useCommand('people.update');
  const { id, name, role, email, active } = person;
  async function turn(): Promise<void> {
    try {
      const { changeId } = await update.mutateAsync({ id, changes: { active: !active } });
      showToast({ message: t(active ? 'retiredDone' : 'backDone', { name }), changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 14rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box component="strong" sx={{ fontWeight: 600, color: active ? 'text.primary' : 'text.secondary' }}>
          {name}
        </Box>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {[role, email, active ? '' : t('retired')].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <Button startIcon={<Pencil />} aria-label={t('editLabel', { name })} onClick={onEdit}>
        {t('edit')}
      </Button>
      <Button
        startIcon={active ? <UserRoundX /> : <UserRoundCheck />}
        aria-label={t(active ? 'retireLabel' : 'bringBackLabel', { name })}
        loading={update.isPending}
        onClick={() => void turn()}
      >
        {t(active ? 'retire' : 'bringBack')}
      </Button>
    </Box>
  );
}
