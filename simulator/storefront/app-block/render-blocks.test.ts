import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { readManifest } from "../../manifest.ts";
import { resolveNamespace } from "../../metafields.ts";
import { seedWorld } from "../../seed.ts";
import type { Metafield } from "../../state.ts";
import { readBlockSchema, renderBlocks } from "./render-blocks.ts";

afterEach(() => vi.unstubAllEnvs());

/** An extension of one block, on a product page whose product carries this metafield. */
async function rendered(liquid: string, { value, designMode = false }: { value?: unknown; designMode?: boolean } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "extension-"));
  for (const part of ["blocks", "assets", "locales", "snippets"]) await mkdir(join(folder, part));
  const schema =
    '{"name":"t:name","target":"section","javascript":"w.js","stylesheet":"w.css","settings":[{"type":"text","id":"heading","default":"Hello"}]}';
  await writeFile(join(folder, "blocks", "w.liquid"), `${liquid}{% schema %}${schema}{% endschema %}`);
  await writeFile(join(folder, "assets", "w.js"), "");
  await writeFile(join(folder, "snippets", "s.liquid"), "{{ shop.name }}/{{ word }}");
  const words = { photos: { one: "{{ count }} photo", other: "{{ count }} photos" }, hi: "Hi {{ name }}" };
  await writeFile(join(folder, "locales", "en.default.json"), JSON.stringify(words));
  await writeFile(join(folder, "locales", "en.default.schema.json"), '{"name":"Widget"}');
  vi.stubEnv("SIM_EXTENSION", folder);
  const [shop] = aWorld().shops;
  const product = shop?.products[0];
  if (!shop || !product) throw new Error("no seed");
  const now = "2026-01-01T00:00:00Z";
  const own: Metafield = {
    ...{ id: 1, namespace: resolveNamespace("$app"), key: "likeness", type: "json" },
    ...{ value: JSON.stringify(value), createdAt: now, updatedAt: now },
  };
  if (value !== undefined) product.metafields.push(own);
  const page = { origin: "http://localhost:1", path: "/products/x", designMode, sectionId: "main", customer: null };
  const blocks = await renderBlocks({ ...page, shop, product, variant: product.variants[1] });
  return { markup: blocks.markup.markup, pageEnd: blocks.pageEnd.markup };
}

function aWorld() {
  const files = { schemaFile: "", tomlFile: "" };
  const app = { appInternalUrl: "http://localhost:2", clientId: "key", clientSecret: "secret" };
  return seedWorld(
    { ...files, ...app, basePort: 4100, publicHost: "localhost", bindAddress: "127.0.0.1" },
    readManifest("shopify.app.toml"),
  );
}

test("a block stands in Shopify's wrapper, its schema prints nothing", async () => {
  const { markup } = await rendered("<p>{{ block.settings.heading }}</p>");
  expect(markup).toMatch(/^<div id="shopify-block-\w+" class="shopify-block shopify-app-block"><p>Hello<\/p><\/div>$/);
});

test("the app's metafield is read under $app", async () => {
  const liquid = `{% assign art = product.metafields["$app"].likeness.value %}{{ art.title | escape }}{% unless art %}none{% endunless %}`;
  expect((await rendered(liquid, { value: { title: "A <b>" } })).markup).toContain("A &lt;b&gt;");
  expect((await rendered(liquid)).markup).toContain("none");
});

test("words come from the locale file, counted and filled in", async () => {
  const { markup } = await rendered(
    `{{ 'photos' | t: count: 1 }}, {{ 'photos' | t: count: 3 }}, {{ 'hi' | t: name: 'Ada' }}, {{ 'nope.here' | t }}`,
  );
  expect(markup).toContain("1 photo, 3 photos, Hi Ada, Translation missing: en.nope.here");
});

test("snippets see the shop and what they are given, no more", async () => {
  const { markup } = await rendered(
    `{% assign hidden = 1 %}{% render 's', word: 'yes' %}{% doc %}not shown{% enddoc %}`,
  );
  expect(markup).toContain(">Pawprints/yes<");
});

test("a product form is the one Shopify writes", async () => {
  const { markup } = await rendered(
    `{% form 'product', product, id: block.id, class: 'x' %}<input name="id">{% endform %}`,
  );
  expect(markup).toMatch(
    /<form method="post" action="\/cart\/add" .*id="A\w+" class="x"><input type="hidden" name="form_type" value="product">/,
  );
  expect(markup).toContain('<input name="id"></form>');
});

test("a variant that was chosen is the selected one; prices are cents", async () => {
  const { markup } = await rendered(
    `{{ product.selected_variant.title }} {{ product.selected_variant.price | money }} {{ product.variants | map: 'id' | size }}`,
  );
  expect(markup).toContain("20 × 24 in $59.00 2");
});

test("the schema's script and stylesheet go once to the end of the page, with a version", async () => {
  const { pageEnd } = await rendered("");
  expect(pageEnd).toMatch(/<link href="\/cdn\/extensions\/personalizer\/assets\/w\.css\?v=\d+"/);
  expect(pageEnd).toMatch(
    /<script src="\/cdn\/extensions\/personalizer\/assets\/w\.js\?v=\d+" type="text\/javascript" async>/,
  );
});

test("attributes for the theme editor are there only in the theme editor", async () => {
  const liquid = "<p {{ block.shopify_attributes }}>{{ request.design_mode }}</p>";
  expect((await rendered(liquid)).markup).toContain("<p >false</p>");
  expect((await rendered(liquid, { designMode: true })).markup).toMatch(/<p data-shopify-editor-block='.*'>true/);
});

test("a filter Shopify lacks is an error the page shows", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  expect((await rendered("{{ 'x' | shout }}")).markup).toContain("Liquid error (w): undefined filter: shout");
  expect(told).toHaveBeenCalledOnce();
});

test("a block's name is told in words", async () => {
  await rendered("");
  expect(await readBlockSchema("w")).toMatchObject({ name: "Widget", target: "section" });
});
