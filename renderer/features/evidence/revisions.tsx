import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { CameraOff, Download, FilePlus, PenLine } from 'lucide-react';
import { lazy, Suspense, use, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { ReadOnlyFields } from '#renderer/components/fields/field.tsx';
import { formatBytes, formatInstant } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { RequestError, request, useCommand } from '#renderer/host/api.ts';
import { deliverExport, pickFile } from '#renderer/host/files.ts';
import { readContent } from '#renderer/records/evidence/content.ts';
import { receive, type Source } from '#renderer/records/evidence/take-in.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { type Derivation, type Evidence, type EvidenceRevision, newestRevision } from '#shared/entities/evidence.ts';
import { canLoseCameraData } from '#shared/rules/camera-data.ts';
import { previewOf } from '#shared/rules/preview.ts';

const EditPicture = lazy(() => import('./edit-picture.tsx').then((module) => ({ default: module.EditPicture })));

/** The versions of a file, the newest first: each can be saved, none is ever changed. */
export function Revisions({ evidence }: { readonly evidence: Evidence }) {
  const readOnly = use(ReadOnlyFields);
  const { t } = useTranslation('evidence');
  const headingId = useId();
  const [drawing, setDrawing] = useState(false);
  const [busy, setBusy] = useState(false);
  const add = useCommand('evidence.addRevision');
  const newest = newestRevision(evidence);
  if (newest === undefined) return null;
  const isPicture = previewOf(newest.mediaType) === 'image';

  async function keep(source: Source, made: { derivation: Derivation; madeFrom?: string } | null): Promise<void> {
    setBusy(true);
    try {
      const { known: _known, ...received } = await receive(source, v7(), made?.derivation === 'withoutMetadata');
      const { changeId } = await add.mutateAsync({ id: evidence.id, revision: { ...received, ...made } });
      showToast({ message: t('revision.added', { code: evidence.code }), changeId, tone: 'ok' });
    } catch (error) {
      const nothing = made?.derivation === 'withoutMetadata' && codeOf(error) === 'evidenceSame';
      showToast({ message: nothing ? t('revision.noMetadata') : sentenceOf(error), tone: 'problem' });
    }
    setBusy(false);
  }
  async function handleNewer(): Promise<void> {
    const chosen = await pickFile('takeEvidence', '').catch(sayAndStop);
    if (chosen !== null) await keep({ kind: 'chosen', chosen }, null);
  }
  async function handleWithoutMetadata(from: EvidenceRevision): Promise<void> {
    const blob = await readContent(from).catch(sayAndStop);
    const made = { derivation: 'withoutMetadata', madeFrom: from.id } as const;
    if (blob !== null) await keep({ kind: 'picture', blob, name: from.fileName }, made);
  }
  return (
    <Box component="section" aria-labelledby={headingId}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5 }}>
        <Typography id={headingId} component="h3" variant="h4" sx={{ flex: 1 }}>
          {t('revision.title')}
        </Typography>
        {isPicture && (
          <Button
            size="small"
            disabled={readOnly}
            startIcon={<PenLine aria-hidden="true" />}
            onClick={() => setDrawing(true)}
          >
            {t('revision.draw')}
          </Button>
        )}
        {canLoseCameraData(newest.mediaType) && newest.derivation === '' && (
          <Button
            size="small"
            disabled={readOnly}
            startIcon={<CameraOff aria-hidden="true" />}
            loading={busy}
            onClick={() => void handleWithoutMetadata(newest)}
          >
            {t('revision.withoutMetadata')}
          </Button>
        )}
        <Button
          size="small"
          disabled={readOnly}
          startIcon={<FilePlus aria-hidden="true" />}
          loading={busy}
          onClick={() => void handleNewer()}
        >
          {t('revision.newer')}
        </Button>
      </Box>
      <Box component="ol" reversed sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {evidence.revisions.toReversed().map((revision) => (
          <Item key={revision.id} revision={revision} all={evidence.revisions} />
        ))}
      </Box>
      {drawing && (
        <Suspense>
          <EditPicture
            revision={newest}
            onDone={({ blob, redacted }) => {
              setDrawing(false);
              const made = { derivation: redacted ? 'redacted' : 'annotated', madeFrom: newest.id } as const;
              void keep({ kind: 'picture', blob, name: newest.fileName }, made);
            }}
            onCancel={() => setDrawing(false)}
          />
        </Suspense>
      )}
    </Box>
  );
}

type ItemProps = { readonly revision: EvidenceRevision; readonly all: readonly EvidenceRevision[] };

function Item({ revision, all }: ItemProps) {
  const { t, i18n } = useTranslation('evidence');
  const { number, fileName, bytes, mediaType, sha256, addedAt, addedBy, derivation, madeFrom } = revision;
  const from = all.find(({ id }) => id === madeFrom);
  async function handleSave(): Promise<void> {
    try {
      const file = await pickFile('saveEvidence', fileName);
      if (file === null) return;
      await request('evidence.save', { sha256, path: file.grant });
      deliverExport(file);
      showToast({ message: t('revision.saved', { name: file.name }), tone: 'ok' });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider', display: 'flex', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box>
          {t('revision.number', { number })} · {fileName}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {[
            ...(derivation === '' ? [] : [t(`derivation.${derivation}`, { number: from?.number ?? number })]),
            mediaType,
            formatBytes(bytes, i18n.language),
            t('revision.by', { by: addedBy, at: formatInstant(addedAt, i18n.language) }),
          ].join(' · ')}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
          SHA-256{' '}
          <Box component={Code} sx={{ whiteSpace: 'normal' }}>
            {sha256}
          </Box>
        </Box>
      </Box>
      <Button
        size="small"
        startIcon={<Download aria-hidden="true" />}
        aria-label={t('revision.saveLabel', { number, name: fileName })}
        onClick={() => void handleSave()}
        sx={{ flex: 'none', alignSelf: 'flex-start' }}
      >
        {t('revision.save')}
      </Button>
    </Box>
  );
}

function codeOf(error: unknown): string | null {
  return error instanceof RequestError ? error.failure.code : null;
}

function sayAndStop(error: unknown): null {
  showToast({ message: sentenceOf(error), tone: 'problem' });
  return null;
}
