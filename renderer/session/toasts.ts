import { create } from 'zustand';
import { onWorkspaceChange } from '#renderer/host/open-workspace.ts';

export type Toast = {
  readonly id: number;
  readonly message: string;
  readonly tone: 'neutral' | 'ok' | 'problem';
  /** The change that "Undo" takes back. */
  readonly changeId: string | null;
  readonly action: ToastAction | null;
};
export type ToastAction = { readonly label: string; readonly run: () => void };

export type ToastInput = {
  readonly message: string;
  /** From the answer of a command; null or left out when there is nothing to take back. */
  readonly changeId?: string | null;
  readonly tone?: Toast['tone'];
  readonly action?: ToastAction;
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
  };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-LIMIT) }));
  return toast.id;
}

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
