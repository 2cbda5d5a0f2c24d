import Box from '@mui/material/Box';
import { getRouteApi } from '@tanstack/react-router';
import { Import, ListFilter, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { AppLink, LinkButton } from '#renderer/components/signs/link.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { useRoute } from '#renderer/host/api.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import type { SystemsAsk } from '#shared/steps/pages.ts';
import { ScopeDecisions } from './scope-decisions.tsx';

const route = getRouteApi('/steps/$stepId/$pageId');

/** What a page asks of the registry: systems at all, a scope for each, one in scope, what risks are judged by. */
export function SystemsTask({ ask }: { readonly ask: SystemsAsk }) {
  const systems = useRoute('systems.list', {});
  if (ask === 'describe') return <Describe />;
  return (
    <QueryView query={systems}>
      {(rows) => {
        const active = rows.filter(({ archived }) => !archived);
        if (active.length === 0 || ask === 'register') return <Register count={active.length} />;
        return (
          <Panel>
            {ask === 'bringIntoScope' && <InScope rows={active} />}
            <ScopeDecisions undecided={active.filter(({ scope }) => scope === 'undecided')} />
          </Panel>
        );
      }}
    </QueryView>
  );
}

function Register({ count }: { readonly count: number }) {
  const { t } = useTranslation('wizard');
  return (
    <Panel title={count === 0 ? t('tasks.noneRegistered') : t('tasks.registered', { count })}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <LinkButton to="/systems" search={{ create: true }} variant="outlined" startIcon={<Plus />}>
          {t('tasks.addSystem')}
        </LinkButton>
        <LinkButton to="/import" variant="outlined" startIcon={<Import />}>
          {t('tasks.import')}
        </LinkButton>
        {count > 0 && <LinkButton to="/systems">{t('tasks.allSystems')}</LinkButton>}
      </Box>
    </Panel>
  );
}

function InScope({ rows }: { readonly rows: readonly SystemRow[] }) {
  const { t } = useTranslation('wizard');
  const count = rows.filter(({ scope }) => scope === 'inScope').length;
  return (
    <Box sx={{ mb: 1.5, fontWeight: 600 }}>{count === 0 ? t('tasks.noneInScope') : t('tasks.inScope', { count })}</Box>
  );
}

function Describe() {
  const { t } = useTranslation(['wizard', 'systems']);
  const { stepId, pageId } = route.useParams();
  const lacking = useRoute('guide.undescribedSystems', {});
  return (
    <QueryView query={lacking}>
      {({ inScope, undescribed, systems }) => (
        <Panel
          title={
            inScope === 0
              ? t('tasks.noneInScope')
              : undescribed === 0
                ? t('tasks.allDescribed')
                : t('tasks.undescribed', { count: undescribed })
          }
        >
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {systems.map(({ id, code, name, lacks }) => (
              <Box key={id} component="li" sx={{ py: 0.5 }}>
                <Code>{code}</Code>{' '}
                <AppLink to="/systems/$id" params={{ id }}>
                  {name}
                </AppLink>
                <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                  {t('tasks.lacks', { fields: lacks.map((field) => t(`systems:fields.${field}.label`)).join(', ') })}
                </Box>
              </Box>
            ))}
          </Box>
          {undescribed > systems.length && (
            <LinkButton
              to="/systems"
              search={{ scope: 'inScope', from: `${stepId}/${pageId}` }}
              variant="outlined"
              startIcon={<ListFilter aria-hidden="true" />}
            >
              {t('tasks.describeInRegister', { count: undescribed })}
            </LinkButton>
          )}
        </Panel>
      )}
    </QueryView>
  );
}
