CREATE TABLE `interviews` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`assessment_id` text NOT NULL,
	`minutes_planned` integer DEFAULT 0 NOT NULL,
	`held` integer DEFAULT false NOT NULL,
	`roles` text NOT NULL,
	`topics` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`held_on` text DEFAULT '' NOT NULL,
	`starts_at` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`people` text DEFAULT '' NOT NULL,
	`minutes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `private_texts` (
	`digest` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `assessment_results` ADD `private_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `about` text DEFAULT 'aims' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `subject` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `started_on` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `lead_assessor` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `based_on_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `closed_on` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `closing_text` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `acknowledged_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `acknowledged_on` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `workspace` ADD `leading_assessment_id` text DEFAULT '' NOT NULL;