import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { at } from "../../scripts/project.mjs";
import { exportsOf, filesIn, isTest, type SourceFile } from "./source-files.ts";

/** Who calls, by the first word of the file's name, and what must let them in before anything else happens. */
const letIn: Record<string, { by: RegExp; inWords: string } | "anyone"> = {
  app: { by: /\bauthenticate\.admin\(request\)/, inWords: "authenticate.admin(request)" },
  api: { by: /\bauthenticateMerchant\(request\)/, inWords: "authenticateMerchant(request)" },
  proxy: {
    by: /\bauthenticate(Proxy|Shopper)\(request\b/,
    inWords: "authenticateProxy or authenticateShopper(request)",
  },
  uploads: { by: /\bauthenticateTicket\(|^answerUpload$/, inWords: "authenticateTicket, or be answerUpload" },
  files: { by: /\bauthenticateLink\(request\b/, inWords: "authenticateLink(request)" },
  webhooks: { by: /\bauthenticateWebhook\(request\b/, inWords: "authenticateWebhook(request, topic)" },
  metrics: { by: /\bauthenticateOperator\(request\)/, inWords: "authenticateOperator(request)" },
  auth: { by: /\bauthenticate\.admin\(request\)|\blogin\(request\)/, inWords: "authenticate.admin or login(request)" },
  health: "anyone", // load balancers; says only whether it runs
  _index: "anyone", // where the app's address is opened outside the admin; knows no shop
};

const routeFiles = filesIn("app/routes", /\.tsx?$/).filter((file) => !isTest(file));
const nameOf = (file: SourceFile) => path.basename(file.path).replace(/\.tsx?$/, "");
const callerOf = (file: SourceFile) => (nameOf(file) === "_index" ? "_index" : nameOf(file).split(/[._]/)[0]) ?? "";
const refusesEveryone = /^answering\(async \(\) => refuse\("method-not-allowed"\)\)$/;

/** What is wrong with how a route lets its callers in; empty when all is well. */
function entranceProblems(file: SourceFile): string[] {
  const rule = letIn[callerOf(file)];
  if (rule === undefined)
    return [`${callerOf(file)} names no caller: begin with one of ${Object.keys(letIn).join(", ")}`];
  if (rule === "anyone") return [];
  const all = exportsOf(file);
  const doors = all.filter(({ name }) => name === "loader" || name === "action");
  if (doors.length === 0) return ["has neither loader nor action, so it lets anyone in"];
  return doors
    .filter(({ code }) => !rule.by.test(resolve(code, all)) && !refusesEveryone.test(code))
    .map(({ name }) => `${name} must call ${rule.inWords}`);
}

/** `export const action = loader` is what loader is. */
function resolve(code: string, all: { name: string; code: string }[]): string {
  return all.find(({ name }) => name === code)?.code ?? code;
}

const planted = (file: string, text: string): SourceFile => ({ path: `app/routes/${file}`, text });

describe("every route lets its caller in", () => {
  test("there are routes to look at", () => expect(routeFiles.length).toBeGreaterThan(10));

  test.each(routeFiles.map((file) => [file.path, file] as const))("%s", (_path, file) => {
    expect(entranceProblems(file)).toEqual([]);
  });

  test.each([
    ["app.orders.tsx", "export const loader = async () => json(await listOrders());"],
    ["app.orders.tsx", "export default function Page() {}"],
    [
      "proxy.photos.ts",
      "export const action = answering(async ({ request }) => { await authenticate.admin(request); });",
    ],
    ["uploads.ts", "export const action = answering(async ({ request }) => keep(request));"],
    ["webhooks.orders.paid.ts", "export const action = async ({ request }) => authenticate.webhook(request);"],
    ["files.$.ts", "export async function loader({ request }) { return read(request); }"],
    ["export.orders.ts", "export const loader = async ({ request }) => { await authenticate.admin(request); };"],
  ])("this test sees %s: %s", (file, text) => {
    expect(entranceProblems(planted(file, text))).not.toEqual([]);
  });

  test("answerUpload lets a ticket holder in", () => {
    const [upload] = filesIn("app/http", /\.ts$/).filter((file) =>
      /export (async )?function answerUpload\b/.test(file.text),
    );
    expect(upload?.text ?? "answerUpload is missing").toMatch(/\bauthenticateTicket\(/);
  });

  test("authenticateShopper asks for the shop's signature first", () => {
    const [shopper] = filesIn("app/http", /authenticate-shopper\.ts$/);
    expect(shopper?.text ?? "authenticateShopper is missing").toMatch(/\bauthenticateProxy\(request/);
  });
});

describe("every admin route hands Shopify's headers on", () => {
  // With single fetch the headers a retry of the session token needs are lost otherwise.
  const headersProblem = (file: SourceFile) =>
    exportsOf(file).some(({ name, code }) => name === "headers" && /\bboundary\.headers\b/.test(code))
      ? []
      : ["must export headers made by boundary.headers"];

  test.each(
    routeFiles
      .filter((file) => callerOf(file) === "app" && file.path.endsWith(".tsx"))
      .map((file) => [file.path, file] as const),
  )("%s", (_path, file) => expect(headersProblem(file)).toEqual([]));

  test("this test sees a page without them", () => {
    expect(headersProblem(planted("app.orders.tsx", "export const loader = 1;"))).not.toEqual([]);
  });
});

describe("shopify.app.toml and the webhook routes", () => {
  const toml = readFileSync(at("shopify.app.toml"), "utf8");
  const webhookRoutes = routeFiles.filter((file) => callerOf(file) === "webhooks");

  /** Topic → address, of every subscription. */
  function subscriptions(): Record<string, string> {
    const { webhooks } = parse(toml) as unknown as {
      webhooks: { subscriptions: { topics?: string[]; compliance_topics?: string[]; uri: string }[] };
    };
    return Object.fromEntries(
      webhooks.subscriptions.flatMap(({ topics = [], compliance_topics = [], uri }) =>
        [...topics, ...compliance_topics].map((topic) => [topic, uri]),
      ),
    );
  }

  const addressOf = (file: SourceFile) => `/${nameOf(file).replaceAll(".", "/")}`;

  test("each subscription has its route, and each route its subscription", () => {
    expect(webhookRoutes.map(addressOf).sort()).toEqual(Object.values(subscriptions()).sort());
  });

  test("each route checks the delivery for the topic that comes to its address", () => {
    const checked = Object.fromEntries(
      webhookRoutes.map((file) => [/authenticateWebhook\(request, "([^"]+)"\)/.exec(file.text)?.[1], addressOf(file)]),
    );
    expect(checked).toEqual(subscriptions());
  });
});
