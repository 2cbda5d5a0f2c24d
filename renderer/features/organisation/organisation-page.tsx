import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { useLeftDrafts } from '#renderer/records/form/use-left-drafts.ts';
import { BodyRules } from './body-rules.tsx';
import { FieldGrid } from './field-grid.tsx';
import { ORGANISATION_DRAFTS, ORGANISATION_FIELDS } from './organisation-fields.ts';
import { PeoplePanel } from './people-panel.tsx';
import { ProfileField } from './profile-field.tsx';

const GROUPS = ['identity', 'people', 'scope'] as const;

/** The organisation's profile; every field keeps itself saved. */
export function OrganisationPage() {
  const { t } = useTranslation('organisation');
  const organisation = useRoute('organisation.get', {});
  useLeftDrafts({ prefix: ORGANISATION_DRAFTS, name: t('title') });
  return (
    <Page width="reading">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <AppLink to="/trail" search={{ kind: 'organisation' }} variant="body2">
            {t('history')}
          </AppLink>
        }
      />
      <QueryView query={organisation}>
        {(profile) => (
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
            {GROUPS.map((group) => (
              <Panel key={group} title={t(`groups.${group}`)}>
                <FieldGrid>
                  {ORGANISATION_FIELDS.filter((field) => field.group === group).map((field) => (
                    <Box key={field.key} sx={{ gridColumn: field.wide ? '1 / -1' : 'auto', minWidth: 0 }}>
                      <ProfileField field={field} profile={profile} />
                    </Box>
                  ))}
                </FieldGrid>
              </Panel>
            ))}
            <PeoplePanel />
            <BodyRules profile={profile} />
          </Box>
        )}
      </QueryView>
    </Page>
  );
}
