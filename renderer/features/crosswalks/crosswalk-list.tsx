import { styled } from '@mui/material/styles';
import { memo, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import type { Framework } from '#shared/catalogue/crosswalk.ts';
import type { Counterpart, Direction, Entry, Section } from './crosswalk-model.ts';
import { NoCounterpartChip, RelationChip } from './relation-chip.tsx';

type CrosswalkListProps = {
  readonly framework: Framework;
  readonly direction: Direction;
  readonly sections: readonly Section[];
  /** Where to open: scrolled to and focused when it changes. */
  readonly target: string | undefined;
  /** Numbers of the sources, as the legend gives them. */
  readonly sourceNumbers: ReadonlyMap<string, number>;
};

/** One side under its headings, each entry with what stands on the other side, or the reason why nothing does. */
export function CrosswalkList({ sections, target, ...sides }: CrosswalkListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (target === undefined) return;
    const entry = [...(list.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])].find(
      ({ dataset }) => dataset.entry === target,
    );
    entry?.scrollIntoView({ block: 'center' });
    entry?.focus({ preventScroll: true });
  }, [target]);
  return (
    <div ref={list}>
      {sections.map((section) => (
        <SectionView key={section.id} section={section} target={target} {...sides} />
      ))}
    </div>
  );
}

type Sides = Pick<CrosswalkListProps, 'framework' | 'direction' | 'sourceNumbers'>;

function SectionView({ section, target, ...sides }: Sides & { section: Section; target: string | undefined }) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId}>
      <Heading id={headingId}>{section.title}</Heading>
      <Entries>
        {section.entries.map((entry) => (
          <EntryView key={entry.id} entry={entry} isTarget={entry.id === target} {...sides} />
        ))}
      </Entries>
    </section>
  );
}

type EntryViewProps = Sides & { readonly entry: Entry; readonly isTarget: boolean };

/** Drawn once: hundreds of links are too many to draw again with every key in the filter. */
const EntryView = memo(function EntryView({ entry, isTarget, ...sides }: EntryViewProps) {
  const { framework, direction } = sides;
  return (
    <EntryRow data-entry={entry.id} tabIndex={-1} aria-current={isTarget ? 'true' : undefined}>
      <strong>
        {direction === 'fromStandard' ? (
          <NodeLink id={entry.id} title={entry.title} />
        ) : framework === 'euAiAct' ? (
          <ItemLink framework={framework} id={entry.id} title={entry.title} />
        ) : (
          <>
            <Code>{entry.id}</Code> {entry.title}
          </>
        )}
      </strong>
      {entry.counterparts.length === 0 ? (
        <Without>
          <NoCounterpartChip />
          <span>{entry.reason}</span>
        </Without>
      ) : (
        <Counterparts>
          {entry.counterparts.map((counterpart) => (
            <CounterpartView key={counterpart.id} counterpart={counterpart} {...sides} />
          ))}
        </Counterparts>
      )}
    </EntryRow>
  );
});

function CounterpartView({
  counterpart: { id, title, row },
  framework,
  direction,
  sourceNumbers,
}: Sides & { counterpart: Counterpart }) {
  const { t } = useTranslation(['crosswalks', 'crosswalk']);
  const numbers = row.sources.map((key) => sourceNumbers.get(key) ?? 0).sort((a, b) => a - b);
  return (
    <li>
      <div>
        {direction === 'toStandard' ? (
          <NodeLink id={id} title={title} />
        ) : (
          <ItemLink framework={framework} id={id} title={title} />
        )}
      </div>
      <div>
        <RelationChip relation={row.relation} />
      </div>
      <Small>
        {t(`crosswalk:confidence.${row.confidence}`)}
        <span>{t('list.source', { count: numbers.length, numbers: numbers.join(', ') })}</span>
      </Small>
    </li>
  );
}

function NodeLink({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <AppLink to="/requirements" search={{ node: id }}>
      <Code>{id}</Code> {title}
    </AppLink>
  );
}

/** The Act's duties have a page of their own; any other item opens where it stands on its own side. */
function ItemLink({ framework, id, title }: { framework: Framework; id: string; title: string }) {
  const words = (
    <>
      <Code>{id}</Code> {title}
    </>
  );
  if (framework === 'euAiAct') {
    return (
      <AppLink to="/ai-act" search={{ duty: id }}>
        {words}
      </AppLink>
    );
  }
  return (
    <AppLink to="/crosswalks" search={{ framework, direction: 'toStandard', item: id }}>
      {words}
    </AppLink>
  );
}

const Heading = styled('h2')(({ theme }) => ({
  margin: 0,
  padding: '0.3125rem 1rem',
  backgroundColor: theme.palette.tokens.sunken,
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  color: theme.palette.tokens.inkSoft,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  fontWeight: 600,
}));

const Entries = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });

const EntryRow = styled('li')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 5fr)',
  columnGap: '1.5rem',
  rowGap: '0.375rem',
  padding: '0.5rem 1rem',
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  lineHeight: 1.4,
  '&[aria-current="true"]': {
    backgroundColor: theme.palette.tokens.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.tokens.accent}`,
  },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
  '& strong': { fontWeight: 600 },
  '@container page (max-width: 46rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
}));

const Counterparts = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 8.5rem 11.5rem',
    alignItems: 'baseline',
    columnGap: '0.75rem',
    padding: '0.125rem 0',
  },
  '@container page (max-width: 58rem)': {
    '& > li': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', rowGap: '0.125rem', padding: '0.25rem 0' },
    '& > li > div:first-of-type': { flexBasis: '100%' },
  },
  // One column: what stands below an entry is told apart by its place.
  '@container page (max-width: 46rem)': { paddingLeft: '1rem' },
});

const Small = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: '0.5rem',
  fontSize: '0.8125rem',
  color: theme.palette.tokens.inkFaint,
}));

const Without = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '8rem minmax(0, 1fr)',
  columnGap: '0.75rem',
  alignItems: 'baseline',
  color: theme.palette.tokens.inkSoft,
  '@container page (max-width: 46rem)': { gridTemplateColumns: 'minmax(0, 1fr)', paddingLeft: '1rem' },
}));
