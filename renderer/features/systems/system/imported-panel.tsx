import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import type { AiSystem } from '#shared/entities/ai-system.ts';

/** What the inventory said in columns that have no field here, as the file had it; never edited. */
export function ImportedPanel({ system }: { readonly system: AiSystem }) {
  const { t } = useTranslation('systems');
  const [open, setOpen] = useState(false);
  const listId = useId();
  const cells = Object.entries(system.imported?.other ?? {}).filter(([, value]) => value !== '');
  if (cells.length === 0) return null;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <Panel
      title={t('imported.title')}
      description={t('imported.text', { count: cells.length })}
      actions={
        <Button
          aria-expanded={open}
          aria-controls={listId}
          startIcon={<Chevron aria-hidden="true" />}
          onClick={() => setOpen(!open)}
        >
          {open ? t('imported.hide') : t('imported.show')}
        </Button>
      }
    >
      <Box id={listId}>
        {open && (
          <Box component="dl" sx={{ m: 0, fontSize: '0.8125rem' }}>
            {cells.map(([heading, value]) => (
              <Box
                key={heading}
                sx={{
                  display: 'grid',
                  gridTemplateColumns: { xs: '1fr', sm: 'minmax(10rem, 18rem) 1fr' },
                  columnGap: 2,
                  py: 0.75,
                  borderTop: 1,
                  borderColor: 'divider',
                }}
              >
                <Box component="dt" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                  {heading}
                </Box>
                <Box component="dd" sx={{ m: 0, minWidth: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                  {value}
                </Box>
              </Box>
            ))}
          </Box>
        )}
        {open && system.importKey !== null && (
          <Box sx={{ pt: 0.75, borderTop: 1, borderColor: 'divider', color: 'text.secondary', fontSize: '0.8125rem' }}>
            {t('imported.key', { key: system.importKey })}
          </Box>
        )}
      </Box>
    </Panel>
  );
}
