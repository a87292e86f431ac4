import { afterAll } from "vitest";
import { jsonLine, startProcess } from "../../scripts/processes.mjs";
import { at, nodeBinary } from "../../scripts/project.mjs";
import { testDatabase } from "./database.ts";

export interface WebServer {
  url: string;
  pid: number;
  /** Ends it without a word, as a machine that fails does. */
  kill(): Promise<void>;
}

/**
 * A web server as a process of its own, on this test file's database and the pictures of a folder it may share with others.
 * No Redis is there, and nobody is counted, unless `env` says otherwise.
 */
export async function startWebServer({
  storageDir,
  env: more = {},
}: {
  storageDir: string;
  env?: Record<string, string>;
}): Promise<WebServer> {
  const { url: databaseUrl } = await testDatabase();
  const env = {
    ...process.env,
    NODE_ENV: "test",
    DATABASE_URL: databaseUrl,
    REDIS_URL: "redis://127.0.0.1:1",
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: "shpss_test",
    SHOPIFY_APP_URL: "https://app.example.com",
    STORAGE_DIR: storageDir,
    SIGNING_KEY: Buffer.alloc(32, 7).toString("base64"),
    TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 8).toString("base64"),
    IMAGING_PROCESSES: "1",
    LOG_LEVEL: "warn",
    TRUSTED_PROXIES: "0",
    RATE_ALLOW: "127.0.0.0/8, ::1",
    ...more,
  };
  const server = startProcess({
    name: "A web server",
    command: nodeBinary(),
    args: ["--import", "tsx", at("tests", "helpers", "upload-doors.ts")],
    env,
  });
  afterAll(() => server.stop());
  const port = await server.line((line: string) => jsonLine(line)?.port as number | undefined, 60_000);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: server.pid ?? 0,
    kill: async () => {
      await server.stop({ signal: "SIGKILL" });
    },
  };
}
