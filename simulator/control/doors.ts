import { z } from "zod";
import type { AdminApi } from "../graphql/endpoint.ts";
import { resetWorld } from "../seed.ts";
import type { PostOffice } from "../webhooks.ts";
import { describeWorld, listTraffic } from "./describe.ts";
import { type Door, readAs, shopDoor } from "./door.ts";
import { shopDoors } from "./shop-doors.ts";
import { webhookDoors } from "./webhook-doors.ts";

const tokenMode = z
  .object({ refuseExchange: z.boolean(), refuseRefresh: z.boolean(), lifetimeSeconds: z.number().min(0) })
  .partial();
const rateLimit = z.object({ maximumAvailable: z.number().min(0), restoreRate: z.number().min(0) });

/** Every JSON door of the control API. README.md lists them all; a test compares. */
export function controlDoors(office: PostOffice, api: AdminApi): Door[] {
  return [
    { method: "GET", path: "/control/state", open: ({ world }) => describeWorld(world) },
    { method: "GET", path: "/control/log", open: ({ world, query }) => ({ entries: listTraffic(world, query) }) },
    ...shopDoors,
    ...webhookDoors(office),
    shopDoor("POST", "/control/tokens/:shop/expire", (_knock, shop) => {
      for (const grant of shop.tokens) grant.expiresAtMs = 0;
    }),
    shopDoor("POST", "/control/tokens/:shop/revoke", (_knock, shop) => {
      for (const grant of shop.tokens) grant.revoked = true;
    }),
    {
      method: "POST",
      path: "/control/tokens/mode",
      open: ({ world, body }) => Object.assign(world.tokenMode, readAs(tokenMode, body)),
    },
    shopDoor("POST", "/control/rate-limit/:shop", ({ body }, shop) => {
      const { maximumAvailable, restoreRate } = readAs(rateLimit, body);
      api.bucketOf(shop).resize(maximumAvailable, restoreRate);
      return api.bucketOf(shop).status();
    }),
    {
      method: "POST",
      path: "/control/reset",
      open: ({ world }) => {
        office.close();
        api.reset();
        resetWorld(world);
      },
    },
  ];
}
