import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { Eye, File, FileText, Image, Link2, type LucideIcon, MessageCircle, Sheet } from 'lucide-react';
import { createElement } from 'react';
import { toBase64 } from '#renderer/components/pictures/base64.ts';
import { request } from '#renderer/host/api.ts';
import { type Evidence, type EvidenceRevision, newestRevision } from '#shared/entities/evidence.ts';
import { previewOf, XLSX } from '#shared/rules/preview.ts';
import { MAX_SHOWN, readContent } from './content.ts';

/** Longest side of a small picture, in pixels: sharp in a list on a dense screen. */
const SIDE = 192;

/** What a piece of evidence is, at a glance: the picture itself, or a mark for its kind. */
export function SmallPicture({ evidence, size = '2.5rem' }: { readonly evidence: Evidence; readonly size?: string }) {
  const revision = newestRevision(evidence);
  const isPicture = revision !== undefined && previewOf(revision.mediaType) === 'image' && revision.bytes <= MAX_SHOWN;
  const { data: source } = useQuery({
    queryKey: ['smallPicture', revision?.sha256],
    queryFn: () => smallPicture(revision as EvidenceRevision),
    enabled: isPicture,
    // The bytes behind a hash never change.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Box
      sx={{
        width: size,
        height: size,
        flex: 'none',
        display: 'grid',
        placeItems: 'center',
        overflow: 'hidden',
        border: 1,
        borderColor: 'divider',
        borderRadius: '4px',
        color: 'text.secondary',
        bgcolor: 'background.default',
      }}
    >
      {typeof source === 'string' ? (
        <Box component="img" src={source} alt="" sx={{ width: '100%', height: '100%', objectFit: 'cover' }} />
      ) : (
        createElement(iconOf(evidence, revision), { size: '1.125rem', 'aria-hidden': true })
      )}
    </Box>
  );
}

function iconOf({ kind }: Evidence, revision: EvidenceRevision | undefined): LucideIcon {
  if (kind === 'link') return Link2;
  if (kind === 'interview') return MessageCircle;
  if (kind === 'observation') return Eye;
  if (revision === undefined) return File;
  const preview = previewOf(revision.mediaType);
  if (preview === 'image') return Image;
  if (revision.mediaType === XLSX || revision.mediaType === 'text/csv') return Sheet;
  return preview === 'none' ? File : FileText;
}

/** One at a time: photos of a phone take a hundred megabytes each while they are drawn small. */
let drawing: Promise<unknown> = Promise.resolve();

/** An address of the picture; null where the page cannot draw it. Made once for each content, and kept with it. */
async function smallPicture(revision: EvidenceRevision): Promise<string | null> {
  const { sha256 } = revision;
  const { base64 } = await request('evidence.picture', { sha256 });
  if (base64 !== null) return `data:image/jpeg;base64,${base64}`;
  const drawn = drawing.then(() => drawSmall(revision));
  drawing = drawn.catch(() => null);
  const made = await drawn.catch(() => null);
  if (made === null) return null;
  await request('evidence.keepPicture', { sha256, base64: made }).catch(() => undefined);
  return `data:image/jpeg;base64,${made}`;
}

async function drawSmall(revision: EvidenceRevision): Promise<string> {
  const bitmap = await createImageBitmap(await readContent(revision));
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d');
  // JPEG has no transparency: what shows through is paper.
  if (context !== null) {
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  }
  bitmap.close();
  return toBase64(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }));
}
