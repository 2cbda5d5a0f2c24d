import { styled } from '@mui/material/styles';
import { createLink } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOneStop } from '#renderer/components/measures/use-one-stop.ts';
import { formatNumber } from '#renderer/components/words/format.ts';
import { Unseen } from '#renderer/components/words/text.tsx';
import { WIZARDS } from '#shared/steps/pages.ts';
import type { Step } from '#shared/steps/steps.ts';
import { type PlainPage, tabsOf } from '../pages.ts';
import { ROWS } from './bar-widths.ts';
import { type Here, useHere } from './use-here.ts';
import { useStepRings } from './use-step-rings.ts';
import { useWaiting } from './use-waiting.ts';

/** The pages of the place that is open, or of what is open in it. */
export function PlaceTabs() {
  const { t } = useTranslation();
  const here = useHere();
  const { page, step } = here;
  const list = useRef<HTMLUListElement>(null);
  const oneStop = useOneStop(list);
  if (page === undefined || page.place === null) return <span />;
  const pages = page.row === 'step' ? tabsOf(page.place, undefined) : tabsOf(page.place, page.row);
  const of = page.row === 'assessment' ? t('nav.assessment') : t(`pages:places.${page.place}`);
  return (
    <Nav aria-label={t('nav.tabs', { place: of })}>
      <List ref={list} {...oneStop}>
        {pages.map((each) => (
          <li key={each.id}>
            <PageTab page={each} lit={each.id === page.id || each.id === page.under} />
          </li>
        ))}
        {page.row === 'step' && step !== undefined && <StepTabs here={here} step={step} />}
      </List>
    </Nav>
  );
}

function PageTab({ page, lit }: { readonly page: PlainPage; readonly lit: boolean }) {
  const { t, i18n } = useTranslation();
  const waiting = useWaiting();
  const { id, path, waits } = page;
  const count = waits === undefined ? 0 : waiting[waits];
  const shown = formatNumber(count, i18n.language);
  return (
    <Tab
      to={path}
      activeProps={{}}
      activeOptions={{ exact: true }}
      aria-current={lit ? 'page' : undefined}
      data-lit={lit}
      title={waits === undefined || count === 0 ? undefined : t(`nav.waiting.${waits}`, { count, shown })}
    >
      {t(`pages:${id}.tab`)}
      {waits !== undefined && count > 0 && (
        <Count>
          <span aria-hidden="true">{shown}</span>
          <Unseen>, {t(`nav.waiting.${waits}`, { count, shown })}</Unseen>
        </Count>
      )}
    </Tab>
  );
}

/** The step that is open, and its wizard at the page that is open or next. */
function StepTabs({ here, step }: { readonly here: Here; readonly step: Step }) {
  const { t } = useTranslation();
  const progress = useStepRings().find(({ id }) => id === step.id)?.progress;
  const pageId = here.wizardPage ?? progress?.next?.pageId ?? WIZARDS[step.id][0]?.id ?? 'review';
  const [onStep, onWizard] = [here.page?.id === 'step', here.page?.id === 'wizard'];
  return (
    <>
      <li>
        <Tab
          to="/steps/$stepId"
          params={{ stepId: step.id }}
          activeProps={{}}
          activeOptions={{ exact: true }}
          aria-current={onStep ? 'page' : undefined}
          data-lit={onStep}
        >
          {t('pages:step.tab', { number: step.number, title: t(`steps:${step.id}.title`) })}
        </Tab>
      </li>
      <li>
        <Tab
          to="/steps/$stepId/$pageId"
          params={{ stepId: step.id, pageId }}
          activeProps={{}}
          activeOptions={{ exact: true }}
          aria-current={onWizard ? 'page' : undefined}
          data-lit={onWizard}
        >
          {t('pages:wizard.tab')}
        </Tab>
      </li>
    </>
  );
}

const Nav = styled('nav')({ minWidth: 0 });

const List = styled('ul')({
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: '1.25rem',
  listStyle: 'none',
  margin: 0,
  padding: 0,
});

const Tab = createLink(
  styled('a')(({ theme }) => {
    const { tokens } = theme.palette;
    return {
      display: 'flex',
      alignItems: 'center',
      minHeight: '3rem',
      color: tokens.inkSoft,
      fontSize: '0.875rem',
      textDecoration: 'none',
      whiteSpace: 'nowrap',
      borderTop: '2px solid transparent',
      borderBottom: '2px solid transparent',
      // Beside the name of what is open, tabs may stand in a row of their own.
      [ROWS]: { '[data-of-assessment="true"] &': { minHeight: '2.25rem' } },
      '&:hover': { color: tokens.ink, borderBottomColor: tokens.hairline },
      '&:focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: 1, borderRadius: 3 },
      '&[data-lit="true"]': { color: tokens.ink, fontWeight: 600, borderBottomColor: tokens.accent },
    };
  }),
);

const Count = styled('span')(({ theme }) => ({
  marginLeft: '0.375rem',
  fontSize: '0.75rem',
  fontWeight: 400,
  fontVariantNumeric: 'tabular-nums',
  color: theme.palette.tokens.inkSoft,
}));
