CREATE TABLE `node_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`node_id` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL,
	`rule_version` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`basis` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `node_confirmations_node` ON `node_confirmations` (`node_id`);--> statement-breakpoint
CREATE TABLE `node_statements` (
	`id` text PRIMARY KEY NOT NULL,
	`node_id` text NOT NULL,
	`text` text NOT NULL,
	`stated_by` text NOT NULL,
	`stated_at` text NOT NULL,
	`rule_version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `node_statements_node` ON `node_statements` (`node_id`);