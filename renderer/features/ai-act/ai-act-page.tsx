import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { Waiting } from '#renderer/components/frames/query-view.tsx';
import { KnownAsOf } from '#renderer/components/signs/known-as-of.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { type LoadedAiAct, useAiAct } from '#renderer/standard/ai-act.ts';
import { type LoadedCrosswalk, useCrosswalk } from '#renderer/standard/crosswalks.ts';
import { DatesPanel } from './dates-panel.tsx';
import { DutiesPanel } from './duties-panel.tsx';
import { FinesPanel, NotCoveredPanel, PapersPanel, WordsPanel } from './reference-panels.tsx';

const route = getRouteApi('/ai-act');
const PARTS = ['about', 'dates', 'duties', 'papers', 'words', 'notCovered', 'fines'] as const;
type Part = (typeof PARTS)[number];

/** What ISO/IEC 42001 and the EU AI Act are to each other, and duty by duty what the one gives for the other. */
export function AiActPage() {
  const { t } = useTranslation('aiAct');
  const act = useAiAct();
  const crosswalk = useCrosswalk('euAiAct');
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      {act === undefined || crosswalk === undefined ? <Waiting /> : <Parts act={act} crosswalk={crosswalk} />}
    </Page>
  );
}

function Parts({ act, crosswalk }: { readonly act: LoadedAiAct; readonly crosswalk: LoadedCrosswalk }) {
  const { t } = useTranslation('aiAct');
  const { duty } = route.useSearch();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Box component="nav" aria-label={t('parts')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, ml: -1 }}>
        {PARTS.map((part) => (
          <Button key={part} size="small" onClick={() => showPart(part)}>
            {t(`${part}.title`)}
          </Button>
        ))}
      </Box>
      <Notice tone="info">{t('lawNotice')}</Notice>
      <KnownAsOf date={act.knownAsOf} about="law" />
      <Anchor part="about">
        <AboutPanel act={act} />
      </Anchor>
      <Anchor part="dates">
        <DatesPanel act={act} />
      </Anchor>
      <Anchor part="duties">
        <DutiesPanel key={duty ?? ''} act={act} crosswalk={crosswalk} target={duty} />
      </Anchor>
      <Anchor part="papers">
        <PapersPanel act={act} />
      </Anchor>
      <Anchor part="words">
        <WordsPanel act={act} />
      </Anchor>
      <Anchor part="notCovered">
        <NotCoveredPanel act={act} />
      </Anchor>
      <Anchor part="fines">
        <FinesPanel act={act} />
      </Anchor>
    </Box>
  );
}

function AboutPanel({ act }: { readonly act: LoadedAiAct }) {
  const { t } = useTranslation('aiAct');
  const { standard, act: law, together } = act.texts;
  return (
    <Panel title={t('about.title')}>
      <Box sx={{ columns: '2 22rem', columnGap: '2rem' }}>
        <Paragraphs title={t('about.standard')} texts={standard} />
        <Paragraphs title={t('about.act')} texts={law} />
        <Paragraphs title={t('about.together')} texts={together} />
      </Box>
    </Panel>
  );
}

function Paragraphs({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  return (
    <div>
      <Typography component="h3" variant="h4" sx={{ mb: 0.5, breakAfter: 'avoid' }}>
        {title}
      </Typography>
      {texts.map((text) => (
        <Typography key={text} sx={{ mb: 1, breakInside: 'avoid' }}>
          {text}
        </Typography>
      ))}
    </div>
  );
}

/** A place to jump to; the address is the router's, so that a fragment cannot name it. */
function Anchor({ part, children }: { readonly part: Part; readonly children: ReactNode }) {
  return (
    <Box id={anchorId(part)} tabIndex={-1} sx={{ scrollMarginTop: '0.75rem', '&:focus': { outline: 'none' } }}>
      {children}
    </Box>
  );
}

function showPart(part: Part): void {
  const element = document.getElementById(anchorId(part));
  element?.scrollIntoView({ block: 'start' });
  element?.focus({ preventScroll: true });
}

function anchorId(part: Part): string {
  return `ai-act-${part}`;
}
