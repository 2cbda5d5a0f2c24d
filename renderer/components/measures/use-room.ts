import { type RefObject, useLayoutEffect, useState } from 'react';

/** In pixels of the layout. */
export type Room = { readonly width: number; readonly height: number };

/** The space that an element offers within its edges; 1 by 1 until it was measured. */
export function useRoom(element: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 1, height: 1 });
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = () => setRoom({ width: target.clientWidth, height: target.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
