import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Room, useRoom } from '../measures/use-room.ts';
import { Notice } from '../signs/notice.tsx';
import { Unseen } from '../words/text.tsx';
import type { PdfDocument, PdfPage } from './pdf-library.ts';

/** Most pixels of a drawn page: a poster at large zoom would take a gigabyte. */
const MAX_PIXELS = 16_000_000;

/** All of the page, its whole width, or twice that. */
export const PAGE_ZOOMS = ['page', 'width', 'larger'] as const;
export type PageZoom = (typeof PAGE_ZOOMS)[number];

type PdfPageViewProps = {
  readonly pdf: PdfDocument;
  /** From 1. */
  readonly number: number;
  readonly zoom: PageZoom;
};

/** `text` is `null` where the page cannot be shown. */
type PageText = { readonly number: number; readonly text: string | null };

/** One page as a picture, and its text for those who do not see it. */
export function PdfPageView({ pdf, number, zoom }: PdfPageViewProps) {
  const { t } = useTranslation('pdf');
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const room = useRoom(frame);
  const [read, setRead] = useState<PageText>({ number: 0, text: '' });

  useEffect(() => {
    let gone = false;
    let stop: (() => void) | null = null;
    async function show(): Promise<void> {
      const page = await pdf.getPage(number);
      const target = canvas.current;
      if (gone || target === null) return;
      const drawing = drawPage(page, target, room, zoom);
      stop = drawing.stop;
      await drawing.done;
      const words = await readText(page);
      if (gone) return;
      setRead({ number, text: words });
    }
    frame.current?.scrollTo({ top: 0 });
    // A page that was left behind before it was drawn ends with an error of its own.
    show().catch(() => !gone && setRead({ number, text: null }));
    return () => {
      gone = true;
      stop?.();
    };
  }, [pdf, number, room, zoom]);

  const text = read.number === number ? read.text : '';
  const label = t('page', { number, total: pdf.numPages });
  return (
    <Box
      ref={frame}
      tabIndex={0}
      role="region"
      aria-label={label}
      sx={(theme) => ({
        flex: 1,
        minHeight: 0,
        overflow: 'auto',
        scrollbarGutter: 'stable',
        border: `1px solid ${theme.palette.tokens.hairline}`,
        bgcolor: theme.palette.tokens.sunken,
        position: 'relative',
      })}
    >
      {text === null && (
        <Notice tone="problem" role="status">
          {t('pageUnreadable')}
        </Notice>
      )}
      <Box component="canvas" ref={canvas} role="img" aria-label={label} sx={{ display: 'block', m: '0 auto' }} />
      <Unseen>{text === '' && read.number === number ? t('noText') : text}</Unseen>
    </Box>
  );
}

/** Draws at the screen's own density. */
function drawPage(
  page: PdfPage,
  canvas: HTMLCanvasElement,
  room: Room,
  zoom: PageZoom,
): { readonly done: Promise<void>; readonly stop: () => void } {
  const plain = page.getViewport({ scale: 1 });
  const across = room.width / plain.width;
  const fitting = { page: Math.min(across, room.height / plain.height), width: across, larger: 2 * across }[zoom];
  const most = Math.sqrt(MAX_PIXELS / (plain.width * plain.height));
  const viewport = page.getViewport({ scale: Math.min(fitting * window.devicePixelRatio, most) });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  canvas.style.width = `${Math.floor(plain.width * fitting)}px`;
  canvas.style.height = `${Math.floor(plain.height * fitting)}px`;
  const task = page.render({ canvas, viewport });
  return { done: task.promise, stop: () => task.cancel() };
}

async function readText(page: PdfPage): Promise<string> {
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .trim();
}
