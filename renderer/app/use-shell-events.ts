import { useEffect } from 'react';
import { showToast } from '#renderer/components/toasts.ts';
import { bridge } from '#renderer/host/bridge.ts';
import { commandForKeys } from './commands.ts';
import { allCommands, runCommand } from './run-command.ts';

/** Carries keys, choices in the native menu and the host's messages to where they belong. */
export function useShellEvents(): void {
  useEffect(() => bridge.on('menu.command', ({ command }) => runCommand(command)), []);
  useEffect(() => bridge.on('host.message', ({ message }) => void showToast({ message, tone: 'problem' })), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandForKeys(allCommands(), event, isTextTarget(event.target));
      if (command === undefined) return;
      event.preventDefault();
      void command.run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isTextTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
