-- AlterEnum
ALTER TYPE "image_kind" ADD VALUE 'working_copy';

-- DropIndex
DROP INDEX "images_shop_id_kind_recipe_hash_key";

-- AlterTable
ALTER TABLE "images" ADD COLUMN     "photo_id" UUID,
ADD COLUMN     "print_size" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "report" JSONB;

-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "variant_title" TEXT;

-- AlterTable
ALTER TABLE "prints" ADD COLUMN     "print_size" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE UNIQUE INDEX "images_shop_id_kind_recipe_hash_print_size_key" ON "images"("shop_id", "kind", "recipe_hash", "print_size");

-- CreateIndex
CREATE UNIQUE INDEX "images_photo_id_kind_recipe_hash_key" ON "images"("photo_id", "kind", "recipe_hash");

-- AddForeignKey
ALTER TABLE "images" ADD CONSTRAINT "images_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "images"("id") ON DELETE CASCADE ON UPDATE CASCADE;
