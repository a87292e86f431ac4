import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Figure } from "../index.ts";

const files = ["personalizer.js", "personalizer.css", "editor.js", "editor.css"];

/** What a product page loads (personalizer.*), and what a shopper's first tap adds (editor.*). */
export async function widget(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const file of files) {
    const bytes = await readFile(new URL(`../../extensions/personalizer/assets/${file}`, import.meta.url));
    figures.push({ name: `${file}, raw`, value: bytes.length, unit: "bytes" });
    figures.push({ name: `${file}, gz`, value: gzipSync(bytes, { level: 9 }).length, unit: "bytes" });
  }
  return figures;
}
