import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import type { Seal } from "../../keys.server.ts";

/**
 * Keeps Shopify's sessions with their tokens sealed, so a copy of the database opens no shop.
 * A row that can't be opened (the key was changed) counts as no session: the shop signs in again by token exchange.
 */
export function sealedSessions(inner: SessionStorage, seal: Seal): SessionStorage {
  function closed(session: Session): Session {
    const copy = new Session({ ...session.toObject() });
    if (session.accessToken) copy.accessToken = seal.close(session.accessToken);
    if (session.refreshToken) copy.refreshToken = seal.close(session.refreshToken);
    return copy;
  }

  function opened(session: Session | undefined): Session | undefined {
    if (!session) return undefined;
    try {
      if (session.accessToken) session.accessToken = seal.open(session.accessToken);
      if (session.refreshToken) session.refreshToken = seal.open(session.refreshToken);
      return session;
    } catch {
      return undefined;
    }
  }

  return {
    storeSession: (session) => inner.storeSession(closed(session)),
    loadSession: async (id) => opened(await inner.loadSession(id)),
    deleteSession: (id) => inner.deleteSession(id),
    deleteSessions: (ids) => inner.deleteSessions(ids),
    findSessionsByShop: async (shop) =>
      (await inner.findSessionsByShop(shop)).map(opened).filter((session) => session !== undefined),
  };
}
