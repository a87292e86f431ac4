import "@shopify/shopify-app-remix/adapters/node";
import { shopifyApi } from "@shopify/shopify-api";
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { sealedSessions } from "./adapters/sessions/sealed-sessions.server.ts";
import { config } from "./config.server.ts";
import { database } from "./database.server.ts";
import { sealing } from "./keys.server.ts";

const settings = config();

export const sessionStorage = sealedSessions(
  new PrismaSessionStorage(database()),
  sealing(settings.TOKEN_ENCRYPTION_KEY),
);

type SignedIn = (shopDomain: string) => Promise<void>;

let signedIn: SignedIn | undefined;

/** What is done when a merchant signs in with a fresh token. Set by the composition root, which knows the services. */
export function onSignIn(work: SignedIn): void {
  signedIn = work;
}

const shopify = shopifyApp({
  apiKey: settings.SHOPIFY_API_KEY,
  apiSecretKey: settings.SHOPIFY_API_SECRET,
  appUrl: settings.SHOPIFY_APP_URL,
  apiVersion: ApiVersion.July26,
  scopes: settings.SCOPES.split(","),
  distribution: AppDistribution.AppStore,
  sessionStorage,
  // The library logs sign-in details at info; ours are in the app's own log, without queries.
  logger: { level: LogSeverity.Error },
  hooks: {
    afterAuth: async ({ session }) => {
      await signedIn?.(session.shop);
    },
  },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

export const { authenticate, unauthenticated, addDocumentResponseHeaders } = shopify;

/** The library below the Remix one, for what that one only does together with loading a session (see decision 0008). */
export const shopifyVerifier = shopifyApi({
  apiKey: settings.SHOPIFY_API_KEY,
  apiSecretKey: settings.SHOPIFY_API_SECRET,
  apiVersion: ApiVersion.July26,
  hostName: new URL(settings.SHOPIFY_APP_URL).host,
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error },
});
