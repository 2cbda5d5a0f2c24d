import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import { type Settings, THEMES } from '#shared/contract/app.ts';
import { COMMAND_IDS, COMMANDS, type CommandId, commandWords } from '#shared/contract/commands.ts';
import type { RecentWorkspace } from '#shared/contract/workspace/workspace.ts';
import type { Words } from './words.ts';

export type MenuOptions = {
  readonly words: Words;
  /** Whether a workspace is open: without one there is nothing to import into, undo or close. */
  readonly workspaceOpen: boolean;
  readonly theme: Settings['theme'];
  readonly recent: readonly RecentWorkspace[];
  readonly logFolder: string;
  choose(command: CommandId): void;
  openRecent(id: string): void;
};

/** Sets the application menu anew. Labels come from the locales, save for what the system words itself. */
export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(options)));
}

function template(options: MenuOptions): MenuItemConstructorOptions[] {
  const { words, workspaceOpen, theme } = options;
  const label = (key: string) => words.t(`desktop:menu.${key}`);
  const command = (
    id: CommandId,
    more: Pick<MenuItemConstructorOptions, 'accelerator' | 'type' | 'checked'> = {},
  ): MenuItemConstructorOptions => ({
    id,
    label: words.t(commandWords(id)),
    enabled: workspaceOpen || !COMMANDS[id].needsWorkspace,
    click: () => options.choose(id),
    ...more,
  });
  const mac = process.platform === 'darwin';
  const pages = COMMAND_IDS.filter((id) => id.startsWith('go.'));
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: label('file'),
      submenu: [
        command('workspace.new', { accelerator: 'CmdOrCtrl+N' }),
        command('workspace.open', { accelerator: 'CmdOrCtrl+O' }),
        { id: 'recent', label: label('openRecent'), submenu: recentItems(options) },
        command('workspace.sample'),
        separator,
        command('systems.new', { accelerator: 'CmdOrCtrl+Shift+N' }),
        command('systems.import', { accelerator: 'CmdOrCtrl+I' }),
        separator,
        command('people.choose'),
        command('workspace.saveCopy'),
        command('workspace.lock', { accelerator: 'CmdOrCtrl+L' }),
        command('workspace.close', { accelerator: 'CmdOrCtrl+W' }),
        ...(mac ? [] : [separator, { role: 'quit', label: label('quit') } as const]),
      ],
    },
    {
      label: label('edit'),
      submenu: [
        { role: 'undo', label: label('undoTyping') },
        { role: 'redo', label: label('redoTyping') },
        command('undo', { accelerator: 'CmdOrCtrl+Alt+Z' }),
        command('redo', { accelerator: 'CmdOrCtrl+Alt+Y' }),
        separator,
        { role: 'cut', label: label('cut') },
        { role: 'copy', label: label('copy') },
        { role: 'paste', label: label('paste') },
        { role: 'selectAll', label: label('selectAll') },
      ],
    },
    {
      label: label('view'),
      submenu: [
        { role: 'resetZoom', label: label('actualSize') },
        { role: 'zoomIn', label: label('zoomIn') },
        { role: 'zoomOut', label: label('zoomOut') },
        separator,
        ...THEMES.map((each) => command(`theme.${each}`, { type: 'radio', checked: each === theme })),
        separator,
        { role: 'togglefullscreen', label: label('fullScreen') },
        ...(app.isPackaged
          ? []
          : [
              separator,
              { role: 'reload', label: label('reload') } as const,
              { role: 'toggleDevTools', label: label('developerTools') } as const,
            ]),
      ],
    },
    {
      label: label('go'),
      submenu: [
        command('palette.open', { accelerator: 'CmdOrCtrl+K' }),
        separator,
        ...pages.map((id) => command(id, id === 'go.settings' ? { accelerator: 'CmdOrCtrl+,' } : {})),
      ],
    },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    {
      label: label('help'),
      role: 'help',
      submenu: [
        command('help.shortcuts'),
        { id: 'help.log', label: label('showLog'), click: () => void shell.openPath(options.logFolder) },
        ...(mac ? [] : [separator, { role: 'about', label: label('about') } as const]),
      ],
    },
  ];
}

function recentItems({ words, recent, openRecent }: MenuOptions): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: words.t('desktop:menu.noRecent'), enabled: false }];
  return recent.map((file) => ({
    id: `recent.${file.id}`,
    label: words.t('desktop:menu.recentFile', { name: file.name, location: file.location }),
    enabled: !file.missing,
    click: () => openRecent(file.id),
  }));
}
