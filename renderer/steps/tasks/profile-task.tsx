import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { ORGANISATION_DRAFTS, ORGANISATION_FIELDS } from '#renderer/features/organisation/organisation-fields.ts';
import { ProfileField } from '#renderer/features/organisation/profile-field.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { useLeftDrafts } from '#renderer/records/form/use-left-drafts.ts';
import type { Organisation } from '#shared/entities/organisation.ts';

/** Fields of the organisation's profile, in the order in which the page names them. */
export function ProfileTask({ fields }: { readonly fields: readonly (keyof Organisation)[] }) {
  const { t } = useTranslation('organisation');
  const organisation = useRoute('organisation.get', {});
  useLeftDrafts({ prefix: ORGANISATION_DRAFTS, name: t('title') });
  return (
    <QueryView query={organisation}>
      {(profile) => (
        <Panel>
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
            {fields
              .flatMap((key) => ORGANISATION_FIELDS.find((field) => field.key === key) ?? [])
              .map((field) => (
                <ProfileField key={field.key} field={field} profile={profile} />
              ))}
          </Box>
        </Panel>
      )}
    </QueryView>
  );
}
