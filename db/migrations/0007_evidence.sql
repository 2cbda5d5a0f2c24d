CREATE TABLE `content_chunks` (
	`content_id` text NOT NULL,
	`number` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`content_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `content_extracts` (
	`sha256` text PRIMARY KEY NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`folded` text DEFAULT '' NOT NULL,
	`picture` blob
);
--> statement-breakpoint
CREATE TABLE `contents` (
	`id` text PRIMARY KEY NOT NULL,
	`sha256` text,
	`bytes` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contents_sha256` ON `contents` (`sha256`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`location` text DEFAULT '' NOT NULL,
	`collected_by` text DEFAULT '' NOT NULL,
	`collected_on` text DEFAULT '' NOT NULL,
	`period_from` text DEFAULT '' NOT NULL,
	`period_to` text DEFAULT '' NOT NULL,
	`valid_until` text DEFAULT '' NOT NULL,
	`classification` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `evidence_links` (
	`id` text PRIMARY KEY NOT NULL,
	`evidence_id` text NOT NULL,
	`target` text NOT NULL,
	`target_id` text NOT NULL,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_links_target` ON `evidence_links` (`evidence_id`,`target`,`target_id`);--> statement-breakpoint
CREATE INDEX `evidence_links_by_target` ON `evidence_links` (`target`,`target_id`);--> statement-breakpoint
CREATE TABLE `evidence_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`evidence_id` text NOT NULL,
	`number` integer NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	`made_from` text DEFAULT '' NOT NULL,
	`derivation` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_revisions_number` ON `evidence_revisions` (`evidence_id`,`number`);