import { describe, expect, test } from 'vitest';
import { type CommandActions, commandForKeys, createCommands, keysForDisplay, keysOf } from '#renderer/app/commands.ts';
import { COMMAND_IDS, COMMANDS } from '#shared/contract/commands.ts';

function recording(): { actions: CommandActions; calls: string[] } {
  const calls: string[] = [];
  const note = (name: string) => () => void calls.push(name);
  return {
    calls,
    actions: {
      go: (path, search) => void calls.push(['go', path, ...Object.values(search ?? {})].join(' ')),
      openPalette: note('openPalette'),
      openShortcuts: note('openShortcuts'),
      newWorkspace: note('newWorkspace'),
      openWorkspace: note('openWorkspace'),
      openSample: note('openSample'),
      saveCopy: note('saveCopy'),
      lockWorkspace: note('lockWorkspace'),
      closeWorkspace: note('closeWorkspace'),
      choosePerson: note('choosePerson'),
      newSystem: note('newSystem'),
      togglePresenting: note('togglePresenting'),
      undo: note('undo'),
      redo: note('redo'),
      setTheme: (theme) => void calls.push(`theme ${theme}`),
    },
  };
}

const press = (key: string, modifiers: Partial<KeyboardEvent> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers }) as KeyboardEvent;

describe('the registry', () => {
  test('answers every command that the native menu can send', () => {
    const { actions, calls } = recording();
    const commands = createCommands(actions);
    for (const id of COMMAND_IDS) {
      calls.length = 0;
      const command = commands.find((each) => each.id === id);
      command?.run();
      expect([id, calls.length, command?.needsWorkspace]).toEqual([id, 1, COMMANDS[id].needsWorkspace]);
    }
    const own = commands.filter(({ id }) => !/^(go\.step|new|later)\./.test(id));
    expect(own.map(({ id }) => id)).toEqual(COMMAND_IDS);
  });

  test.each([
    ['go.home', 'go /'],
    ['go.requirements', 'go /requirements'],
    ['systems.import', 'go /import'],
    ['new.actions', 'go /actions true'],
    ['new.interviews', 'go /visit-plan true'],
    ['later.soa', 'go /requirements 6.1.3'],
    ['workspace.saveCopy', 'saveCopy'],
    ['theme.dark', 'theme dark'],
  ])('%s does what it says', (id, call) => {
    const { actions, calls } = recording();
    createCommands(actions)
      .find((command) => command.id === id)
      ?.run();
    expect(calls).toEqual([call]);
  });

  test('has each id and each key once', () => {
    const commands = createCommands(recording().actions);
    const ids = commands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = commands.flatMap((command) => command.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('leads to all seven steps', () => {
    const steps = createCommands(recording().actions).filter(({ id }) => id.startsWith('go.step.'));
    expect(steps).toHaveLength(7);
  });
});

describe('keys', () => {
  test.each([
    [press('k', { ctrlKey: true }), 'Mod+K'],
    [press('k', { metaKey: true }), 'Mod+K'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z'],
    [press('z', { ctrlKey: true, altKey: true }), 'Mod+Alt+Z'],
    [press('?', { shiftKey: true }), '?'],
    [press('F1'), 'F1'],
  ])('are written alike on all keyboards: %#', (event, keys) => {
    expect(keysOf(event)).toBe(keys);
  });

  const commands = createCommands(recording().actions);
  const idFor = (event: KeyboardEvent, inText: boolean) => commandForKeys(commands, event, inText)?.id;

  test('open the palette from anywhere, text fields included', () => {
    expect(idFor(press('k', { ctrlKey: true }), true)).toBe('palette.open');
  });

  test('leave typing alone', () => {
    expect(idFor(press('?', { shiftKey: true }), true)).toBeUndefined();
    expect(idFor(press('z', { ctrlKey: true }), true)).toBeUndefined();
    expect(idFor(press('?', { shiftKey: true }), false)).toBe('help.shortcuts');
    expect(idFor(press('z', { ctrlKey: true }), false)).toBe('undo');
    expect(idFor(press('z', { ctrlKey: true, shiftKey: true }), false)).toBe('redo');
    expect(idFor(press('y', { ctrlKey: true }), true)).toBeUndefined();
  });

  test('are named as the machine names them', () => {
    expect(keysForDisplay('Mod+Alt+Z', false)).toEqual(['Ctrl', 'Alt', 'Z']);
    expect(keysForDisplay('Mod+Alt+Z', true)).toEqual(['⌘', '⌥', 'Z']);
  });
});
