import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SideDrawer } from '#renderer/components/frames/side-drawer.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { useTargetNames } from '#renderer/records/evidence/use-target-names.ts';
import { confirmAction } from '#renderer/session/confirm-action.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Evidence } from '#shared/entities/evidence.ts';
import { EvidenceFieldsForm } from './evidence-fields.tsx';
import { LinksEditor } from './links-editor.tsx';
import { Preview } from './preview.tsx';
import { Revisions } from './revisions.tsx';

/** Links that the question before a removal names. */
const NAMED = 8;

type EvidenceDrawerProps = { readonly evidence: Evidence | null; readonly onClose: () => void };

/** One piece of evidence: what it looks like, what is said of it, what it supports, and its versions. */
export function EvidenceDrawer({ evidence, onClose }: EvidenceDrawerProps) {
  return (
    <SideDrawer open={evidence !== null} width="46rem" onClose={onClose}>
      {(titleId, close) =>
        evidence !== null && <Sheet key={evidence.id} evidence={evidence} titleId={titleId} onClose={close} />
      }
    </SideDrawer>
  );
}

type SheetProps = { readonly evidence: Evidence; readonly titleId: string; readonly onClose: () => void };

function Sheet({ evidence, titleId, onClose }: SheetProps) {
  const { t } = useTranslation(['evidence', 'common']);
  const remove = useCommand('evidence.remove');
  const nameOf = useTargetNames();
  const { code, title, kind, links } = evidence;
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
      const { changeId } = await remove.mutateAsync({ id: evidence.id });
      onClose();
      showToast({ message: t('remove.done', { code }), changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Box sx={{ px: 3, py: 2, display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
        <Typography id={titleId} component="h2" variant="h2" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
          {code} {title}
        </Typography>
        <IconButton aria-label={t('common:actions.close')} onClick={onClose} autoFocus>
          <X size="1.125rem" aria-hidden="true" />
        </IconButton>
      </Box>
      {kind === 'file' && <Preview evidence={evidence} />}
      <LinksEditor evidence={evidence} />
      <EvidenceFieldsForm evidence={evidence} />
      {kind === 'file' && <Revisions evidence={evidence} />}
      <Box>
        <Button
          color="error"
          startIcon={<Trash2 aria-hidden="true" />}
          loading={remove.isPending}
          onClick={() => void handleRemove()}
        >
          {t('remove.button')}
        </Button>
      </Box>
    </Box>
  );
}
