import { DomainError } from "../../domain/errors.ts";
import type { ShopAdmin } from "../../domain/services.ts";

/** Opens the Admin API of a shop with its offline token, renewing the token when it is about to end. */
type OpenAdmin = (shopDomain: string) => Promise<{
  admin: { graphql(document: string, options?: { variables?: Record<string, unknown> }): Promise<Response> };
}>;

/** The real Admin API. The token is loaded for each call: it lives an hour, and a worker must never hold one. */
export function shopifyAdmin(open: OpenAdmin): ShopAdmin {
  return {
    async graphql<Data>(shopDomain: string, document: string, variables?: Record<string, unknown>): Promise<Data> {
      try {
        const { admin } = await open(shopDomain);
        const response = await admin.graphql(document, variables ? { variables } : {});
        const answer = (await response.json()) as { data?: Data };
        if (!answer.data) throw new DomainError("shop-unreachable");
        return answer.data;
      } catch (error) {
        throw translated(error);
      }
    },
  };
}

function translated(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const name = error instanceof Error ? error.constructor.name : "";
  if (name === "SessionNotFoundError") return new DomainError("shop-uninstalled", { cause: error });
  // The library throws a Response when the token is refused and can't be renewed, and GraphqlQueryError on errors in a 200.
  if (error instanceof Response && (error.status === 401 || error.status === 403)) {
    return new DomainError("shop-uninstalled", { cause: error });
  }
  if (name === "GraphqlQueryError" && !isThrottled(error)) return error;
  return new DomainError("shop-unreachable", { cause: error });
}

/** A throttled query answers 200 with `errors[].extensions.code` THROTTLED. */
function isThrottled(error: unknown): boolean {
  return JSON.stringify((error as { body?: unknown }).body ?? "").includes("THROTTLED");
}
