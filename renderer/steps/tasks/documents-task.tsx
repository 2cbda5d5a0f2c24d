import Box from '@mui/material/Box';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { useRoute } from '#renderer/host/api.ts';

/** The documents of the Stage 1 pack, each with its state, and the way to where they are approved and written. */
export function DocumentsTask() {
  const { t } = useTranslation(['wizard', 'documents']);
  const documents = useRoute('documents.list', {});
  return (
    <QueryView query={documents}>
      {(all) => {
        const list = all.filter(({ inPack }) => inPack);
        const left = list.filter(({ status }) => status !== 'approved').length;
        return (
          <Panel title={left === 0 ? t('tasks.documentsDone') : t('tasks.documentsLeft', { count: left })}>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, mb: 1.5, p: 0 }}>
              {list.map(({ documentKey, identifier, version, status }) => (
                <Box key={documentKey} component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, py: 0.375 }}>
                  <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>
                    {t(`documents:titles.${documentKey}`)}{' '}
                    <Box component="span" sx={{ color: 'text.secondary' }}>
                      {identifier}, {version}
                    </Box>
                  </Box>
                  <StatusChip
                    tone={status === 'approved' ? 'ok' : 'attention'}
                    label={t(`documents:status.${status}`)}
                  />
                </Box>
              ))}
            </Box>
            <LinkButton to="/documents" variant="outlined" startIcon={<FileText />}>
              {t('tasks.toDocuments')}
            </LinkButton>
          </Panel>
        );
      }}
    </QueryView>
  );
}
