import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** The app as the local Shopify declares it. Nothing outside this machine knows this key or secret. */
export const localApp = {
  SHOPIFY_API_KEY: "likeness-local-key",
  SHOPIFY_API_SECRET: "shpss_likeness_local_secret",
  BILLING_TEST: "true",
};

/** Where people, tests and the programs of one stack find each other. */
export function addresses(host, ports) {
  const url = (port) => `http://${host}:${port}`;
  return {
    /** What Shopify sent and was answered, and the doors of tests. */
    control: url(ports.admin),
    /** The app's pages in the admin, one for each shop. */
    admins: {
      pawprints: `${url(ports.admin)}/store/pawprints/apps/likeness`,
      galleryNorth: `${url(ports.admin)}/store/gallery-north/apps/likeness`,
    },
    storefronts: { pawprints: url(ports.pawprints), galleryNorth: url(ports.galleryNorth) },
    /** The app, as browsers reach it. */
    app: url(ports.app),
    /** The web server itself, past the tunnel. */
    web: `http://127.0.0.1:${ports.web}`,
    /** What the app's calls to Shopify reach. */
    shopify: `http://127.0.0.1:${ports.admin}`,
  };
}

/** What a program needs of this machine; nothing a test runner or a shell profile set leaks into it. */
export function machineEnvironment() {
  const names = ["PATH", "HOME", "TMPDIR", "LANG", "TZ"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** Keys made once for a data folder, so that what was signed before a restart still holds after it. */
export function keptKeys(file) {
  if (!existsSync(file)) {
    const key = () => randomBytes(32).toString("base64");
    writeFileSync(file, JSON.stringify({ SIGNING_KEY: key(), TOKEN_ENCRYPTION_KEY: key() }), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}
