import { useEffect, useState } from 'react';
import { type OpenPicture, openPicture } from './picture-file.ts';

/** The picture ready to be drawn; `null` until then. Its pixels are let go of when the component goes. */
export function useOpenPicture(picture: Blob): OpenPicture | 'unreadable' | null {
  const [opened, setOpened] = useState<OpenPicture | 'unreadable' | null>(null);
  useEffect(() => {
    let gone = false;
    let open: OpenPicture | null = null;
    openPicture(picture).then(
      (result) => {
        if (gone) return result.bitmap.close();
        open = result;
        return setOpened(result);
      },
      () => !gone && setOpened('unreadable'),
    );
    return () => {
      gone = true;
      open?.bitmap.close();
      setOpened(null);
    };
  }, [picture]);
  return opened;
}
