-- CreateTable
CREATE TABLE "data_requests" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "shopify_request_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "shopify_order_ids" TEXT[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "data_requests_shop_id_asked_at_idx" ON "data_requests"("shop_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "data_requests_shop_id_shopify_request_id_key" ON "data_requests"("shop_id", "shopify_request_id");

-- AddForeignKey
ALTER TABLE "data_requests" ADD CONSTRAINT "data_requests_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shops"("id") ON DELETE CASCADE ON UPDATE CASCADE;
