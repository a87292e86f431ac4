import { collectMetrics } from "../collect-metrics.server.ts";
import { answering, refuse } from "../http/answering.ts";
import { authenticateOperator } from "../http/authenticate-operator.ts";
import { registry } from "../metrics.server.ts";
import { services } from "../services.server.ts";

/** What Prometheus asks for. Without METRICS_TOKEN there is nothing here. */
export const loader = answering(async ({ request }) => {
  authenticateOperator(request);
  const body = await collectMetrics(services());
  return new Response(body, { headers: { "Content-Type": registry.contentType, "Cache-Control": "no-store" } });
});

export const action = answering(async () => refuse("method-not-allowed"));
