import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Progress } from '#renderer/components/signs/progress.tsx';
import type { AiSystem } from '#shared/entities/ai-system.ts';
import { systemCompleteness } from '#shared/steps/progress.ts';
import { FIELD_GROUPS, fieldsOf, sectionId } from './system-form.tsx';

type SystemAsideProps = { readonly system: AiSystem; readonly sections: readonly { id: string; title: string }[] };

/** Where one is in a long form: how complete the record is, and a way to each section. */
export function SystemAside({ system, sections }: SystemAsideProps) {
  const { t } = useTranslation('systems');
  const percent = systemCompleteness(system);
  return (
    <Box
      component="nav"
      aria-label={t('form.sections')}
      sx={{ position: 'sticky', top: '1rem', fontSize: '0.8125rem' }}
    >
      <Box sx={{ mb: 0.75 }}>{t('form.completeness', { percent })}</Box>
      <Progress done={percent} total={100} label={t('columns.completeness')} tone={percent === 100 ? 'ok' : 'info'} />
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1.5, p: 0 }}>
        {FIELD_GROUPS.map((group) => (
          <SectionLink key={group} id={sectionId(group)} title={t(`groups.${group}`)} count={countOf(system, group)} />
        ))}
        {sections.map(({ id, title }) => (
          <SectionLink key={id} id={id} title={title} />
        ))}
      </Box>
    </Box>
  );
}

function SectionLink({ id, title, count }: { readonly id: string; readonly title: string; readonly count?: string }) {
  return (
    <li>
      <JumpButton
        type="button"
        onClick={() => {
          const section = document.getElementById(id);
          section?.scrollIntoView({ block: 'start' });
          section
            ?.querySelector<HTMLElement>('input, textarea, [role="combobox"], button')
            ?.focus({ preventScroll: true });
        }}
      >
        <span>{title}</span>
        {count !== undefined && <small>{count}</small>}
      </JumpButton>
    </li>
  );
}

/** "3/8": how many fields of a group say something. */
function countOf(system: AiSystem, group: (typeof FIELD_GROUPS)[number]): string {
  const fields = fieldsOf(group).filter(({ key }) => key !== 'notes');
  const filled = fields.filter(({ key }) => {
    const value = system[key];
    return Array.isArray(value) ? value.length > 0 : value !== '' && value !== 'undecided';
  });
  return `${filled.length}/${fields.length}`;
}

const JumpButton = styled('button')(({ theme }) => ({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'flex',
  justifyContent: 'space-between',
  gap: '0.5rem',
  width: '100%',
  padding: '0.25rem 0.5rem',
  marginLeft: '-0.5rem',
  borderRadius: 4,
  color: theme.palette.tokens.inkSoft,
  cursor: 'pointer',
  '& small': { fontSize: '0.75rem', fontVariantNumeric: 'tabular-nums', color: theme.palette.tokens.inkFaint },
  '&:hover': { backgroundColor: theme.palette.tokens.hover, color: theme.palette.tokens.ink },
  '&:focus-visible': { outline: `2px solid ${theme.palette.tokens.accent}`, outlineOffset: -2 },
}));
