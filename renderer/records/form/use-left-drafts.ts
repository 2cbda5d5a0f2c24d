import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { enterForm, leaveForm } from './left-forms.ts';

type LeftDrafts = {
  /** What the names of all drafts of the form begin with. */
  readonly prefix: string;
  /** What its record is called. */
  readonly name: string;
  /** Shows the form on its page, where more than the page has to be opened. */
  readonly onReturn?: () => unknown;
  /** Where the form is, if not at the address at which it was left. */
  readonly address?: string;
  /** Whether it is one of the program's own, whatever workspace is open. */
  readonly ofProgram?: boolean;
};

/**
 * When a form is left with something that is not stored, a message says so and leads back to it, and so does the sign in
 * the frame; the drafts themselves are kept (see `keepAs` of components/fields) and sent again with the next that is
 * saved.
 */
export function useLeftDrafts({ prefix, name, onReturn, address, ofProgram = false }: LeftDrafts): void {
  const router = useRouter();
  const { href } = useLocation();
  const openId = useWorkspace()?.id ?? null;
  // Of the form as it was opened: by the time it is left, another client may be there.
  const [workspaceId] = useState(ofProgram ? null : openId);
  const [openedAt] = useState(href);
  const onLeft = useRef(() => {});
  useEffect(() => {
    onLeft.current = () => leaveForm({ workspaceId, prefix, name, onReturn: () => void goBack() });
    async function goBack(): Promise<void> {
      await onReturn?.();
      const to = address ?? openedAt;
      if (address !== undefined || pathOf(router.latestLocation.href) !== pathOf(to)) router.history.push(to);
    }
  });
  useEffect(() => {
    enterForm({ workspaceId, prefix });
    return () => void flushDrafts().finally(() => onLeft.current());
  }, [workspaceId, prefix]);
}

function pathOf(href: string): string {
  return href.split('?')[0] ?? '';
}
