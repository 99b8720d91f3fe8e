CREATE TABLE "sandbox_connections" (
	"app_connector" text PRIMARY KEY NOT NULL,
	"connection_id" uuid,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sandbox_connections" ADD CONSTRAINT "sandbox_connections_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE set null ON UPDATE no action;