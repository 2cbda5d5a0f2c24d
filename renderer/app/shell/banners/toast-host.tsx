import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissToast, type Toast, useToasts } from '#renderer/session/toasts.ts';
import { undoChange } from '#renderer/session/undo.ts';

/** How long a message stays, in milliseconds; longer where something can be done about it. */
const STAY = 5000;
const STAY_WITH_ACTION = 10_000;

/** Custom property with the height that the messages take up at the window's foot; unset while there are none. */
export const TOAST_SPACE = '--toast-space';

const ICONS = { neutral: Info, ok: CircleCheck, problem: CircleAlert } as const;

/**
 * Messages about what just happened, bottom right; the newest lowest. They give way to what has buttons there: left of
 * dialogs and drawers, and above the bar with the way on.
 */
export function ToastHost() {
  const { t } = useTranslation();
  const { toasts } = useToasts();
  const host = useRef<HTMLElement>(null);
  useEffect(() => (host.current === null ? undefined : announceHeight(host.current)), []);
  return (
    <Box
      ref={host}
      role="region"
      aria-label={t('toast.region')}
      sx={(theme) => ({
        position: 'fixed',
        zIndex: theme.zIndex.snackbar,
        bottom: '1rem',
        right: '1rem',
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        width: 'min(28rem, calc(100vw - 2rem))',
        pointerEvents: 'none',
        'body:has([data-way-on]) &': { bottom: '4.75rem' },
        'body:has(.MuiDrawer-anchorRight, .MuiDialog-container) &': {
          left: '1rem',
          right: 'auto',
          bottom: '1rem',
        },
        'body:has(.MuiDialog-container) &': { width: besideDialog(300) },
        'body:has(.MuiDialog-paperWidthMd) &': { width: besideDialog(450) },
      })}
    >
      <Box role="status" aria-live="polite" sx={{ display: 'contents' }}>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </Box>
    </Box>
  );
}

/** The width that is left beside a dialog in the middle of the window, by half of its own in pixels. */
function besideDialog(half: number): string {
  return `clamp(14rem, calc(50vw - ${half}px - 2rem), 28rem)`;
}

/** Tells the page how much of its foot is covered, as messages come, wrap and go. */
function announceHeight(host: HTMLElement): () => void {
  const root = document.documentElement;
  const observer = new ResizeObserver(() => {
    if (host.offsetHeight === 0) root.style.removeProperty(TOAST_SPACE);
    else root.style.setProperty(TOAST_SPACE, `calc(${host.offsetHeight}px + 1.5rem)`);
  });
  observer.observe(host);
  return () => {
    observer.disconnect();
    root.style.removeProperty(TOAST_SPACE);
  };
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const { changeId, action } = toast;
  const stays = toast.tone === 'problem' || held;
  const stay = changeId === null && action === null ? STAY : STAY_WITH_ACTION;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismissToast(toast.id), stay);
    return () => clearTimeout(timer);
  }, [stays, stay, toast.id]);
  const Icon = ICONS[toast.tone];
  return (
    <Box
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        py: 0.75,
        pointerEvents: 'auto',
        borderRadius: 1,
        bgcolor: theme.palette.tokens.ink,
        color: theme.palette.tokens.paper,
        boxShadow: `0 0.25rem 1rem ${theme.palette.tokens.scrim}`,
        fontSize: '0.875rem',
        '& > svg': { flex: 'none' },
      })}
    >
      <Icon size="1.125rem" aria-hidden="true" />
      <Box sx={{ flex: 1, minWidth: 0, py: 0.5 }}>{toast.message}</Box>
      {changeId !== null && (
        <ToastButton
          label={t('actions.undo')}
          onPress={() => {
            dismissToast(toast.id);
            void undoChange(changeId);
          }}
        />
      )}
      {action !== null && (
        <ToastButton
          label={action.label}
          onPress={() => {
            dismissToast(toast.id);
            action.run();
          }}
        />
      )}
      <IconButton
        aria-label={t('actions.dismiss')}
        onClick={() => dismissToast(toast.id)}
        sx={{
          color: 'inherit',
          '&:hover': { color: 'inherit', opacity: 0.8 },
          '&.Mui-focusVisible': { outlineColor: 'currentcolor' },
        }}
      >
        <X size="1rem" />
      </IconButton>
    </Box>
  );
}

function ToastButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <Button
      onClick={onPress}
      sx={{
        color: 'inherit',
        textDecoration: 'underline',
        textUnderlineOffset: '0.2em',
        '&.Mui-focusVisible': { outlineColor: 'currentcolor' },
      }}
    >
      {label}
    </Button>
  );
}
