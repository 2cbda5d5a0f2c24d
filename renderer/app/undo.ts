import i18next from 'i18next';
import { sentenceOf } from '#renderer/components/error-sentence.ts';
import { showToast } from '#renderer/components/toasts.ts';
import { request } from '#renderer/host/api.ts';

/** Changes made in this window, the newest last: what Ctrl+Z takes back. */
const changes: string[] = [];
const LIMIT = 200;

export function rememberChange(changeId: string): void {
  changes.push(changeId);
  if (changes.length > LIMIT) changes.shift();
}

/** A workspace was left: its changes are not those of the next one. */
export function forgetChanges(): void {
  changes.length = 0;
}

/** Takes back the newest change made in this window. */
export async function undoLast(): Promise<void> {
  const changeId = changes.at(-1);
  if (changeId === undefined) {
    showToast({ message: i18next.t('errors:nothingToUndo') });
    return;
  }
  await undoChange(changeId);
}

/** Takes back one change and offers to bring it back; a refusal is said in the core's own sentence. */
export async function undoChange(changeId: string): Promise<void> {
  try {
    const { changeId: redoId } = await request('trail.undo', { changeId });
    const index = changes.lastIndexOf(changeId);
    if (index !== -1) changes.splice(index, 1);
    showToast({
      message: i18next.t('common:undo.undone'),
      ...(redoId !== null && { action: { label: i18next.t('common:undo.redo'), run: () => void redoChange(redoId) } }),
    });
  } catch (error) {
    showToast({ message: sentenceOf(error), tone: 'problem' });
  }
}

async function redoChange(changeId: string): Promise<void> {
  try {
    const { changeId: again } = await request('trail.undo', { changeId });
    if (again !== null) rememberChange(again);
    showToast({ message: i18next.t('common:undo.redone'), changeId: again });
  } catch (error) {
    showToast({ message: sentenceOf(error), tone: 'problem' });
  }
}
