import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { forgetDrafts } from '#renderer/components/fields/kept-fields.ts';
import { SideDrawer } from '#renderer/components/frames/side-drawer.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { FoldedHistory } from '#renderer/records/changes/history-panel.tsx';
import { useTargetNames } from '#renderer/records/evidence/use-target-names.ts';
import { useReadOnly } from '#renderer/records/form/record-drawer.tsx';
import { useLeftDrafts } from '#renderer/records/form/use-left-drafts.ts';
import { confirmAction } from '#renderer/session/confirm-action.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Evidence } from '#shared/entities/evidence.ts';
import { EvidenceFieldsForm, evidenceDrafts } from './evidence-fields.tsx';
import { LinksEditor } from './links-editor.tsx';
import { Preview } from './preview.tsx';
import { Revisions } from './revisions.tsx';

/** Links that the question before a removal names. */
const NAMED = 8;

type EvidenceDrawerProps = {
  /** Null while it is closed. */
  readonly evidence: Evidence | null;
  /** Its list, for previous and next. */
  readonly order: readonly string[];
  readonly onGo: (id: string) => void;
  readonly onClose: () => void;
};

/** One piece of evidence: what it looks like, what is said of it, what it supports, and its versions. */
export function EvidenceDrawer({ evidence, order, onGo, onClose }: EvidenceDrawerProps) {
  const readOnly = useReadOnly();
  return (
    <SideDrawer
      open={evidence !== null}
      width="46rem"
      code={evidence?.code ?? ''}
      title={evidence?.title ?? ''}
      among={evidence === null ? undefined : { order, id: evidence.id, onGo }}
      readOnly={readOnly}
      onClose={onClose}
    >
      {evidence !== null && (
        <Sheet key={evidence.id} evidence={evidence} readOnly={readOnly} onGo={onGo} onClose={onClose} />
      )}
    </SideDrawer>
  );
}

type SheetProps = Pick<EvidenceDrawerProps, 'onGo' | 'onClose'> & {
  readonly evidence: Evidence;
  readonly readOnly: boolean;
};

function Sheet({ evidence, readOnly, onGo, onClose }: SheetProps) {
  const { t } = useTranslation('evidence');
  const remove = useCommand('evidence.remove');
  const nameOf = useTargetNames();
  const { id, code, title, kind, links } = evidence;
  useLeftDrafts({ prefix: evidenceDrafts(id), name: `${code} ${title}`, onReturn: () => onGo(id) });
  async function handleRemove(): Promise<void> {
    const names = links.slice(0, NAMED).map((link) => nameOf(link).short);
    const more = links.length > NAMED ? ` ${t('moreLinks', { count: links.length - NAMED })}` : '';
    const agreed = await confirmAction({
      title: t('remove.title', { code }),
      text:
        links.length === 0
          ? t('remove.unlinked')
          : t('remove.linked', { count: links.length, names: `${names.join(', ')}${more}` }),
      confirmLabel: t('remove.confirm'),
      tone: 'problem',
    });
    if (!agreed) return;
    try {
      const { changeId } = await remove.mutateAsync({ id });
      forgetDrafts(evidenceDrafts(id));
      onClose();
      showToast({ message: t('remove.done', { code }), changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <>
      {kind === 'file' && <Preview evidence={evidence} />}
      <LinksEditor evidence={evidence} />
      <EvidenceFieldsForm evidence={evidence} />
      {kind === 'file' && <Revisions evidence={evidence} />}
      <Box>
        <Button
          color="error"
          disabled={readOnly}
          startIcon={<Trash2 aria-hidden="true" />}
          loading={remove.isPending}
          onClick={() => void handleRemove()}
        >
          {t('remove.button')}
        </Button>
      </Box>
      <FoldedHistory entityId={id} />
    </>
  );
}
