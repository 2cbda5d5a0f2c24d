import { useEffect } from 'react';
import { bridge } from '#renderer/host/bridge.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { openChosen, openRecent } from '#renderer/session/opening.ts';
import { allCommands, runCommand } from '#renderer/session/run-command.ts';
import { useSettings } from '#renderer/session/settings.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { commandForKeys, GO_KEY, keysOf } from './commands.ts';

/** Carries keys, choices in the native menu and the host's messages to where they belong. */
export function useShellEvents(): void {
  useEffect(() => bridge.on('menu.command', ({ command }) => runCommand(command)), []);
  useEffect(() => bridge.on('host.message', ({ message }) => void showToast({ message, tone: 'problem' })), []);
  useEffect(() => bridge.on('host.openFile', (file) => void orSay(openChosen(file))), []);
  useEffect(() => bridge.on('host.openRecent', ({ id }) => void orSay(openRecent(id))), []);
  const { singleKeys } = useSettings();
  useEffect(() => {
    if (singleKeys) return;
    window.addEventListener('keydown', withholdSingleKeys, { capture: true });
    return () => window.removeEventListener('keydown', withholdSingleKeys, { capture: true });
  }, [singleKeys]);
  useEffect(() => {
    if (!singleKeys) return;
    window.addEventListener('keydown', goByTwoKeys, { capture: true });
    return () => window.removeEventListener('keydown', goByTwoKeys, { capture: true });
  }, [singleKeys]);
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

async function orSay(opening: Promise<unknown>): Promise<void> {
  try {
    await opening;
  } catch (error) {
    showToast({ message: sentenceOf(error), tone: 'problem' });
  }
}

/** Milliseconds in which the second of two keys has to follow. */
const SECOND_KEY_WITHIN = 1500;
let goPressedAt = Number.NEGATIVE_INFINITY;

/** `G` and a letter lead to a page; the letter is taken before the page can give it a meaning of its own. */
function goByTwoKeys(event: KeyboardEvent): void {
  if (event.isComposing || /^(Shift|Control|Alt|Meta)$/.test(event.key)) return;
  const second = event.timeStamp - goPressedAt < SECOND_KEY_WITHIN;
  goPressedAt = Number.NEGATIVE_INFINITY;
  const keys = keysOf(event);
  if (event.repeat || isTextTarget(event.target) || document.querySelector('[role="dialog"], [role="menu"]')) return;
  const command = second ? allCommands().find((each) => each.keys?.includes(`${GO_KEY} ${keys}`)) : undefined;
  if (command !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    void command.run();
  } else if (keys === GO_KEY && !(event.target instanceof Element && event.target.closest(TYPED_INTO))) {
    goPressedAt = event.timeStamp;
  }
}

/** Where a letter begins or narrows something by itself. */
const TYPED_INTO = '[role="grid"], [role="combobox"], [cmdk-root]';

/** Widgets in which a letter means something by itself, as long as they have the focus. */
const OWN_KEYS = '[role="listbox"], [role="grid"], [role="menu"], [role="combobox"], [role="radiogroup"], [cmdk-root]';

/**
 * Keeps plain letters from every shortcut of the page: a voice in the room, taken for keys by speech input, must not
 * set off anything.
 */
function withholdSingleKeys(event: KeyboardEvent): void {
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTextTarget(event.target)) return;
  if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return;
  event.stopPropagation();
}

function isTextTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
