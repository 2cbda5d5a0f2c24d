import {
  ArchiveRestore,
  ArrowLeftRight,
  BookOpen,
  Bot,
  Building2,
  CalendarClock,
  ChartBar,
  CircleQuestionMark,
  ClipboardCheck,
  CopyPlus,
  EyeOff,
  FilePlus,
  FileSpreadsheet,
  FileText,
  FlaskConical,
  FolderOpen,
  Footprints,
  GitCompareArrows,
  Handshake,
  History,
  House,
  Import,
  Layers,
  ListChecks,
  ListTodo,
  Lock,
  LockKeyhole,
  type LucideIcon,
  MessagesSquare,
  Monitor,
  Moon,
  Paperclip,
  Plus,
  Redo2,
  Scale,
  Search,
  Settings,
  Sun,
  Table2,
  Tent,
  Undo2,
  UserRound,
  X,
} from 'lucide-react';
import type { Command } from '#renderer/session/run-command.ts';
import type { Settings as AppSettings } from '#shared/contract/app.ts';
import { COMMANDS, type CommandId } from '#shared/contract/commands.ts';
import { STEPS } from '#shared/steps/steps.ts';

/** What commands work with; the app hands it in, so that the registry can be listed and tested without it. */
export type CommandActions = {
  readonly go: (path: string) => void;
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
    group: 'actions',
    title: (t) => t(`palette:commands.${id}`),
    icon,
    ...COMMANDS[id],
    run,
    ...more,
  });
  const page = (id: CommandId & `go.${string}`, path: string, icon: LucideIcon): Command =>
    action(id, icon, () => actions.go(path), { group: 'navigation' });
  const steps = STEPS.map(
    (step): Command => ({
      id: `go.step.${step.id}`,
      group: 'navigation',
      title: (t) => t('palette:commands.go.step', { number: step.number, title: t(`steps:${step.id}.title`) }),
      icon: Footprints,
      needsWorkspace: true,
      run: () => actions.go(`/steps/${step.id}`),
    }),
  );
  return [
    page('go.home', '/', House),
    ...steps,
    page('go.systems', '/systems', Bot),
    page('go.requirements', '/requirements', ListChecks),
    page('go.gapAnalysis', '/gap-analysis', Table2),
    page('go.walkThrough', '/walk-through', MessagesSquare),
    page('go.workbook', '/workbook', FileSpreadsheet),
    page('go.scores', '/scores', ChartBar),
    page('go.evidence', '/evidence', Paperclip),
    page('go.assessments', '/assessments', Layers),
    page('go.comparison', '/comparison', GitCompareArrows),
    page('go.visitPlan', '/visit-plan', CalendarClock),
    page('go.closing', '/closing', Handshake),
    page('go.actions', '/actions', ListTodo),
    page('go.crosswalks', '/crosswalks', ArrowLeftRight),
    page('go.reference', '/reference', BookOpen),
    page('go.readiness', '/readiness', ClipboardCheck),
    page('go.documents', '/documents', FileText),
    page('go.trail', '/trail', History),
    page('go.backups', '/backups', ArchiveRestore),
    page('go.protection', '/protection', LockKeyhole),
    page('go.aiAct', '/ai-act', Scale),
    page('go.organisation', '/organisation', Building2),
    { ...page('go.settings', '/settings', Settings), keys: ['Mod+,'] },
    page('go.start', '/start', Tent),
    action('palette.open', Search, actions.openPalette, { keys: ['Mod+K'] }),
    action('people.choose', UserRound, actions.choosePerson),
    action('systems.new', Plus, actions.newSystem),
    action('systems.import', Import, () => actions.go('/import')),
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

/** The command that a key press stands for; none while text is being written, save for those with a modifier. */
export function commandForKeys(commands: readonly Command[], event: KeyPress, inText: boolean): Command | undefined {
  const keys = keysOf(event);
  // In a text field Ctrl+Z takes back typing, not a saved change.
  if (inText && (!/^(Mod|F\d)/.test(keys) || TYPING_KEYS.includes(keys))) return undefined;
  return commands.find((command) => command.keys?.includes(keys) === true);
}

/** Keys for the eye: "Ctrl K", or "⌘ K" on a Mac. */
export function keysForDisplay(keys: string, mac: boolean): string[] {
  return keys.split('+').map((key) => (key === 'Mod' ? (mac ? '⌘' : 'Ctrl') : key === 'Alt' && mac ? '⌥' : key));
}
