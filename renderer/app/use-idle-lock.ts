import { useEffect } from 'react';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { lockWorkspace } from '#renderer/session/opening.ts';
import { queryClient } from '#renderer/session/query.ts';
import { useSettings } from '#renderer/session/settings.ts';
import { showToast } from '#renderer/session/toasts.ts';

const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
/** Milliseconds between two looks at the clock; a computer that slept locks within this time of waking. */
const LOOK = 5000;

/** Locks the workspace that is open when nobody has been there for the time that the settings name. */
export function useIdleLock(encrypted: boolean): void {
  const { lockAfter } = useSettings();
  useEffect(() => {
    if (!encrypted || lockAfter === 0) return;
    let last = Date.now();
    const note = () => {
      last = Date.now();
    };
    for (const name of ACTIVITY) window.addEventListener(name, note, { capture: true, passive: true });
    const timer = setInterval(() => {
      // What the person left running is not cut off; the time counts from its end.
      if (queryClient.isMutating() > 0) note();
      if (Date.now() - last < lockAfter * 60_000) return;
      note();
      lockWorkspace().catch((error: unknown) => showToast({ message: sentenceOf(error), tone: 'problem' }));
    }, LOOK);
    return () => {
      clearInterval(timer);
      for (const name of ACTIVITY) window.removeEventListener(name, note, { capture: true });
    };
  }, [encrypted, lockAfter]);
}
