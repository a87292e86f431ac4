import { adminHandler } from "./admin/admin.ts";
import { openSimulator } from "./simulator.ts";
import { storefrontHandler } from "./storefront/storefront.ts";

const environment = process.env;
const config = {
  basePort: Number(environment.SIM_PORT ?? 4100),
  publicHost: environment.SIM_HOST ?? "localhost",
  bindAddress: environment.SIM_BIND ?? "127.0.0.1",
  appInternalUrl: environment.APP_INTERNAL_URL ?? `http://127.0.0.1:${Number(environment.SIM_PORT ?? 4100) + 10}`,
  clientId: environment.SHOPIFY_API_KEY ?? "likeness-local-key",
  clientSecret: environment.SHOPIFY_API_SECRET ?? "shpss_likeness_local_secret",
  schemaFile: environment.SIM_SCHEMA ?? ".cache/admin_2026-07.json.gz",
  tomlFile: environment.SIM_TOML ?? "shopify.app.toml",
};

try {
  const simulator = await openSimulator(config, { storefront: storefrontHandler, admin: adminHandler });
  console.log(JSON.stringify({ ready: true, ...simulator.urls }));
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      simulator.close().then(() => process.exit(0));
    });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
