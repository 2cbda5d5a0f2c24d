import { text } from 'drizzle-orm/sqlite-core';

/** Every record table has a text primary key `id`, so that one write function and one trail serve them all. */
export const id = () => text('id').primaryKey();

/** Texts are never null: `''` is "not known". */
export const words = (name: string) => text(name).notNull().default('');
