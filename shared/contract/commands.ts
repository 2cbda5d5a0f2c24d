type CommandFacts = {
  /** False for what makes sense without a workspace too. */
  readonly needsWorkspace: boolean;
};

const always: CommandFacts = { needsWorkspace: false };
const withWorkspace: CommandFacts = { needsWorkspace: true };

/**
 * What a user can have done by name: the desktop's menu and the page's palette both offer from this list, in this
 * order, worded under `palette:commands.<id>`. The menu sends the id with `menu.command`; the page does it.
 */
export const COMMANDS = {
  'go.home': withWorkspace,
  'go.systems': withWorkspace,
  'go.requirements': withWorkspace,
  'go.gapAnalysis': withWorkspace,
  'go.walkThrough': withWorkspace,
  'go.workbook': withWorkspace,
  'go.scores': withWorkspace,
  'go.evidence': withWorkspace,
  'go.assessments': withWorkspace,
  'go.comparison': withWorkspace,
  'go.visitPlan': withWorkspace,
  'go.closing': withWorkspace,
  'go.actions': withWorkspace,
  'go.crosswalks': withWorkspace,
  'go.reference': withWorkspace,
  'go.readiness': withWorkspace,
  'go.documents': withWorkspace,
  'go.trail': withWorkspace,
  'go.backups': withWorkspace,
  'go.protection': withWorkspace,
  'go.aiAct': withWorkspace,
  'go.organisation': withWorkspace,
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
