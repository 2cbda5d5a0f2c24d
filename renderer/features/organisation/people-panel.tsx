import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Pencil, UserRoundCheck, UserRoundPlus, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldsForm } from '#renderer/components/frames/dialogs/fields-form.tsx';
import { FormDialog } from '#renderer/components/frames/dialogs/form-dialog.tsx';
import { Item, ItemsPanel } from '#renderer/components/frames/items-panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Person } from '#shared/entities/person.ts';

type Edited = Person | 'new';

const route = getRouteApi('/organisation');

/** Who works in the workspace: added, changed and retired here, never removed once they acted. */
export function PeoplePanel() {
  const { t } = useTranslation('people');
  const list = useRoute('people.list', {});
  const { person: openId, create = false } = route.useSearch();
  const navigate = useNavigate();
  const asked = create ? 'new' : (list.data?.people.find(({ id }) => id === openId) ?? null);
  const [chosen, setEdited] = useState<Edited | null>(null);
  const edited = chosen ?? asked;
  function close(): void {
    setEdited(null);
    if (asked !== null) void navigate({ to: '/organisation', replace: true });
  }
  return (
    <>
      <QueryView query={list}>
        {({ people }) => (
          <ItemsPanel
            title={t('title')}
            text={t('text')}
            add={{ icon: UserRoundPlus, label: t('add'), onAdd: () => setEdited('new') }}
            none={{ title: t('none'), text: t('noneText') }}
            label={t('list')}
            items={people.map((person) => (
              <PersonItem key={person.id} person={person} onEdit={() => setEdited(person)} />
            ))}
          />
        )}
      </QueryView>
      <FormDialog about={edited} onClose={close}>
        {(about, titleId) => <PersonForm edited={about} titleId={titleId} onClose={close} />}
      </FormDialog>
    </>
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
    <Item
      name={name}
      faint={!active}
      facts={[role, email, active ? '' : t('retired')].filter(Boolean).join(' · ')}
      actions={[
        { icon: Pencil, label: t('edit'), fullLabel: t('editLabel', { name }), onAct: onEdit },
        {
          icon: active ? UserRoundX : UserRoundCheck,
          label: t(active ? 'retire' : 'bringBack'),
          fullLabel: t(active ? 'retireLabel' : 'bringBackLabel', { name }),
          busy: update.isPending,
          onAct: () => void turn(),
        },
      ]}
    />
  );
}

type PersonFormProps = { readonly edited: Edited; readonly titleId: string; readonly onClose: () => void };

/** Asks who somebody is, and what they do. */
function PersonForm({ edited, titleId, onClose }: PersonFormProps) {
  const { t } = useTranslation('people');
  const known = edited === 'new' ? null : edited;
  const add = useCommand('people.add');
  const update = useCommand('people.update');
  async function keep(fields: Pick<Person, 'name' | 'role' | 'email'>): Promise<void> {
    const { changeId } =
      known === null ? await add.mutateAsync(fields) : await update.mutateAsync({ id: known.id, changes: fields });
    showToast({ message: t(known === null ? 'added' : 'changed', { name: fields.name.trim() }), changeId });
    onClose();
  }
  return (
    <FieldsForm
      titleId={titleId}
      title={known === null ? t('addTitle') : t('editTitle', { name: known.name })}
      submit={t(known === null ? 'common:actions.add' : 'common:actions.save')}
      fields={[
        {
          name: 'name',
          field: { kind: 'line', required: true },
          words: { label: t('name'), help: t('nameHelp') },
          value: known?.name,
        },
        { name: 'role', field: { kind: 'line' }, words: { label: t('role'), help: t('roleHelp') }, value: known?.role },
        { name: 'email', field: { kind: 'line' }, words: { label: t('email') }, value: known?.email },
      ]}
      onSubmit={({ name, role, email }) => keep({ name: String(name), role: String(role), email: String(email) })}
      onClose={onClose}
    />
  );
}
