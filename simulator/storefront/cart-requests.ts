import type { IncomingMessage } from "node:http";
import { readBody } from "../http.ts";
import { Refusal } from "../state.ts";

/** What a page or a script asks of the cart, however it was written: a form, form data, or JSON. */
export type CartAsk = {
  items: { variantId: number; quantity: number; properties: Record<string, string> }[];
  /** True for `{ items: [...] }`, which is answered with a list too. */
  asList: boolean;
  line: number | null;
  id: string | null;
  quantity: number | null;
  properties: Record<string, string> | null;
  /** By line key or variant id, or one for each line in order. */
  updates: Record<string, number> | number[] | null;
  attributes: Record<string, string>;
  note: string | null;
  sections: string[];
  sectionsUrl: string | null;
  checkout: boolean;
};

/** Reads the body. JSON first becomes the same nested object a form with `properties[name]` fields becomes. */
export async function readCartAsk(request: IncomingMessage, query: URLSearchParams): Promise<CartAsk> {
  const body = await readBody(request);
  const type = request.headers["content-type"] ?? "";
  const fields = type.includes("json") ? readObject(body.toString("utf8")) : nest(await readFields(body, type), query);
  const items = Array.isArray(fields.items) ? fields.items.map(asObject) : [fields];
  const updates = fields.updates;
  return {
    asList: Array.isArray(fields.items),
    items: items.map(({ id, quantity, properties }) => ({
      variantId: Number(id),
      quantity: quantity === undefined ? 1 : Number(quantity),
      properties: asStrings(properties),
    })),
    line: fields.line === undefined ? null : Number(fields.line),
    id: fields.id === undefined ? null : String(fields.id),
    quantity: fields.quantity === undefined ? null : Number(fields.quantity),
    properties: fields.properties === undefined ? null : asStrings(fields.properties),
    updates: Array.isArray(updates)
      ? updates.map(Number)
      : updates === undefined
        ? null
        : Object.fromEntries(Object.entries(asObject(updates)).map(([id, quantity]) => [id, Number(quantity)])),
    attributes: asStrings(fields.attributes),
    note: typeof fields.note === "string" ? fields.note : null,
    sections: asList(fields.sections),
    sectionsUrl: typeof fields.sections_url === "string" ? fields.sections_url : null,
    checkout: fields.checkout !== undefined,
  };
}

async function readFields(body: Buffer, type: string): Promise<[string, string][]> {
  if (!type.startsWith("multipart/form-data")) return [...new URLSearchParams(body.toString("utf8"))];
  const parsed = new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const form = await parsed.catch(() => {
    throw new Refusal(400, "The form data cannot be read.");
  });
  // an <input type="file"> inside the product form is kept as its name, which is all a cart could show
  return [...form].map(([name, value]) => [name, typeof value === "string" ? value : value.name]);
}

/** `properties[Name]=x`, `updates[]=2` and `items[0][id]=1` as an object. */
function nest(fields: [string, string][], query: URLSearchParams): Record<string, unknown> {
  const nested: Record<string, unknown> = Object.fromEntries(query);
  for (const [name, value] of fields) {
    const parts = /^([^[]+)\[([^\]]*)\](?:\[([^\]]*)\](?:\[([^\]]*)\])?)?$/.exec(name);
    if (!parts) nested[name] = value;
    else
      place(
        nested,
        parts.slice(1).filter((part) => part !== undefined),
        value,
      );
  }
  return nested;
}

function place(into: Record<string, unknown>, [head = "", next, ...rest]: string[], value: string): void {
  if (next === undefined) into[head] = value;
  else if (next === "") into[head] = [...(Array.isArray(into[head]) ? into[head] : []), value];
  else if (/^\d+$/.test(next) && rest.length > 0) {
    const list = Array.isArray(into[head]) ? into[head] : [];
    const entry = asObject(list[Number(next)]);
    place(entry, rest, value);
    list[Number(next)] = entry;
    into[head] = list;
  } else {
    const inner = asObject(into[head]);
    place(inner, [next, ...rest], value);
    into[head] = inner;
  }
}

function readObject(text: string): Record<string, unknown> {
  try {
    return asObject(JSON.parse(text));
  } catch {
    throw new Refusal(400, "The body is not JSON.");
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value } : {};
}

function asStrings(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asObject(value)).map(([name, text]) => [name, String(text ?? "")]));
}

function asList(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" ? value.split(",").filter((part) => part !== "") : [];
}
