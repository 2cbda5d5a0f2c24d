import type { ReactNode } from 'react';
import { textOf } from '#renderer/components/fields/drafts.ts';
import { type Among, SideDrawer } from '#renderer/components/frames/side-drawer.tsx';
import { FoldedHistory } from '#renderer/records/changes/history-panel.tsx';
import { useWorkspace } from '#renderer/session/workspace.ts';
import type { Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';
import type { AnyRecord } from './record-commands.ts';
import { draftsOf, type FormSpecials, RecordForm } from './record-form.tsx';
import { useLeftDrafts } from './use-left-drafts.ts';

type RecordDrawerProps = {
  readonly name: KindName;
  /** Null while it is closed. */
  readonly record: AnyRecord | null;
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
  const { name, record, order, readOnly = false, specials, width = '38rem', onGo, onClose, before, children } = props;
  const kind: Kind = kinds[name];
  const closed = useReadOnly() || readOnly;
  const among: Among | undefined = record === null || order === undefined ? undefined : { order, id: record.id, onGo };
  return (
    <SideDrawer
      open={record !== null}
      width={width}
      code={record?.code ?? ''}
      title={textOf(record?.[kind.name])}
      among={among}
      readOnly={closed}
      onClose={onClose}
    >
      {record !== null && (
        <Sheet key={record.id} name={name} record={record} onGo={onGo}>
          {before}
          <RecordForm name={name} record={record} {...(specials !== undefined && { specials })} />
          {children}
          <FoldedHistory entityId={record.id} />
        </Sheet>
      )}
    </SideDrawer>
  );
}

/** Whether the workspace was opened to be read and no more. */
export function useReadOnly(): boolean {
  return (useWorkspace()?.readOnlySince ?? null) !== null;
}

type SheetProps = Pick<RecordDrawerProps, 'name' | 'onGo' | 'children'> & { readonly record: AnyRecord };

function Sheet({ name, record, onGo, children }: SheetProps) {
  const kind: Kind = kinds[name];
  useLeftDrafts({
    prefix: draftsOf(name, record.id),
    name: `${record.code} ${textOf(record[kind.name])}`,
    onReturn: () => onGo(record.id),
  });
  return children;
}
