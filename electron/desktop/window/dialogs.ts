import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import { safeFileName } from '#core/files/file-names.ts';
import type { PickPurpose } from '#shared/contract/app.ts';
import type { GrantUse } from '../files/grants.ts';
import type { StateFile } from '../files/state-file.ts';
import type { Words } from './words.ts';

export type Chosen = { readonly file: string; readonly use: GrantUse };

/** Purposes that share a "last used folder". */
const FOLDER_KIND: Readonly<Record<PickPurpose, string>> = {
  openWorkspace: 'workspaces',
  newWorkspace: 'workspaces',
  saveCopy: 'workspaces',
  importTable: 'imports',
  takeEvidence: 'evidence',
  saveEvidence: 'exports',
  readWorkbook: 'imports',
  exportDocument: 'exports',
  exportPack: 'exports',
  chooseLogo: 'pictures',
};
const LOGOS = ['png', 'jpg', 'jpeg'];
const TABLES = ['csv', 'tsv', 'txt', 'xlsx', 'json'];

type Asked = {
  readonly window: BrowserWindow;
  readonly words: Words;
  readonly state: StateFile;
  readonly purpose: PickPurpose;
  /** Whether more than one file to read may be chosen. */
  readonly several: boolean;
};

/** Asks the user for files to read or for one to write; none when they change their mind. */
export async function chooseFiles(asked: Asked, suggestedName: string): Promise<Chosen[]> {
  const { state, purpose } = asked;
  const chosen = await ask(asked, startFolder(state, FOLDER_KIND[purpose]), suggestedName);
  if (chosen[0] !== undefined) {
    const folders = { ...state.read().folders, [FOLDER_KIND[purpose]]: path.dirname(chosen[0].file) };
    state.update({ folders });
  }
  return chosen;
}

function ask({ window, words, purpose, several }: Asked, folder: string, suggestedName: string): Promise<Chosen[]> {
  const { t } = words;
  const workspaces = { name: t('desktop:files.workspace'), extensions: ['aims'] };
  const all = { name: t('desktop:files.all'), extensions: ['*'] };
  const title = t(`desktop:pick.${purpose}`);
  const open = (filters: FileFilter[]) => openFiles(window, { title, defaultPath: folder, filters }, several);
  switch (purpose) {
    case 'openWorkspace':
      return open([{ ...workspaces, extensions: ['aims', 'age'] }, all]);
    case 'importTable':
      return open([{ name: t('desktop:files.table'), extensions: TABLES }, all]);
    case 'takeEvidence':
      return open([all]);
    case 'chooseLogo':
      return open([{ name: t('desktop:files.logo'), extensions: LOGOS }]);
    case 'readWorkbook': {
      const workbook = { name: t('desktop:files.table'), extensions: ['xlsx', 'csv', 'tsv', 'txt'] };
      return open([workbook, all]);
    }
    case 'newWorkspace':
    case 'saveCopy': {
      const name = withExtension(safeFileName(suggestedName || t('desktop:files.newName')), '.aims');
      return saveFile(window, words, title, path.join(folder, name), [workspaces]);
    }
    case 'saveEvidence':
    case 'exportDocument': {
      const name = safeFileName(suggestedName || t('desktop:files.exportName'));
      return saveFile(window, words, title, path.join(folder, name), filtersFor(name));
    }
    case 'exportPack': {
      const name = safeFileName(suggestedName || t('desktop:files.exportName'));
      const target = path.join(folder, name);
      if (path.extname(name).toLowerCase() === '.zip') return saveFile(window, words, title, target, filtersFor(name));
      return packFolder(window, title, folder, name);
    }
  }
}

async function openFiles(window: BrowserWindow, options: OpenDialogOptions, several: boolean): Promise<Chosen[]> {
  const properties = ['openFile' as const, ...(several ? ['multiSelections' as const] : [])];
  const answer = await dialog.showOpenDialog(window, { ...options, properties });
  return answer.canceled ? [] : answer.filePaths.map((file) => ({ file, use: 'read' }));
}

async function saveFile(
  window: BrowserWindow,
  words: Words,
  title: string,
  target: string,
  filters: FileFilter[],
): Promise<Chosen[]> {
  const answer = await dialog.showSaveDialog(window, {
    title,
    defaultPath: target,
    filters,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (answer.canceled || answer.filePath === '') return [];
  const file = withExtension(answer.filePath, path.extname(target));
  // The system asked about the name as it was typed, not about this one.
  if (file !== answer.filePath && existsSync(file) && !(await mayReplace(window, words, file))) return [];
  return [{ file, use: 'write' }];
}

/** A pack is a folder of its own inside the one that the user chooses. */
async function packFolder(window: BrowserWindow, title: string, folder: string, name: string): Promise<Chosen[]> {
  const answer = await dialog.showOpenDialog(window, {
    title,
    defaultPath: folder,
    properties: ['openDirectory', 'createDirectory'],
  });
  const parent = answer.filePaths[0];
  return answer.canceled || parent === undefined ? [] : [{ file: path.join(parent, name), use: 'write' }];
}

async function mayReplace(window: BrowserWindow, { t }: Words, file: string): Promise<boolean> {
  const answer = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('desktop:replace.question', { name: path.basename(file), folder: path.dirname(file) }),
    buttons: [t('desktop:replace.replace'), t('desktop:replace.cancel')],
    defaultId: 1,
    cancelId: 1,
  });
  return answer.response === 0;
}

/** Linux leaves the name as it was typed; `plan.v2` has no extension that anyone meant. */
function withExtension(file: string, extension: string): string {
  return file.toLowerCase().endsWith(extension.toLowerCase()) ? file : file + extension;
}

function filtersFor(name: string): FileFilter[] {
  const extension = path.extname(name).slice(1);
  return extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }];
}

/** The folder used last for this kind of file, else for any, else the user's documents; on a stick, the stick. */
function startFolder(state: StateFile, kind: string): string {
  const { folders } = state.read();
  const candidates = [folders[kind], ...Object.values(folders)];
  return candidates.find((folder) => folder !== undefined && isFolder(folder)) ?? app.getPath('documents');
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
