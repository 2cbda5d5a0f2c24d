import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { MAX_SHOWN, readContent } from '#renderer/records/evidence/content.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { type Evidence, type EvidenceRevision, newestRevision } from '#shared/entities/evidence.ts';
import { previewOf } from '#shared/rules/preview.ts';

const PdfPreview = lazy(() =>
  import('#renderer/components/pdf/pdf-preview.tsx').then(({ PdfPreview: component }) => ({ default: component })),
);

/** Characters of a text that are shown; a log of megabytes is read elsewhere. */
const MAX_CHARACTERS = 200_000;

/** The newest version as far as a page can show it. */
export function Preview({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation('evidence');
  const revision = newestRevision(evidence);
  if (revision === undefined) return null;
  const kind = previewOf(revision.mediaType);
  if (kind === 'none') return <Box sx={{ color: 'text.secondary' }}>{t('preview.none')}</Box>;
  if (kind === 'words' || kind === 'text') return <Words revision={revision} />;
  if (revision.bytes > MAX_SHOWN) return <Box sx={{ color: 'text.secondary' }}>{t('preview.large')}</Box>;
  return <Drawn key={revision.sha256} revision={revision} title={evidence.title} />;
}

type DrawnProps = { readonly revision: EvidenceRevision; readonly title: string };

function Drawn({ revision, title }: DrawnProps) {
  const { t } = useTranslation(['evidence', 'common']);
  const { data: blob, error } = useQuery({
    queryKey: ['evidenceContent', revision.sha256],
    queryFn: () => readContent(revision),
    staleTime: Number.POSITIVE_INFINITY,
    // Pictures of many megabytes are not kept behind the page.
    gcTime: 0,
  });
  if (error !== null) return <Notice tone="problem">{sentenceOf(error)}</Notice>;
  if (blob === undefined) return <Box role="status">{t('common:state.loading')}</Box>;
  if (previewOf(revision.mediaType) === 'image') return <Picture blob={blob} title={title} />;
  return (
    <Suspense>
      <PdfPreview file={blob} height="30rem" />
    </Suspense>
  );
}

function Picture({ blob, title }: { readonly blob: Blob; readonly title: string }) {
  const { t } = useTranslation('evidence');
  const image = useRef<HTMLImageElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    if (image.current !== null) image.current.src = made;
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  if (broken) return <Notice tone="attention">{t('preview.broken')}</Notice>;
  return (
    <Box
      component="img"
      ref={image}
      alt={title}
      onError={() => setBroken(true)}
      sx={{
        maxWidth: '100%',
        maxHeight: '24rem',
        objectFit: 'contain',
        alignSelf: 'flex-start',
        border: 1,
        borderColor: 'divider',
      }}
    />
  );
}

/** Texts as they are, documents and workbooks as the words in them. */
function Words({ revision }: { readonly revision: EvidenceRevision }) {
  const { t } = useTranslation('evidence');
  const words = useRoute('evidence.words', { sha256: revision.sha256 }).data?.words;
  if (words === undefined) return null;
  if (words.trim() === '') return <Box sx={{ color: 'text.secondary' }}>{t('preview.noWords')}</Box>;
  return (
    <Box
      component="pre"
      tabIndex={0}
      aria-label={t('preview.words')}
      sx={{
        m: 0,
        p: 1.5,
        maxHeight: '20rem',
        overflow: 'auto',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        fontFamily: 'inherit',
        fontSize: '0.8125rem',
        border: 1,
        borderColor: 'divider',
        borderRadius: '4px',
      }}
    >
      {words.slice(0, MAX_CHARACTERS)}
    </Box>
  );
}
