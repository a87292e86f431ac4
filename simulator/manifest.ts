import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

/** What the app told Shopify about itself in its toml file. */
export type Manifest = {
  scopes: string[];
  apiVersion: string;
  /** Where app proxy requests of `/apps/likeness/…` go inside the app, such as "/proxy". */
  proxyPath: string;
  /** One entry for each topic, compliance topics included; paths are inside the app. */
  subscriptions: { topic: string; path: string }[];
  /** The app's own metafield definitions: a metafield of that name has that type. */
  definitions: { ownerType: string; key: string; type: string }[];
};

/** Reads the app's toml. @throws Error with one sentence when the file is missing or makes no sense. */
export function readManifest(file: string): Manifest {
  let toml: Record<string, unknown>;
  try {
    toml = parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`The simulator cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
  const webhooks = table(toml.webhooks);
  const subscriptions = list(webhooks.subscriptions).flatMap((entry) => {
    const { uri, topics, compliance_topics } = table(entry);
    if (typeof uri !== "string") throw new Error(`A webhook subscription in ${file} has no uri.`);
    return [...list(topics), ...list(compliance_topics)].map((topic) => ({ topic: String(topic), path: pathOf(uri) }));
  });
  return {
    scopes: String(table(toml.access_scopes).scopes ?? "")
      .split(",")
      .map((scope) => scope.trim())
      .filter((scope) => scope !== ""),
    apiVersion: String(webhooks.api_version ?? "2026-07"),
    proxyPath: pathOf(String(table(toml.app_proxy).url ?? "/proxy")).replace(/\/$/, ""),
    subscriptions,
    definitions: ["product", "order", "shop"].flatMap((owner) =>
      Object.entries(table(table(table(toml[owner]).metafields).app)).map(([key, definition]) => ({
        ownerType: owner.toUpperCase(),
        key,
        type: String(table(definition).type),
      })),
    ),
  };
}

function pathOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).pathname : uri;
}

function table(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === "object" ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
