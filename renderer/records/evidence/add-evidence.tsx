import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Camera, ChevronDown, Paperclip } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickFiles } from '#renderer/host/files.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { EvidenceKind, EvidenceLink } from '#shared/entities/evidence.ts';
import { CameraDialog } from './camera-dialog.tsx';
import { NewEvidenceDialog } from './new-evidence-dialog.tsx';
import { sourceOf, takeIn } from './take-in.ts';

const SAID: readonly Exclude<EvidenceKind, 'file'>[] = ['link', 'interview', 'observation'];

export type AddEvidenceProps = {
  /** What the new evidence supports. */
  readonly links: readonly EvidenceLink[];
  readonly variant?: 'text' | 'outlined';
  /** Whether the camera is on, where a key of the page turns it on too. */
  readonly camera?: boolean | undefined;
  readonly onCamera?: ((on: boolean) => void) | undefined;
};

/** A file, a photo, a picture from the clipboard (Ctrl+V anywhere on the page), or what was said and seen. */
export function AddEvidence({ links, variant = 'text', camera: given, onCamera }: AddEvidenceProps) {
  const { t } = useTranslation('evidence');
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuOpen = anchor !== null;
  const [own, setOwn] = useState(false);
  const camera = given ?? own;
  const setCamera = onCamera ?? setOwn;
  const [adding, setAdding] = useState<Exclude<EvidenceKind, 'file'> | null>(null);
  usePaste(links);
  async function handleFiles(): Promise<void> {
    try {
      takeIn((await pickFiles('takeEvidence')).map(sourceOf), links);
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: variant === 'text' ? 0 : 1 }}>
      <Button
        size={variant === 'text' ? 'small' : 'medium'}
        variant={variant}
        startIcon={<Paperclip aria-hidden="true" />}
        title={t('add.fileHint')}
        onClick={() => void handleFiles()}
      >
        {t('add.file')}
      </Button>
      <Button
        size={variant === 'text' ? 'small' : 'medium'}
        variant={variant}
        startIcon={<Camera aria-hidden="true" />}
        onClick={() => setCamera(true)}
      >
        {t('add.photo')}
      </Button>
      <Button
        size={variant === 'text' ? 'small' : 'medium'}
        variant={variant}
        endIcon={<ChevronDown aria-hidden="true" />}
        aria-haspopup="menu"
        aria-expanded={menuOpen}
        aria-controls={menuOpen ? menuId : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('add.more')}
      </Button>
      <Menu id={menuId} anchorEl={anchor} open={menuOpen} onClose={() => setAnchor(null)}>
        {SAID.map((kind) => (
          <MenuItem
            key={kind}
            onClick={() => {
              setAnchor(null);
              setAdding(kind);
            }}
          >
            {t(`kind.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
      {camera && <CameraDialog links={links} onClose={() => setCamera(false)} />}
      <NewEvidenceDialog kind={adding} links={links} onClose={() => setAdding(null)} />
    </Box>
  );
}

/** A picture from the clipboard, wherever the focus is; words that are pasted go where they always go. */
function usePaste(links: readonly EvidenceLink[]): void {
  const { t } = useTranslation('evidence');
  const latest = useRef(links);
  useLayoutEffect(() => {
    latest.current = links;
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
      const hasWords = event.clipboardData?.types.includes('text/plain') === true;
      if (files.length === 0 || hasWords || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      const pictures = files.map((blob) => {
        // What a screenshot is called by the clipboard says nothing.
        const name = blob.name === '' || /^image\.\w+$/.test(blob.name) ? t('add.pasted') : blob.name;
        return { kind: 'picture', blob, name: withEnding(name, blob.type) } as const;
      });
      takeIn(pictures, latest.current);
    };
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, [t]);
}

function withEnding(name: string, mediaType: string): string {
  return /\.\w{2,5}$/.test(name) ? name : `${name}.${mediaType.split('/')[1] ?? 'png'}`;
}
