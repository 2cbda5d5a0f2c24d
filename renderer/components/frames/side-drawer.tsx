import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { flushDrafts } from '../../session/save-state.ts';
import { ReadOnlyFields } from '../fields/field.tsx';
import { neighbours } from '../grid/place.ts';
import { formatNumber } from '../words/format.ts';
import { Code } from '../words/text.tsx';

/** The records before and after the one that is shown, in the order of its list. */
export type Among = { readonly order: readonly string[]; readonly id: string; readonly onGo: (id: string) => void };

type SideDrawerProps = {
  readonly open: boolean;
  /** At most, such as `36rem`; a small window is filled. */
  readonly width: string;
  readonly code?: string;
  readonly title: string;
  readonly description?: ReactNode;
  readonly among?: Among | undefined;
  /** Whether all of it can be read and no more. */
  readonly readOnly?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** One record beside its list; what was being written is saved before it goes, or kept where it cannot be. */
export function SideDrawer(props: SideDrawerProps) {
  const { open, width, code, title, description, among, readOnly = false, onClose, children } = props;
  const { t } = useTranslation();
  const titleId = useId();
  async function flushAnd(go: () => void): Promise<void> {
    await flushDrafts();
    go();
  }
  function handleKey(event: KeyboardEvent): void {
    if (among === undefined || !event.altKey || event.ctrlKey || event.metaKey) return;
    const { previous, next } = neighbours(among.order, among.id);
    const target = { PageUp: previous, PageDown: next }[event.key];
    if (target === undefined || target === null) return;
    event.preventDefault();
    void flushAnd(() => among.onGo(target));
  }
  const close = () => void flushAnd(onClose);
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={close}
      onKeyDown={handleKey}
      slotProps={{
        paper: {
          sx: { width: `min(${width}, 100vw)` },
          role: 'dialog',
          'aria-modal': true,
          'aria-labelledby': titleId,
        },
      }}
    >
      <Box
        sx={{
          position: 'sticky',
          top: 0,
          zIndex: 3,
          display: 'flex',
          alignItems: 'flex-start',
          gap: 1,
          px: 3,
          pt: 2,
          pb: 1,
          bgcolor: 'background.paper',
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography id={titleId} component="h2" variant="h2" sx={{ overflowWrap: 'anywhere' }}>
            {code !== undefined && (
              <>
                <Box component={Code} sx={{ mr: 0.5, color: 'text.secondary', fontSize: '0.9em' }}>
                  {code}
                </Box>{' '}
              </>
            )}
            {title}
          </Typography>
          {description !== undefined && (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {description}
            </Typography>
          )}
        </Box>
        {among !== undefined && <Steps among={among} onGo={(id) => void flushAnd(() => among.onGo(id))} />}
        <IconButton aria-label={t('actions.close')} onClick={close} autoFocus>
          <X size="1.125rem" aria-hidden="true" />
        </IconButton>
      </Box>
      <Box sx={{ px: 3, pt: 0.5, pb: 3, display: 'flex', flexDirection: 'column', gap: 2 }}>
        <ReadOnlyFields value={readOnly}>{children}</ReadOnlyFields>
      </Box>
    </Drawer>
  );
}

/** The way to the neighbours; also Alt+PageUp and Alt+PageDown. */
export function Steps({ among, onGo }: { readonly among: Among; readonly onGo: (id: string) => void }) {
  const { t, i18n } = useTranslation();
  const { previous, next } = neighbours(among.order, among.id);
  const position = among.order.indexOf(among.id);
  if (position === -1) return null;
  const step = (label: string, keys: string, target: string | null, Icon: typeof X) => (
    <IconButton
      aria-label={label}
      aria-keyshortcuts={keys}
      title={`${label} (${keys})`}
      disabled={target === null}
      onClick={() => target !== null && onGo(target)}
    >
      <Icon size="1.125rem" aria-hidden="true" />
    </IconButton>
  );
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
      {step(t('neighbours.previous'), 'Alt+PageUp', previous, ChevronUp)}
      {step(t('neighbours.next'), 'Alt+PageDown', next, ChevronDown)}
      {t('neighbours.position', {
        position: formatNumber(position + 1, i18n.language),
        total: formatNumber(among.order.length, i18n.language),
      })}
    </Box>
  );
}
