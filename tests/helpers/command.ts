import { Writable } from "node:stream";
import type { Cli } from "../../cli/cli.ts";
import { runCommand } from "../../cli/run-command.ts";
import { Terminal } from "../../cli/terminal.ts";
import type { TestServices } from "./services.ts";

/** Runs `likeness` on a test's own services, as if typed in one line; words are parted by blanks. */
export async function likeness(services: TestServices, line: string, over: Partial<Cli> = {}) {
  const [out, err] = [collector(), collector()];
  const code = await runCommand(line.split(" "), {
    services: async () => services,
    settings: () => ({ STORAGE: "disk", S3_PROVIDER: "aws" }),
    storageOf: () => services.storage,
    terminal: new Terminal(out.stream, err.stream),
    ...over,
  });
  return { code, out: out.text(), err: err.text() };
}

function collector(): { stream: Writable; text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
}
