import { forgetCollected } from "../../app/collect-metrics.server.ts";

type Send = (name: string, request: Request) => Promise<Response>;

/** What /metrics tells now, not a few seconds ago. */
export async function metricsText(send: Send, token: string): Promise<string> {
  forgetCollected();
  const headers = { authorization: `Bearer ${token}` };
  return (await send("metrics", new Request("https://app.example.com/metrics", { headers }))).text();
}
