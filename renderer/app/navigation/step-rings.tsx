import { styled, useTheme } from '@mui/material/styles';
import { createLink } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOneStop } from '#renderer/components/measures/use-one-stop.ts';
import { Unseen } from '#renderer/components/words/text.tsx';
import { Tip } from './tip.tsx';
import { useHere } from './use-here.ts';
import { type StepRing, useStepRings } from './use-step-rings.ts';

type StepRingsProps = { readonly folded: boolean; readonly onChosen: () => void };

/** The seven steps, each a ring that is as far drawn as the step is done. */
export function StepRings({ folded, onChosen }: StepRingsProps) {
  const { t } = useTranslation();
  const { step: here } = useHere();
  const rings = useStepRings();
  const list = useRef<HTMLOListElement>(null);
  const oneStop = useOneStop(list);
  const words = (ring: StepRing) => {
    const title = t(`steps:${ring.id}.title`);
    if (ring.progress === undefined) return t('nav.stepName', { number: ring.number, title });
    const { status, done, total, counts, judgement } = ring.progress;
    const params = { number: ring.number, title, status: t(`steps:status.${status}`), done, total };
    if (judgement !== null) return t('nav.stepJudged', params);
    return t('nav.stepShown', { ...params, begun: counts.begun + counts.stated });
  };
  const open = rings.find(({ id }) => id === here?.id);
  const known = rings.every(({ progress }) => progress !== undefined);
  const ready = rings.filter(({ progress }) => progress?.status === 'ready').length;
  return (
    <>
      <Rings ref={list} aria-label={t('nav.steps')} data-folded={folded} {...oneStop}>
        {rings.map((ring) => (
          <li key={ring.id}>
            <Tip label={words(ring)} placement={folded ? 'right' : 'bottom'}>
              <RingLink
                to="/steps/$stepId"
                params={{ stepId: ring.id }}
                activeProps={{}}
                aria-current={ring.id === here?.id ? 'step' : undefined}
                data-here={ring.id === here?.id}
                onClick={onChosen}
              >
                <Ring ring={ring} />
                <Unseen>{words(ring)}</Unseen>
              </RingLink>
            </Tip>
          </li>
        ))}
      </Rings>
      {!folded && (
        <Caption>
          <span>
            {open === undefined
              ? t('nav.steps')
              : t('nav.stepHere', { number: open.number, title: t(`steps:${open.id}.title`) })}
          </span>
          {known && (
            <span>
              {open?.progress === undefined
                ? t('nav.stepsReady', { ready, total: rings.length })
                : t('nav.stepDoneShort', open.progress)}
            </span>
          )}
        </Caption>
      )}
    </>
  );
}

/** Of the drawing, in its own units. */
const RADIUS = 11;
const AROUND = 2 * Math.PI * RADIUS;

/** Thick ink is what is done, a thin arc behind it what is begun or stated, a filled disc a step that is complete, a broken ring one that an earlier step holds up. */
function Ring({ ring: { number, progress, share, begun } }: { readonly ring: StepRing }) {
  const { tokens } = useTheme().palette;
  const full = progress?.status === 'ready';
  const blocked = progress?.status === 'blocked';
  return (
    <svg viewBox="0 0 26 26" aria-hidden="true">
      <circle
        cx={13}
        cy={13}
        r={RADIUS}
        fill={full ? tokens.inkSoft : tokens.surface}
        stroke={full ? tokens.inkSoft : tokens.edge}
        strokeWidth={1.25}
        strokeDasharray={blocked ? '3 3' : undefined}
      />
      {!full && begun > 0 && <Arc from={share} to={share + begun} width={1.75} colour={tokens.tones.info.line} />}
      {!full && share > 0 && <Arc from={0} to={share} width={2.75} colour={tokens.ink} />}
      <text
        x={13}
        y={17}
        textAnchor="middle"
        fontSize={11.5}
        fontWeight={600}
        fill={full ? tokens.surface : tokens.ink}
      >
        {number}
      </text>
    </svg>
  );
}

type ArcProps = { readonly from: number; readonly to: number; readonly width: number; readonly colour: string };

/** A part of the ring, clockwise from its top; `from` and `to` are shares of the whole. */
function Arc({ from, to, width, colour }: ArcProps) {
  return (
    <circle
      cx={13}
      cy={13}
      r={RADIUS}
      fill="none"
      stroke={colour}
      strokeWidth={width}
      strokeDasharray={`${(to - from) * AROUND} ${AROUND}`}
      transform={`rotate(${from * 360 - 90} 13 13)`}
    />
  );
}

const LOW = '@container navigation (max-height: 38rem)';

const Rings = styled('ol')({
  display: 'grid',
  gridTemplateColumns: 'repeat(7, 1fr)',
  listStyle: 'none',
  margin: 0,
  padding: '0 0.125rem',
  flex: 'none',
  '& > li': { display: 'grid', justifyItems: 'center' },
  '&[data-folded="true"]': {
    gridTemplateColumns: '1fr',
    padding: 0,
    // Where seven would not stand one below the other, they stand two by two.
    [LOW]: { gridTemplateColumns: '1fr 1fr' },
  },
});

const RingLink = createLink(
  styled('a')(({ theme }) => ({
    display: 'grid',
    placeItems: 'center',
    padding: '0.0625rem',
    borderRadius: '50%',
    textDecoration: 'none',
    position: 'relative',
    '& svg': { width: '1.5rem', height: '1.5rem', display: 'block' },
    '& svg text': { fontFamily: theme.typography.fontFamily },
    '&:hover': { backgroundColor: theme.palette.tokens.hover },
    '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: 0 },
    '&[data-here="true"]::after': {
      content: '""',
      position: 'absolute',
      left: '0.375rem',
      right: '0.375rem',
      bottom: '-0.25rem',
      height: 2,
      backgroundColor: theme.palette.tokens.accent,
      // A colour alone would be lost in a forced-colours theme.
      outline: '1px solid transparent',
    },
    '[data-folded="true"] & svg': { [LOW]: { width: '1.375rem', height: '1.375rem' } },
    '[data-folded="true"] &[data-here="true"]::after': {
      left: '-0.375rem',
      right: 'auto',
      top: '0.25rem',
      bottom: '0.25rem',
      width: 2,
      height: 'auto',
    },
  })),
);

const Caption = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: '0.5rem',
  justifyContent: 'space-between',
  flex: 'none',
  padding: '0.5rem 0.5rem 0',
  fontSize: '0.75rem',
  lineHeight: 1.35,
  color: theme.palette.tokens.inkSoft,
  '& > span:first-of-type': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > span:last-of-type': { flex: 'none', fontVariantNumeric: 'tabular-nums' },
}));
