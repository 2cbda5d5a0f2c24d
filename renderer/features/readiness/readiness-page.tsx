import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useSearch } from '@tanstack/react-router';
import { CircleCheck, SearchX } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { formatDate, formatNumber } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';
import type { ReadinessAnswer } from '#shared/contract/domains/readiness.ts';
import { FindingItem } from './finding-item.tsx';
import { ReadinessFilters } from './readiness-filters.tsx';
import { groupFindings, headingOf, NO_FILTER, type ReadinessFilter } from './readiness-model.ts';
import { ReadinessSummary } from './readiness-summary.tsx';
import { FEW } from './subject-list.tsx';
import { useUnwaive, type Waivable } from './use-waivers.ts';
import { WaiveDialog } from './waive-dialog.tsx';

/** What an auditor would find, worked out from the whole workspace; each finding leads to where it is mended. */
export function ReadinessPage() {
  const { t } = useTranslation('readiness');
  const report = useRoute('readiness.check', { limit: FEW });
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <QueryView query={report}>{(answer) => <Readiness report={answer} />}</QueryView>
    </Page>
  );
}

function Readiness({ report }: { readonly report: ReadinessAnswer }) {
  const { t, i18n } = useTranslation('readiness');
  const { step = '' } = useSearch({ from: '/readiness' });
  const [filter, setFilter] = useState<ReadinessFilter>({ ...NO_FILTER, step });
  const [waiving, setWaiving] = useState<Waivable | null>(null);
  const unwaive = useUnwaive();
  const { follow, recover } = useFollowedFocus(report);
  const groups = groupFindings(report.findings, filter);
  const shown = groups.reduce((sum, group) => sum + group.findings.length, 0);
  const looked = { checked: report.checked, date: formatDate(report.asOf, i18n.language) };
  const total = report.findings.length;
  const nothingOpen = report.findings.every(({ open }) => open === 0);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <ReadinessSummary report={report} />
      {nothingOpen && (
        <Panel>
          <EmptyState
            icon={CircleCheck}
            title={total === 0 ? t('none.title') : t('allWaived.title')}
            text={total === 0 ? t('none.text', looked) : t('allWaived.text', looked)}
          />
        </Panel>
      )}
      {total > 0 && <ReadinessFilters filter={filter} shown={shown} total={total} onChange={setFilter} />}
      {total > 0 && shown === 0 && (
        <EmptyState
          icon={SearchX}
          title={t('noMatch.title')}
          text={t('noMatch.text', { count: total, shown: formatNumber(total, i18n.language) })}
          actions={
            <Button variant="outlined" onClick={() => setFilter(NO_FILTER)}>
              {t('filters.clear')}
            </Button>
          }
        />
      )}
      {groups.map(({ key, findings }) => (
        <Panel
          key={key}
          title={`${t(`severities.${key}`)} (${findings.length})`}
          description={t(`severityText.${key}`)}
          flush
        >
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {findings.map((finding) => (
              <FindingItem
                key={finding.rule}
                finding={finding}
                onWaive={(waivable) => {
                  follow(waivable.finding.rule);
                  setWaiving(waivable);
                }}
                onUnwaive={(waiver) => {
                  follow(waiver.rule);
                  unwaive(waiver);
                }}
              />
            ))}
          </Box>
        </Panel>
      ))}
      <WaiveDialog waivable={waiving} onClose={() => setWaiving(null)} onGone={recover} />
    </Box>
  );
}

/** Keeps the keyboard at a finding that moves to another group and takes the pressed button with it. */
function useFollowedFocus(report: ReadinessAnswer): { follow: (rule: string) => void; recover: () => void } {
  const followed = useRef<string | null>(null);
  const recover = useCallback(() => {
    if (followed.current === null || document.activeElement !== document.body) return;
    document.getElementById(headingOf(followed.current))?.focus();
  }, []);
  useEffect(() => {
    if (report.findings.length > 0) recover();
  }, [report, recover]);
  const follow = useCallback((rule: string) => {
    followed.current = rule;
  }, []);
  return { follow, recover };
}
