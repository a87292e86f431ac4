/** What is needed of Remix's routes, by id. */
type Routes = Record<string, { id: string; parentId?: string | undefined; path?: string | undefined }>;

/**
 * Names an address by the route that answers it (`/app/orders/:orderId`), so that addresses can be counted together: never by
 * itself, which may hold an id, and of which there is no end. What no route answers is one name.
 */
export function routePatterns(routes: Routes): (path: string) => string {
  const patterns = Object.values(routes)
    .map((route) => pathOf(routes, route))
    .filter((path) => path !== "/" && path !== "/*")
    .sort((a, b) => specificity(b) - specificity(a));
  const known = [...new Set(patterns)].map((pattern) => ({ pattern, matches: expressionOf(pattern) }));
  return (path) => {
    if (path === "/") return "/";
    if (path.startsWith("/assets/")) return "/assets";
    const plain = path.replace(/\.data$/, "").replace(/(.)\/$/, "$1");
    return known.find(({ matches }) => matches.test(plain))?.pattern ?? "unknown";
  };
}

function pathOf(routes: Routes, { path = "", parentId }: Routes[string]): string {
  const parent = parentId ? routes[parentId] : undefined;
  return `${parent ? pathOf(routes, parent) : ""}/${path}`.replace(/\/+/g, "/").replace(/(.)\/$/, "$1");
}

/** Words before places for ids, and those before whatever may follow. */
function specificity(pattern: string): number {
  const segments = pattern.split("/");
  return segments.reduce((sum, part) => sum + (part === "*" ? -100 : part.startsWith(":") ? 1 : 10), 0);
}

function expressionOf(pattern: string): RegExp {
  const segments = pattern
    .split("/")
    .slice(1)
    .map((part) => {
      if (part === "*") return ".*";
      return part.startsWith(":") ? "[^/]+" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    });
  return new RegExp(`^/${segments.join("/")}$`);
}
