import { create } from 'zustand';
import { onWorkspaceChange } from '#renderer/host/open-workspace.ts';

export type Question = {
  readonly title: string;
  /** What happens, and whether it can be taken back. */
  readonly text: string;
  /** The verb on the button, such as "Archive 3 systems". */
  readonly confirmLabel: string;
  /** Where the other answer is more than to leave all as it is; it has the focus then. */
  readonly cancelLabel?: string;
  readonly tone?: 'normal' | 'problem';
};

type Asked = Question & { readonly answer: (yes: boolean) => void };

/** What is being asked; answered by the dialog in the app's frame. */
export const useQuestion = create<{ readonly asked: Asked | null; readonly open: boolean }>(() => ({
  asked: null,
  open: false,
}));

// A question is about the records of the client that was open.
onWorkspaceChange(() => {
  const { asked, open } = useQuestion.getState();
  if (open) asked?.answer(false);
  useQuestion.setState({ open: false });
});

/** Asks before something that is not easily taken back; resolves to whether the person agreed. */
export function confirmAction(question: Question): Promise<boolean> {
  useQuestion.getState().asked?.answer(false);
  return new Promise((resolve) => {
    useQuestion.setState({ asked: { ...question, answer: resolve }, open: true });
  });
}
