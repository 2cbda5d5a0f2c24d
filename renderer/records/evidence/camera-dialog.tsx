import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Camera } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/components/signs/notice.tsx';
import type { EvidenceLink } from '#shared/entities/evidence.ts';
import { takeIn } from './take-in.ts';

/** As sharp as cameras of laptops and tablets get. */
const WANTED = { video: { width: { ideal: 3840 }, facingMode: 'environment' }, audio: false } as const;

type CameraDialogProps = { readonly links: readonly EvidenceLink[]; readonly onClose: () => void };

/** Takes photos one after the other; the camera is on only while this is open. */
export function CameraDialog({ links, onClose }: CameraDialogProps) {
  const { t } = useTranslation(['evidence', 'common']);
  const titleId = useId();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'ready' | 'none'>('starting');
  const [taken, setTaken] = useState(0);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let left = false;
    const begin = async () => {
      try {
        const started = await navigator.mediaDevices.getUserMedia(WANTED);
        if (left) return stop(started);
        stream = started;
        if (video.current !== null) video.current.srcObject = started;
      } catch {
        if (!left) setState('none');
      }
    };
    void begin();
    return () => {
      left = true;
      if (stream !== undefined) stop(stream);
    };
  }, []);

  async function handleTake(): Promise<void> {
    const source = video.current;
    if (source === null || source.videoWidth === 0) return;
    const canvas = new OffscreenCanvas(source.videoWidth, source.videoHeight);
    canvas.getContext('2d')?.drawImage(source, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
    takeIn([{ kind: 'picture', blob, name: `${t('camera.name')}.jpg` }], links);
    setTaken((count) => count + 1);
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{t('camera.title')}</DialogTitle>
      <DialogContent>
        {state === 'none' ? (
          <Notice tone="attention" role="alert">
            {t('camera.none')}
          </Notice>
        ) : (
          <Box
            component="video"
            ref={video}
            autoPlay
            muted
            playsInline
            aria-label={t('camera.picture')}
            // Before its first picture there is nothing to take.
            onLoadedData={() => setState('ready')}
            sx={{ width: '100%', maxHeight: '60vh', bgcolor: 'common.black', display: 'block' }}
          />
        )}
        <Box role="status" sx={{ mt: 1, minHeight: '1.25rem', color: 'text.secondary' }}>
          {taken > 0 && t('camera.taken', { count: taken })}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:actions.close')}</Button>
        <Button
          variant="contained"
          startIcon={<Camera aria-hidden="true" />}
          disabled={state !== 'ready'}
          onClick={() => void handleTake()}
        >
          {t('camera.take')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
