import { timingSafeEqual } from "node:crypto";
import http from "node:http";
import { registry } from "../app/metrics.server.ts";

/** Answers for what this worker process counted, to who has the token, at any address. Ends with the process. */
export function openMetrics({ port, host, token }: { port: number; host: string; token: string }): http.Server {
  const expected = Buffer.from(`Bearer ${token}`);
  const server = http.createServer(async (request, response) => {
    const given = Buffer.from(request.headers.authorization ?? "");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return response.writeHead(401).end();
    response.writeHead(200, { "Content-Type": registry.contentType }).end(await registry.metrics());
  });
  server.listen(port, host).unref();
  return server;
}
