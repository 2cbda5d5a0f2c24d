import i18next from 'i18next';
import { request } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { noteChanged, noteUndone, showToast, type ToastAction } from '#renderer/session/toasts.ts';
import type { HistoryStep } from '#shared/contract/workspace/trail.ts';

/** Takes back the newest change that was not taken back yet, also one from before the last start. */
export function undoLast(): Promise<void> {
  return attempt(async () => {
    await flushDrafts();
    const { step } = await request('trail.undo', {});
    if (step !== null) noteUndone(step.changeId);
    tell(words('undoneStep', step), { label: label('redo'), run: () => void redoLast() });
  });
}

/** Brings back what was undone last. */
export function redoLast(): Promise<void> {
  return attempt(async () => {
    await flushDrafts();
    const { step } = await request('trail.redo', {});
    tell(words('redoneStep', step), { label: label('undo'), run: () => void undoLast() });
  });
}

/** Takes back one change and offers to bring it back; a refusal is said in the core's own sentence. */
export function undoChange(changeId: string): Promise<void> {
  return attempt(async () => {
    const { changeId: undone } = await request('trail.undo', { changeId });
    noteChanged();
    noteUndone(changeId);
    showToast({
      message: i18next.t('common:undo.undone'),
      ...(undone !== null && { action: { label: label('redo'), run: () => void bringBack(undone) } }),
    });
  });
}

function bringBack(undone: string): Promise<void> {
  return attempt(async () => {
    const { changeId } = await request('trail.undo', { changeId: undone });
    noteChanged();
    noteUndone(undone);
    showToast({ message: i18next.t('common:undo.redone'), changeId });
  });
}

/** The newest step of the history, in place of what was said of the one before. */
function tell(message: string, action: ToastAction): void {
  noteChanged();
  showToast({ message, action, untilNext: true });
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    showToast({ message: sentenceOf(error), tone: 'problem' });
  }
}

function words(key: 'undoneStep' | 'redoneStep', step: HistoryStep | null): string {
  const what = i18next.t(`trail:actions.${step?.action ?? ''}`, { defaultValue: step?.action ?? '' });
  return i18next.t(`common:undo.${key}`, { what });
}

function label(key: 'undo' | 'redo'): string {
  return i18next.t(key === 'undo' ? 'common:actions.undo' : 'common:undo.redo');
}
