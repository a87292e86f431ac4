import { z } from "zod";
import { compliancePayload, complianceTopics } from "../compliance.ts";
import { Refusal, readShop } from "../state.ts";
import type { PostOffice } from "../webhooks.ts";
import { type Door, type Knock, readAs } from "./door.ts";

const mode = z
  .object({
    copies: z.int().min(1).max(50),
    dropPercent: z.number().min(0).max(100),
    paused: z.boolean(),
    shuffled: z.boolean(),
    retryMs: z.int().min(1),
  })
  .partial();
/** Topics or webhook ids in the order wanted; what is not named follows as it was kept. */
const flush = z.object({
  order: z.union([z.array(z.string()), z.enum(["kept", "reversed", "shuffled"])]).default("kept"),
});
const message = z.object({
  webhookId: z.string().optional(),
  shop: z.string().optional(),
  topic: z.string().optional(),
  payload: z.unknown().optional(),
  orderIds: z.array(z.int()).optional(),
});

/** How webhooks behave, and sending them by hand. */
export function webhookDoors(office: PostOffice): Door[] {
  return [
    { method: "GET", path: "/control/deliveries", open: ({ world }) => ({ deliveries: world.deliveries }) },
    {
      method: "POST",
      path: "/control/webhooks/mode",
      open: async ({ world, body }) => {
        Object.assign(world.webhookMode, readAs(mode, body));
        return world.webhookMode;
      },
    },
    {
      method: "POST",
      path: "/control/webhooks/flush",
      open: async ({ body }) => ({ released: await office.flush(readAs(flush, body).order) }),
    },
    { method: "POST", path: "/control/webhooks/send", open: (knock) => send(office, knock) },
  ];
}

/** Sends a kept delivery once more under its own id, or a new one of any subscribed topic. */
function send(office: PostOffice, { world, body }: Knock) {
  const asked = readAs(message, body);
  if (asked.webhookId !== undefined) {
    const delivery = world.deliveries.find((candidate) => candidate.webhookId === asked.webhookId);
    if (!delivery) throw new Refusal(404, `There is no delivery ${asked.webhookId}.`);
    office.release(delivery);
    return { deliveries: [delivery.webhookId] };
  }
  if (asked.shop === undefined || asked.topic === undefined)
    throw new Refusal(400, "Say shop and topic, or the webhookId of a delivery.");
  const { topic, payload, orderIds } = asked;
  const shop = readShop(world, asked.shop);
  if (!world.manifest.subscriptions.some((subscription) => subscription.topic === topic))
    throw new Refusal(422, `The app has not subscribed to ${topic}.`);
  if (payload === undefined && !complianceTopics.includes(topic))
    throw new Refusal(400, `Say which payload ${topic} carries.`);
  const before = world.deliveries.length;
  world.announce(shop, [{ topic, payload: payload ?? compliancePayload(shop, topic, orderIds) }]);
  return { deliveries: world.deliveries.slice(before).map((delivery) => delivery.webhookId) };
}
