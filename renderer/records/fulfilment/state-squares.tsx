import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Unseen } from '#renderer/components/words/text.tsx';
import type { StepProgress } from '#shared/contract/domains/guide.ts';

/** One square a requirement, from shown to nothing: shape tells the state, and the words say the same. */
export function StateSquares({ nodes, counts, total }: Pick<StepProgress, 'nodes' | 'counts' | 'total'>) {
  const { t } = useTranslation('fulfilment');
  const words = [
    t('home.shownOf', { shown: counts.shown, total }),
    ...(counts.stated > 0 ? [t('home.statedToo', { count: counts.stated })] : []),
    ...(counts.begun > 0 ? [t('home.begunToo', { count: counts.begun })] : []),
  ];
  const ordered = (['shown', 'stated', 'begun', 'nothing'] as const).flatMap((state) =>
    nodes.filter((node) => node.state === state),
  );
  return (
    <>
      <Squares aria-hidden="true">
        {ordered.map(({ id, state }) => (
          <i key={id} data-state={state} title={`${id} ${t(`states.${state}`)}`} />
        ))}
      </Squares>
      <span>{words.join(', ')}</span>
    </>
  );
}

/** What each square means; needed once beside them. */
export function SquareLegend() {
  const { t } = useTranslation('fulfilment');
  return (
    <Legend>
      {(['shown', 'stated', 'begun', 'nothing'] as const).map((state) => (
        <li key={state}>
          <Squares aria-hidden="true">
            <i data-state={state} />
          </Squares>
          {t(`states.${state}`)}
          <Unseen>.</Unseen>
        </li>
      ))}
    </Legend>
  );
}

const Squares = styled('span')(({ theme }) => {
  const { ok, info, neutral } = theme.palette.tokens.tones;
  return {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: 3,
    // Fifteen in a row, so that lines can be compared by eye.
    maxWidth: 15 * 9 + 14 * 3,
    flex: 'none',
    '& i': { width: 9, height: 9, borderRadius: 2, border: `1px solid ${neutral.line}`, boxSizing: 'border-box' },
    '& i[data-state="shown"]': { borderColor: ok.text, backgroundColor: ok.text },
    // Two lines of a quotation.
    '& i[data-state="stated"]': {
      borderColor: neutral.text,
      background: `linear-gradient(${neutral.text} 0 0) 50% 1px / 5px 2px no-repeat, linear-gradient(${neutral.text} 0 0) 50% 5px / 5px 1px no-repeat`,
    },
    '& i[data-state="begun"]': {
      borderColor: info.text,
      background: `linear-gradient(135deg, ${info.text} 50%, transparent 50%)`,
    },
  };
});

const Legend = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0.25rem 0.875rem',
  margin: 0,
  padding: 0,
  fontSize: '0.75rem',
  color: theme.palette.tokens.inkSoft,
  '& li': { display: 'inline-flex', alignItems: 'center', gap: '0.375rem' },
}));
