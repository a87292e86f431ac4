-- CreateTable
CREATE TABLE "intake_days" (
    "shop_id" UUID NOT NULL,
    "asker" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "files" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "intake_days_pkey" PRIMARY KEY ("shop_id","asker","day")
);

-- CreateIndex
CREATE INDEX "intake_days_day_idx" ON "intake_days"("day");

-- AddForeignKey
ALTER TABLE "intake_days" ADD CONSTRAINT "intake_days_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
