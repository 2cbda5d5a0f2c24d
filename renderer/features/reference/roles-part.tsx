import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import type { Reference } from '#shared/catalogue/reference.ts';
import { Entries, Entry, Labelled } from './entries.tsx';
import { SharedProvenance } from './provenance.tsx';

/** Roles and life-cycle stages of ISO/IEC 22989: the words that the registry of AI systems uses. */
export function RolesPart({ reference }: { readonly reference: Reference }) {
  const { t } = useTranslation('reference');
  const { roles, lifeCycle } = reference;
  return (
    <>
      <Panel flush title={t('roles.title')} description={roles.texts.about}>
        <Entries>
          {roles.structure.roles.map(({ id, nodes, subRoles }) => (
            <Entry key={id} title={roles.texts.roles[id]?.name ?? id} nodes={nodes}>
              <p>{roles.texts.roles[id]?.meaning}</p>
              <Labelled label={t('example')}>{roles.texts.roles[id]?.example}</Labelled>
              {subRoles.map((sub) => (
                <Labelled key={sub} label={t('roles.subRole', { name: roles.texts.subRoles[sub]?.name ?? sub })}>
                  {roles.texts.subRoles[sub]?.meaning}
                </Labelled>
              ))}
            </Entry>
          ))}
        </Entries>
        <SharedProvenance rows={roles.structure.roles} />
      </Panel>
      <Panel flush title={t('lifeCycle.title')} description={lifeCycle.texts.about}>
        <Entries as="ol">
          {lifeCycle.structure.stages.map(({ id, nodes }, index) => (
            <Entry key={id} code={String(index + 1)} title={lifeCycle.texts.stages[id]?.name ?? id} nodes={nodes}>
              <p>{lifeCycle.texts.stages[id]?.meaning}</p>
              <Labelled label={t('lifeCycle.prepare')}>{lifeCycle.texts.stages[id]?.prepare}</Labelled>
            </Entry>
          ))}
        </Entries>
        <SharedProvenance rows={lifeCycle.structure.stages} />
      </Panel>
      <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: '46rem' }}>
        {t('roles.inRegistry')}
      </Typography>
    </>
  );
}
