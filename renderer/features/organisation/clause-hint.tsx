import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { catalogueNode } from '#renderer/standard/catalogue.ts';

/** Numbers of the requirements that ask for a field, each leading to its words. */
export function ClauseHint({ nodes }: { readonly nodes: readonly string[] }) {
  const { t } = useTranslation('organisation');
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, fontSize: '0.75rem' }}>
      {nodes.map((id) => (
        <Tooltip key={id} title={t('clauseHint', { clauses: `${id} ${catalogueNode(id)?.title ?? ''}` })} describeChild>
          <AppLink to="/requirements" search={{ node: id }} color="text.secondary">
            <Code>{id}</Code>
          </AppLink>
        </Tooltip>
      ))}
    </Box>
  );
}
