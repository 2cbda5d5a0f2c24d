import { styled } from '@mui/material/styles';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import type { NodeFulfilmentAnswer } from '#shared/contract/domains/fulfilment.ts';
import type { Place, Shown } from '#shared/rules/fulfilment/rule.ts';
import { RefLink } from './ref-link.tsx';

/** Side by side what shows a requirement and what is missing, each with the way to its records. */
export function LookLists({ node: { shows, missing, state } }: { readonly node: NodeFulfilmentAnswer }) {
  const { t } = useTranslation('fulfilment');
  // What a person states needs no records; what else is missing is still said.
  const gaps = state === 'stated' ? missing.filter(({ key }) => key !== 'recordsLater') : missing;
  return (
    <Columns>
      <div>
        <h3>{t('panel.shownBy')}</h3>
        {shows.length === 0 ? (
          <p>{t('panel.nothing')}</p>
        ) : (
          <ul>
            {shows.map((item) => (
              <li key={item.key}>
                <CircleCheck aria-hidden="true" data-mark="shown" />
                <span>
                  {t(`shows.${item.key}`, item.params)}
                  <Named of={item} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <h3>{t('panel.missing')}</h3>
        {gaps.length === 0 ? (
          <p>{t('panel.complete')}</p>
        ) : (
          <ul>
            {gaps.map((item) => (
              <li key={item.key}>
                <TriangleAlert aria-hidden="true" data-mark="missing" />
                <span>
                  {item.refs.length === 0 && item.place === 'systems' ? (
                    <AppLink to={PAGES[item.place]}>{t(`missing.${item.key}`, item.params)}</AppLink>
                  ) : (
                    t(`missing.${item.key}`, item.params)
                  )}
                  <Named of={item} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Columns>
  );
}

const PAGES = { systems: '/systems' } as const satisfies Partial<Record<Place, string>>;

/** The records by name, and how many more there are. */
function Named({ of: { refs, params } }: { readonly of: Shown }) {
  const { t, i18n } = useTranslation('fulfilment');
  if (refs.length === 0) return null;
  const more = Number(params['count'] ?? refs.length) - refs.length;
  return (
    <>
      {': '}
      {refs.map((ref, index) => (
        <Fragment key={`${ref.entity}/${ref.id}`}>
          {index > 0 && ', '}
          <RefLink of={ref} />
        </Fragment>
      ))}
      {more > 0 && ` ${t('panel.more', { count: more, shown: formatNumber(more, i18n.language) })}`}
    </>
  );
}

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
  gap: '0.5rem 1.5rem',
  fontSize: '0.875rem',
  lineHeight: 1.45,
  overflowWrap: 'anywhere',
  '@container page (max-width: 46rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  '& h3': { margin: '0 0 0.25rem', fontSize: '0.8125rem', fontWeight: 400, color: theme.palette.tokens.inkSoft },
  '& p': { margin: 0, color: theme.palette.tokens.inkFaint },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& li': { display: 'flex', gap: '0.5rem', padding: '0.125rem 0' },
  '& svg': { width: '1rem', height: '1rem', flex: 'none', marginTop: '0.15em' },
  '& [data-mark="shown"]': { color: theme.palette.tokens.tones.ok.text },
  '& [data-mark="missing"]': { color: theme.palette.tokens.tones.attention.text },
}));
