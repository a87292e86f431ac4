import { config, configFor } from "../app/config.server.ts";
import { objectStorage } from "../app/storage.server.ts";
import { runCommand } from "./run-command.ts";
import { Terminal } from "./terminal.ts";

const code = await runCommand(process.argv.slice(2), {
  // Loaded at first use: it reads the configuration at once, which help can do without.
  services: async () => (await import("../app/services.server.ts")).commandServices(),
  settings: config,
  storageOf: (name) => objectStorage(configFor(name)),
  terminal: new Terminal(process.stdout, process.stderr),
});
// Connections to Redis and Postgres would keep the process. What was said is written first, also into a pipe.
process.stdout.write("", () => process.exit(code));
