CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text DEFAULT '' NOT NULL,
	`content_hash` text NOT NULL,
	`trail_head` text NOT NULL,
	`trail_entries` integer NOT NULL,
	`approver` text DEFAULT '' NOT NULL,
	`approved_on` text DEFAULT '' NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_subject` ON `approvals` (`subject`,`subject_id`);