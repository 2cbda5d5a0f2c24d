import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatInstant } from '#renderer/components/words/format.ts';
import { useCommand } from '#renderer/host/api.ts';
import { NodeActions } from '#renderer/records/actions/node-actions.tsx';
import { TargetEvidence } from '#renderer/records/evidence/target-evidence.tsx';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { NodeFulfilmentAnswer } from '#shared/contract/domains/fulfilment.ts';
import { NO_RULE } from '#shared/rules/fulfilment/rule.ts';
import { FULFILMENT_LOOKS } from './fulfilment-look.ts';
import { LookLists } from './look-lists.tsx';
import { type Word, WordDialog } from './word-dialog.tsx';

type FulfilmentPanelProps = {
  readonly node: CatalogueNode;
  readonly fulfilment: NodeFulfilmentAnswer;
  /** Whether evidence and actions of this requirement are unfolded; one at a time on a page. */
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onFocus: () => void;
  /** What the requirement means, above what there is of it. */
  readonly children?: ReactNode;
};

/** One requirement: what shows it, what is missing, and a person's word on it. It never asks for a status. */
export function FulfilmentPanel({ node, fulfilment, open, onOpen, onFocus, children }: FulfilmentPanelProps) {
  const { t } = useTranslation('fulfilment');
  const [word, setWord] = useState<Word | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  // The buttons that were pressed may be gone by then.
  const [said, setSaid] = useState(0);
  useEffect(() => {
    if (said > 0) sheet.current?.focus({ preventScroll: true });
  }, [said]);
  const { state, statement, decision, ruleVersion, shows, missing } = fulfilment;
  const stateable = ruleVersion === NO_RULE;
  const hasEvidence = !missing.some(({ key }) => key === 'evidence');
  const objected = decision?.verdict === 'objected';
  // An objection is lifted by confirming, or by taking it back: nothing else may be missing then.
  const confirmable = !stateable && shows.length > 0 && missing.every(({ key }) => key === 'objection');
  const standing = decision?.verdict === 'confirmed' && !decision.moved && state === 'shown';
  return (
    <Panel
      title={`${node.id} ${node.title}`}
      actions={<StatusChip {...FULFILMENT_LOOKS[state]} label={t(`states.${state}`)} />}
    >
      <Box
        ref={sheet}
        role="group"
        aria-label={`${node.id} ${node.title}`}
        tabIndex={-1}
        onFocus={onFocus}
        sx={{ display: 'flex', flexDirection: 'column', gap: 1.25 }}
      >
        {children}
        <LookLists node={fulfilment} />
        <Words of={fulfilment} onSaid={() => setSaid((times) => times + 1)} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          {!stateable && !standing && (
            <Button size="small" variant="outlined" disabled={!confirmable} onClick={() => setWord('confirm')}>
              {t(decision?.verdict === 'confirmed' ? 'panel.confirmAgain' : 'panel.confirm')}
            </Button>
          )}
          {!stateable && !confirmable && (
            <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
              {t('panel.waits')}
            </Box>
          )}
          {stateable && (
            <Button size="small" variant="outlined" disabled={!hasEvidence} onClick={() => setWord('state')}>
              {t(statement === null ? 'panel.state' : 'panel.restate')}
            </Button>
          )}
          {stateable && !hasEvidence && (
            <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
              {t('panel.needsEvidence')}
            </Box>
          )}
          {!objected && (state === 'shown' || state === 'stated') && (
            <Button size="small" onClick={() => setWord('object')}>
              {t('panel.object')}
            </Button>
          )}
          <Box sx={{ flex: 1 }} />
          <Button size="small" aria-expanded={open} onClick={() => onOpen(!open)}>
            {t('panel.register')}
          </Button>
        </Box>
        {open && (
          <Box>
            <TargetEvidence target={{ target: 'node', targetId: node.id }} />
            <NodeActions node={node} />
          </Box>
        )}
      </Box>
      {word !== null && (
        <WordDialog
          word={word}
          nodeId={node.id}
          before={word === 'state' ? (statement?.text ?? '') : ''}
          onClose={() => setWord(null)}
          onSaid={() => {
            setWord(null);
            setSaid((times) => times + 1);
          }}
        />
      )}
    </Panel>
  );
}

type WordsProps = { readonly of: NodeFulfilmentAnswer; readonly onSaid: () => void };

/** Who said what when, and what has changed since. */
function Words({ of: { nodeId, statement, decision, state }, onSaid }: WordsProps) {
  const { t, i18n } = useTranslation(['fulfilment', 'organisation']);
  const withdraw = useCommand('fulfilment.withdraw');
  const retract = useCommand('fulfilment.retract');
  async function takeBack(command: typeof withdraw | typeof retract): Promise<void> {
    try {
      const { changeId } = await command.mutateAsync({ nodeId });
      showToast({ message: t('dialog.withdrawn'), changeId });
      onSaid();
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  if (statement === null && decision === null) return null;
  const date = (at: string) => formatInstant(at, i18n.language);
  const records = decision?.movedRefs.map(({ entity, id, label }) => {
    if (entity === 'organisation') return t(`organisation:fields.${id}.label`);
    return label;
  });
  return (
    <Box sx={{ fontSize: '0.875rem', lineHeight: 1.45, borderTop: 1, borderColor: 'divider', pt: 1 }}>
      {statement !== null && (
        <Line action={t('panel.withdraw')} onAction={() => void takeBack(retract)}>
          {t('panel.stated', { by: statement.by, date: date(statement.at) })}{' '}
          <Box component="span" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {statement.text}
          </Box>{' '}
          {state === 'stated' && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t('panel.statedOnly')}
            </Box>
          )}
        </Line>
      )}
      {decision !== null && (
        <Line action={t('panel.withdraw')} onAction={() => void takeBack(withdraw)}>
          {decision.verdict === 'confirmed'
            ? t('panel.confirmed', { by: decision.by, date: date(decision.at) })
            : t('panel.objected', { by: decision.by, date: date(decision.at), reason: decision.reason })}{' '}
          {decision.verdict === 'confirmed' && decision.reason !== '' && t('panel.reason', { reason: decision.reason })}{' '}
          {decision.moved &&
            (records === undefined || records.length === 0
              ? t('panel.movedUnnamed')
              : t('panel.moved', { records: records.join(', ') }))}{' '}
          {decision.moved && decision.verdict === 'confirmed' && <strong>{t('panel.lapsed')}</strong>}
        </Line>
      )}
    </Box>
  );
}

type LineProps = { readonly action: string; readonly onAction: () => void; readonly children: ReactNode };

function Line({ action, onAction, children }: LineProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0, pt: 0.25 }}>{children}</Box>
      <Button size="small" onClick={onAction}>
        {action}
      </Button>
    </Box>
  );
}
