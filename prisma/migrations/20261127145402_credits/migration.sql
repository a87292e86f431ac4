-- CreateEnum
CREATE TYPE "credit_kind" AS ENUM ('welcome', 'purchase', 'voucher', 'reserve', 'capture', 'release', 'refund', 'adjustment');

-- CreateEnum
CREATE TYPE "hold_state" AS ENUM ('held', 'captured', 'released');

-- CreateEnum
CREATE TYPE "purchase_status" AS ENUM ('pending', 'granted', 'declined', 'expired', 'refused');

-- AlterTable
ALTER TABLE "prints" ADD COLUMN     "credits" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "price_version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "shop_credits" (
    "shop_id" UUID NOT NULL,
    "domain_hash" TEXT NOT NULL,
    "available" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "overdraft" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_credits_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "credit_transactions" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "credit_kind" NOT NULL,
    "available" INTEGER NOT NULL,
    "held" INTEGER NOT NULL,
    "available_after" INTEGER NOT NULL,
    "held_after" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "note" TEXT,
    "price_version" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_holds" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "credits" INTEGER NOT NULL,
    "price_version" INTEGER NOT NULL,
    "state" "hold_state" NOT NULL DEFAULT 'held',
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_pending" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "credits" INTEGER NOT NULL,
    "price_cents" INTEGER NOT NULL,
    "currency_code" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL,
    "status" "purchase_status" NOT NULL DEFAULT 'pending',
    "charge_id" TEXT,
    "confirmation_url" TEXT,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "looked_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "credit_pending_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vouchers" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "credits" INTEGER NOT NULL,
    "limit" INTEGER NOT NULL,
    "used" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vouchers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shop_credits_domain_hash_key" ON "shop_credits"("domain_hash");

-- CreateIndex
CREATE INDEX "credit_transactions_shop_id_kind_at_idx" ON "credit_transactions"("shop_id", "kind", "at");

-- CreateIndex
CREATE INDEX "credit_transactions_shop_id_at_idx" ON "credit_transactions"("shop_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "credit_transactions_shop_id_seq_key" ON "credit_transactions"("shop_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "credit_transactions_shop_id_kind_external_id_key" ON "credit_transactions"("shop_id", "kind", "external_id");

-- CreateIndex
CREATE INDEX "credit_holds_shop_id_subject_id_idx" ON "credit_holds"("shop_id", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_pending_charge_id_key" ON "credit_pending"("charge_id");

-- CreateIndex
CREATE INDEX "credit_pending_status_looked_at_idx" ON "credit_pending"("status", "looked_at");

-- CreateIndex
CREATE INDEX "credit_pending_shop_id_created_at_idx" ON "credit_pending"("shop_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "vouchers_code_key" ON "vouchers"("code");
-- By hand: what the schema language can't say.

-- No shop spends what it has not got, whoever asks and however many at once.
ALTER TABLE "shop_credits" ADD CONSTRAINT "shop_credits_available" CHECK ("available" >= -"overdraft");
ALTER TABLE "shop_credits" ADD CONSTRAINT "shop_credits_held" CHECK ("held" >= 0);
ALTER TABLE "shop_credits" ADD CONSTRAINT "shop_credits_overdraft" CHECK ("overdraft" >= 0);

-- Each kind of entry moves credits its own way only.
ALTER TABLE "credit_transactions" ADD CONSTRAINT "credit_transactions_signs" CHECK (
  CASE "kind"
    WHEN 'reserve' THEN "available" < 0 AND "held" = -"available"
    WHEN 'capture' THEN "available" = 0 AND "held" < 0
    WHEN 'release' THEN "available" > 0 AND "held" = -"available"
    WHEN 'refund' THEN "available" < 0 AND "held" = 0
    WHEN 'adjustment' THEN "available" <> 0 AND "held" = 0
    ELSE "available" > 0 AND "held" = 0
  END);

ALTER TABLE "credit_holds" ADD CONSTRAINT "credit_holds_credits" CHECK ("credits" > 0);
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_used" CHECK ("used" BETWEEN 0 AND "limit");

-- One piece of work is paid for once.
CREATE UNIQUE INDEX "credit_holds_one_at_a_time" ON "credit_holds" ("shop_id", "subject_id") WHERE "state" <> 'released';
-- A double click is one purchase.
CREATE UNIQUE INDEX "credit_pending_one_at_a_time" ON "credit_pending" ("shop_id", "credits", "price_cents", "test") WHERE "status" = 'pending';
-- The sweep looks at what is held and nothing else.
CREATE INDEX "credit_holds_lapsing" ON "credit_holds" ("lease_until") WHERE "state" = 'held';
-- So do those who let waiting prints go on.
CREATE INDEX "prints_awaiting_credits" ON "prints" ("shop_id", "created_at") WHERE "status" = 'awaiting_credits';

-- A balance is what its entries add up to: an entry moves it, and nothing else may. The entry says what it comes to, so that two
-- who looked at the same balance can't both be right.
CREATE FUNCTION "enter_credits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "shop_credits"
     SET "available" = "available" + NEW."available", "held" = "held" + NEW."held", "seq" = "seq" + 1
   WHERE "shop_id" = NEW."shop_id" AND "available" + NEW."available" = NEW."available_after"
     AND "held" + NEW."held" = NEW."held_after" AND "seq" + 1 = NEW."seq";
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the entry does not follow the balance' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END;
$$;

CREATE TRIGGER "credit_transactions_move_the_balance" AFTER INSERT ON "credit_transactions"
  FOR EACH ROW EXECUTE FUNCTION "enter_credits"();

CREATE FUNCTION "refuse_credits_without_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'a balance is changed by an entry' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "shop_credits_follow_entries" BEFORE UPDATE OF "available", "held", "seq" ON "shop_credits"
  FOR EACH ROW EXECUTE FUNCTION "refuse_credits_without_entry"();

CREATE FUNCTION "refuse_rewriting_credits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "credit_transactions_never_change" BEFORE UPDATE OR DELETE ON "credit_transactions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting_credits"();
CREATE TRIGGER "shop_credits_stay" BEFORE DELETE ON "shop_credits"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting_credits"();

-- Shops that were here before credits were: welcome, so that nothing of theirs waits.
INSERT INTO "shop_credits" ("shop_id", "domain_hash")
  SELECT "id", encode(sha256(convert_to("domain", 'UTF8')), 'hex') FROM "shops";
INSERT INTO "credit_transactions" ("shop_id", "seq", "kind", "available", "held", "available_after", "held_after", "external_id", "at")
  SELECT "shop_id", 1, 'welcome', 25, 0, 25, 0, 'welcome', now() FROM "shop_credits";
