import type { Metafield } from "./state.ts";

/** The number behind the app's own namespace. */
const appNumber = 7101;

/** `$app` and `$app:name` as Shopify keeps them: `app--7101`, `app--7101--name`. Other names are their own. */
export function resolveNamespace(namespace: string | null | undefined): string {
  if (!namespace || namespace === "$app") return `app--${appNumber}`;
  return namespace.startsWith("$app:") ? `app--${appNumber}--${namespace.slice("$app:".length)}` : namespace;
}

/** The metafield of that name, or null. `$app` means the app's own namespace. */
export function findMetafield(all: Metafield[], namespace: string | null | undefined, key: string): Metafield | null {
  const resolved = resolveNamespace(namespace);
  return all.find((metafield) => metafield.namespace === resolved && metafield.key === key) ?? null;
}
