/**
 * Words of one language by key, such as `documents:frame.contents`, or by the first of several keys that there is; the
 * shape of i18next's `t`.
 */
export type Translate = (key: string | string[], params?: Record<string, string | number>) => string;

/** The same words, each plain one looked up once: a register asks for its labels thousands of times. */
export function remembering(t: Translate): Translate {
  const known = new Map<string, string>();
  return (key, params) => {
    if (params !== undefined || typeof key !== 'string') return t(key, params);
    const text = known.get(key) ?? t(key);
    known.set(key, text);
    return text;
  };
}
