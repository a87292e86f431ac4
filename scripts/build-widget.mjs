// Builds storefront/ into extensions/personalizer/assets (or --out DIR). Same source, same bytes: a test compares them.
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const entryLimitBytes = 10_000;

const { values } = parseArgs({ options: { out: { type: "string" } } });
const out = path.resolve(values.out ?? path.join(root, "extensions/personalizer/assets"));

const sources = {
  "personalizer.js": "storefront/personalizer/personalizer.ts",
  "personalizer.css": "storefront/personalizer/personalizer.css",
  "editor.js": "storefront/editor/editor.ts",
  "editor.css": "storefront/editor/editor.css",
};

await mkdir(out, { recursive: true });
for (const [asset, source] of Object.entries(sources)) {
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile: path.join(out, asset),
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022", "safari15.4"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
}

console.log("asset               raw bytes   gz bytes");
let entryBytes = 0;
for (const asset of Object.keys(sources)) {
  const bytes = await readFile(path.join(out, asset));
  if (asset === "personalizer.js") entryBytes = bytes.length;
  const gz = gzipSync(bytes, { level: 9 }).length;
  console.log(`${asset.padEnd(18)} ${String(bytes.length).padStart(10)} ${String(gz).padStart(10)}`);
}
if (entryBytes > entryLimitBytes) {
  console.error(
    `personalizer.js is ${entryBytes} bytes; every shopper loads it, so it may have ${entryLimitBytes} at most.`,
  );
  process.exit(1);
}
