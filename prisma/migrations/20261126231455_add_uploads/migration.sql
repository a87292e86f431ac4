-- CreateTable
CREATE TABLE "uploads" (
    "photo_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "bytes" INTEGER NOT NULL,
    "received_bytes" INTEGER NOT NULL DEFAULT 0,
    "pieces" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "writer" UUID,
    "metadata" TEXT,
    "ended" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("photo_id")
);

-- CreateIndex
CREATE INDEX "uploads_shop_id_idx" ON "uploads"("shop_id");

-- CreateIndex
CREATE INDEX "uploads_expires_at_idx" ON "uploads"("expires_at");

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
