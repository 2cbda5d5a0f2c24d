export const ACTION_VIEWS = ['list', 'board', 'calendar'] as const;
export type ActionView = (typeof ACTION_VIEWS)[number];
