import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { getRouteApi } from '@tanstack/react-router';
import { ListFilter } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { AppLink, LinkButton } from '#renderer/components/signs/link.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import type { AiSystemFields } from '#shared/entities/ai-system.ts';
import { MAX_TEXT } from '#shared/entities/text.ts';

/** Up to this many are decided one by one; more are a matter of the register, where many are decided in one step. */
const FEW = 12;
/** Of many, so many are offered here all the same. */
const FIRST_FEW = 5;

const route = getRouteApi('/steps/$stepId/$pageId');

/** Decides the scope of one system after the other, and a system left out gets its reason at once (4.3). */
export function ScopeDecisions({ undecided }: { readonly undecided: readonly SystemRow[] }) {
  const { t, i18n } = useTranslation('wizard');
  const { stepId, pageId } = route.useParams();
  const update = useCommand('systems.update');
  const list = useRef<HTMLUListElement>(null);
  const decidedHere = useRef(false);
  useEffect(() => {
    // The row that was decided took the focus with it, once the list has been read again.
    if (!decidedHere.current || document.activeElement !== document.body) return;
    decidedHere.current = false;
    list.current?.querySelector('button')?.focus();
  });
  async function decide(id: string, changes: Partial<AiSystemFields>): Promise<void> {
    try {
      await update.mutateAsync({ id, changes });
      decidedHere.current = true;
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  const many = undecided.length > FEW;
  if (undecided.length === 0) return <Box>{t('tasks.allDecided')}</Box>;
  return (
    <>
      <Box sx={{ mb: 1, fontWeight: 600 }}>
        {t('tasks.undecided', {
          count: undecided.length,
          shown: formatNumber(undecided.length, i18n.language),
        })}
      </Box>
      {many && (
        <Box sx={{ mb: 2 }}>
          <LinkButton
            to="/systems"
            search={{ scope: 'undecided', set: 'scope', from: `${stepId}/${pageId}` }}
            variant="contained"
            startIcon={<ListFilter aria-hidden="true" />}
          >
            {t('tasks.together')}
          </LinkButton>
          <Box sx={{ color: 'text.secondary', mt: 1 }}>{t('tasks.togetherText')}</Box>
          <Box sx={{ mt: 2 }}>{t('tasks.firstFew')}</Box>
        </Box>
      )}
      <Box component="ul" ref={list} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {undecided.slice(0, many ? FIRST_FEW : FEW).map((system) => (
          <Decision key={system.id} system={system} onDecide={(changes) => decide(system.id, changes)} />
        ))}
      </Box>
    </>
  );
}

type DecisionProps = {
  readonly system: SystemRow;
  readonly onDecide: (changes: Partial<AiSystemFields>) => Promise<void>;
};

function Decision({ system, onDecide }: DecisionProps) {
  const { t } = useTranslation('wizard');
  const [reason, setReason] = useState<string | null>(null);
  const { id, code, name } = system;
  return (
    <Box component="li" sx={{ py: 0.5, borderTop: 1, borderColor: 'divider' }}>
      <Box
        role="group"
        aria-label={t('tasks.scopeOf', { name })}
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}
      >
        <Box sx={{ flex: '1 1 14rem', minWidth: 0 }}>
          <Code>{code}</Code>{' '}
          <AppLink to="/systems/$id" params={{ id }}>
            {name}
          </AppLink>
        </Box>
        <Button variant="outlined" onClick={() => void onDecide({ scope: 'inScope' })}>
          {t('tasks.takeIn')}
        </Button>
        <Button
          variant="outlined"
          aria-expanded={reason !== null}
          onClick={() => setReason((before) => (before === null ? '' : null))}
        >
          {t('tasks.leaveOut')}
        </Button>
      </Box>
      {reason !== null && (
        <Box
          component="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') void onDecide({ scope: 'outOfScope', scopeReason: reason.trim() });
          }}
          sx={{ display: 'flex', alignItems: 'flex-end', gap: 1, pb: 1 }}
        >
          <Box sx={{ flex: 1 }}>
            <LineInput
              label={t('tasks.leaveOutReason', { name })}
              required
              autoFocus
              maxLength={MAX_TEXT}
              value={reason}
              onChange={setReason}
            />
          </Box>
          <Button type="submit" variant="contained" disabled={reason.trim() === ''}>
            {t('tasks.leaveOut')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
