import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { RecentWorkspace } from '#shared/contract/workspace.ts';
import type { Words } from './words.ts';

/** Ids of the commands that the menu offers; the page's palette knows the same ones. */
export const MENU_COMMANDS = [
  'go.home',
  'go.systems',
  'go.documents',
  'go.trail',
  'go.settings',
  'palette.open',
  'workspace.new',
  'workspace.open',
  'workspace.close',
  'systems.new',
  'systems.import',
  'undo',
  'help.shortcuts',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

export type MenuOptions = {
  readonly words: Words;
  /** Whether a workspace is open: without one there is nothing to import into, undo or close. */
  readonly workspaceOpen: boolean;
  readonly recent: readonly RecentWorkspace[];
  readonly logFolder: string;
  choose(command: MenuCommand): void;
  openRecent(id: string): void;
};

/** Sets the application menu anew. Labels come from the locales, save for what the system words itself. */
export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(options)));
}

function template(options: MenuOptions): MenuItemConstructorOptions[] {
  const { words, workspaceOpen } = options;
  const label = (key: string) => words.t(`desktop:menu.${key}`);
  const command = (
    id: MenuCommand,
    key: string,
    more: Pick<MenuItemConstructorOptions, 'accelerator' | 'enabled'> = {},
  ): MenuItemConstructorOptions => ({ id, label: label(key), click: () => options.choose(id), ...more });
  const needsWorkspace = { enabled: workspaceOpen };
  const mac = process.platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: label('file'),
      submenu: [
        command('workspace.new', 'newWorkspace', { accelerator: 'CmdOrCtrl+N' }),
        command('workspace.open', 'openWorkspace', { accelerator: 'CmdOrCtrl+O' }),
        { id: 'recent', label: label('openRecent'), submenu: recentItems(options) },
        separator,
        command('systems.new', 'newSystem', { accelerator: 'CmdOrCtrl+Shift+N', ...needsWorkspace }),
        command('systems.import', 'importSystems', { accelerator: 'CmdOrCtrl+I', ...needsWorkspace }),
        separator,
        command('workspace.close', 'closeWorkspace', { accelerator: 'CmdOrCtrl+W', ...needsWorkspace }),
        ...(mac ? [] : [separator, { role: 'quit', label: label('quit') } as const]),
      ],
    },
    {
      label: label('edit'),
      submenu: [
        { role: 'undo', label: label('undoTyping') },
        { role: 'redo', label: label('redoTyping') },
        command('undo', 'undoChange', { accelerator: 'CmdOrCtrl+Alt+Z', ...needsWorkspace }),
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
        command('palette.open', 'commandPalette', { accelerator: 'CmdOrCtrl+K' }),
        separator,
        command('go.home', 'home', needsWorkspace),
        command('go.systems', 'systems', needsWorkspace),
        command('go.documents', 'documents', needsWorkspace),
        command('go.trail', 'trail', needsWorkspace),
        separator,
        command('go.settings', 'settings', { accelerator: 'CmdOrCtrl+,' }),
      ],
    },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    {
      label: label('help'),
      role: 'help',
      submenu: [
        command('help.shortcuts', 'shortcuts'),
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
