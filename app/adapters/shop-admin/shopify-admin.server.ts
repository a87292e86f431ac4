import type { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { DomainError } from "../../domain/errors.ts";
import type { ShopAdmin } from "../../domain/services.ts";

/** Opens the Admin API of a shop with its offline token, renewing the token when it is about to end. */
type OpenAdmin = (shopDomain: string) => Promise<{
  session: Session;
  admin: { graphql(document: string, options?: { variables?: Record<string, unknown> }): Promise<Response> };
}>;

/** The real Admin API. The token is loaded for each call: it lives an hour, and a worker must never hold one. */
export function shopifyAdmin(
  open: OpenAdmin,
  sessions: Pick<SessionStorage, "loadSession" | "storeSession">,
): ShopAdmin {
  return {
    async graphql<Data>(shopDomain: string, document: string, variables?: Record<string, unknown>): Promise<Data> {
      const options = variables ? { variables } : {};
      try {
        const { admin, session } = await open(shopDomain);
        const response = await admin.graphql(document, options).catch(async (error: unknown) => {
          if (!isTokenRefused(error)) throw error;
          await expire(session, sessions);
          return (await open(shopDomain)).admin.graphql(document, options);
        });
        const answer = (await response.json()) as { data?: Data };
        if (!answer.data) throw new DomainError("shop-unreachable");
        return answer.data;
      } catch (error) {
        throw translated(error);
      }
    },
  };
}

/**
 * Shopify may end a token before its time. From then on it counts as run out: the next call refreshes it, and where that
 * is refused too, the merchant's next visit gets a new one. A token another process has renewed meanwhile is left alone.
 */
async function expire(session: Session, sessions: Pick<SessionStorage, "loadSession" | "storeSession">): Promise<void> {
  const kept = await sessions.loadSession(session.id);
  if (!kept || kept.accessToken !== session.accessToken) return;
  kept.expires = new Date();
  await sessions.storeSession(kept);
}

function isTokenRefused(error: unknown): boolean {
  return (error as { response?: { code?: number } } | null)?.response?.code === 401;
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
