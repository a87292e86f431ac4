import { expect, test } from "vitest";
import { framePolicy } from "./frame-policy.ts";

const nobody = "frame-ancestors 'none'";
const pawprints = "frame-ancestors https://pawprints.myshopify.com https://admin.shopify.com";

test.each<[string, string, string]>([
  ["the shop's admin may frame the app", "/app?shop=pawprints.myshopify.com", pawprints],
  ["an odd spelling of the shop is written plainly", "/app/orders?shop=PawPrints.MyShopify.com", pawprints],
  ["signing in happens in the frame too", "/auth/session-token?shop=pawprints.myshopify.com", pawprints],
  ["without a shop nobody may", "/app", nobody],
  ["with two shops nobody may", "/app?shop=pawprints.myshopify.com&shop=evil.myshopify.com", nobody],
  ["a wildcard is no shop", "/app?shop=*.myshopify.com", nobody],
  ["a longer host is no shop", "/app?shop=pawprints.myshopify.com.evil.example", nobody],
  ["a second source can't be slipped in", "/app?shop=a.myshopify.com%20https://evil.example", nobody],
  ["other pages are never framed", "/?shop=pawprints.myshopify.com", nobody],
  ["a path that only begins alike is another page", "/apparel?shop=pawprints.myshopify.com", nobody],
])("%s", (_name, path, policy) => expect(framePolicy(new URL(path, "https://app.example"))).toBe(policy));
