import { styled, useTheme } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { STATUS_LOOKS } from '#renderer/records/assessments/assessment-look.ts';
import type { Results } from '#renderer/records/assessments/use-assessment.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { ASSESSMENT_STATUSES, type Assessment, type AssessmentStatus } from '#shared/entities/assessment.ts';
import { countByStatus } from './requirements/requirement-model.ts';

const CLAUSES = catalogue.nodes.filter(({ kind }) => kind === 'clause');
const CONTROLS = catalogue.nodes.filter(({ kind }) => kind === 'control');
/** From fully met to not looked at, as the bar is read from left to right. */
const ORDER: readonly AssessmentStatus[] = ['met', 'largelyMet', 'partlyMet', 'notMet', 'notApplicable', 'notAssessed'];

type OverallPictureProps = {
  readonly results: Results;
  readonly judgement: Pick<Assessment, 'code' | 'title' | 'closedOn'>;
};

/** What the leading assessment found, a judgement of its day: a bar for the eye and the same numbers as a table. */
export function OverallPicture({ results, judgement }: OverallPictureProps) {
  const { t, i18n } = useTranslation(['steps', 'assessment']);
  const { code, title, closedOn } = judgement;
  const date = closedOn === '' ? '' : formatDate(closedOn, i18n.language);
  const parts = [
    { label: t('home.clauses'), counts: countByStatus(CLAUSES, results), total: CLAUSES.length },
    { label: t('home.controls'), counts: countByStatus(CONTROLS, results), total: CONTROLS.length },
  ];
  return (
    <Panel
      title={t('home.overall', { code, title })}
      description={t(closedOn === '' ? 'home.overallOpen' : 'home.overallClosed', {
        total: catalogue.nodes.length,
        date,
      })}
      actions={<LinkButton to="/requirements">{t('requirements.title')}</LinkButton>}
    >
      <Table>
        <caption>{t('home.countTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('home.part')}</th>
            {ASSESSMENT_STATUSES.map((status) => (
              <th key={status} scope="col">
                <StatusChip variant="plain" label={t(`assessment:status.${status}`)} {...STATUS_LOOKS[status]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map(({ label, counts, total }) => (
            <tr key={label}>
              <th scope="row">
                {label}
                <Bar counts={counts} total={total} />
              </th>
              {ASSESSMENT_STATUSES.map((status) => (
                <td key={status} data-zero={counts[status] === 0}>
                  {counts[status]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Bar({
  counts,
  total,
}: {
  readonly counts: Readonly<Record<AssessmentStatus, number>>;
  readonly total: number;
}) {
  const { tokens } = useTheme().palette;
  return (
    <Segments aria-hidden="true">
      {ORDER.filter((status) => counts[status] > 0).map((status) => (
        <span
          key={status}
          style={{
            flexGrow: counts[status] / total,
            backgroundColor: status === 'notAssessed' ? tokens.hairline : tokens.tones[STATUS_LOOKS[status].tone].line,
          }}
        />
      ))}
    </Segments>
  );
}

const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  '& caption': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
  '& th, & td': { padding: '0.375rem 0.5rem', fontWeight: 400, textAlign: 'right', verticalAlign: 'bottom' },
  '& thead th': { fontSize: '0.8125rem' },
  '& thead th:first-of-type': { paddingLeft: 0, textAlign: 'left', color: theme.palette.tokens.inkSoft },
  '& tbody th': { width: '34%', paddingLeft: 0, textAlign: 'left' },
  '& tbody td': { fontVariantNumeric: 'tabular-nums', fontWeight: 600 },
  '& tbody td[data-zero="true"]': { fontWeight: 400, color: theme.palette.tokens.inkFaint },
  '& tbody tr': { borderTop: `1px solid ${theme.palette.tokens.hairline}` },
}));

const Segments = styled('div')({
  display: 'flex',
  gap: 2,
  height: '0.625rem',
  marginTop: '0.3125rem',
  borderRadius: 3,
  overflow: 'hidden',
  '& > span': { minWidth: 3 },
});
