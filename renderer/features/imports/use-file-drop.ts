import { type DragEvent, useRef, useState } from 'react';

type DropHandlers = {
  readonly onDragEnter: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
};

/** Takes dropped files; a button must offer the same, since dragging is not for everybody. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): { over: boolean; handlers: DropHandlers } {
  const [over, setOver] = useState(false);
  // Moving over a child leaves and enters again; only the balance says whether the pointer is still inside.
  const depth = useRef(0);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const handlers: DropHandlers = {
    onDragEnter(event) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth.current += 1;
      setOver(true);
    },
    onDragOver(event) {
      if (carriesFiles(event)) event.preventDefault();
    },
    onDragLeave() {
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    },
    onDrop(event) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      onFiles([...event.dataTransfer.files]);
    },
  };
  return { over, handlers };
}
