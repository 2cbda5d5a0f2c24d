import { type ReactNode, useEffect, useState } from 'react';
import type { AutosavePhase } from '#renderer/session/autosave-controller.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { type AutosaveSource, fieldOf } from './kept-fields.ts';

/** What a field needs to show and change a draft; spread it into the components of fields.tsx. */
export type FieldBinding<T> = {
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Leaving the field sends what waits. */
  readonly onBlur: () => void;
  readonly phase: AutosavePhase;
  readonly error: string;
};

type AutosaveFieldProps<T> = AutosaveSource<T> & {
  /** Whether it is one of the program's own, whatever workspace is open. */
  readonly ofProgram?: boolean;
  readonly children: (field: FieldBinding<T>) => ReactNode;
};

/** One field that keeps itself saved: on leaving it and after a second's pause, and when the page is left. */
export function AutosaveField<T>({ ofProgram = false, ...props }: AutosaveFieldProps<T>) {
  const openId = useWorkspace()?.id ?? null;
  const workspaceId = ofProgram ? null : openId;
  // Another name is another field.
  return <NamedField key={`${workspaceId} ${props.keepAs}`} workspaceId={workspaceId} {...props} />;
}

type NamedFieldProps<T> = AutosaveFieldProps<T> & { readonly workspaceId: string | null };

function NamedField<T>({ workspaceId, children, ...source }: NamedFieldProps<T>) {
  const [field] = useState(() => fieldOf(workspaceId, source));
  const [, rerender] = useState(0);
  field.take(source);
  useEffect(() => {
    field.show(() => rerender((count) => count + 1));
    return field.leave;
  }, [field]);
  const { value } = source;
  useEffect(() => field.autosave.adopt(value), [field, value]);
  const { draft, phase, error } = field.autosave.snapshot();
  return children({
    value: draft,
    phase,
    error,
    onChange: field.autosave.edit,
    onBlur: () => void field.autosave.flush(),
  });
}
