import { type RefObject, useState } from 'react';
import { useNarrowerThan } from '#renderer/components/measures/use-width.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { updateSettings, useSettings } from '#renderer/session/settings.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { useHere } from './use-here.ts';

/** Of the frame, in rem: below, the navigation in full would leave the page too little. */
const ROOM_FOR_BOTH = 62;

export type Folding = {
  readonly folded: boolean;
  /** There is no room for it in full beside the page: unfolded, it lies over the page. */
  readonly narrow: boolean;
  readonly setFolded: (folded: boolean) => void;
};

/**
 * Whether the navigation shows its icons alone: where the user folded it, which is remembered; by itself where a page
 * asks for it, until it is unfolded there; and where the window has no room.
 */
export function useFolding(frame: RefObject<HTMLElement | null>): Folding {
  const narrow = useNarrowerThan(frame, ROOM_FOR_BOTH);
  const { navigationFolded } = useSettings();
  const { page } = useHere();
  const byItself = page?.foldsNavigation === true;
  const [unfoldedOn, setUnfoldedOn] = useState('');
  if (unfoldedOn !== '' && unfoldedOn !== page?.id) setUnfoldedOn('');
  const folded = narrow || (byItself ? unfoldedOn !== page?.id : navigationFolded);
  function setFolded(fold: boolean): void {
    if (byItself) return setUnfoldedOn(fold ? '' : (page?.id ?? ''));
    updateSettings({ navigationFolded: fold }).catch((error: unknown) =>
      showToast({ message: sentenceOf(error), tone: 'problem' }),
    );
  }
  return { folded, narrow, setFolded };
}
