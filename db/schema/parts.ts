import { text } from 'drizzle-orm/sqlite-core';

/**
 * Every record table has a text primary key `id`, so that one write function and one trail serve them all
 * (db/records/write.ts). Texts are never null: `''` is "not known".
 */
export const id = () => text('id').primaryKey();
export const words = (name: string) => text(name).notNull().default('');
