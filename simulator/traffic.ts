import type { Traffic, World } from "./state.ts";

const keptEntries = 1000;
const keptCharacters = 20_000;

type Told = Pick<Traffic, "kind" | "shop" | "method" | "url" | "summary" | "status" | "ms"> &
  Partial<Pick<Traffic, "requestHeaders" | "requestBody" | "responseHeaders" | "responseBody">>;

/** Keeps one request and its answer for the control page: the last thousand, long bodies cut, secrets blotted out. */
export function recordTraffic(world: World, told: Told): void {
  world.traffic.push({
    requestBody: "",
    responseBody: "",
    ...told,
    id: world.nextId(),
    at: new Date().toISOString(),
    url: blotQuery(told.url),
    requestHeaders: blotHeaders(told.requestHeaders ?? {}),
    responseHeaders: blotHeaders(told.responseHeaders ?? {}),
  });
  const entry = world.traffic.at(-1);
  if (entry) {
    entry.requestBody = cut(entry.requestBody);
    entry.responseBody = cut(entry.responseBody);
  }
  if (world.traffic.length > keptEntries) world.traffic.splice(0, world.traffic.length - keptEntries);
}

/** Node's or fetch's headers as plain text pairs. */
export function plainHeaders(headers: Headers | Record<string, string | string[] | number | undefined>) {
  const pairs = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(
    pairs.filter(([, value]) => value !== undefined).map(([name, value]) => [name, [value].flat().join(", ")]),
  );
}

function cut(text: string): string {
  return text.length > keptCharacters ? `${text.slice(0, keptCharacters)}… (${text.length} characters)` : text;
}

function blotQuery(url: string): string {
  return url.replace(/([?&](?:id_token|session|hmac)=)[^&]*?([^&]{0,4})(?=&|$)/g, "$1…$2");
}

function blotHeaders(headers: Record<string, string>): Record<string, string> {
  const secret = ["authorization", "x-shopify-access-token", "cookie"];
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secret.includes(name.toLowerCase()) ? `…${value.slice(-4)}` : value,
    ]),
  );
}
