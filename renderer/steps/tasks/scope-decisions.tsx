import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import type { AiSystemFields } from '#shared/entities/ai-system.ts';
import { MAX_TEXT } from '#shared/entities/text.ts';

/** Systems that are offered at once; of 2,000 the next ones come up as these are decided. */
const SHOWN = 12;

/** Decides the scope of one system after the other, and a system left out gets its reason at once (4.3). */
export function ScopeDecisions({ undecided }: { readonly undecided: readonly SystemRow[] }) {
  const { t } = useTranslation('wizard');
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
  if (undecided.length === 0) return <Box>{t('tasks.allDecided')}</Box>;
  return (
    <>
      <Box sx={{ mb: 1, fontWeight: 600 }}>{t('tasks.undecided', { count: undecided.length })}</Box>
      <Box component="ul" ref={list} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {undecided.slice(0, SHOWN).map((system) => (
          <Decision key={system.id} system={system} onDecide={(changes) => decide(system.id, changes)} />
        ))}
      </Box>
      {undecided.length > SHOWN && (
        <Box sx={{ color: 'text.secondary', mt: 0.5 }}>{t('tasks.more', { count: undecided.length - SHOWN })}</Box>
      )}
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
