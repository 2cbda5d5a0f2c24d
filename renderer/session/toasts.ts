import { create } from 'zustand';
import { onWorkspaceChange } from '#renderer/host/open-workspace.ts';

export type Toast = {
  readonly id: number;
  readonly message: string;
  readonly tone: 'neutral' | 'ok' | 'problem';
  /** The change that "Undo" takes back. */
  readonly changeId: string | null;
  readonly action: ToastAction | null;
  /** Whether what it offers stands only until something else is changed. */
  readonly untilNext: boolean;
};
export type ToastAction = { readonly label: string; readonly run: () => void };

export type ToastInput = {
  readonly message: string;
  /** From the answer of a command; null or left out when there is nothing to take back. */
  readonly changeId?: string | null;
  readonly tone?: Toast['tone'];
  readonly action?: ToastAction;
  readonly untilNext?: boolean;
};

type ToastState = { readonly toasts: readonly Toast[] };

/** The most that are shown at once; older ones give way. */
const LIMIT = 3;

export const useToasts = create<ToastState>(() => ({ toasts: [] }));

// What is said, and what is offered to be taken back, is about the client that was open.
onWorkspaceChange(() => useToasts.setState({ toasts: [] }));

let nextId = 1;

/** Says what just happened, with "Undo" where a change can be taken back. */
export function showToast(input: ToastInput): number {
  const toast: Toast = {
    id: nextId++,
    message: input.message,
    tone: input.tone ?? 'neutral',
    changeId: input.changeId ?? null,
    action: input.action ?? null,
    untilNext: input.untilNext ?? false,
  };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-LIMIT) }));
  return toast.id;
}

export function dismissToast(id: number): void {
  dismissWhere((toast) => toast.id === id);
}

/** That change was taken back by another way: it is not offered any more. */
export function noteUndone(changeId: string): void {
  dismissWhere((toast) => toast.changeId === changeId);
}

/** Something was changed: what could be brought back before cannot be now, and "Undo" would take back another change. */
export function noteChanged(): void {
  dismissWhere(({ untilNext }) => untilNext);
}

/** What was refused with that sentence has been done by now. */
export function noteSolved(sentence: string): void {
  dismissWhere(({ tone, message, action }) => tone === 'problem' && message === sentence && action === null);
}

function dismissWhere(isOver: (toast: Toast) => boolean): void {
  const { toasts } = useToasts.getState();
  const left = toasts.filter((toast) => !isOver(toast));
  if (left.length < toasts.length) useToasts.setState({ toasts: left });
}
