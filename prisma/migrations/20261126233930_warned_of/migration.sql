-- AlterTable
ALTER TABLE "images" ADD COLUMN     "warned_of" TIMESTAMPTZ(3);
