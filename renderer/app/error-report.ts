export type Versions = { readonly app: string; readonly host: string; readonly browser: string };

/**
 * What a failure may tell the maintainers without telling anything of the workspace: the kind of error and where in
 * the program it happened. Messages are left out, because they quote values.
 */
export function errorReport(error: unknown, componentStack: string, versions: Versions): string {
  const kind = error instanceof Error ? error.name.replace(/[^\w.]/g, '') : typeof error;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return [
    `AI-Guard Lite ${versions.app} (${versions.host})`,
    versions.browser,
    `Error: ${kind}`,
    'Stack:',
    ...places(stack),
    'Components:',
    ...places(componentStack),
  ].join('\n');
}

/** Function names with file name, line and column; whatever does not look like a stack line is dropped. */
function places(stack: string): string[] {
  const lines = stack.split('\n').flatMap((line) => {
    const match =
      /^\s*at (?:async )?(?:(?:new )?([\w$.<>]+) )?\(?(?:[^()\s]*\/)?([\w.-]+\.(?:m?js|tsx?))(?:\?[^:\s]*)?:(\d+):(\d+)\)?$/.exec(
        line,
      );
    return match === null ? [] : [`  ${match[1] ?? '(anonymous)'} ${match[2]}:${match[3]}:${match[4]}`];
  });
  return lines.length === 0 ? ['  (none)'] : lines.slice(0, 30);
}

/** Engine and version out of the user agent, without the words that every browser repeats. */
export function browserName(userAgent: string): string {
  const match = /(Electron|Chrome|Firefox|Version)\/[\d.]+/.exec(userAgent);
  return match?.[0] ?? 'unknown browser';
}
