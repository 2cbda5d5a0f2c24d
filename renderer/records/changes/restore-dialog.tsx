import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatInstant } from '#renderer/components/words/format.ts';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { useRecordWords } from '../use-words.ts';
import { FieldChanges } from './field-changes.tsx';
import { type RecordVersion, useGoingBack, type WorkspacePoint } from './going-back.ts';
import { RestoreSteps } from './restore-steps.tsx';

/** Stands once in the app's frame; shows what going back would do, and does it. */
export function RestoreDialog() {
  const { target, open } = useGoingBack();
  const titleId = useId();
  const close = () => useGoingBack.setState({ open: false });
  return (
    <Dialog
      open={open}
      onClose={close}
      aria-labelledby={titleId}
      maxWidth="sm"
      fullWidth
      slotProps={{ transition: { onExited: () => useGoingBack.setState({ target: null }) } }}
    >
      {target !== null &&
        ('entity' in target ? (
          <RecordForm version={target} titleId={titleId} onClose={close} />
        ) : (
          <WorkspaceForm point={target} titleId={titleId} onClose={close} />
        ))}
    </Dialog>
  );
}

type Common = { readonly titleId: string; readonly onClose: () => void };

function WorkspaceForm({ point: { seq, head, name }, titleId, onClose }: Common & { readonly point: WorkspacePoint }) {
  const { t, i18n } = useTranslation('trail');
  const input = { seq, ...(head !== undefined && { head }) };
  const preview = useRoute('trail.restorePreview', input);
  const restore = useCommand('trail.restore');
  const at = preview.data === undefined ? '' : formatInstant(preview.data.at, i18n.language);
  return (
    <Form
      title={t('goBack.title', { name })}
      titleId={titleId}
      confirmLabel={t('goBack.confirm')}
      nothing={preview.data === undefined || preview.data.total === 0}
      onClose={onClose}
      onConfirm={async () => {
        const { changeId } = await restore.mutateAsync(input);
        showToast({ message: t('goBack.done', { at }), changeId });
      }}
    >
      <QueryView query={preview}>
        {(found) =>
          found.total === 0 ? (
            <DialogContentText sx={{ color: 'text.primary' }}>{t('goBack.nothing')}</DialogContentText>
          ) : (
            <>
              <DialogContentText sx={{ color: 'text.primary' }}>
                {t('goBack.text', { count: found.changes, at })}
              </DialogContentText>
              <DialogContentText variant="body2" sx={{ mt: 0.5 }}>
                {t('goBack.kept')}
              </DialogContentText>
              <RestoreSteps preview={found} />
            </>
          )
        }
      </QueryView>
    </Form>
  );
}

function RecordForm({ version, titleId, onClose }: Common & { readonly version: RecordVersion }) {
  const { t, i18n } = useTranslation('trail');
  const words = useRecordWords();
  const { entity, entityId, seq, name } = version;
  const preview = useRoute('trail.restoreRecordPreview', { entity, entityId, seq });
  const restore = useCommand('trail.restoreRecord');
  const at = formatInstant(version.at, i18n.language);
  const record = `${words.entity(entity)} ${name}`.trim();
  const step = preview.data?.step ?? null;
  return (
    <Form
      title={t('version.title', { at })}
      titleId={titleId}
      confirmLabel={t('version.confirm')}
      nothing={step === null}
      onClose={onClose}
      onConfirm={async () => {
        const { changeId } = await restore.mutateAsync({ entity, entityId, seq });
        showToast({ message: t('version.done', { record, at }), changeId });
      }}
    >
      <QueryView query={preview}>
        {({ step: found }) => (
          <>
            <DialogContentText sx={{ color: 'text.primary', mb: 1 }}>
              {found === null
                ? t('version.nothing', { record })
                : t(found.operation === 'create' ? 'version.back' : 'version.text', { record })}
            </DialogContentText>
            {found !== null && <FieldChanges entry={found} most={12} />}
          </>
        )}
      </QueryView>
    </Form>
  );
}

type FormProps = Common & {
  readonly title: string;
  readonly confirmLabel: string;
  /** Whether there is nothing to do, or nothing known yet. */
  readonly nothing: boolean;
  readonly onConfirm: () => Promise<void>;
  readonly children: ReactNode;
};

function Form({ title, titleId, confirmLabel, nothing, onClose, onConfirm, children }: FormProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  async function confirm(): Promise<void> {
    setBusy(true);
    try {
      await flushDrafts();
      await onConfirm();
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  }
  return (
    <>
      <DialogTitle id={titleId} sx={{ overflowWrap: 'anywhere' }}>
        {title}
      </DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column' }}>
        {children}
        {problem !== '' && (
          <Notice tone="problem" role="alert">
            {problem}
          </Notice>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t(nothing ? 'actions.close' : 'actions.cancel')}</Button>
        {!nothing && (
          <Button variant="contained" loading={busy} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        )}
      </DialogActions>
    </>
  );
}
