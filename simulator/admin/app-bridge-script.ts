import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Exchange } from "../http.ts";

const entry = fileURLToPath(new URL("./app-bridge/main.js", import.meta.url));

/** `/app-bridge.js`: the stand-in as one plain script, as apps load it. Built from its parts at each request. */
export async function sendAppBridge({ response }: Exchange): Promise<true> {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "iife", write: false });
  response.writeHead(200, {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "no-cache",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
  });
  response.end(outputFiles[0]?.contents);
  return true;
}
