import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Liquid } from "liquidjs";
import type { Customer, Product, Shop, Variant } from "../../state.ts";
import { type Html, html, trusted } from "../html.ts";
import { registerFilters, type Translations } from "./filters.ts";
import { globalObjects, productObject } from "./objects.ts";
import { type Declared, registerTags } from "./tags.ts";

/** Where the app's theme extension lies, from the folder the simulator was started in. */
export function extensionFolder(): string {
  return process.env.SIM_EXTENSION ?? "./extensions/personalizer";
}

export type BlockSchema = {
  name: string;
  target: string;
  javascript?: string;
  stylesheet?: string;
  settings?: { id?: string; type: string; default?: unknown; autofill?: boolean }[];
};
/** The blocks where they stand, and what goes once to the end of the page. */
export type RenderedBlocks = { markup: Html; pageEnd: Html };
export type BlockPage = {
  shop: Shop;
  product: Product;
  variant: Variant | undefined;
  customer: Customer | null;
  origin: string;
  path: string;
  designMode: boolean;
  sectionId: string;
};

/** Every block of the extension whose target is a section, as merchants see it on a product page. Read from disk each time. */
export async function renderBlocks(page: BlockPage): Promise<RenderedBlocks> {
  const rendered = await Promise.all((await listBlockHandles()).map((handle) => renderBlock(handle, page)));
  return {
    markup: html`${rendered.map(({ markup }) => markup)}`,
    pageEnd: html`${rendered.map(({ pageEnd }) => pageEnd)}`,
  };
}

async function renderBlock(handle: string, page: BlockPage): Promise<RenderedBlocks> {
  const id = `A${page.shop.id}Likeness__${handle}_PfWxyz`;
  const declared: Declared = { schema: "", stylesheets: [], scripts: [] };
  try {
    const source = await readFile(join(extensionFolder(), "blocks", `${handle}.liquid`), "utf8");
    const schema = readSchema(source);
    if (schema.target !== "section") return { markup: html``, pageEnd: html`` };
    const engine = await createEngine(page.shop, declared);
    const product = productObject(page.product, page.variant);
    const settings = (schema.settings ?? []).flatMap(({ id: name, type, autofill, default: value }) =>
      name ? [[name, type === "product" && autofill ? product : (value ?? null)]] : [],
    );
    const block = {
      id,
      type: `shopify://apps/likeness/blocks/${handle}/0192aa5c-6f2f-7c64-9d10-1b6a2b7d3f10`,
      settings: Object.fromEntries(settings),
      shopify_attributes: page.designMode ? `data-shopify-editor-block='${JSON.stringify({ id, type: handle })}'` : "",
    };
    const globals = {
      ...globalObjects(page.shop, page),
      product,
      block,
      section: { id: page.sectionId, settings: {} },
    };
    const body: string = await engine.parseAndRender(source, {}, { globals });
    return {
      markup: html`<div id="shopify-block-${id}" class="shopify-block shopify-app-block"${editorAttributes(page, id, handle)}>${trusted(body)}</div>`,
      pageEnd: await endOfPage(schema, declared),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`simulator: block ${handle}: ${message}`);
    return { markup: html`<p role="alert">Liquid error (${handle}): ${message}</p>`, pageEnd: html`` };
  }
}

/** The block files of the extension, without their ending; none when there is no extension. */
export async function listBlockHandles(): Promise<string[]> {
  const files = await readdir(join(extensionFolder(), "blocks")).catch(() => []);
  return files
    .filter((file) => file.endsWith(".liquid"))
    .map((file) => file.replace(/\.liquid$/, ""))
    .sort();
}

/** A block's schema with its name in words. */
export async function readBlockSchema(handle: string): Promise<BlockSchema> {
  const schema = readSchema(await readFile(join(extensionFolder(), "blocks", `${handle}.liquid`), "utf8"));
  if (!schema.name.startsWith("t:")) return schema;
  const words: unknown = await readTranslations("en.default.schema.json");
  const name = schema.name
    .slice(2)
    .split(".")
    .reduce<unknown>((at, part) => (at !== null && typeof at === "object" ? Object(at)[part] : undefined), words);
  return { ...schema, name: typeof name === "string" ? name : schema.name };
}

async function createEngine(shop: Shop, declared: Declared): Promise<Liquid> {
  const engine = new Liquid({
    root: join(extensionFolder(), "blocks"),
    partials: join(extensionFolder(), "snippets"),
    extname: ".liquid",
    relativeReference: false,
    strictFilters: true,
    ownPropertyOnly: true,
  });
  registerTags(engine, declared);
  const versions = await assetVersions();
  registerFilters(engine, {
    translations: await readTranslations("en.default.json"),
    assetUrl: (file) => assetUrl(file, versions),
    currency: shop.currency,
  });
  return engine;
}

/** As Shopify does with a block's schema assets: once, after everything else on the page. */
async function endOfPage(schema: BlockSchema, declared: Declared): Promise<Html> {
  const versions = await assetVersions();
  return html`${
    schema.stylesheet &&
    html`<link href="${assetUrl(schema.stylesheet, versions)}" rel="stylesheet" type="text/css" media="all">`
  }${declared.stylesheets.map((css) => html`<style>${trusted(css)}</style>`)}${
    schema.javascript &&
    html`<script src="${assetUrl(schema.javascript, versions)}" type="text/javascript" async></script>`
  }${declared.scripts.map((script) => html`<script>${trusted(script)}</script>`)}`;
}

function assetUrl(file: string, versions: Map<string, number>): string {
  return `/cdn/extensions/personalizer/assets/${file}?v=${versions.get(file) ?? 0}`;
}

async function assetVersions(): Promise<Map<string, number>> {
  const folder = join(extensionFolder(), "assets");
  const files = await readdir(folder).catch(() => []);
  const times = files.map(async (file) => [file, Math.floor((await stat(join(folder, file))).mtimeMs)] as const);
  return new Map(await Promise.all(times));
}

function editorAttributes(page: BlockPage, id: string, handle: string): Html | false {
  return (
    page.designMode &&
    html` data-shopify-editor-block="${JSON.stringify({ id, type: `shopify://apps/likeness/blocks/${handle}` })}"`
  );
}

function readSchema(source: string): BlockSchema {
  const json = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source)?.[1];
  if (!json) throw new Error("the block has no {% schema %}");
  return JSON.parse(json);
}

async function readTranslations(file: string): Promise<Translations> {
  const text = await readFile(join(extensionFolder(), "locales", file), "utf8").catch(() => "{}");
  return JSON.parse(text);
}
