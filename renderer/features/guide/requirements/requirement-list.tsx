import { styled } from '@mui/material/styles';
import { NotebookPen } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Code, Unseen } from '#renderer/components/words/text.tsx';
import { STATUS_LOOKS, statusForKey } from '#renderer/records/assessments/assessment-look.ts';
import type { Results } from '#renderer/records/assessments/use-assessment.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { moveInList, type RequirementGroup, resultOf } from './requirement-model.ts';

export type RequirementListProps = {
  readonly groups: readonly RequirementGroup[];
  readonly results: Results;
  readonly selected: string | null;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly onSelect: (nodeId: string) => void;
  readonly onStatus: (nodeId: string, status: AssessmentStatus) => void;
  /** Go on to writing the finding of the selected one. */
  readonly onWrite: () => void;
};

/** A list box over the requirements: arrows move, digits set the state, Enter goes on to the finding. */
export function RequirementList({
  groups,
  results,
  selected,
  listRef,
  onSelect,
  onStatus,
  onWrite,
}: RequirementListProps) {
  const { t } = useTranslation('steps');
  const ids = groups.flatMap((group) => group.nodes.map((node) => node.id));
  const settled = useRef(false);
  useEffect(() => {
    const list = listRef.current;
    const option = selected === null ? null : document.getElementById(optionId(selected));
    if (list === null || option === null) return;
    scrollWithin(list, option, !settled.current);
    settled.current = true;
  }, [listRef, selected]);

  function handleKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    const status = statusForKey(event.key);
    if (move !== undefined) {
      const next = moveInList(ids, selected, move);
      if (next !== null) onSelect(next);
    } else if (status !== undefined && selected !== null) onStatus(selected, status);
    else if (/^(Enter|f|F)$/.test(event.key) && selected !== null) onWrite();
    else return;
    event.preventDefault();
  }

  return (
    <Box
      ref={listRef}
      role="listbox"
      tabIndex={0}
      aria-label={t('requirements.list')}
      aria-activedescendant={selected === null ? undefined : optionId(selected)}
      onKeyDown={handleKey}
    >
      {groups.map((group) => (
        <div key={group.id} role="group" aria-label={t('requirements.groupLabel', group)}>
          <GroupTitle aria-hidden="true">
            <Code>{group.id}</Code> {group.title}
            {group.verdict !== undefined && group.verdict !== 'same' && (
              <Verdict>{t(`requirements.verdict.${group.verdict}`)}</Verdict>
            )}
          </GroupTitle>
          {group.nodes.map((node) => (
            <Option
              key={node.id}
              node={node}
              status={resultOf(results, node.id).status}
              noted={resultOf(results, node.id).finding !== ''}
              selected={node.id === selected}
              onSelect={() => onSelect(node.id)}
            />
          ))}
        </div>
      ))}
    </Box>
  );
}

type OptionProps = {
  readonly node: CatalogueNode;
  readonly status: AssessmentStatus;
  readonly noted: boolean;
  readonly selected: boolean;
  readonly onSelect: () => void;
};

function Option({ node, status, noted, selected, onSelect }: OptionProps) {
  const { t } = useTranslation(['steps', 'assessment']);
  const { icon: Icon, tone } = STATUS_LOOKS[status];
  return (
    // Keys are the list box's own: the option never has the focus.
    <Row id={optionId(node.id)} role="option" aria-selected={selected} onClick={onSelect}>
      <Code>{node.id}</Code>
      <Title>{node.title}</Title>
      {noted && (
        <>
          <NotebookPen aria-hidden="true" className="noted" />
          <Unseen>{t('requirements.noted')}</Unseen>
        </>
      )}
      <Status data-tone={tone}>
        <Icon aria-hidden="true" />
        <span>{t(`assessment:status.${status}`)}</span>
      </Status>
    </Row>
  );
}

const MOVES: Readonly<Record<string, number | 'first' | 'last'>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  j: 1,
  k: -1,
  PageDown: 8,
  PageUp: -8,
  Home: 'first',
  End: 'last',
};

/** Scrolls the list alone; `scrollIntoView` would move the page too. Room is kept for the heading that sticks. */
function scrollWithin(list: HTMLElement, option: HTMLElement, centre: boolean): void {
  const heading = option.parentElement?.firstElementChild;
  const top = option.offsetTop - (heading instanceof HTMLElement ? heading.offsetHeight : 0);
  const bottom = option.offsetTop + option.offsetHeight;
  if (top >= list.scrollTop && bottom <= list.scrollTop + list.clientHeight) return;
  if (centre) list.scrollTop = option.offsetTop - list.clientHeight / 2;
  else list.scrollTop = top < list.scrollTop ? top : bottom - list.clientHeight;
}

function optionId(nodeId: string): string {
  return `requirement-${nodeId}`;
}

const Box = styled('div')({
  position: 'relative',
  height: '100%',
  overflowY: 'auto',
  containerType: 'inline-size',
  containerName: 'requirements',
  '&&:focus-visible': { outline: 'none' },
});

const GroupTitle = styled('div')(({ theme }) => ({
  position: 'sticky',
  top: 0,
  zIndex: 1,
  padding: '0.3125rem 0.75rem',
  backgroundColor: theme.palette.tokens.sunken,
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  color: theme.palette.tokens.inkSoft,
  fontSize: '0.8125rem',
  fontWeight: 600,
}));

const Verdict = styled('span')({ marginLeft: '0.5rem', fontWeight: 400 });

const Row = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '4rem minmax(0, 1fr) auto minmax(7.25rem, max-content)',
  alignItems: 'center',
  columnGap: '0.625rem',
  minHeight: '2.125rem',
  padding: '0.3125rem 0.75rem',
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  cursor: 'pointer',
  '& > span:first-of-type': { color: theme.palette.tokens.inkSoft },
  '& > .noted': { gridColumn: 3, width: '0.875rem', height: '0.875rem', color: theme.palette.tokens.inkFaint },
  '@container requirements (max-width: 26rem)': {
    gridTemplateColumns: '4rem minmax(0, 1fr) auto',
    '& > .noted': { gridRow: 1 },
    '& > [data-tone]': { gridColumn: '2 / -1', gridRow: 2 },
  },
  '&:hover': { backgroundColor: theme.palette.tokens.hover },
  '&[aria-selected="true"]': {
    backgroundColor: theme.palette.tokens.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.tokens.accent}`,
  },
}));

const Title = styled('span')({ lineHeight: 1.35 });

const Status = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: '0.3125rem',
  gridColumn: 4,
  fontSize: '0.8125rem',
  whiteSpace: 'nowrap',
  '& svg': { width: '0.9375rem', height: '0.9375rem' },
  ...Object.fromEntries(
    Object.entries(theme.palette.tokens.tones).map(([tone, { text }]) => [`&[data-tone="${tone}"]`, { color: text }]),
  ),
}));
