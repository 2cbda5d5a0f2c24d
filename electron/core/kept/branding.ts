import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Brand, Logo } from '#documents/model/model.ts';
import { line } from '#shared/entities/text.ts';
import { keepFile } from './keep-file.ts';

/** Of a logo when it is read back; nothing but noise of the largest size takes half of it. */
const MAX_KEPT_BYTES = 8 * 1024 * 1024;
const LOGO_NAME = /^logo-[0-9a-f]{64}\.(png|jpeg)$/;

const kept = z.object({
  name: line,
  accent: z.string().regex(/^(#[0-9A-Fa-f]{6})?$/),
  logo: z
    .object({
      format: z.enum(['png', 'jpeg']),
      width: z.int().positive(),
      height: z.int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .nullable(),
});
type Kept = z.infer<typeof kept>;

const NOTHING: Kept = { name: '', accent: '', logo: null };

/** How whoever works at this computer is named and shown on documents: a file in the data folder, the logo beside it. */
export type Branding = {
  get(): Brand;
  /** @throws AppError diskFull, folderReadOnly */
  update(changes: { readonly name?: string; readonly accent?: string }): void;
  /** @throws AppError diskFull, folderReadOnly */
  setLogo(logo: Logo | null): void;
};

/** Missing or unreadable files count as nothing: a lost logo must not keep a report from being made. */
export function openBranding(folder: string): Branding {
  const file = path.join(folder, 'branding.json');
  let known = readKept(file);

  function save(next: Kept): void {
    keepFile(file, Buffer.from(JSON.stringify(next, null, 2)));
    known = next;
  }

  return {
    get: () => ({ name: known.name, accent: known.accent, logo: readLogo(folder, known.logo) }),
    update: (changes) => save({ ...known, ...changes }),
    setLogo(logo) {
      if (logo === null) save({ ...known, logo: null });
      else {
        const { format, width, height, bytes } = logo;
        const sha256 = digest(bytes);
        keepFile(path.join(folder, logoName({ format, sha256 })), bytes);
        save({ ...known, logo: { format, width, height, sha256 } });
      }
      removeOthers(folder, known.logo);
    },
  };
}

function readKept(file: string): Kept {
  try {
    return kept.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return NOTHING;
  }
}

/** The picture that was taken in, byte for byte, or none: what somebody put in its place was never looked at. */
function readLogo(folder: string, logo: Kept['logo']): Logo | null {
  if (logo === null) return null;
  const file = path.join(folder, logoName(logo));
  try {
    if (fs.statSync(file).size > MAX_KEPT_BYTES) return null;
    const bytes = new Uint8Array(fs.readFileSync(file));
    const { format, width, height } = logo;
    return digest(bytes) === logo.sha256 ? { format, bytes, width, height } : null;
  } catch {
    return null;
  }
}

function removeOthers(folder: string, logo: Kept['logo']): void {
  for (const name of fs.readdirSync(folder)) {
    if (LOGO_NAME.test(name) && (logo === null || name !== logoName(logo))) fs.rmSync(path.join(folder, name));
  }
}

function logoName({ format, sha256 }: { readonly format: string; readonly sha256: string }): string {
  return `logo-${sha256}.${format}`;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
