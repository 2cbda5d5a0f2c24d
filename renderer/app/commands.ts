import type { TFunction } from 'i18next';
import {
  CircleQuestionMark,
  CopyPlus,
  EyeOff,
  FilePlus,
  FlaskConical,
  FolderOpen,
  Footprints,
  Import,
  ListChecks,
  Lock,
  type LucideIcon,
  Monitor,
  Moon,
  Plus,
  Redo2,
  Search,
  Sun,
  Undo2,
  UserRound,
  X,
} from 'lucide-react';
import type { Command } from '#renderer/session/run-command.ts';
import type { Settings as AppSettings } from '#shared/contract/app.ts';
import { COMMANDS, type CommandId, commandWords } from '#shared/contract/commands.ts';
import { STEPS } from '#shared/steps/steps.ts';
import { firstPageOf, PAGES, type Page } from './pages.ts';

/** What commands work with; the app hands it in, so that the registry can be listed and tested without it. */
export type CommandActions = {
  readonly go: (path: string, search?: Readonly<Record<string, unknown>>) => void;
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
  readonly newWorkspace: () => void;
  readonly openWorkspace: () => void;
  readonly openSample: () => void;
  readonly saveCopy: () => void;
  readonly lockWorkspace: () => void;
  readonly closeWorkspace: () => void;
  readonly choosePerson: () => void;
  readonly newSystem: () => void;
  readonly togglePresenting: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly setTheme: (theme: AppSettings['theme']) => void;
};

export function createCommands(actions: CommandActions): Command[] {
  const action = (
    id: CommandId,
    icon: LucideIcon,
    run: () => unknown,
    more: Partial<Pick<Command, 'keys' | 'group'>> = {},
  ): Command => ({
    id,
    group: 'commands',
    title: (t) => t(commandWords(id)),
    synonyms: (t) => t(`palette:synonyms.${id}`, { defaultValue: '' }),
    icon,
    ...COMMANDS[id],
    run,
    ...more,
  });
  const pages = PAGES.flatMap((page: Page): Command[] => {
    const { path, icon, command, keys } = page;
    // What imports is done to the systems; it stands among the actions.
    if (command === undefined || command === 'systems.import') return [];
    const go = action(command, icon, () => actions.go(path), { group: 'navigation', ...(keys && { keys }) });
    return [{ ...go, synonyms: (t) => pageSynonyms(t, page) }];
  });
  const creating = PAGES.flatMap(({ path, records: [first] = [], create }: Page): Command[] => {
    if (first === undefined || create === undefined) return [];
    return [
      {
        id: `new.${first.of}`,
        group: 'commands',
        title: (t) => t(create),
        synonyms: (t) => t(`palette:synonyms.new.${first.of}`, { defaultValue: '' }),
        icon: Plus,
        needsWorkspace: true,
        run: () => actions.go(path, { create: true }),
      },
    ];
  });
  const later = Object.entries(LATER).map(
    ([id, node]): Command => ({
      id: `later.${id}`,
      group: 'navigation',
      title: (t) => t(`palette:later.${id}.title`, { node }),
      synonyms: (t) => t(`palette:later.${id}.synonyms`),
      icon: ListChecks,
      needsWorkspace: true,
      asked: true,
      run: () => actions.go('/requirements', { node }),
    }),
  );
  const steps = STEPS.map(
    (step): Command => ({
      id: `go.step.${step.id}`,
      group: 'navigation',
      title: (t) => t('pages:step.title', { number: step.number, title: t(`steps:${step.id}.title`) }),
      synonyms: (t) => t(`pages:steps.${step.id}.synonyms`),
      icon: Footprints,
      needsWorkspace: true,
      run: () => actions.go(`/steps/${step.id}`),
    }),
  );
  return [
    ...pages.slice(0, 1),
    ...steps,
    ...pages.slice(1),
    ...later,
    action('palette.open', Search, actions.openPalette, { keys: ['Mod+K'] }),
    action('people.choose', UserRound, actions.choosePerson),
    action('systems.new', Plus, actions.newSystem),
    ...creating,
    {
      ...action('systems.import', Import, () => actions.go('/import')),
      synonyms: (t) => pageSynonyms(t, { id: 'import', place: 'systems' }),
    },
    action('presenting.toggle', EyeOff, actions.togglePresenting, { keys: ['F9'] }),
    action('undo', Undo2, actions.undo, { keys: ['Mod+Z', 'Mod+Alt+Z'] }),
    action('redo', Redo2, actions.redo, { keys: ['Mod+Shift+Z', 'Mod+Y', 'Mod+Alt+Y'] }),
    action('workspace.new', FilePlus, actions.newWorkspace),
    action('workspace.open', FolderOpen, actions.openWorkspace),
    action('workspace.sample', FlaskConical, actions.openSample),
    action('workspace.saveCopy', CopyPlus, actions.saveCopy),
    action('workspace.lock', Lock, actions.lockWorkspace),
    action('workspace.close', X, actions.closeWorkspace),
    action('theme.light', Sun, () => actions.setTheme('light'), { group: 'settings' }),
    action('theme.dark', Moon, () => actions.setTheme('dark'), { group: 'settings' }),
    action('theme.system', Monitor, () => actions.setTheme('system'), { group: 'settings' }),
    action('help.shortcuts', CircleQuestionMark, actions.openShortcuts, { keys: ['?', 'F1'] }),
  ];
}

/** What people look for and the product keeps no records of yet: the requirement that asks for it. */
const LATER = { soa: '6.1.3', riskRegister: '6.1.2' } as const;

/** A page's other words, and the navigation's own: what its tab is called, and its place where that leads to it. */
function pageSynonyms(t: TFunction, { id, place }: Pick<Page, 'id' | 'place'>): string {
  const first = place !== null && firstPageOf(place).id === id;
  const own = [t(`pages:${id}.synonyms`), t(`pages:${id}.tab`, { defaultValue: '' })];
  return [...own, first ? t(`pages:places.${place}`) : ''].filter(Boolean).join('; ');
}

/** What text fields do themselves. */
const TYPING_KEYS: readonly string[] = ['Mod+Z', 'Mod+Y', 'Mod+Shift+Z'];

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** A key press in the notation of {@link Command.keys}: `Mod` is Ctrl, or Cmd on a Mac. */
export function keysOf(event: KeyPress): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [event.ctrlKey || event.metaKey ? 'Mod' : '', event.altKey ? 'Alt' : ''];
  // Shift is part of a printed sign ("?"), but not of a letter or a named key.
  if (event.shiftKey && (/^\p{L}$/u.test(key) || key.length > 1)) parts.push('Shift');
  return [...parts.filter(Boolean), key].join('+');
}

/** The first of two keys that lead to a page. */
export const GO_KEY = 'G';

/** The command that a key press stands for; none while text is being written, save for those with a modifier. */
export function commandForKeys(commands: readonly Command[], event: KeyPress, inText: boolean): Command | undefined {
  const keys = keysOf(event);
  // In a text field Ctrl+Z takes back typing, not a saved change.
  if (inText && (!/^(Mod|F\d)/.test(keys) || TYPING_KEYS.includes(keys))) return undefined;
  return commands.find((command) => command.keys?.includes(keys) === true);
}

/** Keys for the eye: "Ctrl K", or "⌘ K" on a Mac. */
export function keysForDisplay(keys: string, mac: boolean): string[] {
  return keys.split(/[+ ]/).map((key) => (key === 'Mod' ? (mac ? '⌘' : 'Ctrl') : key === 'Alt' && mac ? '⌥' : key));
}
