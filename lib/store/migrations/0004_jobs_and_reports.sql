CREATE TABLE "export_presets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"connection_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"definition" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "export_presets_name" UNIQUE("connection_id","kind","owner_id","name")
);
--> statement-breakpoint
CREATE TABLE "job_items" (
	"job_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"state" text NOT NULL,
	"payload_sealed" text NOT NULL,
	"failure_sealed" text,
	"failure_code" text,
	"fetch_key" text,
	"duplicate_of" integer,
	"path" text,
	"path_key" text,
	"wish_key" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"size" bigint,
	"sha256" text,
	"modified_ms" bigint,
	"finished_at" timestamp with time zone,
	CONSTRAINT "job_items_job_id_ordinal_pk" PRIMARY KEY("job_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "job_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"job_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"code" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"language" text NOT NULL,
	"title" jsonb NOT NULL,
	"definition_sealed" text NOT NULL,
	"checkpoint_sealed" text,
	"failure_sealed" text,
	"state" text DEFAULT 'queued' NOT NULL,
	"is_planned" boolean DEFAULT false NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"missing" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"duplicates" integer DEFAULT 0 NOT NULL,
	"noted" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"place" text NOT NULL,
	"target" text,
	"extras" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"run" integer DEFAULT 0 NOT NULL,
	"ticket" uuid,
	"heard_at" timestamp with time zone,
	"active_ms" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "named_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"connection_id" uuid NOT NULL,
	"report_guid" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"fields" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"file_name_pattern" text NOT NULL,
	"connector_id" text,
	"transport" text,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"updated_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "named_reports_name" UNIQUE("connection_id","name")
);
--> statement-breakpoint
CREATE TABLE "report_uses" (
	"report_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_uses_report_id_person_id_pk" PRIMARY KEY("report_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "can_read_connectors" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Who had a grant before could read connectors, and still can.
UPDATE "grants" SET "can_read_connectors" = true;--> statement-breakpoint
ALTER TABLE "export_presets" ADD CONSTRAINT "export_presets_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_presets" ADD CONSTRAINT "export_presets_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_items" ADD CONSTRAINT "job_items_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_log" ADD CONSTRAINT "job_log_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_reports" ADD CONSTRAINT "named_reports_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_reports" ADD CONSTRAINT "named_reports_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_reports" ADD CONSTRAINT "named_reports_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_uses" ADD CONSTRAINT "report_uses_report_id_named_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."named_reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_uses" ADD CONSTRAINT "report_uses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "export_presets_owner" ON "export_presets" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "job_items_state" ON "job_items" USING btree ("job_id","state","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "job_items_path" ON "job_items" USING btree ("job_id","path_key");--> statement-breakpoint
CREATE INDEX "job_items_wish" ON "job_items" USING btree ("job_id","wish_key");--> statement-breakpoint
CREATE INDEX "job_items_key" ON "job_items" USING btree ("job_id","fetch_key");--> statement-breakpoint
CREATE INDEX "job_log_job" ON "job_log" USING btree ("job_id","id");--> statement-breakpoint
CREATE INDEX "jobs_owner" ON "jobs" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "jobs_state" ON "jobs" USING btree ("state");--> statement-breakpoint
CREATE INDEX "jobs_connection" ON "jobs" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "named_reports_connection" ON "named_reports" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "report_uses_person" ON "report_uses" USING btree ("person_id");