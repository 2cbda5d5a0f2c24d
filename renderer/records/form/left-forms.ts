import i18next from 'i18next';
import { create } from 'zustand';
import { hasUnsavedDrafts } from '#renderer/components/fields/kept-fields.ts';
import { bridge } from '#renderer/host/bridge.ts';
import { openWorkspaceId } from '#renderer/host/open-workspace.ts';
import { flushDrafts, useSaveState } from '#renderer/session/save-state.ts';
import { dismissToast, showToast } from '#renderer/session/toasts.ts';

/** A form that was left with something unsaved. */
export type LeftForm = {
  /** The workspace that it is of; null for the program's own. */
  readonly workspaceId: string | null;
  /** What the names of all its drafts begin with. */
  readonly prefix: string;
  /** What its record is called. */
  readonly name: string;
  /** Opens it again. */
  readonly onReturn: () => void;
};

type Left = LeftForm & { readonly toast: number | null };

/** In the order in which they were left. */
export const useLeftForms = create<{ readonly forms: readonly Left[] }>(() => ({ forms: [] }));

/** Those of one workspace, and of the program itself. */
export function leftIn(forms: readonly LeftForm[], workspaceId: string | null): readonly LeftForm[] {
  return forms.filter((form) => form.workspaceId === null || form.workspaceId === workspaceId);
}

/** Says that a form was left with something unsaved, and leads back to it; in another client nothing is said of it. */
export function leaveForm(form: LeftForm): void {
  if (!hasUnsavedDrafts(form.prefix, form.workspaceId)) return;
  enterForm(form);
  const here = form.workspaceId === null || form.workspaceId === openWorkspaceId();
  const toast = here
    ? showToast({
        message: i18next.t('left.text', { name: form.name }),
        tone: 'problem',
        action: { label: i18next.t('left.action'), run: form.onReturn },
      })
    : null;
  useLeftForms.setState(({ forms }) => ({ forms: [...forms, { ...form, toast }] }));
}

/** The form is open again, or nothing of it is unsaved any more: what was said of it is no longer true. */
export function enterForm({ workspaceId, prefix }: Pick<LeftForm, 'workspaceId' | 'prefix'>): void {
  drop((form) => form.workspaceId === workspaceId && form.prefix === prefix);
}

useSaveState.subscribe(() => drop(({ prefix, workspaceId }) => !hasUnsavedDrafts(prefix, workspaceId)));

// What was refused may be taken now, or be about a record that is gone.
bridge.on('workspace.changed', () => {
  if (useLeftForms.getState().forms.length > 0) void flushDrafts();
});

function drop(isOver: (form: Left) => boolean): void {
  const { forms } = useLeftForms.getState();
  const over = forms.filter(isOver);
  if (over.length === 0) return;
  useLeftForms.setState({ forms: forms.filter((form) => !over.includes(form)) });
  for (const { toast } of over) if (toast !== null) dismissToast(toast);
}
