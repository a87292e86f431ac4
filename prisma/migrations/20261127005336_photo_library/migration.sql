-- DropIndex
DROP INDEX "images_shop_id_created_at_idx";

-- CreateIndex
CREATE INDEX "images_shop_id_kind_status_created_at_id_idx" ON "images"("shop_id", "kind", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "images_shop_id_kind_status_tier_created_at_id_idx" ON "images"("shop_id", "kind", "status", "tier", "created_at", "id");

-- CreateIndex
CREATE INDEX "personalizations_shop_id_product_id_created_at_idx" ON "personalizations"("shop_id", "product_id", "created_at");

-- By hand: what the schema language can't say.

-- What leaves soonest, and what a forecast adds up, without looking at the rows themselves.
CREATE INDEX "images_leaving" ON "images" ("shop_id", "kind", "expires_at", "id") INCLUDE ("tier", "bytes", "created_at")
  WHERE "status" = 'completed' AND "expires_at" IS NOT NULL;
CREATE INDEX "images_held" ON "images" ("shop_id", "kind", "created_at", "id") WHERE "status" = 'completed' AND "held_at" IS NOT NULL;
-- A search finds what names begin with, in any language's letters: so they are compared by their code points.
CREATE INDEX "images_by_file_name" ON "images" ("shop_id", lower("file_name") COLLATE "C") WHERE "file_name" IS NOT NULL;
CREATE INDEX "images_by_pet_name" ON "images" ("shop_id", lower("pet_name") COLLATE "C") WHERE "pet_name" IS NOT NULL;
CREATE INDEX "orders_by_name" ON "orders" ("shop_id", lower("name"));
