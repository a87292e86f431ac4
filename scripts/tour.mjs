// npm run tour -- PHOTO [--artwork NAME] [--out DIR]: the whole trip of one photo without a person, on the demo's own parts.
import { hasChromium, installChromium } from "./chromium.mjs";
import { run } from "./processes.mjs";
import { createProgress, tellFailure } from "./progress.mjs";
import { at, nodeBinary } from "./project.mjs";
import { setUp } from "./setup.mjs";

try {
  const progress = createProgress();
  await setUp(progress);
  if (!hasChromium()) await progress.step("Chromium", installChromium);
  const args = ["--import", "tsx", at("tests", "tour", "index.ts"), ...process.argv.slice(2)];
  const { code } = await run(nodeBinary(), args, { onOutput: (chunk) => process.stdout.write(chunk) });
  process.exit(code ?? 1);
} catch (error) {
  tellFailure(error);
  process.exit(1);
}
