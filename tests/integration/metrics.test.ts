import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { openApp } from "../helpers/app.ts";
import { aDelivery, aPersonalization, aShop, orderPayload } from "../helpers/builders.ts";
import { metricsText } from "../helpers/metrics.ts";
import { hearBells, type TestServices, testServices } from "../helpers/services.ts";

const token = "a-token-for-prometheus";
let services: TestServices;
let send: Awaited<ReturnType<typeof openApp>>["send"];
beforeAll(async () => {
  ({ send } = await openApp({ METRICS_TOKEN: token }));
  services = await testServices();
});

const ask = (authorization?: string) =>
  send(
    "metrics",
    new Request("https://app.example.com/metrics", { headers: { ...(authorization && { authorization }) } }),
  );

const rules = parse(readFileSync("ops/alerts.yml", "utf8")).groups.flatMap(
  ({ rules: all }: { rules: Rule[] }) => all,
) as Rule[];
interface Rule {
  alert: string;
  expr: string;
  annotations: { summary: string; runbook: string };
}
const board = JSON.parse(readFileSync("ops/grafana-board.json", "utf8")) as {
  panels: { title: string; targets: { expr: string }[] }[];
};

describe("metrics", () => {
  test.each([undefined, "Bearer wrong", `Basic ${token}`, "Bearer "])("are not told to %j", async (authorization) => {
    const answer = await ask(authorization);
    expect([answer.status, (await answer.json()).error.code]).toEqual([401, "token-invalid"]);
  });

  test("tell what waits, what is stored and what was paid, and name no shop, no order and no id", async () => {
    const made = await aPersonalization(services, { shop: await aShop(services, { credits: 1 }) });
    await hearBells(services);
    const { shop, productId, lineId } = made;
    const payload = orderPayload(services, {
      lines: [
        { productId, lineId },
        { productId, lineId },
      ],
      financial_status: "paid",
    });
    await aDelivery(services, shop.domain, { topic: "orders/create", payload });
    await hearBells(services);
    const text = await metricsText(send, token);
    const value = (series: string) =>
      Number(new RegExp(`^${series.replace(/[{}"]/g, "\\$&")} (.+)$`, "m").exec(text)?.[1]);
    expect(value('likeness_prints{state="awaiting_credits"}')).toBe(1);
    expect(value('likeness_jobs_waiting{job="render-print"}')).toBe(0);
    expect(value('likeness_credits{state="available"}')).toBe(0);
    expect(value("likeness_ledger_drift")).toBe(0);
    expect(
      value('likeness_stored_bytes{tier="temporary"}') + value('likeness_stored_bytes{tier="order_pending"}'),
    ).toBeGreaterThan(0);
    for (const said of [shop.domain, shop.id, payload.name, String(payload.id), made.personalization.publicId]) {
      expect(text).not.toContain(said);
    }
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  test("what the alerts and the board ask for is told", async () => {
    const text = await metricsText(send, token);
    const told = new Set(
      [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)].flatMap(([, name = "", type]) =>
        type === "histogram" ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
      ),
    );
    const asked = [
      ...rules.map(({ expr }) => expr),
      ...board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    expect(asked.length).toBeGreaterThan(20);
    for (const expr of asked) {
      const names = expr.match(/likeness_\w+/g) ?? [];
      expect(names.length, expr).toBeGreaterThan(0);
      for (const name of names) expect(told, expr).toContain(name);
    }
  });
});

describe("an alert", () => {
  const runbook = readFileSync("docs/runbook.md", "utf8");

  test.each(rules.map((rule) => [rule.alert, rule] as const))("%s has its place in the runbook", (name, rule) => {
    expect(rule.annotations.runbook).toBe(`docs/runbook.md#${name.toLowerCase()}`);
    expect(runbook).toMatch(new RegExp(`^### ${name}$`, "m"));
    expect(rule.annotations.summary).not.toBe("");
  });

  test("is called by a hundred and one who wait, and not by a hundred; by two minutes, and by a message given up", async () => {
    const fires = async () => {
      const text = await metricsText(send, token);
      return rules.filter(({ expr }) => holds(expr, text)).map(({ alert }) => alert);
    };
    const { db } = services;
    await db.webhookDelivery.deleteMany({});
    const delivery = (n: number, more: object = {}) => ({
      ...{ source: "shopify", deliveryId: `d${n}`, topic: "orders/paid", shopDomain: "x.myshopify.com", body: "{}" },
      ...{ status: "received" as const, receivedAt: services.clock.now(), ...more },
    });
    const before = await fires();
    expect(before.filter((alert) => ["QueueLong", "QueueOld", "WebhooksFailing"].includes(alert))).toEqual([]);
    await db.webhookDelivery.createMany({ data: Array.from({ length: 100 }, (_, n) => delivery(n)) });
    expect(await fires()).not.toContain("QueueLong");
    await db.webhookDelivery.create({ data: delivery(100) });
    expect(await fires()).toContain("QueueLong");
    expect(await fires()).not.toContain("QueueOld");
    await db.webhookDelivery.create({ data: delivery(101, { receivedAt: new Date(Date.now() - 121_000) }) });
    await db.webhookDelivery.create({ data: delivery(102, { status: "failed" }) });
    expect(await fires()).toEqual(expect.arrayContaining(["QueueLong", "QueueOld", "WebhooksFailing"]));
  });
});

/** What Prometheus would say of `sum(metric{label="x"}) > 5` at this moment; anything it takes time for is not asked here. */
function holds(expr: string, text: string): boolean {
  const [, how, name = "", label, bound] = /^(sum|max)\((\w+)(?:\{(.+)\})?\) > (\d+)$/.exec(expr) ?? [];
  if (!how) return false;
  const values = [...text.matchAll(new RegExp(`^${name}(\\{.*\\})? (\\S+)$`, "gm"))]
    .filter(([, labels = ""]) => !label || labels.includes(label))
    .map(([, , value]) => Number(value));
  const one = how === "sum" ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  return one > Number(bound);
}
