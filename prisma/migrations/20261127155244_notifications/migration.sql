-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "notify_emails" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "rate_allow" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "shop_credits" ADD COLUMN     "told_low_at" TIMESTAMPTZ(3),
ADD COLUMN     "told_waiting_at" TIMESTAMPTZ(3);
