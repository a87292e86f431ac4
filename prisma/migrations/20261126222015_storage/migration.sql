-- AlterTable
ALTER TABLE "images" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "erase_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_reason" TEXT,
ADD COLUMN     "keep_until" TIMESTAMPTZ(3),
ADD COLUMN     "move_begun_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "retention_log" ADD COLUMN     "actor" TEXT,
ADD COLUMN     "bytes" INTEGER,
ADD COLUMN     "hash" TEXT,
ADD COLUMN     "kind" "image_kind",
ADD COLUMN     "previous_hash" TEXT,
ADD COLUMN     "seq" INTEGER;

-- CreateTable
CREATE TABLE "retention_log_heads" (
    "shop_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "retention_log_heads_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "storage_totals" (
    "shop_id" UUID NOT NULL,
    "tier" "tier" NOT NULL,
    "kind" "image_kind" NOT NULL,
    "objects" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "storage_totals_pkey" PRIMARY KEY ("shop_id","tier","kind")
);

-- CreateTable
CREATE TABLE "storage_changes" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "tier" "tier" NOT NULL,
    "kind" "image_kind" NOT NULL,
    "objects" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "storage_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "storage_days" (
    "shop_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tier" "tier" NOT NULL,
    "kind" "image_kind" NOT NULL,
    "objects" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "storage_days_pkey" PRIMARY KEY ("shop_id","day","tier","kind")
);

-- CreateTable
CREATE TABLE "access_days" (
    "shop_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "uploads" INTEGER NOT NULL DEFAULT 0,
    "upload_bytes" BIGINT NOT NULL DEFAULT 0,
    "reads" INTEGER NOT NULL DEFAULT 0,
    "read_bytes" BIGINT NOT NULL DEFAULT 0,
    "writes" INTEGER NOT NULL DEFAULT 0,
    "written_bytes" BIGINT NOT NULL DEFAULT 0,
    "moves" INTEGER NOT NULL DEFAULT 0,
    "deletions" INTEGER NOT NULL DEFAULT 0,
    "deleted_bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "access_days_pkey" PRIMARY KEY ("shop_id","day")
);

-- CreateTable
CREATE TABLE "erased_shops" (
    "id" UUID NOT NULL,
    "domain_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "objects" INTEGER NOT NULL,
    "log_seq" INTEGER NOT NULL,
    "log_hash" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erased_shops_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "storage_changes_shop_id_idx" ON "storage_changes"("shop_id");

-- CreateIndex
CREATE INDEX "erased_shops_domain_hash_idx" ON "erased_shops"("domain_hash");

-- CreateIndex
CREATE INDEX "images_move_begun_at_idx" ON "images"("move_begun_at");

-- CreateIndex
CREATE UNIQUE INDEX "retention_log_shop_id_seq_key" ON "retention_log"("shop_id", "seq");

-- AddForeignKey
ALTER TABLE "storage_totals" ADD CONSTRAINT "storage_totals_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_changes" ADD CONSTRAINT "storage_changes_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_days" ADD CONSTRAINT "storage_days_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_days" ADD CONSTRAINT "access_days_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the schema language can't say.

-- What an entry's hash is made of: its own words and the hash of the entry before it, with bars between them, as
-- app/domain/retention/log-hash.ts makes it. No word may hold a bar.
CREATE FUNCTION "retention_log_hash"(e "retention_log") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws('|',
    e."previous_hash", e."seq", e."image_id", e."kind", e."event", coalesce(e."from_tier"::text, ''), coalesce(e."to_tier"::text, ''),
    e."reason", e."actor", coalesce(e."sha256", ''), coalesce(e."bytes"::text, ''),
    to_char(e."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), 'UTF8')), 'hex')
$$;

-- Entries from before the chain are chained in the order they were written.
ALTER TABLE "retention_log" DISABLE TRIGGER "retention_log_never_changes";
UPDATE "retention_log" AS log SET
  "kind" = coalesce((SELECT "kind" FROM "images" WHERE "images"."id" = log."image_id"), 'original'),
  "actor" = CASE log."reason" WHEN 'upload' THEN 'shopper' WHEN 'expired' THEN 'sweep' WHEN 'order' THEN 'worker' ELSE 'shopify' END,
  "seq" = numbered."seq"
FROM (SELECT "id", row_number() OVER (PARTITION BY "shop_id" ORDER BY "id") AS "seq" FROM "retention_log") AS numbered
WHERE numbered."id" = log."id";
DO $$
DECLARE
  entry "retention_log";
  before text;
BEGIN
  FOR entry IN SELECT * FROM "retention_log" ORDER BY "shop_id", "seq" LOOP
    IF entry."seq" = 1 THEN before := repeat('0', 64); END IF;
    entry."previous_hash" := before;
    before := "retention_log_hash"(entry);
    UPDATE "retention_log" SET "previous_hash" = entry."previous_hash", "hash" = before WHERE "id" = entry."id";
  END LOOP;
END;
$$;
INSERT INTO "retention_log_heads" ("shop_id", "seq", "hash")
  SELECT DISTINCT ON ("shop_id") "shop_id", "seq", "hash" FROM "retention_log" ORDER BY "shop_id", "seq" DESC;
ALTER TABLE "retention_log" ENABLE TRIGGER "retention_log_never_changes";
ALTER TABLE "retention_log" ALTER COLUMN "actor" SET NOT NULL,
  ALTER COLUMN "hash" SET NOT NULL,
  ALTER COLUMN "kind" SET NOT NULL,
  ALTER COLUMN "previous_hash" SET NOT NULL,
  ALTER COLUMN "seq" SET NOT NULL,
  ADD CONSTRAINT "retention_log_words" CHECK ("event" !~ '[|[:cntrl:]]' AND "reason" !~ '[|[:cntrl:]]' AND "actor" !~ '[|[:cntrl:]]');

-- What is stored is counted as it changes: a statement's sums are written down and added up later, so that two who change
-- pictures of one shop never wait for each other. A shop that is being deleted needs no count.
CREATE FUNCTION "count_stored_inserts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "storage_changes" ("shop_id", "tier", "kind", "objects", "bytes")
    SELECT "shop_id", "tier", "kind", count(*), sum(coalesce("bytes", 0)) FROM new_rows
     WHERE "status" = 'completed' GROUP BY 1, 2, 3;
  RETURN NULL;
END;
$$;

CREATE FUNCTION "count_stored_updates"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "storage_changes" ("shop_id", "tier", "kind", "objects", "bytes")
    SELECT "shop_id", "tier", "kind", sum("objects"), sum("bytes") FROM (
      SELECT "shop_id", "tier", "kind", 1 AS "objects", coalesce("bytes", 0)::bigint AS "bytes" FROM new_rows WHERE "status" = 'completed'
      UNION ALL
      SELECT "shop_id", "tier", "kind", -1, -coalesce("bytes", 0)::bigint FROM old_rows WHERE "status" = 'completed'
    ) AS changes
     GROUP BY 1, 2, 3 HAVING sum("objects") <> 0 OR sum("bytes") <> 0;
  RETURN NULL;
END;
$$;

CREATE FUNCTION "count_stored_deletes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "storage_changes" ("shop_id", "tier", "kind", "objects", "bytes")
    SELECT old_rows."shop_id", "tier", "kind", -count(*), -sum(coalesce("bytes", 0)) FROM old_rows
      JOIN "shops" ON "shops"."id" = old_rows."shop_id"
     WHERE "status" = 'completed' GROUP BY 1, 2, 3;
  RETURN NULL;
END;
$$;

CREATE TRIGGER "images_count_inserts" AFTER INSERT ON "images"
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_stored_inserts"();
CREATE TRIGGER "images_count_updates" AFTER UPDATE ON "images"
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_stored_updates"();
CREATE TRIGGER "images_count_deletes" AFTER DELETE ON "images"
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_stored_deletes"();

INSERT INTO "storage_totals" ("shop_id", "tier", "kind", "objects", "bytes")
  SELECT "shop_id", "tier", "kind", count(*), sum(coalesce("bytes", 0)) FROM "images" WHERE "status" = 'completed' GROUP BY 1, 2, 3;

-- The sweep asks for what is due and for nothing else.
DROP INDEX "images_status_expires_at_idx";
CREATE INDEX "images_due" ON "images" ("expires_at", "shop_id") WHERE "status" <> 'gone' AND "expires_at" IS NOT NULL;
CREATE INDEX "images_due_by_shop" ON "images" ("shop_id", "expires_at") WHERE "status" <> 'gone' AND "expires_at" IS NOT NULL;
