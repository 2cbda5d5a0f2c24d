import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmAction } from '#renderer/session/confirm-action.ts';
import { Notice } from '../signs/notice.tsx';
import { formatNumber } from '../words/format.ts';
import { flattenPicture, MAX_SIDE, type OpenPicture } from './picture-file.ts';
import { hasRedaction, type Marks, NO_MARKS, redoMarks, undoMarks } from './picture-marks.ts';
import { PictureWorkplace } from './picture-workplace.tsx';
import { useOpenPicture } from './use-open-picture.ts';

/** All the room there is, for the picture. */
const WHOLE_WINDOW = { height: 'calc(100% - 2rem)', maxHeight: 'none', m: '1rem', width: 'calc(100% - 2rem)' };

export type PictureEditorProps = {
  /** Its `type` decides whether the copy is a JPEG or a PNG. */
  readonly picture: Blob;
  /** The copy is at full size; `redacted` where something of the picture was blacked out. */
  readonly onDone: (result: { readonly blob: Blob; readonly redacted: boolean }) => void;
  readonly onCancel: () => void;
};

/** A dialog in which arrows, boxes, labels and redactions are put on a copy of a picture; the picture stays as it is. */
export function PictureEditor({ picture, onDone, onCancel }: PictureEditorProps) {
  const { t, i18n } = useTranslation('picture');
  const titleId = useId();
  const opened = useOpenPicture(picture);
  const [marks, setMarks] = useState<Marks>(NO_MARKS);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const number = (value: number) => formatNumber(value, i18n.language);
  const isOpen = opened !== null && opened !== 'unreadable';

  async function handleCancel(): Promise<void> {
    if (busy) return;
    const question = { title: t('leave.title'), text: t('leave.text'), confirmLabel: t('leave.confirm') };
    if (marks.marks.length === 0 || (await confirmAction(question))) onCancel();
  }

  async function handleSave(open: OpenPicture): Promise<void> {
    setBusy(true);
    setFailed(false);
    try {
      onDone({ blob: await flattenPicture(open, marks.marks, picture.type), redacted: hasRedaction(marks) });
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  function handleKey(event: React.KeyboardEvent): void {
    const writing = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (writing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 'z') setMarks(event.shiftKey ? redoMarks : undoMarks);
    else if (key === 'y') setMarks(redoMarks);
    else return;
    // The app would take back its own newest change.
    event.preventDefault();
  }

  return (
    <Dialog
      open
      onClose={() => void handleCancel()}
      onKeyDown={handleKey}
      aria-labelledby={titleId}
      maxWidth={opened === 'unreadable' ? 'sm' : false}
      fullWidth
      slotProps={{ paper: { sx: opened === 'unreadable' ? {} : WHOLE_WINDOW } }}
    >
      <DialogTitle id={titleId}>{t('title')}</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1, minHeight: 0 }}>
        {opened === 'unreadable' && (
          <Notice tone="problem" role="alert">
            {t('unreadable')}
          </Notice>
        )}
        {failed && (
          <Notice tone="problem" role="alert">
            {t('failed')}
          </Notice>
        )}
        {isOpen && opened.scaledDown && (
          <Notice tone="attention">
            {t('scaledDown', {
              side: number(MAX_SIDE),
              width: number(opened.size.width),
              height: number(opened.size.height),
            })}
          </Notice>
        )}
        {isOpen ? <PictureWorkplace picture={opened} marks={marks} onChange={setMarks} /> : <Box sx={{ flex: 1 }} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void handleCancel()}>{t('common:actions.cancel')}</Button>
        <Button
          variant="contained"
          disabled={!isOpen || marks.marks.length === 0}
          loading={busy}
          onClick={() => isOpen && void handleSave(opened)}
        >
          {t('save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
