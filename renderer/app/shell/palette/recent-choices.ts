const KEY = 'ai-guard.palette.recent';
const LIMIT = 20;

/** What was chosen in the palette lately, newest first: identifiers only, no words of any record. */
export function recentChoices(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberChoice(id: string): void {
  const next = [id, ...recentChoices().filter((other) => other !== id)].slice(0, LIMIT);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A full or forbidden store only costs the order of the list.
  }
}
