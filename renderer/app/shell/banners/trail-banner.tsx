import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';

/**
 * Says that the trail has lost what this computer knew of it, or belongs to another workspace than the one known here,
 * until somebody looks into that and accepts it.
 */
export function TrailBanner({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const { t } = useTranslation('workspace');
  if (!workspace.trailLost) return null;
  return (
    <Box sx={{ flex: 'none', px: { xs: 2, md: 4 }, pt: 1.5 }}>
      <Notice tone="problem" actions={<LinkButton to="/trail">{t('trailLost.look')}</LinkButton>}>
        {t(workspace.replaced ? 'trailLost.replaced' : 'trailLost.text')}
      </Notice>
    </Box>
  );
}
