// npm run render -- --artwork NAME|DIR --photo FILE… --out FILE …: one picture by the pipeline alone, without database or queue.
import { run } from "./processes.mjs";
import { createProgress, tellFailure } from "./progress.mjs";
import { at, nodeBinary } from "./project.mjs";
import { setUp } from "./setup.mjs";

try {
  await setUp(createProgress({ quiet: true }), { build: false });
  const args = ["--import", "tsx", at("cli", "render.ts"), ...process.argv.slice(2)];
  const { code } = await run(nodeBinary(), args, { onOutput: (chunk) => process.stdout.write(chunk) });
  process.exit(code ?? 1);
} catch (error) {
  tellFailure(error);
  process.exit(1);
}
