-- By hand: drizzle-kit cuts an expression at its commas. The same words as in db/schema/code-number.ts.
CREATE INDEX `trail_codes` ON `trail` (`entity`, CASE WHEN json_valid("after") THEN CAST(substr("after" ->> '$.code', instr("after" ->> '$.code', '-') + 1) AS INTEGER) END) WHERE "operation" = 'create';
