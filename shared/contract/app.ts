import { z } from 'zod';
import { ASSESSMENT_STATUSES } from '../entities/assessment.ts';
import { line } from '../entities/text.ts';
import { defineRoute } from './define.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export const TEXT_SIZES = ['small', 'normal', 'large', 'larger'] as const;
/** Minutes without a key or a movement after which an encrypted workspace is locked; 0 for never. */
export const LOCK_AFTER = [5, 15, 30, 60, 0] as const;
/** `en-XA` is the pseudo-locale that tests use to find texts that bypass the locales. */
export const LANGUAGES = ['en', 'en-XA'] as const;

/** More than anybody tells apart. */
export const MAX_GRID_VIEWS = 30;
/**
 * How somebody likes to see the gap analysis. Words searched for are not among it: settings lie outside the workspace,
 * in the clear, and such words may be a client's.
 */
export const keptGridView = z.object({
  name: line.trim().min(1),
  status: z.enum(['', ...ASSESSMENT_STATUSES]),
  part: z.enum(['', 'clause', 'control']),
  withElements: z.boolean(),
  /** A column of the grid; null for the standard's own order. */
  sorting: z.object({ column: line, descending: z.boolean() }).nullable(),
});
export type KeptGridView = z.infer<typeof keptGridView>;

/** The same for a list of records: by field the one value that is shown. */
const keptListView = z.object({
  name: line.trim().min(1),
  filters: z.record(line, line),
  /** `''` for the order of the list itself. */
  sorting: z.object({ column: line, descending: z.boolean() }),
});

/** More tables than anybody is sent. */
export const MAX_GIVEN_COLUMNS = 50;

export const settings = z.object({
  theme: z.enum(THEMES),
  textSize: z.enum(TEXT_SIZES),
  language: z.enum(LANGUAGES),
  /** Whether keys without a modifier are shortcuts outside the list or table that has the focus (WCAG 2.1.4). */
  singleKeys: z.boolean(),
  /** Who acts, as the trail shall name them; `''` falls back to the account's name. */
  actor: line,
  lockAfter: z.literal(LOCK_AFTER),
  gridViews: z.array(keptGridView).max(MAX_GRID_VIEWS),
  listViews: z.record(line, z.array(keptListView).max(MAX_GRID_VIEWS)),
  /** By grid and column, the widths that somebody chose, in rem. */
  columnWidths: z.record(line, z.record(line, z.number().min(1).max(200))),
  /**
   * Tables whose columns somebody gave by hand, newest first: by a SHA-256 of their headings, where the column of each
   * field stands, and -1 for a field without one. Headings are a client's words and stay out.
   */
  givenColumns: z
    .array(z.object({ shape: z.hash('sha256'), columns: z.record(line, z.int().min(-1)) }))
    .max(MAX_GIVEN_COLUMNS),
  /** Whether pictures are taken in as evidence without what the camera wrote: place, device, time. */
  withoutCameraData: z.boolean(),
  /** Whether the screen is shown to others: private notes stay hidden then. */
  presenting: z.boolean(),
  /** Whether the navigation shows its icons alone. */
  navigationFolded: z.boolean(),
});
export type Settings = z.infer<typeof settings>;
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 'normal',
  language: 'en',
  singleKeys: true,
  actor: '',
  lockAfter: 15,
  gridViews: [],
  listViews: {},
  columnWidths: {},
  givenColumns: [],
  withoutCameraData: false,
  presenting: false,
  navigationFolded: false,
};

/** What the user picks or names a file for; the host words its dialog after it. */
export const PICK_PURPOSES = [
  'openWorkspace',
  'newWorkspace',
  'saveCopy',
  'importTable',
  'takeEvidence',
  'saveEvidence',
  'readWorkbook',
  'exportDocument',
  'exportPack',
  'chooseLogo',
] as const;
export type PickPurpose = (typeof PICK_PURPOSES)[number];

export const appRoutes = {
  'app.info': defineRoute({
    kind: 'query',
    reads: ['computer'],
    input: z.object({}),
    output: z.object({
      version: z.string(),
      host: z.enum(['desktop', 'browser', 'cli']),
      portable: z.boolean(),
      /** Where settings and recent files live, for a person to read. */
      dataFolder: z.string(),
    }),
  }),
  'settings.get': defineRoute({ kind: 'query', reads: ['computer'], input: z.object({}), output: settings }),
  'settings.update': defineRoute({
    kind: 'shell',
    input: z.object({ changes: settings.partial() }),
    output: settings,
  }),
  'jobs.cancel': defineRoute({ kind: 'shell', input: z.object({ jobId: line }), output: z.object({}) }),
};

/**
 * Routes that the host answers itself, because only it can open a dialog. A grant stands for a path that the user
 * chose and is what `files` fields of other routes take.
 */
export const hostRoutes = {
  'host.pick': defineRoute({
    kind: 'shell',
    /** `several` lets the user choose more than one file to read. */
    input: z.object({ purpose: z.enum(PICK_PURPOSES), suggestedName: line, several: z.boolean().default(false) }),
    /** None when they change their mind. */
    output: z.array(z.object({ grant: z.string(), name: z.string(), location: z.string() })),
  }),
  'host.reveal': defineRoute({ kind: 'shell', input: z.object({ grant: z.string() }), output: z.object({}) }),
};
