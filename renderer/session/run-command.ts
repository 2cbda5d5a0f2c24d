import type { TFunction } from 'i18next';
import type { LucideIcon } from 'lucide-react';
import type { CommandId } from '#shared/contract/commands.ts';

export type CommandGroup = 'navigation' | 'commands' | 'settings';

/** Something the app can do, offered alike by the palette, the native menu and the keyboard. */
export type Command = {
  readonly id: CommandId | `go.step.${string}` | `new.${string}` | `later.${string}`;
  readonly group: CommandGroup;
  readonly title: (t: TFunction) => string;
  /** Other words that it is found by, parted by semicolons; `''` where there are none. */
  readonly synonyms: (t: TFunction) => string;
  readonly icon: LucideIcon;
  /** Keys as {@link keysOf} writes them, the first being the one that is shown; `G A` is one key after the other. */
  readonly keys?: readonly string[];
  readonly needsWorkspace: boolean;
  /** Offered only to whoever asks for it by one of its words. */
  readonly asked?: true;
  readonly run: () => unknown;
};

let registry: readonly Command[] = [];

/** Set once at start; keeps buttons anywhere in the frame from knowing how commands do their work. */
export function setCommands(commands: readonly Command[]): void {
  registry = commands;
}

export function allCommands(): readonly Command[] {
  return registry;
}

/** Runs the command of that id; unknown ids (a newer menu's, say) do nothing. */
export function runCommand(id: string): void {
  void registry.find((command) => command.id === id)?.run();
}
