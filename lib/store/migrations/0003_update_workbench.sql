CREATE TABLE "update_draft_versions" (
	"draft_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"xml_sealed" text NOT NULL,
	"size_characters" integer NOT NULL,
	"begun_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_by" uuid,
	CONSTRAINT "update_draft_versions_draft_id_version_pk" PRIMARY KEY("draft_id","version")
);
--> statement-breakpoint
CREATE TABLE "update_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"connector_id" text NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"visibility" text NOT NULL,
	"name" text NOT NULL,
	"transport" text NOT NULL,
	"parameters" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"xml_sealed" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "update_read_backs" (
	"connection_id" uuid NOT NULL,
	"connector_id" text NOT NULL,
	"get_connector_id" text NOT NULL,
	"keys" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "update_read_backs_connection_id_connector_id_pk" PRIMARY KEY("connection_id","connector_id")
);
--> statement-breakpoint
CREATE TABLE "update_reference_sources" (
	"connection_id" uuid NOT NULL,
	"referenced_table" text NOT NULL,
	"get_connector_id" text NOT NULL,
	"id_field_id" text NOT NULL,
	"text_field_id" text,
	"set_by" uuid,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "update_reference_sources_connection_id_referenced_table_pk" PRIMARY KEY("connection_id","referenced_table")
);
--> statement-breakpoint
CREATE TABLE "update_send_parts" (
	"send_id" uuid NOT NULL,
	"part" text NOT NULL,
	"piece" integer NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "update_send_parts_send_id_part_piece_pk" PRIMARY KEY("send_id","part","piece")
);
--> statement-breakpoint
CREATE TABLE "update_sends" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"person_name" text NOT NULL,
	"connection_id" uuid,
	"connection_name" text NOT NULL,
	"environment_type" text NOT NULL,
	"environment_number" text,
	"connector_id" text NOT NULL,
	"transport" text NOT NULL,
	"method" text NOT NULL,
	"url" text NOT NULL,
	"digest" text NOT NULL,
	"actions" jsonb NOT NULL,
	"record_count" integer NOT NULL,
	"body_bytes" bigint NOT NULL,
	"state" text NOT NULL,
	"status" integer,
	"log_reference" text,
	"override_reason" text,
	"ending_sealed" text,
	"console_id" text NOT NULL,
	"heartbeat_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"duration_ms" integer,
	"answer_bytes" bigint,
	"read_back_at" timestamp with time zone,
	"read_back_finding" text,
	"read_back_note" text,
	"undoes_send_id" uuid,
	"detail_expires_at" timestamp with time zone,
	"history_id" bigint
);
--> statement-breakpoint
CREATE TABLE "update_unlocks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"connection_id" uuid NOT NULL,
	"person_id" uuid,
	"person_name" text NOT NULL,
	"reason" text NOT NULL,
	"unlocked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"locked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "update_draft_versions" ADD CONSTRAINT "update_draft_versions_draft_id_update_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."update_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_draft_versions" ADD CONSTRAINT "update_draft_versions_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_drafts" ADD CONSTRAINT "update_drafts_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_drafts" ADD CONSTRAINT "update_drafts_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_drafts" ADD CONSTRAINT "update_drafts_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_read_backs" ADD CONSTRAINT "update_read_backs_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_read_backs" ADD CONSTRAINT "update_read_backs_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_reference_sources" ADD CONSTRAINT "update_reference_sources_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_reference_sources" ADD CONSTRAINT "update_reference_sources_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_send_parts" ADD CONSTRAINT "update_send_parts_send_id_update_sends_id_fk" FOREIGN KEY ("send_id") REFERENCES "public"."update_sends"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_sends" ADD CONSTRAINT "update_sends_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_sends" ADD CONSTRAINT "update_sends_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_sends" ADD CONSTRAINT "update_sends_history_id_history_id_fk" FOREIGN KEY ("history_id") REFERENCES "public"."history"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_unlocks" ADD CONSTRAINT "update_unlocks_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "update_unlocks" ADD CONSTRAINT "update_unlocks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "update_drafts_connection" ON "update_drafts" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "update_drafts_owner" ON "update_drafts" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "update_sends_started" ON "update_sends" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "update_sends_person" ON "update_sends" USING btree ("person_id","started_at");--> statement-breakpoint
CREATE INDEX "update_sends_digest" ON "update_sends" USING btree ("connection_id","digest");--> statement-breakpoint
CREATE INDEX "update_sends_state" ON "update_sends" USING btree ("state");--> statement-breakpoint
CREATE INDEX "update_unlocks_connection" ON "update_unlocks" USING btree ("connection_id","expires_at");