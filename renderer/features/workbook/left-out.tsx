import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { ScrollFrame } from '#renderer/components/grid/scroll-frame.ts';
import { formatNumber } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import type { WorkbookComparison } from '#shared/contract/domains/workbook.ts';

/** More than anybody reads one by one; the number above is whole. */
const MAX_SHOWN = 500;

/** Cells and rows that cannot be taken, each with the sentence why. */
export function RefusedTable({ comparison: { refused, sheets } }: { readonly comparison: WorkbookComparison }) {
  const { t, i18n } = useTranslation('workbookPage');
  const isOnSheets = sheets.filter(({ state }) => state === 'read').length > 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <Scroller tabIndex={0} role="region" aria-label={t('views.refused')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('refused.row')}</th>
            <th scope="col">{t('refused.requirement')}</th>
            <th scope="col">{t('refused.column')}</th>
            <th scope="col">{t('refused.why')}</th>
          </tr>
        </thead>
        <tbody>
          {refused.slice(0, MAX_SHOWN).map(({ sheet, row, key, heading, sentence }) => (
            <tr key={`${sheet} ${row} ${heading} ${sentence}`}>
              <td>
                {isOnSheets && `${sheet} · `}
                {formatNumber(row, i18n.language)}
              </td>
              <td>
                <Code>{key}</Code>
              </td>
              <td>{heading === '' ? t('refused.wholeRow') : heading}</td>
              <td>{sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** Requirements and parts without a row in the file; nothing changes for them. */
export function MissingList({ missing }: { readonly missing: readonly string[] }) {
  const { t } = useTranslation('workbookPage');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <Scroller tabIndex={0} role="region" aria-label={t('views.missing')}>
      <p>{t('missingText')}</p>
      <ul>
        {missing.map((key) => (
          <li key={key}>
            <Code>{key}</Code> {key.includes('/') ? '' : catalogueNode(key)?.title}
          </li>
        ))}
      </ul>
    </Scroller>
  );
}

const Scroller = styled(ScrollFrame)(({ theme }) => ({
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
  '& table': { width: '100%', borderCollapse: 'collapse' },
  '& th': {
    position: 'sticky',
    top: 0,
    textAlign: 'left',
    fontWeight: 600,
    color: theme.palette.tokens.inkSoft,
    backgroundColor: theme.palette.tokens.sunken,
  },
  '& th, & td': {
    padding: '0.4375rem 0.75rem',
    borderBottom: `1px solid ${theme.palette.tokens.hairline}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  '& td:first-of-type, & th:first-of-type': { width: '4.5rem', fontVariantNumeric: 'tabular-nums' },
  '& p': { margin: 0, padding: '0.75rem 0.75rem 0.25rem' },
  '& ul': { margin: 0, padding: '0.25rem 0.75rem 0.75rem', listStyle: 'none', columns: '20rem' },
  '& li': { padding: '0.125rem 0', breakInside: 'avoid' },
}));
