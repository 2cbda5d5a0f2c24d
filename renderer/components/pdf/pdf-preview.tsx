import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToggleChoice } from '../fields/toggle-choice.tsx';
import { Notice } from '../signs/notice.tsx';
import type { PdfDocument } from './pdf-library.ts';
import { PAGE_ZOOMS, type PageZoom, PdfPageView } from './pdf-page-view.tsx';
import { usePdf } from './use-pdf.ts';

type PdfPreviewProps = {
  readonly file: Blob;
  /** Of the page and its buttons, such as `30rem`; a sentence takes no more than it needs. */
  readonly height: string;
};

/** The pages of a PDF, one at a time. */
export function PdfPreview({ file, height }: PdfPreviewProps) {
  const { t } = useTranslation('pdf');
  const pdf = usePdf(file);
  if (pdf === 'locked' || pdf === 'unreadable') {
    return (
      <Notice tone="problem" role="status">
        {t(pdf)}
      </Notice>
    );
  }
  // A fraction of a second: nothing is said before there is something to see.
  return pdf === null ? <Box aria-busy="true" sx={{ height }} /> : <Pages pdf={pdf} height={height} />;
}

/** A button that is disabled loses the focus, and the keys that were meant for the dialog go nowhere. */
const AT_END = { '&[aria-disabled="true"]': { color: 'text.disabled', cursor: 'default' } } as const;

function Pages({ pdf, height }: { readonly pdf: PdfDocument; readonly height: string }) {
  const { t } = useTranslation('pdf');
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState<PageZoom>('width');
  const total = pdf.numPages;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, minWidth: 0, height }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Button
          size="small"
          startIcon={<ChevronLeft size="1rem" />}
          aria-disabled={number === 1}
          onClick={() => setNumber(Math.max(1, number - 1))}
          sx={AT_END}
        >
          {t('previous')}
        </Button>
        <Typography role="status" variant="body2">
          {t('page', { number, total })}
        </Typography>
        <Button
          size="small"
          endIcon={<ChevronRight size="1rem" />}
          aria-disabled={number === total}
          onClick={() => setNumber(Math.min(total, number + 1))}
          sx={AT_END}
        >
          {t('next')}
        </Button>
        <Box sx={{ ml: 'auto' }}>
          <ToggleChoice
            label={t('zoom')}
            value={zoom}
            choices={PAGE_ZOOMS.map((value) => ({ value, label: t(`zooms.${value}`) }))}
            onChange={setZoom}
          />
        </Box>
      </Box>
      <PdfPageView pdf={pdf} number={number} zoom={zoom} />
    </Box>
  );
}
