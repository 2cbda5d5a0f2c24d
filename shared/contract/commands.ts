type CommandFacts = {
  /** False for what makes sense without a workspace too. */
  readonly needsWorkspace: boolean;
};

const always: CommandFacts = { needsWorkspace: false };
const withWorkspace: CommandFacts = { needsWorkspace: true };

/**
 * What a user can have done by name: the desktop's menu and the page's palette both offer from this list, in this
 * order. The menu sends the id with `menu.command`; the page does it. `go.<page>` leads to a page of
 * renderer/app/pages.ts; a test holds the two lists to each other.
 */
export const COMMANDS = {
  'go.home': withWorkspace,
  'go.assessments': withWorkspace,
  'go.visitPlan': withWorkspace,
  'go.walkThrough': withWorkspace,
  'go.gapAnalysis': withWorkspace,
  'go.scores': withWorkspace,
  'go.comparison': withWorkspace,
  'go.workbook': withWorkspace,
  'go.closing': withWorkspace,
  'go.report': withWorkspace,
  'go.organisation': withWorkspace,
  'go.systems': withWorkspace,
  'go.documents': withWorkspace,
  'go.evidence': withWorkspace,
  'go.actions': withWorkspace,
  'go.readiness': withWorkspace,
  'go.requirements': withWorkspace,
  'go.aiAct': withWorkspace,
  'go.crosswalks': withWorkspace,
  'go.reference': withWorkspace,
  'go.trail': withWorkspace,
  'go.backups': withWorkspace,
  'go.protection': withWorkspace,
  'go.settings': always,
  'go.start': always,
  'palette.open': always,
  'people.choose': withWorkspace,
  'systems.new': withWorkspace,
  'systems.import': withWorkspace,
  'presenting.toggle': withWorkspace,
  undo: withWorkspace,
  redo: withWorkspace,
  'workspace.new': always,
  'workspace.open': always,
  'workspace.sample': always,
  'workspace.saveCopy': withWorkspace,
  'workspace.lock': withWorkspace,
  'workspace.close': withWorkspace,
  'theme.light': always,
  'theme.dark': always,
  'theme.system': always,
  'help.shortcuts': always,
} as const satisfies Readonly<Record<string, CommandFacts>>;

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[];

/** The key of its words in the locales. */
export function commandWords(id: CommandId): string {
  return id.startsWith('go.') ? `pages:${id.slice('go.'.length)}.title` : `palette:commands.${id}`;
}
