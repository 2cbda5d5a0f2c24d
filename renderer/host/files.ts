import type { PickPurpose } from '#shared/contract/app.ts';
import { request } from './api.ts';

/** A file or folder that the user chose; `grant` goes into the `path` input of routes, the rest is for the eye. */
export type ChosenFile = { readonly grant: string; readonly name: string; readonly location: string };

const OPENING: Partial<Record<PickPurpose, string>> = {
  openWorkspace: '.aims,.age',
  chooseLogo: '.png,.jpg,.jpeg',
  importTable: '.csv,.tsv,.txt,.xlsx,.json',
  takeEvidence: '',
  readWorkbook: '.xlsx,.csv,.tsv,.txt',
};

const inDesktop = window.aiGuard !== undefined;

/** Asks the user for a file to open or to write; null when they change their mind. */
export async function pickFile(purpose: PickPurpose, suggestedName: string): Promise<ChosenFile | null> {
  const accept = OPENING[purpose];
  if (inDesktop || accept === undefined) return (await request('host.pick', { purpose, suggestedName }))[0] ?? null;
  const [file] = await chooseInBrowser(accept, false);
  return file === undefined ? null : upload(file, purpose);
}

/** Files to read, as many as the user chooses: as grants, or in a browser as the files that still have to be sent. */
export async function pickFiles(purpose: PickPurpose): Promise<(ChosenFile | File)[]> {
  if (inDesktop) return request('host.pick', { purpose, suggestedName: '', several: true });
  return chooseInBrowser(OPENING[purpose] ?? '', true);
}

/** Takes in a file that was dropped on the window. */
export async function grantDroppedFile(file: File, purpose: PickPurpose): Promise<ChosenFile> {
  const grantPath = window.aiGuard?.grantDroppedFile;
  return grantPath === undefined ? upload(file, purpose) : grantPath(file);
}

/** In the browser host an export lands on the server; this hands it to the browser's downloads. */
export function deliverExport(file: ChosenFile): void {
  if (inDesktop) return;
  const link = document.createElement('a');
  link.href = `files/${encodeURIComponent(file.grant)}`;
  link.download = file.name;
  link.click();
}

function chooseInBrowser(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}

async function upload(file: File, purpose: PickPurpose): Promise<ChosenFile> {
  const query = new URLSearchParams({ name: file.name, purpose });
  const response = await fetch(`files?${query}`, { method: 'POST', body: file });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as ChosenFile;
}
