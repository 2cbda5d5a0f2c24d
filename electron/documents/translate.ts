/** Words of one language by key, such as `documents:frame.contents`; the shape of i18next's `t`. */
export type Translate = (key: string, params?: Record<string, string | number>) => string;
