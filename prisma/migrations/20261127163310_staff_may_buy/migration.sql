-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "staff_may_buy" BOOLEAN NOT NULL DEFAULT false;
