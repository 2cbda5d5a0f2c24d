import type { Command } from '../app/commands.ts';

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
