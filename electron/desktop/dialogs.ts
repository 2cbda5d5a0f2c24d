import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import { safeFileName } from '#core/file-names.ts';
import type { PickPurpose } from '#shared/contract/app.ts';
import type { GrantUse } from './grants.ts';
import type { StateFile } from './state-file.ts';
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

/** Asks the user for a file to read or to write; null when they change their mind. */
export async function chooseFile(
  window: BrowserWindow,
  words: Words,
  state: StateFile,
  purpose: PickPurpose,
  suggestedName: string,
): Promise<Chosen | null> {
  const folder = startFolder(state, FOLDER_KIND[purpose]);
  const chosen = await ask(window, words, purpose, folder, suggestedName);
  if (chosen !== null) {
    const folders = { ...state.read().folders, [FOLDER_KIND[purpose]]: path.dirname(chosen.file) };
    state.update({ folders });
  }
  return chosen;
}

function ask(
  window: BrowserWindow,
  words: Words,
  purpose: PickPurpose,
  folder: string,
  suggestedName: string,
): Promise<Chosen | null> {
  const { t } = words;
  const workspaces = { name: t('desktop:files.workspace'), extensions: ['aims'] };
  const all = { name: t('desktop:files.all'), extensions: ['*'] };
  const title = t(`desktop:pick.${purpose}`);
  switch (purpose) {
    case 'openWorkspace':
      return openFile(window, title, folder, [{ ...workspaces, extensions: ['aims', 'age'] }, all]);
    case 'importTable':
      return openFile(window, title, folder, [{ name: t('desktop:files.table'), extensions: TABLES }, all]);
    case 'takeEvidence':
      return openFile(window, title, folder, [all]);
    case 'chooseLogo':
      return openFile(window, title, folder, [{ name: t('desktop:files.logo'), extensions: LOGOS }]);
    case 'readWorkbook': {
      const workbook = { name: t('desktop:files.table'), extensions: ['xlsx', 'csv', 'tsv', 'txt'] };
      return openFile(window, title, folder, [workbook, all]);
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

async function openFile(window: BrowserWindow, title: string, folder: string, filters: FileFilter[]) {
  const answer = await dialog.showOpenDialog(window, { title, defaultPath: folder, filters, properties: ['openFile'] });
  const file = answer.filePaths[0];
  return answer.canceled || file === undefined ? null : ({ file, use: 'read' } as const);
}

async function saveFile(window: BrowserWindow, words: Words, title: string, target: string, filters: FileFilter[]) {
  const answer = await dialog.showSaveDialog(window, {
    title,
    defaultPath: target,
    filters,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (answer.canceled || answer.filePath === '') return null;
  const file = withExtension(answer.filePath, path.extname(target));
  // The system asked about the name as it was typed, not about this one.
  if (file !== answer.filePath && existsSync(file) && !(await mayReplace(window, words, file))) return null;
  return { file, use: 'write' } as const;
}

/** A pack is a folder of its own inside the one that the user chooses. */
async function packFolder(window: BrowserWindow, title: string, folder: string, name: string) {
  const answer = await dialog.showOpenDialog(window, {
    title,
    defaultPath: folder,
    properties: ['openDirectory', 'createDirectory'],
  });
  const parent = answer.filePaths[0];
  return answer.canceled || parent === undefined ? null : ({ file: path.join(parent, name), use: 'write' } as const);
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
