import type { Services } from "../services.ts";

/** More than fit a list to choose from. */
const most = 100;

/** A shop's products that carry an artwork, by title; of very many, the first. */
export async function listAssignedProducts({ db }: Services, { shopId }: { shopId: string }) {
  return db.productAssignment.findMany({
    where: { shopId },
    orderBy: [{ productTitle: "asc" }, { productId: "asc" }],
    select: { productId: true, productTitle: true },
    take: most,
  });
}
