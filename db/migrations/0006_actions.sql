CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`node_id` text DEFAULT '' NOT NULL,
	`owner` text DEFAULT '' NOT NULL,
	`due_on` text DEFAULT '' NOT NULL,
	`effort_days` integer,
	`status` text NOT NULL,
	`done_on` text DEFAULT '' NOT NULL,
	`priority` text DEFAULT '' NOT NULL,
	`priority_reason` text DEFAULT '' NOT NULL
);
