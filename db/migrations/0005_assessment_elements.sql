DROP INDEX `assessment_results_node`;--> statement-breakpoint
ALTER TABLE `assessment_results` ADD `element` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `assessment_results` ADD `maturity` integer;--> statement-breakpoint
ALTER TABLE `assessment_results` ADD `note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessment_results` ADD `owner` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessment_results` ADD `interviewee` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessment_results` ADD `assessed_on` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `assessment_results_element` ON `assessment_results` (`assessment_id`,`node_id`,`element`);