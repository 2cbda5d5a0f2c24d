import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ListChecks } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { AssessmentNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useNoteMode } from '#renderer/records/assessments/note-mode.ts';
import { PresentingSwitch } from '#renderer/records/assessments/presenting.tsx';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { type AssessmentAccess, useAssessment } from '#renderer/records/assessments/use-assessment.ts';
import { type Guidance, useGuidance } from '#renderer/standard/guidance.ts';
import { AssessmentGrid } from './assessment-grid.tsx';
import { GridToolbar } from './grid-toolbar.tsx';
import { type GridRow, NO_GRID_FILTERS } from './model/grid-model.ts';
import { setGridFilters, useGapGrid } from './model/grid-store.ts';
import { useGridView } from './model/use-grid-view.ts';

/** The whole assessment as a table, made for keyboards and for pasting. */
export function GapAnalysisPage() {
  const { t } = useTranslation('gapAnalysis');
  const { assessmentId } = useShownAssessment();
  const access = useAssessment(assessmentId);
  const guidance = useGuidance();
  useNoteMode('table');
  return (
    <Page width="full" fill>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <PresentingSwitch />
            <LinkButton to="/requirements" variant="outlined" startIcon={<ListChecks aria-hidden="true" />}>
              {t('asList')}
            </LinkButton>
          </>
        }
      />
      <AssessmentNotice />
      <QueryView query={access.query}>
        {({ assessment }) =>
          guidance !== undefined && <Table key={assessment.id} access={access} guidance={guidance} />
        }
      </QueryView>
    </Page>
  );
}

type TableProps = { readonly access: AssessmentAccess; readonly guidance: Guidance };

function Table({ access, guidance }: TableProps) {
  const { t } = useTranslation('gapAnalysis');
  const gridRef = useRef<HTMLDivElement>(null);
  const view = useGridView(access, guidance);
  const { rows, total } = view;
  return (
    <>
      <GridToolbar shown={rows.length} total={total} onDone={() => gridRef.current?.focus()} />
      {rows.length === 0 ? (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography>{t('noRows')}</Typography>
          <Button onClick={() => setGridFilters(NO_GRID_FILTERS)}>{t('clearFilters')}</Button>
        </Box>
      ) : (
        <>
          <ActiveRow rows={rows} />
          <AssessmentGrid view={view} access={access} gridRef={gridRef} />
        </>
      )}
    </>
  );
}

/** The row that one is in, in full: its cell shows no more than a line. */
function ActiveRow({ rows }: { readonly rows: readonly GridRow[] }) {
  const key = useGapGrid((state) => state.active.key);
  const row = rows.find((each) => each.key === key) ?? rows[0];
  return (
    <Typography variant="body2" aria-hidden="true" sx={{ height: '2.5rem', overflow: 'auto', flex: 'none', mb: 0.75 }}>
      <Box component={Code} sx={{ color: 'text.secondary', mr: 1 }}>
        {row?.key}
      </Box>
      {row?.text}
    </Typography>
  );
}
