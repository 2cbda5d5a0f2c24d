import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { useRoute } from '#renderer/host/api.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import { ActionStatusChip } from './action-look.tsx';
import { NewActionDialog } from './new-action-dialog.tsx';

type NodeActionsProps = {
  readonly node: CatalogueNode;
  /** Whether one is being added, where a key of the page does so too. */
  readonly adding?: boolean;
  readonly onAdding?: (adding: boolean) => void;
};

/** What is to be done about one requirement, and the way to add to it. */
export function NodeActions({ node, adding: given, onAdding }: NodeActionsProps) {
  const { t } = useTranslation('actions');
  const headingId = useId();
  const [own, setOwn] = useState(false);
  const adding = given ?? own;
  const setAdding = onAdding ?? setOwn;
  const actions = (useRoute('actions.list', {}).data ?? []).filter(({ nodeId }) => nodeId === node.id);
  return (
    <Box component="section" aria-labelledby={headingId} sx={{ mt: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography id={headingId} component="h3" variant="h4" sx={{ flex: 1 }}>
          {t('ofNode')}
        </Typography>
        <Button size="small" startIcon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      </Box>
      {actions.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {actions.map((action) => (
            <Box key={action.id} component="li" sx={{ display: 'flex', gap: 1, py: 0.375, alignItems: 'baseline' }}>
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <AppLink to="/actions" search={{ action: action.id }}>
                  {action.code} {action.title}
                </AppLink>
              </Box>
              <ActionStatusChip status={action.status} />
            </Box>
          ))}
        </Box>
      )}
      <NewActionDialog open={adding} node={node} onClose={() => setAdding(false)} />
    </Box>
  );
}
