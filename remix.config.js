/**
 * The Remix options, in one place; `vite.config.ts` hands them to the Vite plugin (the classic compiler can't build
 * `@shopify/shopify-app-remix`, which uses JSON import attributes).
 *
 * `v3_lazyRouteDiscovery` stays off: Remix reads sessionStorage unguarded there, and an embedded app may be denied it.
 * `v3_singleFetch` needs `export const headers = boundary.headers` in every admin route; a shape test holds that.
 *
 * @type {import("@remix-run/dev").AppConfig}
 */
export default {
  appDirectory: "app",
  ignoredRouteFiles: ["**/.*", "**/*.test.{ts,tsx}"],
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: false,
    v3_singleFetch: true,
  },
};
