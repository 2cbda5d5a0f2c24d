import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { DEFAULT_SETTINGS, type Settings, settings as settingsSchema } from '#shared/contract/app.ts';
import { GUIDE_MODES, type GuideMode } from '#shared/contract/domains/guide.ts';
import { AppError } from '#shared/contract/errors.ts';
import { id } from '#shared/entities/text.ts';
import { keepFile } from './keep-file.ts';

const MAX_RECENT = 20;

const recentFile = z.object({
  id: z.string(),
  path: z.string(),
  organisationName: z.string(),
  openedAt: z.string(),
  /** Under which its backups lie; empty in lists that were written before it was kept. */
  workspaceId: z.union([id, z.literal('')]).catch(''),
});
export type RecentFile = z.infer<typeof recentFile>;

/** What the app remembers outside any workspace: settings and recent files, as JSON in the data folder. */
export type Store = {
  readonly accountName: string;
  settings(): Settings;
  updateSettings(changes: Partial<Settings>): Settings;
  recent(): readonly RecentFile[];
  /** For this run only where the data folder takes no more: a full disk must not keep a client's file closed. */
  remember(file: Omit<RecentFile, 'id'>): void;
  forget(id: string): void;
  /** Forgets whose files those are that are encrypted by now: it stands in the file, and a list beside it would tell. */
  forgetNames(encrypted: (file: string) => boolean): void;
  /** Who works at a workspace on this computer, by the ids of both; null where nobody was chosen. */
  personAt(workspaceId: string): string | null;
  /** For this run only where the data folder takes no more. */
  rememberPerson(workspaceId: string, personId: string): void;
  /** The requirement at which a walk through the standard was left on this computer; null before the first. */
  placeIn(workspaceId: string): string | null;
  /** For this run only where the data folder takes no more. */
  rememberPlace(workspaceId: string, nodeId: string): void;
  /** How the gap analysis was last worked at on this computer; null before the first. */
  modeIn(workspaceId: string): GuideMode | null;
  /** For this run only where the data folder takes no more. */
  rememberMode(workspaceId: string, mode: GuideMode): void;
};

/** A missing or unreadable file counts as empty: losing a preference must never keep a client's file closed. */
export function openStore(folder: string): Store {
  const settingsPath = path.join(folder, 'settings.json');
  const recentPath = path.join(folder, 'recent.json');
  let settings = { ...DEFAULT_SETTINGS, ...readJson(settingsPath, settingsSchema.partial(), {}) } as Settings;
  let recent = readJson(recentPath, z.array(recentFile), []);

  function save(file: string, value: unknown): void {
    keepFile(file, Buffer.from(JSON.stringify(value, null, 2)));
  }

  function saveIfPossible(file: string, value: unknown): void {
    try {
      save(file, value);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  /** One text a workspace, such as who works at it. */
  function keptByWorkspace(file: string) {
    let texts: Readonly<Record<string, string>> = readJson(file, z.record(z.string(), z.string()), {});
    return {
      get: (workspaceId: string) => (Object.hasOwn(texts, workspaceId) ? (texts[workspaceId] ?? null) : null),
      set(workspaceId: string, text: string) {
        texts = { ...texts, [workspaceId]: text };
        saveIfPossible(file, texts);
      },
    };
  }
  const people = keptByWorkspace(path.join(folder, 'people.json'));
  const places = keptByWorkspace(path.join(folder, 'places.json'));
  const modes = keptByWorkspace(path.join(folder, 'modes.json'));

  return {
    accountName: accountName(),
    settings: () => settings,
    updateSettings(changes) {
      const next = settingsSchema.parse({ ...settings, ...changes });
      save(settingsPath, next);
      settings = next;
      return settings;
    },
    recent: () => recent,
    remember(file) {
      const others = recent.filter((known) => known.path !== file.path);
      recent = [{ ...file, id: recentId(file.path) }, ...others].slice(0, MAX_RECENT);
      saveIfPossible(recentPath, recent);
    },
    forget(id) {
      const next = recent.filter((known) => known.id !== id);
      save(recentPath, next);
      recent = next;
    },
    forgetNames(encrypted) {
      const named = recent.filter((known) => known.organisationName !== '' && encrypted(known.path));
      if (named.length === 0) return;
      recent = recent.map((known) => (named.includes(known) ? { ...known, organisationName: '' } : known));
      saveIfPossible(recentPath, recent);
    },
    personAt: people.get,
    rememberPerson: people.set,
    placeIn: places.get,
    rememberPlace: places.set,
    modeIn: (workspaceId) => GUIDE_MODES.find((mode) => mode === modes.get(workspaceId)) ?? null,
    rememberMode: modes.set,
  };
}

/** The same path always gets the same id, so that lists held by a window stay valid. Shaped like a UUIDv7. */
function recentId(file: string): string {
  const hex = createHash('sha256').update(file).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function readJson<T>(file: string, schema: z.ZodType<T>, fallback: T): T {
  try {
    return schema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return fallback;
  }
}

function accountName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return 'user';
  }
}
