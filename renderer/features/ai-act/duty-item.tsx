import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useLocation } from '@tanstack/react-router';
import { ChevronRight, CircleDashed, CircleDot, CirclePlus } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Provenance } from '#renderer/components/signs/provenance.tsx';
import { StatusChip, type StatusChipProps } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import type { LoadedAiAct } from '#renderer/standard/ai-act.ts';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import type { LoadedCrosswalk } from '#renderer/standard/crosswalks.ts';
import { datesOfDuty } from '#shared/catalogue/ai-act.ts';
import { knownAsOf } from '#shared/catalogue/known-as-of.ts';
import { DateState } from './dates-panel.tsx';
import type { Given, ListedDuty } from './duty-model.ts';

const GIVEN_LOOKS = {
  part: { tone: 'info', icon: CirclePlus },
  related: { tone: 'neutral', icon: CircleDot },
  nothing: { tone: 'attention', icon: CircleDashed },
} as const satisfies Record<Given, Pick<StatusChipProps, 'tone' | 'icon'>>;

export type DutyItemProps = {
  readonly duty: ListedDuty;
  readonly act: LoadedAiAct;
  readonly crosswalk: LoadedCrosswalk;
  readonly open: boolean;
  /** Named by the address: brought into view and focused. */
  readonly wanted: boolean;
  readonly onOpen: (open: boolean) => void;
};

/** One duty: a line when closed, everything about it when open. */
export function DutyItem({ duty, act, crosswalk, open, wanted, onOpen }: DutyItemProps) {
  const { t, i18n } = useTranslation('aiAct');
  const summary = useRef<HTMLElement>(null);
  // A link to the same duty again is a new entry of the history, and brings it back into view.
  const { state: visit } = useLocation();
  useEffect(() => {
    if (!wanted || visit === undefined) return;
    summary.current?.scrollIntoView({ block: 'start' });
    summary.current?.focus({ preventScroll: true });
  }, [wanted, visit]);
  const dates = datesOfDuty(act, duty);
  return (
    <Item open={open} data-wanted={wanted} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary ref={summary}>
        <ChevronRight aria-hidden="true" />
        <Ref>{duty.ref}</Ref>
        <Line>
          <Title>{duty.title}</Title>
          <Facts>
            <span>{dates.map(({ date }) => formatDate(date, i18n.language)).join(', ')}</span>
            <StatusChip variant="plain" label={t(`given.${duty.given}`)} {...GIVEN_LOOKS[duty.given]} />
          </Facts>
        </Line>
      </summary>
      {open && <DutyDetail duty={duty} act={act} crosswalk={crosswalk} />}
    </Item>
  );
}

function DutyDetail({ duty, act, crosswalk }: Pick<DutyItemProps, 'duty' | 'act' | 'crosswalk'>) {
  const { t, i18n } = useTranslation('aiAct');
  const { roles, classes, dates: dateTexts } = act.texts;
  return (
    <Details>
      <Fact name={t('duty.who')}>
        {duty.roles.map((role) => roles[role]?.name).join(', ')}
        <Soft>{duty.classes.map((id) => classes[id]?.name).join(', ')}</Soft>
      </Fact>
      <Fact name={t('duty.asks')}>{duty.asks}</Fact>
      <Fact name={t('duty.gives')}>
        {duty.given === 'nothing'
          ? `${t('duty.givesNothing')} ${crosswalk.texts.uncovered[duty.ref] ?? ''}`
          : duty.gives}
        <Nodes refId={duty.ref} crosswalk={crosswalk} />
      </Fact>
      <Fact name={t('duty.remains')}>{duty.remains}</Fact>
      <Fact name={t('duty.when')}>
        {datesOfDuty(act, duty).map(({ id, date, was }) => (
          <Box key={id} sx={{ mb: 0.5 }}>
            <strong>{formatDate(date, i18n.language)}</strong> <DateState date={date} />
            <Soft>
              {dateTexts[id]}
              {was !== null && ` ${t('duty.was', { date: formatDate(was, i18n.language) })}`}
            </Soft>
          </Box>
        ))}
        {duty.when}
      </Fact>
      <Fact name={t('duty.source')}>
        <Provenance sources={duty.sources} confidence={duty.confidence} knownAsOf={knownAsOf(act, duty)} />
      </Fact>
    </Details>
  );
}

/** The requirements and controls that bear on the duty, each with how, how surely, and from where. */
function Nodes({ refId, crosswalk }: { readonly refId: string; readonly crosswalk: LoadedCrosswalk }) {
  const { t } = useTranslation(['aiAct', 'crosswalk']);
  const rows = crosswalk.byRef.get(refId) ?? [];
  if (rows.length === 0) return null;
  return (
    <NodeList aria-label={t('duty.nodes')}>
      {rows.map(({ node, relation, sources, confidence }) => (
        <li key={node}>
          <AppLink to="/requirements" search={{ node }}>
            <Code>{node}</Code> {catalogueNode(node)?.title}
          </AppLink>
          <span>{t(`crosswalk:relation.${relation}`)}</span>
          <Provenance sources={sources} confidence={confidence} />
        </li>
      ))}
    </NodeList>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const Item = styled('details')(({ theme }) => ({
  borderTop: `1px solid ${theme.palette.tokens.hairline}`,
  '&[data-wanted="true"]': { backgroundColor: theme.palette.tokens.selected },
  '& > summary': {
    display: 'flex',
    alignItems: 'baseline',
    columnGap: '0.625rem',
    padding: '0.4375rem 0.375rem',
    borderRadius: 4,
    cursor: 'pointer',
    listStyle: 'none',
    scrollMarginTop: '1rem',
  },
  '& > summary:hover': { backgroundColor: theme.palette.tokens.hover },
  '& > summary:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
  '& > summary > svg': { width: '1rem', height: '1rem', flex: 'none', alignSelf: 'center' },
  '&[open] > summary > svg': { transform: 'rotate(90deg)' },
}));

const Ref = styled(Code)({
  flex: '0 0 8.5rem',
  '@container page (max-width: 30rem)': { flexBasis: '5rem', whiteSpace: 'normal' },
});
const Line = styled('span')({
  flex: 1,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  columnGap: '0.625rem',
  minWidth: 0,
});
const Title = styled('span')({ flex: '1 1 16rem', minWidth: 0, fontWeight: 600 });
const Facts = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  flexWrap: 'wrap',
  columnGap: '0.875rem',
  color: theme.palette.tokens.inkSoft,
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  // The marks stand below each other, whatever their words.
  '& > :last-child': { minWidth: '11rem' },
}));

const Details = styled('dl')(({ theme }) => ({
  margin: 0,
  padding: '0.25rem 0.375rem 1rem 2rem',
  maxWidth: '58rem',
  backgroundColor: theme.palette.tokens.surface,
  '& > div': {
    display: 'grid',
    gridTemplateColumns: '9rem minmax(0, 1fr)',
    columnGap: '1rem',
    padding: '0.25rem 0',
    '@container page (max-width: 40rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  '& dt': { color: theme.palette.tokens.inkSoft },
  '& dd': { margin: 0, lineHeight: 1.5 },
}));

const Soft = styled('div')(({ theme }) => ({ color: theme.palette.tokens.inkFaint, fontSize: '0.8125rem' }));

const NodeList = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: '0.375rem 0 0',
  padding: 0,
  '& > li': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '0.625rem',
    padding: '0.0625rem 0',
  },
  '& > li > span': { fontSize: '0.8125rem', color: theme.palette.tokens.inkSoft },
}));
