import { DomainError } from "../../app/domain/errors.ts";
import type { ShopAdmin } from "../../app/domain/services.ts";

interface Written {
  ownerId: string;
  namespace: string;
  key: string;
  value: string;
}

/** An Admin API that keeps metafields as Shopify does: all of a call or none, and at most 25. */
export function productAdmin(over: { refuses?: string[] } = {}) {
  const metafields = new Map<string, Written>();
  const calls: number[] = [];
  const state = { away: false };
  const admin: ShopAdmin = {
    async graphql<Data>(_shop: string, document: string, variables: Record<string, unknown> = {}): Promise<Data> {
      if (state.away) throw new DomainError("shop-unreachable");
      const asked = (variables.metafields ?? []) as Written[];
      if (document.includes("metafieldsSet")) {
        calls.push(asked.length);
        const refused = asked.some(({ ownerId }) => over.refuses?.includes(ownerId)) || asked.length > 25;
        if (!refused) for (const one of asked) metafields.set(one.ownerId, one);
        return {
          metafieldsSet: { userErrors: refused ? [{ field: null, message: "Owner is not there" }] : [] },
        } as Data;
      }
      if (document.includes("metafieldsDelete")) {
        for (const { ownerId } of asked) metafields.delete(ownerId);
        return { metafieldsDelete: { userErrors: [] } } as Data;
      }
      throw new Error(`not expected: ${document}`);
    },
  };
  return { admin, metafields, calls, state };
}

export const gid = (id: string) => `gid://shopify/Product/${id}`;
