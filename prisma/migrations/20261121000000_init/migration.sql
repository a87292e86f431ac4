-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "image_kind" AS ENUM ('original', 'effect', 'cutout', 'preview', 'print', 'thumbnail', 'generated');

-- CreateEnum
CREATE TYPE "image_status" AS ENUM ('expected', 'pending', 'processing', 'completed', 'failed', 'gone');

-- CreateEnum
CREATE TYPE "tier" AS ENUM ('temporary', 'order_pending', 'order_completed', 'archived');

-- CreateEnum
CREATE TYPE "artwork_status" AS ENUM ('active', 'archived');

-- CreateEnum
CREATE TYPE "order_item_flag" AS ENUM ('missing', 'forged', 'unknown', 'other_product');

-- CreateEnum
CREATE TYPE "print_status" AS ENUM ('pending', 'processing', 'completed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "delivery_status" AS ENUM ('received', 'processing', 'applied', 'failed');

-- CreateTable
CREATE TABLE "shops" (
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shopify_id" TEXT,
    "currency_code" TEXT NOT NULL DEFAULT 'USD',
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "proxy_path" TEXT NOT NULL DEFAULT '/apps/likeness',
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalled_at" TIMESTAMPTZ(3),
    "guide_closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "shop_id" UUID NOT NULL,
    "temporary_days" INTEGER NOT NULL DEFAULT 7,
    "order_pending_days" INTEGER NOT NULL DEFAULT 30,
    "order_completed_days" INTEGER NOT NULL DEFAULT 180,
    "archived_days" INTEGER NOT NULL DEFAULT 730,
    "archive_completed" BOOLEAN NOT NULL DEFAULT false,
    "sharpness_warn_dpi" INTEGER NOT NULL DEFAULT 150,
    "sharpness_block_dpi" INTEGER NOT NULL DEFAULT 72,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "shopper_sessions" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "customer_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shopper_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "images" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "shopper_session_id" UUID,
    "kind" "image_kind" NOT NULL,
    "status" "image_status" NOT NULL,
    "tier" "tier" NOT NULL DEFAULT 'temporary',
    "storage_key" TEXT,
    "sha256" TEXT,
    "bytes" INTEGER,
    "content_type" TEXT,
    "width_px" INTEGER,
    "height_px" INTEGER,
    "file_name" TEXT,
    "pet_name" TEXT,
    "pet_id" TEXT,
    "effect" TEXT,
    "recipe_hash" TEXT,
    "recipe" JSONB,
    "failure" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "wanted_tier" "tier",
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "images_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "artworks" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" "artwork_status" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "artworks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "artwork_versions" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "artwork_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "artwork_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_assignments" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "product_id" TEXT NOT NULL,
    "product_title" TEXT NOT NULL,
    "artwork_id" UUID NOT NULL,
    "synced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personalizations" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "public_id" TEXT NOT NULL,
    "shopper_session_id" UUID,
    "product_id" TEXT NOT NULL,
    "artwork_version_id" UUID NOT NULL,
    "recipe" JSONB NOT NULL,
    "recipe_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "personalizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personalization_photos" (
    "personalization_id" UUID NOT NULL,
    "slot" TEXT NOT NULL,
    "image_id" UUID NOT NULL,

    CONSTRAINT "personalization_photos_pkey" PRIMARY KEY ("personalization_id","slot")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "shopify_order_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency_code" TEXT,
    "total_price" TEXT,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "customer_id" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "fulfilled_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "shopify_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "shopify_told_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_items" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shopify_line_id" TEXT NOT NULL,
    "product_id" TEXT,
    "variant_id" TEXT,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "current_quantity" INTEGER NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "personalization_id" UUID,
    "flag" "order_item_flag",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund_lines" (
    "shop_id" UUID NOT NULL,
    "shopify_refund_id" TEXT NOT NULL,
    "shopify_order_id" TEXT NOT NULL,
    "shopify_line_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "refunded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refund_lines_pkey" PRIMARY KEY ("shop_id","shopify_refund_id","shopify_line_id")
);

-- CreateTable
CREATE TABLE "prints" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "order_item_id" UUID NOT NULL,
    "personalization_id" UUID NOT NULL,
    "recipe_hash" TEXT NOT NULL,
    "status" "print_status" NOT NULL DEFAULT 'pending',
    "image_id" UUID,
    "failure" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_inbox" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "shop_domain" TEXT NOT NULL,
    "event_id" TEXT,
    "triggered_at" TIMESTAMPTZ(3),
    "body" TEXT NOT NULL,
    "status" "delivery_status" NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_log" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "image_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "from_tier" "tier",
    "to_tier" "tier",
    "reason" TEXT NOT NULL,
    "sha256" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retention_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "order_id" UUID,
    "event" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shops_domain_key" ON "shops"("domain");

-- CreateIndex
CREATE INDEX "sessions_shop_idx" ON "sessions"("shop");

-- CreateIndex
CREATE INDEX "shopper_sessions_shop_id_customer_id_idx" ON "shopper_sessions"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "shopper_sessions_expires_at_idx" ON "shopper_sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "shopper_sessions_shop_id_token_hash_key" ON "shopper_sessions"("shop_id", "token_hash");

-- CreateIndex
CREATE INDEX "images_shop_id_created_at_idx" ON "images"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "images_shop_id_kind_received_at_idx" ON "images"("shop_id", "kind", "received_at");

-- CreateIndex
CREATE INDEX "images_shop_id_sha256_idx" ON "images"("shop_id", "sha256");

-- CreateIndex
CREATE INDEX "images_shopper_session_id_idx" ON "images"("shopper_session_id");

-- CreateIndex
CREATE INDEX "images_shop_id_recipe_hash_idx" ON "images"("shop_id", "recipe_hash");

-- CreateIndex
CREATE INDEX "images_status_expires_at_idx" ON "images"("status", "expires_at");

-- CreateIndex
CREATE INDEX "images_wanted_tier_idx" ON "images"("wanted_tier");

-- CreateIndex
CREATE UNIQUE INDEX "images_shop_id_kind_recipe_hash_key" ON "images"("shop_id", "kind", "recipe_hash");

-- CreateIndex
CREATE UNIQUE INDEX "artworks_shop_id_handle_key" ON "artworks"("shop_id", "handle");

-- CreateIndex
CREATE UNIQUE INDEX "artwork_versions_artwork_id_number_key" ON "artwork_versions"("artwork_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "artwork_versions_shop_id_artwork_id_sha256_key" ON "artwork_versions"("shop_id", "artwork_id", "sha256");

-- CreateIndex
CREATE INDEX "product_assignments_shop_id_artwork_id_idx" ON "product_assignments"("shop_id", "artwork_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_assignments_shop_id_product_id_key" ON "product_assignments"("shop_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "personalizations_public_id_key" ON "personalizations"("public_id");

-- CreateIndex
CREATE INDEX "personalizations_shop_id_recipe_hash_idx" ON "personalizations"("shop_id", "recipe_hash");

-- CreateIndex
CREATE INDEX "personalizations_shop_id_created_at_idx" ON "personalizations"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "personalizations_shopper_session_id_idx" ON "personalizations"("shopper_session_id");

-- CreateIndex
CREATE INDEX "personalizations_artwork_version_id_idx" ON "personalizations"("artwork_version_id");

-- CreateIndex
CREATE INDEX "personalization_photos_image_id_idx" ON "personalization_photos"("image_id");

-- CreateIndex
CREATE INDEX "orders_shop_id_placed_at_idx" ON "orders"("shop_id", "placed_at");

-- CreateIndex
CREATE UNIQUE INDEX "orders_shop_id_shopify_order_id_key" ON "orders"("shop_id", "shopify_order_id");

-- CreateIndex
CREATE INDEX "order_items_order_id_idx" ON "order_items"("order_id");

-- CreateIndex
CREATE INDEX "order_items_personalization_id_idx" ON "order_items"("personalization_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_items_shop_id_shopify_line_id_key" ON "order_items"("shop_id", "shopify_line_id");

-- CreateIndex
CREATE INDEX "refund_lines_shop_id_shopify_order_id_idx" ON "refund_lines"("shop_id", "shopify_order_id");

-- CreateIndex
CREATE INDEX "refund_lines_refunded_at_idx" ON "refund_lines"("refunded_at");

-- CreateIndex
CREATE UNIQUE INDEX "prints_order_item_id_key" ON "prints"("order_item_id");

-- CreateIndex
CREATE INDEX "prints_status_lease_until_idx" ON "prints"("status", "lease_until");

-- CreateIndex
CREATE INDEX "prints_shop_id_completed_at_idx" ON "prints"("shop_id", "completed_at");

-- CreateIndex
CREATE INDEX "prints_personalization_id_idx" ON "prints"("personalization_id");

-- CreateIndex
CREATE INDEX "prints_image_id_idx" ON "prints"("image_id");

-- CreateIndex
CREATE INDEX "webhook_inbox_status_lease_until_idx" ON "webhook_inbox"("status", "lease_until");

-- CreateIndex
CREATE INDEX "webhook_inbox_status_applied_at_idx" ON "webhook_inbox"("status", "applied_at");

-- CreateIndex
CREATE INDEX "webhook_inbox_shop_domain_received_at_idx" ON "webhook_inbox"("shop_domain", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_inbox_source_delivery_id_key" ON "webhook_inbox"("source", "delivery_id");

-- CreateIndex
CREATE INDEX "retention_log_shop_id_image_id_idx" ON "retention_log"("shop_id", "image_id");

-- CreateIndex
CREATE INDEX "activity_shop_id_at_idx" ON "activity"("shop_id", "at");

-- CreateIndex
CREATE INDEX "activity_shop_id_order_id_idx" ON "activity"("shop_id", "order_id");

-- AddForeignKey
ALTER TABLE "settings" ADD CONSTRAINT "settings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shopper_sessions" ADD CONSTRAINT "shopper_sessions_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_shopper_session_id_fkey" FOREIGN KEY ("shopper_session_id") REFERENCES "shopper_sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artworks" ADD CONSTRAINT "artworks_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artwork_versions" ADD CONSTRAINT "artwork_versions_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artwork_versions" ADD CONSTRAINT "artwork_versions_artwork_id_fkey" FOREIGN KEY ("artwork_id") REFERENCES "artworks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_assignments" ADD CONSTRAINT "product_assignments_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_assignments" ADD CONSTRAINT "product_assignments_artwork_id_fkey" FOREIGN KEY ("artwork_id") REFERENCES "artworks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personalizations" ADD CONSTRAINT "personalizations_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personalizations" ADD CONSTRAINT "personalizations_shopper_session_id_fkey" FOREIGN KEY ("shopper_session_id") REFERENCES "shopper_sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personalizations" ADD CONSTRAINT "personalizations_artwork_version_id_fkey" FOREIGN KEY ("artwork_version_id") REFERENCES "artwork_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personalization_photos" ADD CONSTRAINT "personalization_photos_personalization_id_fkey" FOREIGN KEY ("personalization_id") REFERENCES "personalizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personalization_photos" ADD CONSTRAINT "personalization_photos_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "images"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_personalization_id_fkey" FOREIGN KEY ("personalization_id") REFERENCES "personalizations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prints" ADD CONSTRAINT "prints_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prints" ADD CONSTRAINT "prints_order_item_id_fkey" FOREIGN KEY ("order_item_id") REFERENCES "order_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prints" ADD CONSTRAINT "prints_personalization_id_fkey" FOREIGN KEY ("personalization_id") REFERENCES "personalizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prints" ADD CONSTRAINT "prints_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "images"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retention_log" ADD CONSTRAINT "retention_log_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the schema language can't say.

-- A recipe names an artwork version, and the log is evidence: neither may be rewritten, nor dropped before its shop.
CREATE FUNCTION "refuse_rewriting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "shops" WHERE "id" = OLD."shop_id") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "artwork_versions_never_change" BEFORE UPDATE OR DELETE ON "artwork_versions"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();

CREATE TRIGGER "retention_log_never_changes" BEFORE UPDATE OR DELETE ON "retention_log"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
