import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { VirtualList } from '#renderer/components/grid/virtual-list.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';
import type { ReadinessFinding } from '#shared/contract/domains/readiness.ts';
import type { Waiver } from '#shared/rules/readiness/check.ts';
import type { Subject } from '#shared/rules/readiness/rule.ts';
import { placeOf } from './readiness-model.ts';
import { useReadinessWords } from './use-readiness-words.ts';
import type { Waivable } from './use-waivers.ts';
import { WaivedBy } from './waived-by.tsx';

/** Records shown of a finding before the others are asked for. */
export const FEW = 5;
/** Records above which only those in view are drawn, and their height in pixels before they are measured. */
const MANY = 50;
const ROW_HEIGHT = 32;

type SubjectListProps = {
  readonly finding: ReadinessFinding;
  readonly onWaive: (waivable: Waivable) => void;
  readonly onUnwaive: (waiver: Waiver) => void;
};

/** The records of a finding: the first few, all of them when asked for, then those that are waived one by one. */
export function SubjectList({ finding, onWaive, onUnwaive }: SubjectListProps) {
  const { t, i18n } = useTranslation('readiness');
  const words = useReadinessWords();
  const [open, setOpen] = useState(false);
  const { subjects, waivedSubjects, waiver } = finding;
  const count = finding.total - waivedSubjects.length;
  const title = words.title(finding.rule);

  function row(subject: Subject, waived: Waiver | null = null): ReactNode {
    // A finding about the profile is one finding: waiving its only field would say the same twice.
    const single = subject.entity === 'organisation' || subject.entity === 'workspace';
    const name = words.name(subject);
    return (
      <>
        <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>
          <AppLink {...placeOf(subject)}>{name}</AppLink>
          <Detail>{words.detail(finding.rule, subject)}</Detail>
          {waived !== null && <WaivedBy waiver={waived} />}
        </Box>
        {waived !== null && (
          <Button size="small" aria-label={t('finding.unwaiveOne', { name, title })} onClick={() => onUnwaive(waived)}>
            {t('finding.unwaive')}
          </Button>
        )}
        {waived === null && waiver === null && !single && (
          <Button
            size="small"
            aria-label={t('finding.waiveOne', { name, title })}
            onClick={() => onWaive({ finding, subject })}
          >
            {t('finding.waive')}
          </Button>
        )}
      </>
    );
  }

  return (
    <Box sx={{ mt: 0.75 }}>
      {open ? (
        <AllSubjects rule={finding.rule} label={t('finding.list', { title })} row={row} />
      ) : (
        subjects.length > 0 && <Few subjects={subjects} label={t('finding.list', { title })} row={row} />
      )}
      {count > FEW && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)} sx={{ mt: 0.25, ml: -0.75 }}>
          {open ? t('finding.less') : t('finding.show', { count, shown: formatNumber(count, i18n.language) })}
        </Button>
      )}
      {waivedSubjects.length > 0 && (
        <>
          <Box component="p" sx={{ m: 0, mt: 1, fontSize: '0.8125rem', color: 'text.secondary' }}>
            {t('finding.partlyWaived', {
              count: waivedSubjects.length,
              shown: formatNumber(waivedSubjects.length, i18n.language),
            })}
          </Box>
          <List>
            {waivedSubjects.map((waived) => (
              <Line key={keyOf(waived.subject)}>{row(waived.subject, waived.waiver)}</Line>
            ))}
          </List>
        </>
      )}
    </Box>
  );
}

type RowsProps = { readonly label: string; readonly row: (subject: Subject) => ReactNode };

function Few({ subjects, label, row }: RowsProps & { readonly subjects: readonly Subject[] }) {
  return (
    <List aria-label={label}>
      {subjects.map((subject) => (
        <Line key={keyOf(subject)}>{row(subject)}</Line>
      ))}
    </List>
  );
}

/** Every record, asked for only when somebody wants to see them. */
function AllSubjects({ rule, label, row }: RowsProps & { readonly rule: string }) {
  const all = useRoute('readiness.check', { rule });
  return (
    <QueryView query={all}>
      {({ findings }) => {
        const subjects = findings[0]?.subjects ?? [];
        const List = subjects.length > MANY ? InView : Few;
        return <List subjects={subjects} label={label} row={row} />;
      }}
    </QueryView>
  );
}

/** Thousands of records in a box of their own; draws what is in view. */
function InView({ subjects, label, row }: RowsProps & { readonly subjects: readonly Subject[] }) {
  return (
    <VirtualList
      frame={Scroller}
      label={label}
      count={subjects.length}
      keyAt={(index) => keyOf(subjects[index])}
      heightAt={() => ROW_HEIGHT}
      row={(index) => {
        const subject = subjects[index];
        return (
          subject !== undefined && (
            <Line as="div" data-first={index === 0}>
              {row(subject)}
            </Line>
          )
        );
      }}
    />
  );
}

function keyOf(subject: Subject | undefined): string {
  return subject === undefined ? '' : `${subject.entity}/${subject.id}`;
}

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });

const Line = styled('li')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: '1rem',
  minHeight: ROW_HEIGHT,
  borderTop: `1px solid ${theme.palette.tokens.hairline}`,
  fontSize: '0.875rem',
  'li&:first-of-type, &[data-first="true"]': { borderTop: 'none' },
}));

const Scroller = styled('div')(({ theme }) => ({
  maxHeight: '22rem',
  overflow: 'auto',
  padding: '0 0.75rem',
  border: `1px solid ${theme.palette.tokens.hairline}`,
  borderRadius: theme.shape.borderRadius,
}));

const Detail = styled('span')(({ theme }) => ({
  marginLeft: '0.75rem',
  fontSize: '0.8125rem',
  color: theme.palette.tokens.inkSoft,
  '&:empty': { display: 'none' },
}));
