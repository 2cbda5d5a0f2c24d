import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';
import type { PdfDocument } from './pdf-library.ts';
import { PAGE_ZOOMS, type PageZoom, PdfPageView } from './pdf-page-view.tsx';
import { ToggleChoice } from './toggle-choice.tsx';
import { usePdf } from './use-pdf.ts';

/** The pages of a PDF, one at a time, in the height that its parent gives. */
export function PdfPreview({ file }: { readonly file: Blob }) {
  const { t } = useTranslation('pdf');
  const pdf = usePdf(file);
  if (pdf === 'locked' || pdf === 'unreadable') {
    return (
      <Box sx={{ flex: 1 }}>
        <Notice tone="problem" role="status">
          {t(pdf)}
        </Notice>
      </Box>
    );
  }
  // A fraction of a second: nothing is said before there is something to see.
  return pdf === null ? <Box aria-busy="true" sx={{ flex: 1 }} /> : <Pages pdf={pdf} />;
}

function Pages({ pdf }: { readonly pdf: PdfDocument }) {
  const { t } = useTranslation('pdf');
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState<PageZoom>('width');
  const total = pdf.numPages;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, flex: 1, minWidth: 0, minHeight: 0, height: '100%' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Button
          size="small"
          startIcon={<ChevronLeft size="1rem" />}
          disabled={number === 1}
          onClick={() => setNumber(number - 1)}
        >
          {t('previous')}
        </Button>
        <Typography role="status" variant="body2">
          {t('page', { number, total })}
        </Typography>
        <Button
          size="small"
          endIcon={<ChevronRight size="1rem" />}
          disabled={number === total}
          onClick={() => setNumber(number + 1)}
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
