import Box from '@mui/material/Box';
import { FolderOpen } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';

export type DropAreaProps = {
  /** What happens on letting go. */
  readonly label: string;
  readonly onDrop: (files: readonly File[]) => void;
  /** As high as its place, for a page that scrolls within itself. */
  readonly fill?: boolean;
  readonly children: ReactNode;
};

/** Takes dropped files anywhere on what it holds; a button must offer the same, since dragging is not for everybody. */
export function DropArea({ label, onDrop, fill = false, children }: DropAreaProps) {
  const [over, setOver] = useState(false);
  // Moving over a child leaves and enters again; only the balance says whether the pointer is still inside.
  const depth = useRef(0);
  function leave(): void {
    depth.current = 0;
    setOver(false);
  }
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <Box
      sx={{ position: 'relative', minHeight: '100%', height: fill ? '100%' : 'auto' }}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDragLeave={() => {
        depth.current -= 1;
        if (depth.current <= 0) leave();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        leave();
        onDrop([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <Box
          sx={(theme) => ({
            position: 'absolute',
            inset: '0.5rem',
            zIndex: 3,
            display: 'grid',
            placeContent: 'center',
            justifyItems: 'center',
            gap: 1,
            border: `2px dashed ${theme.palette.tokens.accent}`,
            borderRadius: 1,
            bgcolor: theme.palette.tokens.selected,
            color: theme.palette.tokens.accent,
            fontWeight: 600,
            pointerEvents: 'none',
          })}
        >
          <FolderOpen aria-hidden="true" />
          {label}
        </Box>
      )}
    </Box>
  );
}
