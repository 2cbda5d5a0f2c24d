CREATE TABLE `ai_systems` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`intended_use` text DEFAULT '' NOT NULL,
	`foreseeable_misuse` text DEFAULT '' NOT NULL,
	`outputs` text DEFAULT '' NOT NULL,
	`organisation_unit` text DEFAULT '' NOT NULL,
	`owner` text DEFAULT '' NOT NULL,
	`ai_roles` text NOT NULL,
	`lifecycle_stage` text DEFAULT '' NOT NULL,
	`scope` text NOT NULL,
	`scope_reason` text DEFAULT '' NOT NULL,
	`users` text DEFAULT '' NOT NULL,
	`affected_groups` text DEFAULT '' NOT NULL,
	`data_categories` text DEFAULT '' NOT NULL,
	`personal_data` text DEFAULT '' NOT NULL,
	`model_type` text DEFAULT '' NOT NULL,
	`model_source` text DEFAULT '' NOT NULL,
	`autonomy` text DEFAULT '' NOT NULL,
	`oversight_mode` text DEFAULT '' NOT NULL,
	`human_oversight` text DEFAULT '' NOT NULL,
	`suppliers` text NOT NULL,
	`deployment_countries` text NOT NULL,
	`development_started_on` text DEFAULT '' NOT NULL,
	`in_service_on` text DEFAULT '' NOT NULL,
	`retired_on` text DEFAULT '' NOT NULL,
	`next_review_on` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`archived_at` text,
	`import_key` text,
	`imported` text
);
--> statement-breakpoint
CREATE TABLE `assessment_results` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`node_id` text NOT NULL,
	`status` text NOT NULL,
	`finding` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assessment_results_node` ON `assessment_results` (`assessment_id`,`node_id`);--> statement-breakpoint
CREATE TABLE `assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `document_controls` (
	`id` text PRIMARY KEY NOT NULL,
	`document_key` text NOT NULL,
	`identifier` text NOT NULL,
	`version` text NOT NULL,
	`status` text NOT NULL,
	`classification` text NOT NULL,
	`owner` text DEFAULT '' NOT NULL,
	`author` text DEFAULT '' NOT NULL,
	`approver` text DEFAULT '' NOT NULL,
	`approved_on` text DEFAULT '' NOT NULL,
	`effective_on` text DEFAULT '' NOT NULL,
	`next_review_on` text DEFAULT '' NOT NULL,
	`revisions` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_controls_key` ON `document_controls` (`document_key`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`legal_name` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`country` text DEFAULT '' NOT NULL,
	`sector` text DEFAULT '' NOT NULL,
	`size` text DEFAULT '' NOT NULL,
	`activities` text DEFAULT '' NOT NULL,
	`top_management` text DEFAULT '' NOT NULL,
	`aims_manager` text DEFAULT '' NOT NULL,
	`contact_email` text DEFAULT '' NOT NULL,
	`scope_statement` text DEFAULT '' NOT NULL,
	`certification_body` text DEFAULT '' NOT NULL,
	`target_certification_on` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `trail` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`change_id` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`operation` text NOT NULL,
	`before` text,
	`after` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `trail_entity` ON `trail` (`entity_id`);--> statement-breakpoint
CREATE INDEX `trail_change` ON `trail` (`change_id`);--> statement-breakpoint
CREATE TABLE `workspace` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`catalogue_version` text NOT NULL,
	`sample` integer NOT NULL
);
