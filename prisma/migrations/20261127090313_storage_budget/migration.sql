-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "storage_budget_dollars" INTEGER NOT NULL DEFAULT 0;
