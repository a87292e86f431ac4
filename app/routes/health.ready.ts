import { checkReadiness } from "../domain/activity/check-readiness.ts";
import { json } from "../http/answering.ts";
import { services } from "../services.server.ts";

/** Whether this process can do its work now: a load balancer sends it requests only then. Names what is away, nothing more. */
export const loader = async () => {
  const readiness = await checkReadiness(services());
  return json(readiness, readiness.ok ? 200 : 503);
};
