import { useRouteLoaderData } from "@remix-run/react";
import { useBreakpoints } from "@shopify/polaris";

/** A phone, as far as its request tells. A guess for the first paint only. */
export function isPhone(request: Request): boolean {
  const hint = request.headers.get("sec-ch-ua-mobile");
  return hint ? hint === "?1" : /\bMobile\b/.test(request.headers.get("user-agent") ?? "");
}

/** Whether the window is as narrow as a phone's. Begins with the server's guess, so that the first paint stays put. */
export function useNarrow(): boolean {
  const frame = useRouteLoaderData<{ phone: boolean }>("routes/app");
  return useBreakpoints({ defaults: { smDown: frame?.phone ?? false } }).smDown;
}
