import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { request, useCommand, useRoute } from '#renderer/host/api.ts';
import { fieldSentenceOf, sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';
import type { Person } from '#shared/entities/person.ts';
import { MAX_LINE } from '#shared/entities/text.ts';
import { setShell, useShell } from '../shell-state.ts';

/** Asks who is working: by itself once a workspace with people is opened and nobody is chosen, else when called. */
export function WhoDialog({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const open = useShell((shell) => shell.whoOpen);
  const titleId = useId();
  const { data } = useRoute('people.list', {});
  const unknown = data !== undefined && data.actor === null && workspace.readOnlySince === null;
  useEffect(() => {
    if (unknown) setShell({ whoOpen: true });
  }, [unknown]);
  const close = () => setShell({ whoOpen: false });
  return (
    <Dialog open={open && data !== undefined} onClose={close} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      {data !== undefined && <WhoForm list={data} titleId={titleId} onClose={close} />}
    </Dialog>
  );
}

type WhoFormProps = {
  readonly list: RouteOutput<'people.list'>;
  readonly titleId: string;
  readonly onClose: () => void;
};

function WhoForm({ list, titleId, onClose }: WhoFormProps) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const add = useCommand('people.add');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const active = list.people.filter((person) => person.active);
  const first = active.find(({ id }) => id === list.chosen) ?? active[0];

  async function choose({ id, name: chosen }: Pick<Person, 'id' | 'name'>): Promise<void> {
    await request('people.choose', { id });
    await go(chosen);
  }
  async function go(chosen: string): Promise<void> {
    await client.invalidateQueries({ queryKey: ['people.list'] });
    showToast({ message: t('who.chosen', { name: chosen }) });
    onClose();
  }
  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (add.isPending) return;
    if (name.trim() === '') return setProblem(t('nameMissing'));
    try {
      await add.mutateAsync({ name, role: '', email: '', choose: true });
      await go(name.trim());
    } catch (error) {
      setProblem(fieldSentenceOf(error, 'name'));
    }
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <DialogTitle id={titleId}>{t('who.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ color: 'text.primary' }}>
          {t(active.length === 0 ? 'who.none' : 'who.text')}
        </DialogContentText>
        {active.length > 0 && (
          <List aria-label={t('who.list')} sx={{ my: 1 }}>
            {active.map((person) => (
              <Box component="li" key={person.id}>
                <ListItemButton
                  component="button"
                  type="button"
                  autoFocus={person === first}
                  selected={person.id === list.chosen}
                  aria-current={person.id === list.chosen ? 'true' : undefined}
                  onClick={() => void choose(person).catch((error: unknown) => setProblem(sentenceOf(error)))}
                  sx={{ width: '100%', textAlign: 'left', borderRadius: 1, overflowWrap: 'anywhere' }}
                >
                  <ListItemText
                    primary={person.name}
                    secondary={[person.role, person.id === list.chosen ? t('who.now') : ''].filter(Boolean).join(' · ')}
                  />
                </ListItemButton>
              </Box>
            ))}
          </List>
        )}
        <Box sx={{ mt: 1.5 }}>
          <LineInput
            label={t(active.length === 0 ? 'name' : 'who.other')}
            help={t('nameHelp')}
            autoFocus={active.length === 0}
            maxLength={MAX_LINE}
            value={name}
            error={problem}
            onChange={(value) => {
              setName(value);
              setProblem('');
            }}
          />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:actions.close')}</Button>
        <Button type="submit" variant={active.length === 0 ? 'contained' : 'text'} loading={add.isPending}>
          {t('who.add')}
        </Button>
      </DialogActions>
    </form>
  );
}
