import { expect, test } from "vitest";
import { routePatterns } from "./route-patterns.ts";

const patternOf = routePatterns({
  root: { id: "root", path: "" },
  "routes/app": { id: "routes/app", parentId: "root", path: "app" },
  "routes/app._index": { id: "routes/app._index", parentId: "routes/app" },
  "routes/app.orders.$orderId": { id: "routes/app.orders.$orderId", parentId: "routes/app", path: "orders/:orderId" },
  "routes/app.artworks.import": { id: "routes/app.artworks.import", parentId: "routes/app", path: "artworks/import" },
  "routes/app.artworks.$id": { id: "routes/app.artworks.$id", parentId: "routes/app", path: "artworks/:id" },
  "routes/proxy.$": { id: "routes/proxy.$", parentId: "root", path: "proxy/*" },
  "routes/webhooks.app_x.update": {
    id: "routes/webhooks.app_x.update",
    parentId: "root",
    path: "webhooks/app_x/update",
  },
});

test.each([
  ["/", "/"],
  ["/app", "/app"],
  ["/app/", "/app"],
  ["/app/orders/5f0c3a52-7a0b-4d0e-9a55-0d1f6f3c9b11", "/app/orders/:orderId"],
  ["/app/orders/x.data", "/app/orders/:orderId"],
  ["/app/artworks/import", "/app/artworks/import"],
  ["/app/artworks/42", "/app/artworks/:id"],
  ["/proxy/anything/at/all", "/proxy/*"],
  ["/webhooks/app_x/update", "/webhooks/app_x/update"],
  ["/assets/app-1234.js", "/assets"],
  ["/wp-login.php", "unknown"],
  ["/app/orders/a/b", "unknown"],
])("%s is counted as %s", (path, pattern) => expect(patternOf(path)).toBe(pattern));
