-- AlterTable
ALTER TABLE "images" ADD COLUMN     "delete_begun_at" TIMESTAMPTZ(3);
