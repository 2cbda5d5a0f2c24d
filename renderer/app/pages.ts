import type { RegisteredRouter } from '@tanstack/react-router';
import {
  ArchiveRestore,
  ArrowLeftRight,
  BookOpen,
  Bot,
  Building2,
  CalendarClock,
  ChartBar,
  ClipboardCheck,
  FileSpreadsheet,
  Files,
  FileText,
  Footprints,
  GitCompareArrows,
  Handshake,
  History,
  House,
  Import,
  Layers,
  ListChecks,
  ListTodo,
  LockKeyhole,
  type LucideIcon,
  MessagesSquare,
  Paperclip,
  RefreshCw,
  Scale,
  ScrollText,
  Settings,
  Table2,
  Tent,
} from 'lucide-react';
import type { CommandId } from '#shared/contract/commands.ts';
import type { RecordTable } from '#shared/contract/define.ts';
import type { Waiting } from '#shared/contract/waiting.ts';

export type RoutePath = keyof RegisteredRouter['routesByPath'];
/** Those that lead somewhere without anything being filled in. */
export type PlainPath = Exclude<RoutePath, `${string}$${string}`>;

/** The places of the navigation in their order; `gear` is the one at its foot. Worded under `pages:places.<id>`. */
export const PLACES = [
  { id: 'home', icon: House },
  { id: 'assessments', icon: Layers },
  { id: 'organisation', icon: Building2 },
  { id: 'systems', icon: Bot },
  { id: 'documents', icon: Files },
  { id: 'improvement', icon: RefreshCw },
  { id: 'standard', icon: BookOpen },
  { id: 'gear', icon: Settings },
] as const;
export type PlaceId = (typeof PLACES)[number]['id'];

/** A page, worded under `pages:<id>`: `title`, `synonyms` parted by semicolons, and `tab` where it has one. */
export type Page = Look & Called;
/** What palette, keys and menu call it by: left out where it has to be told of what, or for a reason that is written down. */
type Called =
  | { readonly path: RoutePath; readonly command: CommandId }
  | { readonly path: Exclude<RoutePath, PlainPath>; readonly command?: never }
  | { readonly path: RoutePath; readonly command?: never; readonly withoutCommand: string };
type Look = {
  readonly id: string;
  /** The place that is lit while it is shown; null where no navigation stands around it. */
  readonly place: PlaceId | null;
  /**
   * The row of tabs that it stands in: its place's where left out. `assessment` is what is open of an assessment,
   * `step` one of the seven steps.
   */
  readonly row?: 'assessment' | 'step';
  /** The page whose tab is lit instead, for one that is reached from there alone. */
  readonly under?: string;
  readonly icon: LucideIcon;
  /** `G` and a letter: see `Command.keys`. */
  readonly keys?: readonly string[];
  /** Shown without a workspace too. */
  readonly free?: true;
  /** Count of what waits there, shown beside it. */
  readonly waits?: keyof Waiting;
  /** Records that are shown here, and the part of the address that opens one by its id; all at once where there is none. */
  readonly records?: readonly { readonly of: RecordTable; readonly opens?: string }[];
  /** The words of the command that opens it with the dialog for a new record of the first of these kinds (`create` in the address). */
  readonly create?: string;
  /** The navigation makes room for it by itself. */
  readonly foldsNavigation?: true;
  /** Addresses that show it in the sample workspace, in its different looks; the path itself where left out. */
  readonly samples?: readonly string[];
};

/**
 * Every page of the app, once: router, navigation, palette, keys, menu and the accessibility tests go by it. Within a
 * place the order is that of its tabs, and the first is where the place leads.
 */
export const PAGES = [
  { id: 'home', path: '/', place: 'home', icon: House, command: 'go.home', keys: ['G H'] },
  {
    id: 'step',
    path: '/steps/$stepId',
    place: 'home',
    row: 'step',
    icon: Footprints,
    samples: ['/steps/gapAnalysis', '/steps/establish', '/steps/maintain'],
  },
  {
    id: 'wizard',
    path: '/steps/$stepId/$pageId',
    place: 'home',
    row: 'step',
    icon: Footprints,
    samples: [
      '/steps/gapAnalysis/context',
      '/steps/establish/organisation',
      '/steps/establish/roles',
      '/steps/establish/systemScope',
      '/steps/riskAssessment/describeSystems',
      '/steps/certificationAudit/stage1',
      '/steps/establish/review',
    ],
  },
  {
    id: 'assessments',
    path: '/assessments',
    place: 'assessments',
    icon: Layers,
    command: 'go.assessments',
    keys: ['G A'],
    records: [{ of: 'assessments', opens: 'assessment' }],
    create: 'assessments:new',
  },
  {
    id: 'visitPlan',
    path: '/visit-plan',
    place: 'assessments',
    row: 'assessment',
    icon: CalendarClock,
    command: 'go.visitPlan',
    records: [{ of: 'interviews', opens: 'interview' }],
    create: 'interviews:new',
  },
  {
    id: 'walkThrough',
    path: '/walk-through',
    place: 'assessments',
    row: 'assessment',
    icon: MessagesSquare,
    command: 'go.walkThrough',
    foldsNavigation: true,
    samples: ['/walk-through?node=6.1.2'],
  },
  {
    id: 'gapAnalysis',
    path: '/gap-analysis',
    place: 'assessments',
    row: 'assessment',
    icon: Table2,
    command: 'go.gapAnalysis',
  },
  { id: 'scores', path: '/scores', place: 'assessments', row: 'assessment', icon: ChartBar, command: 'go.scores' },
  {
    id: 'comparison',
    path: '/comparison',
    place: 'assessments',
    row: 'assessment',
    icon: GitCompareArrows,
    command: 'go.comparison',
  },
  {
    id: 'workbook',
    path: '/workbook',
    place: 'assessments',
    row: 'assessment',
    icon: FileSpreadsheet,
    command: 'go.workbook',
  },
  { id: 'closing', path: '/closing', place: 'assessments', row: 'assessment', icon: Handshake, command: 'go.closing' },
  { id: 'report', path: '/report', place: 'assessments', row: 'assessment', icon: ScrollText, command: 'go.report' },
  {
    id: 'organisation',
    path: '/organisation',
    place: 'organisation',
    icon: Building2,
    command: 'go.organisation',
    keys: ['G O'],
    records: [{ of: 'people', opens: 'person' }, { of: 'organisation' }],
    create: 'people:add',
  },
  {
    id: 'systems',
    path: '/systems',
    place: 'systems',
    icon: Bot,
    command: 'go.systems',
    keys: ['G S'],
    waits: 'undecidedSystems',
  },
  {
    id: 'system',
    path: '/systems/$id',
    place: 'systems',
    under: 'systems',
    icon: Bot,
    samples: [],
    records: [{ of: 'aiSystems', opens: '$id' }],
  },
  { id: 'import', path: '/import', place: 'systems', icon: Import, command: 'systems.import' },
  { id: 'documents', path: '/documents', place: 'documents', icon: FileText, command: 'go.documents', keys: ['G D'] },
  {
    id: 'evidence',
    path: '/evidence',
    place: 'documents',
    icon: Paperclip,
    command: 'go.evidence',
    keys: ['G E'],
    waits: 'expiredEvidence',
    records: [{ of: 'evidence', opens: 'evidence' }],
  },
  {
    id: 'actions',
    path: '/actions',
    place: 'improvement',
    icon: ListTodo,
    command: 'go.actions',
    keys: ['G I'],
    waits: 'overdueActions',
    samples: ['/actions', '/actions?view=board', '/actions?view=calendar'],
    records: [{ of: 'actions', opens: 'action' }],
    create: 'actions:new',
  },
  { id: 'readiness', path: '/readiness', place: 'improvement', icon: ClipboardCheck, command: 'go.readiness' },
  {
    id: 'requirements',
    path: '/requirements',
    place: 'standard',
    icon: ListChecks,
    command: 'go.requirements',
    keys: ['G T'],
  },
  { id: 'aiAct', path: '/ai-act', place: 'standard', icon: Scale, command: 'go.aiAct' },
  {
    id: 'crosswalks',
    path: '/crosswalks',
    place: 'standard',
    icon: ArrowLeftRight,
    command: 'go.crosswalks',
    samples: ['/crosswalks', '/crosswalks?framework=iso27001&direction=toStandard'],
  },
  {
    id: 'reference',
    path: '/reference',
    place: 'standard',
    icon: BookOpen,
    command: 'go.reference',
    samples: ['/reference', '/reference?part=certification', '/reference?part=guideDomains'],
  },
  { id: 'trail', path: '/trail', place: 'gear', icon: History, command: 'go.trail' },
  { id: 'backups', path: '/backups', place: 'gear', icon: ArchiveRestore, command: 'go.backups' },
  { id: 'protection', path: '/protection', place: 'gear', icon: LockKeyhole, command: 'go.protection' },
  {
    id: 'settings',
    path: '/settings',
    place: 'gear',
    icon: Settings,
    command: 'go.settings',
    keys: ['Mod+,'],
    free: true,
  },
  { id: 'start', path: '/start', place: null, icon: Tent, command: 'go.start', free: true },
] as const satisfies readonly Page[];

export type PageId = (typeof PAGES)[number]['id'];
export type KnownPage = Page & { readonly id: PageId };
/** The same, each with all that a page may say of itself. */
const ALL: readonly KnownPage[] = PAGES;

/** A page that can be opened without being told of what. */
export type PlainPage = KnownPage & { readonly path: PlainPath };

/** The page that a route of the router shows; undefined where there is no such page. */
export function pageOfRoute(path: string): KnownPage | undefined {
  return ALL.find((page) => page.path === path);
}

/** Whether the page at that path, as the router writes paths, needs no workspace. */
export function isFreePage(path: string): boolean {
  return pageOfRoute(path)?.free === true;
}

/** The tabs of a place, or of what is open in it, in their order. */
export function tabsOf(place: PlaceId, row: Page['row']): readonly PlainPage[] {
  return ALL.filter(isPlain).filter((page) => page.place === place && page.row === row);
}

/** Where a place leads. */
export function firstPageOf(place: PlaceId): PlainPage {
  const [first] = tabsOf(place, undefined);
  if (first === undefined) throw new Error(`no page in ${place}`);
  return first;
}

/** Addresses that show the page in the sample workspace. */
export function samplesOf(page: Page): readonly string[] {
  return page.samples ?? [page.path];
}

/** What stands for a record of that table. */
export function iconOfRecord(of: RecordTable): LucideIcon {
  return pageOfRecord(of)?.icon ?? FileText;
}

/** Where a record is shown; undefined for what no page shows. */
export function addressOfRecord(of: RecordTable, id: string) {
  const page = pageOfRecord(of);
  if (page === undefined) return undefined;
  const { path } = page;
  const opens = page.records?.find((each) => each.of === of)?.opens;
  if (opens === undefined) return { to: path };
  return opens.startsWith('$') ? { to: path, params: { [opens.slice(1)]: id } } : { to: path, search: { [opens]: id } };
}

function pageOfRecord(of: RecordTable): KnownPage | undefined {
  return ALL.find(({ records }) => records?.some((each) => each.of === of));
}

function isPlain(page: KnownPage): page is PlainPage {
  return !page.path.includes('$');
}
