import { styled } from '@mui/material/styles';
import { NotebookPen } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Code, Unseen } from '#renderer/components/text.tsx';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { STATUS_LOOKS, statusForKey } from './assessment-look.ts';
import { moveInList, type RequirementGroup, type Results, resultOf } from './requirement-model.ts';

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
  useEffect(() => {
    if (selected !== null) document.getElementById(optionId(selected))?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  function handleKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    const status = statusForKey(event.key);
    if (move !== undefined) {
      const next = moveInList(ids, selected, move);
      if (next !== null) onSelect(next);
    } else if (status !== undefined && selected !== null) onStatus(selected, status);
    else if (/^(Enter|n|N)$/.test(event.key) && selected !== null) onWrite();
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

function optionId(nodeId: string): string {
  return `requirement-${nodeId}`;
}

const Box = styled('div')(({ theme }) => ({
  height: '100%',
  overflowY: 'auto',
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
}));

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

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.625rem',
  minHeight: '2.125rem',
  padding: '0.3125rem 0.75rem',
  borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
  // A row scrolled to must not hide under the heading that sticks.
  scrollMarginTop: '1.875rem',
  cursor: 'pointer',
  '& > span:first-of-type': { flex: 'none', width: '4rem', color: theme.palette.tokens.inkSoft },
  '& > .noted': { width: '0.875rem', height: '0.875rem', flex: 'none', color: theme.palette.tokens.inkFaint },
  '&:hover': { backgroundColor: theme.palette.tokens.hover },
  '&[aria-selected="true"]': {
    backgroundColor: theme.palette.tokens.selected,
    boxShadow: `inset 3px 0 0 ${theme.palette.tokens.accent}`,
  },
}));

const Title = styled('span')({ flex: 1, minWidth: 0, lineHeight: 1.35 });

const Status = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: '0.3125rem',
  flex: 'none',
  fontSize: '0.8125rem',
  whiteSpace: 'nowrap',
  '& svg': { width: '0.9375rem', height: '0.9375rem' },
  ...Object.fromEntries(
    Object.entries(theme.palette.tokens.tones).map(([tone, { text }]) => [`&[data-tone="${tone}"]`, { color: text }]),
  ),
}));
