import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { Link } from '@tanstack/react-router';
import {
  ArchiveRestore,
  ArrowLeftRight,
  BookOpen,
  Bot,
  Building2,
  CircleCheck,
  CircleDot,
  ClipboardCheck,
  FileText,
  History,
  House,
  Layers,
  ListChecks,
  ListTodo,
  LockKeyhole,
  type LucideIcon,
  Paperclip,
  Scale,
  Settings,
  Table2,
  TriangleAlert,
} from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Unseen } from '#renderer/components/words/text.tsx';
import { useRoute } from '#renderer/host/api.ts';
import type { StepProgress } from '#shared/contract/domains/guide.ts';
import { STEPS } from '#shared/steps/steps.ts';
import { setShell } from './shell-state.ts';

type Entry = { readonly to: string; readonly label: string; readonly icon: LucideIcon };

/** The way through the app: the seven steps, the records they work on, and what belongs to all of them. */
export function SideNav() {
  const { t } = useTranslation();
  const steps = useRoute('guide.overview', {}).data?.steps;
  const records: Entry[] = [
    { to: '/systems', label: t('nav.systems'), icon: Bot },
    { to: '/assessments', label: t('nav.assessments'), icon: Layers },
    { to: '/gap-analysis', label: t('nav.gapAnalysis'), icon: Table2 },
    { to: '/evidence', label: t('nav.evidence'), icon: Paperclip },
    { to: '/actions', label: t('nav.actions'), icon: ListTodo },
    { to: '/readiness', label: t('nav.readiness'), icon: ClipboardCheck },
    { to: '/documents', label: t('nav.documents'), icon: FileText },
    { to: '/trail', label: t('nav.trail'), icon: History },
    { to: '/backups', label: t('nav.backups'), icon: ArchiveRestore },
    { to: '/protection', label: t('nav.protection'), icon: LockKeyhole },
  ];
  const standard: Entry[] = [
    { to: '/requirements', label: t('nav.requirements'), icon: ListChecks },
    { to: '/ai-act', label: t('nav.aiAct'), icon: Scale },
    { to: '/crosswalks', label: t('nav.crosswalks'), icon: ArrowLeftRight },
    { to: '/reference', label: t('nav.reference'), icon: BookOpen },
  ];
  const rest: Entry[] = [
    { to: '/organisation', label: t('nav.organisation'), icon: Building2 },
    { to: '/settings', label: t('nav.settings'), icon: Settings },
  ];
  return (
    <Box
      component="nav"
      aria-label={t('nav.main')}
      sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, overflowY: 'auto', px: 1, pb: 1.5 }}
    >
      <List>
        <NavEntry to="/" label={t('nav.home')} icon={House} exact />
      </List>
      <Group title={t('nav.steps')}>
        {STEPS.map((step) => (
          <li key={step.id}>
            <NavLink to={`/steps/${step.id}`} onClick={closeDrawer}>
              <StepNumber>{step.number}</StepNumber>
              <Label>{t(`steps:${step.id}.title`)}</Label>
              <StepMark progress={steps?.find(({ id }) => id === step.id)} />
            </NavLink>
          </li>
        ))}
      </Group>
      <Group title={t('nav.records')}>
        {records.map((entry) => (
          <NavEntry key={entry.to} {...entry} />
        ))}
      </Group>
      <Group title={t('nav.standard')}>
        {standard.map((entry) => (
          <NavEntry key={entry.to} {...entry} />
        ))}
      </Group>
      <Box sx={{ flex: 1, minHeight: '0.75rem' }} />
      <List>
        {rest.map((entry) => (
          <NavEntry key={entry.to} {...entry} />
        ))}
      </List>
    </Box>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const id = useId();
  return (
    <>
      <Typography id={id} component="p" sx={{ px: 1, pt: 1.75, pb: 0.5, fontSize: '0.75rem', color: 'text.secondary' }}>
        {title}
      </Typography>
      <List aria-labelledby={id}>{children}</List>
    </>
  );
}

function NavEntry({ to, label, icon: Icon, exact = false }: Entry & { readonly exact?: boolean }) {
  return (
    <li>
      <NavLink to={to} activeOptions={{ exact }} onClick={closeDrawer}>
        <Icon aria-hidden="true" />
        <Label>{label}</Label>
      </NavLink>
    </li>
  );
}

/** The state of a step as a small mark; its words are for screen readers, and on Home for everybody. */
function StepMark({ progress }: { readonly progress: StepProgress | undefined }) {
  const { t } = useTranslation();
  if (progress === undefined || progress.status === 'notStarted') return null;
  const Icon = { inProgress: CircleDot, ready: CircleCheck, blocked: TriangleAlert }[progress.status];
  return (
    <Mark data-status={progress.status}>
      {progress.status === 'inProgress' && (
        <span aria-hidden="true">
          {progress.done}/{progress.total}
        </span>
      )}
      <Icon aria-hidden="true" />
      <Unseen>
        {t(`steps:status.${progress.status}`)}, {t('nav.stepDone', { done: progress.done, total: progress.total })}
      </Unseen>
    </Mark>
  );
}

function closeDrawer(): void {
  setShell({ navOpen: false });
}

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });

const NavLink = styled(Link)(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.625rem',
  minHeight: '1.875rem',
  padding: '0.1875rem 0.5rem',
  borderRadius: 5,
  color: theme.palette.tokens.ink,
  fontSize: '0.875rem',
  lineHeight: 1.35,
  textDecoration: 'none',
  '& > svg': { width: '1.0625rem', height: '1.0625rem', flex: 'none', color: theme.palette.tokens.inkSoft },
  '&:hover': { backgroundColor: theme.palette.tokens.hover },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
  '&.active': {
    backgroundColor: theme.palette.tokens.selected,
    color: theme.palette.tokens.accent,
    // A bar, not bold type: bold would wrap the longer titles, and so move the list.
    boxShadow: `inset 3px 0 0 ${theme.palette.tokens.accent}`,
    '& > svg': { color: theme.palette.tokens.accent },
  },
}));

const Label = styled('span')({ flex: 1, minWidth: 0 });

const StepNumber = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: '1.125rem',
  height: '1.125rem',
  border: `1px solid ${theme.palette.tokens.edge}`,
  borderRadius: 3,
  fontSize: '0.75rem',
  fontWeight: 600,
  lineHeight: 1,
  color: theme.palette.tokens.inkSoft,
  '.active &': { borderColor: theme.palette.tokens.accent, color: theme.palette.tokens.accent },
}));

const Mark = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: '0.25rem',
  fontSize: '0.75rem',
  fontWeight: 400,
  fontVariantNumeric: 'tabular-nums',
  color: theme.palette.tokens.inkFaint,
  '& svg': { width: '0.875rem', height: '0.875rem' },
  '&[data-status="ready"] svg': { color: theme.palette.tokens.tones.ok.text },
  '&[data-status="blocked"] svg': { color: theme.palette.tokens.tones.attention.text },
  '&[data-status="inProgress"] svg': { color: theme.palette.tokens.accent },
}));
