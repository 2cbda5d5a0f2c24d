import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { textOf } from '#renderer/components/fields/drafts.ts';
import { type Among, SideDrawer } from '#renderer/components/frames/side-drawer.tsx';
import { FoldedHistory } from '#renderer/records/changes/history-panel.tsx';
import { useWorkspace } from '#renderer/session/workspace.ts';
import type { Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';
import { LeaveButtons } from './leave-buttons.tsx';
import type { AnyRecord } from './record-commands.ts';
import type { FormSpecials } from './record-form.tsx';
import { RecordSheet } from './record-sheet.tsx';

type RecordDrawerProps = {
  readonly name: KindName;
  /** As its list has it, for its code and name: the fields are read whole. Null while it is closed. */
  readonly row: AnyRecord | null;
  /** Its list, for previous and next. */
  readonly order?: readonly string[];
  /** Whether it can be read and no more, for another reason than that the whole workspace is. */
  readonly readOnly?: boolean;
  readonly specials?: FormSpecials;
  readonly width?: string;
  /** Shows another record, and this one again where it was left with something unsaved. */
  readonly onGo: (id: string) => void;
  readonly onClose: () => void;
  /** Above and below the fields. */
  readonly before?: ReactNode;
  readonly children?: ReactNode;
};

/** One record beside its list: every field, saved as it is typed, and its history. */
export function RecordDrawer(props: RecordDrawerProps) {
  const { name, row, order, readOnly = false, specials, width = '38rem', onGo, onClose, before, children } = props;
  const kind: Kind = kinds[name];
  const closed = useReadOnly() || readOnly;
  const among: Among | undefined = row === null || order === undefined ? undefined : { order, id: row.id, onGo };
  return (
    <SideDrawer
      open={row !== null}
      width={width}
      code={row?.code ?? ''}
      title={textOf(row?.[kind.name])}
      among={among}
      readOnly={closed}
      onClose={onClose}
    >
      {row !== null && (
        <RecordSheet key={row.id} name={name} id={row.id} specials={specials} onGo={onGo} before={before}>
          {children}
          <Box>
            <LeaveButtons name={name} records={[row]} onDone={onClose} />
          </Box>
          <FoldedHistory entityId={row.id} />
        </RecordSheet>
      )}
    </SideDrawer>
  );
}

/** Whether the workspace was opened to be read and no more. */
export function useReadOnly(): boolean {
  return (useWorkspace()?.readOnlySince ?? null) !== null;
}
