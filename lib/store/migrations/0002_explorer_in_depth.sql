CREATE TABLE "deleted_pairings" (
	"connection_id" uuid NOT NULL,
	"connector_id" text NOT NULL,
	"deleted_connector_id" text NOT NULL,
	"keys" jsonb NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deleted_pairings_connection_id_connector_id_pk" PRIMARY KEY("connection_id","connector_id")
);
--> statement-breakpoint
CREATE TABLE "exports_under_way" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"connector_id" text NOT NULL,
	"state" text NOT NULL,
	"rows" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"sealed" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "privacy_fields" (
	"connection_id" uuid NOT NULL,
	"connector_id" text NOT NULL,
	"field_id" text NOT NULL,
	"is_sensitive" boolean NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "privacy_fields_connection_id_connector_id_field_id_pk" PRIMARY KEY("connection_id","connector_id","field_id")
);
--> statement-breakpoint
CREATE TABLE "saved_queries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"connection_id" uuid NOT NULL,
	"connector_id" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"visibility" text NOT NULL,
	"folder" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"page" text NOT NULL,
	"parameters" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"since_field_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "since_marks" (
	"query_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"mark_sealed" text NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "since_marks_query_id_person_id_pk" PRIMARY KEY("query_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "favourite_connectors" (
	"person_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"connector_id" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "favourite_connectors_person_id_connection_id_connector_id_pk" PRIMARY KEY("person_id","connection_id","connector_id")
);
--> statement-breakpoint
CREATE TABLE "key_pairings" (
	"person_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"from_connector_id" text NOT NULL,
	"from_field_id" text NOT NULL,
	"to_connector_id" text NOT NULL,
	"to_field_id" text NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "key_pairings_person_id_connection_id_from_connector_id_from_field_id_to_connector_id_to_field_id_pk" PRIMARY KEY("person_id","connection_id","from_connector_id","from_field_id","to_connector_id","to_field_id")
);
--> statement-breakpoint
CREATE TABLE "recent_connectors" (
	"person_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"connector_id" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recent_connectors_person_id_connection_id_connector_id_pk" PRIMARY KEY("person_id","connection_id","connector_id")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"tabs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deleted_pairings" ADD CONSTRAINT "deleted_pairings_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deleted_pairings" ADD CONSTRAINT "deleted_pairings_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports_under_way" ADD CONSTRAINT "exports_under_way_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports_under_way" ADD CONSTRAINT "exports_under_way_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_fields" ADD CONSTRAINT "privacy_fields_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_fields" ADD CONSTRAINT "privacy_fields_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_queries" ADD CONSTRAINT "saved_queries_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_queries" ADD CONSTRAINT "saved_queries_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_queries" ADD CONSTRAINT "saved_queries_updated_by_people_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "since_marks" ADD CONSTRAINT "since_marks_query_id_saved_queries_id_fk" FOREIGN KEY ("query_id") REFERENCES "public"."saved_queries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "since_marks" ADD CONSTRAINT "since_marks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourite_connectors" ADD CONSTRAINT "favourite_connectors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourite_connectors" ADD CONSTRAINT "favourite_connectors_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_pairings" ADD CONSTRAINT "key_pairings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_pairings" ADD CONSTRAINT "key_pairings_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recent_connectors" ADD CONSTRAINT "recent_connectors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recent_connectors" ADD CONSTRAINT "recent_connectors_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exports_under_way_person" ON "exports_under_way" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "exports_under_way_updated" ON "exports_under_way" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "saved_queries_connection" ON "saved_queries" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "saved_queries_owner" ON "saved_queries" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "recent_connectors_opened" ON "recent_connectors" USING btree ("person_id","opened_at");