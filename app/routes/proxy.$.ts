import { answering, refuse } from "../http/answering.ts";
import { authenticateProxy } from "../http/authenticate-proxy.ts";

/** Any other address below the proxy: signed callers learn that nothing is there, others nothing at all. */
export const loader = answering(async ({ request }) => {
  await authenticateProxy(request);
  return refuse("not-found");
});

export const action = loader;
