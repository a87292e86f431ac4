import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const path = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

interface Finding {
  id: string;
  impact: string | null;
  nodes: { html: string }[];
}

/** What keeps people from using a page as it stands, by axe's rules: nothing serious, nothing critical. `except`: a selector. */
export async function expectAccessible(
  page: Page,
  { frame: name = "app-iframe", within = "html", except = "" } = {},
): Promise<void> {
  const frame = name === "" ? page.mainFrame() : page.frame({ name });
  if (!frame) throw new Error(`there is no frame ${name}`);
  await frame.addScriptTag({ path });
  const context = { include: [[within]], exclude: except ? [[except]] : [] };
  const found = await frame.evaluate(async (parts) => {
    const { axe } = window as unknown as { axe: { run(context: object): Promise<{ violations: Finding[] }> } };
    return (await axe.run(parts)).violations;
  }, context);
  const grave = found.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`)).toEqual([]);
}
