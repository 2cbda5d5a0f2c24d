import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { AppError } from '#shared/contract/errors.ts';
import type { ControlledDocument } from '#shared/entities/approval.ts';
import { documentOf } from '../issued/registry.ts';
import type { DocumentFacts } from '../model/data.ts';
import type { Translate } from '../model/translate.ts';
import { type PdfOptions, renderPdf } from '../render/render-pdf.ts';
import { type NewFile, named, writeFileAside, writeFolderAside } from '../render/write-file.ts';
import { buildPackIndex, type PackFile } from './index.ts';
import { PACK_PARTS } from './parts.ts';
import { verifierPage } from './verifier-page.ts';

const FORMAT = 'ai-guard-stage1-pack';
const FORMAT_VERSION = 1;
const INDEX = '00_Cover-and-index.pdf';
const TRAIL = 'trail.json';
const VERIFIER = 'VERIFY.html';
const NAME_START = 'AIMS-Stage1-';

export type PackInput = {
  readonly facts: DocumentFacts;
  /** Control data of every document of the pack. */
  readonly controls: readonly ControlledDocument[];
  /** The whole trail as JSON, where whoever gets the pack is to have it. */
  readonly trail: Uint8Array | null;
};

export type PackOptions = Omit<PdfOptions, 'onProgress'> & {
  /** Folder of the parts of the page that checks the pack. */
  readonly verifierFolder: string;
};

/** How far the pack is: 0 to 1. May throw to stop. */
export type OnShare = (share: number) => void;

/**
 * The pack's files in their order, all in memory: the same facts give the same bytes.
 * The manifest lists what precedes it, and SHA256SUMS everything but itself.
 */
export async function buildStage1Pack(
  { facts, controls, trail }: PackInput,
  options: PackOptions,
  onShare: OnShare,
): Promise<PackFile[]> {
  const { t } = options;
  const parts = PACK_PARTS.filter(({ document }) => document !== undefined);
  const files: PackFile[] = [];
  for (const [index, { document = '', file = '', clauses }] of parts.entries()) {
    const definition = documentOf(document);
    const control = controls.find(({ documentKey }) => documentKey === definition.key);
    if (control === undefined) throw new AppError('documentUnknown', { document });
    const model = definition.build({ ...facts, control }, t);
    const onProgress = (share: number) => onShare((index + share) / (parts.length + 1));
    const { bytes, pages } = await renderPdf(model, { ...options, onProgress });
    files.push(packFile(`${file}.pdf`, model.title, clauses, bytes, pages));
    for (const [format, table] of Object.entries(definition.tables)) {
      // The pack is for readers; JSON is exported on its own.
      if (format === 'csv') files.push(packFile(`${file}.${format}`, model.title, clauses, table(facts, t), 0));
    }
  }
  const documents = digestOfDocuments(files);
  const beside: PackFile[] = [];
  if (trail !== null) beside.push(packFile(TRAIL, t('documents:trail.title'), [], trail, 0));
  const page = verifierPage(options.verifierFolder, facts.language, t);
  beside.push(packFile(VERIFIER, t('documents:pack.verifierTitle'), [], page, 0));
  const model = { ...buildPackIndex(facts, controls, [...files, ...beside], t), documents };
  const index = await renderPdf(model, options);
  onShare(1);
  const listed = [packFile(INDEX, t('documents:pack.title'), [], index.bytes, index.pages), ...files, ...beside];
  listed.push(packFile('README.txt', t('documents:pack.readmeTitle'), [], readme(facts, documents, listed, t), 0));
  const manifest = packFile(
    'MANIFEST.json',
    '',
    [],
    manifestOf(facts, { productVersion: options.productVersion, documents }, listed, t),
    0,
  );
  const all = [...listed, manifest];
  const sums = all.map(({ sha256, path: name }) => `${sha256}  ${name}\n`).join('');
  return [...all, packFile('SHA256SUMS', '', [], Buffer.from(sums), 0)];
}

/** Name of the pack's folder, made of the organisation and the date of issue: the same wherever it is written. */
export function packName({ organisation, asOf }: Pick<DocumentFacts, 'organisation' | 'asOf'>): string {
  const plain = organisation.name.normalize('NFKD').replace(/\p{M}/gu, '');
  const slug = plain.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `${NAME_START}${slug.slice(0, 60) || 'Organisation'}-${asOf}`;
}

/**
 * Writes the pack as a folder, instead of an earlier pack that lies there unchanged.
 *
 * @throws AppError folderNotEmpty when the folder holds anything else, fileExists when there is a file of that name
 */
export function writePackFolder(folder: string, files: readonly NewFile[], onFile: (written: number) => void): void {
  refuseForeignFolder(folder);
  writeFolderAside(folder, files, onFile);
}

/**
 * The pack as one ZIP, with fixed times and modes.
 *
 * @throws AppError fileExists when a file that is no pack has that name
 */
export async function writePackZip(file: string, facts: DocumentFacts, files: readonly NewFile[]): Promise<Uint8Array> {
  refuseForeignFile(file);
  const zip = new ZipFile();
  addPackTo(zip, facts, files);
  zip.end();
  const bytes = await buffer(zip.outputStream as Readable);
  writeFileAside(file, bytes);
  return bytes;
}

/** Inside lies one folder of the pack's own name. */
export function addPackTo(zip: ZipFile, facts: DocumentFacts, files: readonly NewFile[]): void {
  const [year = 1980, month = 1, day = 1] = facts.asOf.split('-').map(Number);
  const options = {
    // ZIP stores local time: made of local parts, it is the same in every time zone.
    mtime: new Date(year, month - 1, day),
    mode: 0o100644,
    forceDosTimestamp: true,
  };
  for (const { path: name, bytes } of files) zip.addBuffer(Buffer.from(bytes), `${packName(facts)}/${name}`, options);
}

/** One digest for all documents of a pack, which its index can carry: of the lines that SHA256SUMS has for them. */
export function digestOfDocuments(files: readonly Pick<PackFile, 'path' | 'sha256'>[]): string {
  return sha256Of(Buffer.from(files.map(({ path: name, sha256 }) => `${sha256}  ${name}\n`).join('')));
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function packFile(name: string, title: string, clauses: readonly string[], bytes: Uint8Array, pages: number): PackFile {
  return { path: name, title, clauses, bytes, pages, sha256: sha256Of(bytes) };
}

function manifestOf(
  facts: DocumentFacts,
  { productVersion, documents }: { readonly productVersion: string; readonly documents: string },
  files: readonly PackFile[],
  t: Translate,
): Uint8Array {
  const { organisation, catalogue, asOf, language, trailHead, trailEntries } = facts;
  const manifest = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    product: { name: t('documents:frame.product'), version: productVersion },
    organisation: { name: organisation.name, legalName: organisation.legalName, country: organisation.country },
    asOf,
    language,
    standard: catalogue.standard,
    catalogueVersion: catalogue.version,
    trail: { head: trailHead, entries: trailEntries },
    documents,
    files: files.map(({ path: name, title, clauses, bytes, sha256, pages }) => ({
      path: name,
      title,
      clauses,
      bytes: bytes.length,
      sha256,
      pages,
    })),
    notInThisPack: PACK_PARTS.filter(({ document }) => document === undefined).map(({ number, key, clauses }) => ({
      number,
      title: t(`documents:pack.parts.${key}`),
      clauses,
    })),
  };
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

function readme(facts: DocumentFacts, documents: string, files: readonly PackFile[], t: Translate): Uint8Array {
  const missing = PACK_PARTS.filter(({ document }) => document === undefined);
  const width = Math.max(...files.map((file) => file.path.length)) + 2;
  const lines = [
    t('documents:pack.title'),
    `${facts.organisation.name}, ${facts.catalogue.standard}`,
    t('documents:pack.readmeIssued', { asOf: facts.asOf, head: facts.trailHead, count: facts.trailEntries }),
    t('documents:pack.readmeDocuments', { documents }),
    '',
    t('documents:pack.readmeStart', { file: INDEX }),
    '',
    ...files.map(({ path: name, title }) => `${name.padEnd(width)}${title}`),
    `${'MANIFEST.json'.padEnd(width)}${t('documents:pack.readmeManifest')}`,
    `${'SHA256SUMS'.padEnd(width)}${t('documents:pack.readmeSums')}`,
    '',
    t('documents:pack.missing'),
    ...missing.map(({ number, key }) => `${number}  ${t(`documents:pack.parts.${key}`)}`),
    '',
    t('documents:pack.readmeVerify', { file: VERIFIER }),
    '  sha256sum -c SHA256SUMS',
    '',
  ];
  return Buffer.from(lines.join('\n'));
}

/** Lets an absent folder, an empty one and an unchanged pack pass: whatever else lies there is not ours to take away. */
function refuseForeignFolder(folder: string): void {
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) throw new AppError('fileExists', named(path.resolve(folder)));
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  if (entries.length === 0) return;
  const sums = earlierSums(folder);
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const place = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, place).split(path.sep).join('/');
    if (name === 'SHA256SUMS') continue;
    if (!entry.isFile() || sums.get(name) !== sha256Of(fs.readFileSync(place))) {
      throw new AppError('folderNotEmpty', { ...named(path.resolve(folder)), file: name });
    }
  }
}

/** Digests of the pack that lies in the folder; none when it holds no pack of ours. */
function earlierSums(folder: string): Map<string, string> {
  const sums = new Map<string, string>();
  const read = (name: string) => {
    const place = path.join(folder, name);
    return fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : '';
  };
  if (!read('MANIFEST.json').includes(`"format": "${FORMAT}"`)) return sums;
  for (const line of read('SHA256SUMS').split('\n')) {
    const [, digest, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (digest !== undefined && name !== undefined) sums.set(name, digest);
  }
  return sums;
}

/** A ZIP of ours is known by the name of its first entry, which stands 30 bytes into the file. */
function refuseForeignFile(file: string): void {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.isDirectory()) throw new AppError('fileIsFolder', named(path.resolve(file)));
  const start = Buffer.alloc(30 + NAME_START.length);
  const handle = fs.openSync(file, 'r');
  fs.readSync(handle, start);
  fs.closeSync(handle);
  if (start.readUInt32LE(0) !== 0x04034b50 || start.toString('latin1', 30) !== NAME_START) {
    throw new AppError('fileExists', named(path.resolve(file)));
  }
}
