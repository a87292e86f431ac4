import type { Config } from "../app/config.server.ts";
import type { ObjectStorage, Services } from "../app/domain/services.ts";
import type { Terminal } from "./terminal.ts";

/** What a command has. Made when it is asked for, so that help needs no configuration. */
export interface Cli {
  services(): Promise<Services>;
  settings(): Pick<Config, "STORAGE" | "S3_PROVIDER">;
  /** A storage by its name in the configuration, whichever is in use. */
  storageOf(name: Config["STORAGE"]): ObjectStorage;
  terminal: Terminal;
}
