ALTER TABLE `organisation` ADD `stage_gap_months` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `correction_plan_days` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `minor_closure_days` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `major_closure_days` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `recertification_lead_months` integer;