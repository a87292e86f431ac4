import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { setPageHeaders } from "../http/frame-policy.ts";
import { authenticate } from "../shopify.server.ts";

/** Shopify's sign-in steps. All of them answer by throwing a Response, whose framing rule we replace by our stricter one. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  // Where a page sends those who come without a shop. Shops are never typed in by hand, so it says where the app is instead.
  if (new URL(request.url).pathname === "/auth/login") throw redirect("/");
  await authenticate.admin(request).catch((thrown: unknown) => {
    if (thrown instanceof Response) setPageHeaders(request, thrown.headers);
    throw thrown;
  });
  return new Response(null, { status: 204 });
};
