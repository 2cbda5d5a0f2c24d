CREATE TABLE `readiness_waivers` (
	`id` text PRIMARY KEY NOT NULL,
	`rule_id` text NOT NULL,
	`subject_entity` text DEFAULT '' NOT NULL,
	`subject_id` text DEFAULT '' NOT NULL,
	`subject_label` text DEFAULT '' NOT NULL,
	`reason` text NOT NULL,
	`waived_by` text NOT NULL,
	`waived_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `readiness_waivers_subject` ON `readiness_waivers` (`rule_id`,`subject_entity`,`subject_id`);