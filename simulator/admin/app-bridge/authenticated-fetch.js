import { config } from "./config.js";
import { ask } from "./host.js";
import { openTop } from "./links.js";

const nativeFetch = window.fetch.bind(window);

export function idToken() {
  return ask("idToken");
}

/**
 * Requests to the app itself carry a session token. One that is refused as stale is sent once more with a new one; an
 * answer that wants the merchant elsewhere takes the whole window there.
 */
export function installAuthenticatedFetch() {
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { origin } = new URL(request.url);
    if (origin !== location.origin && !config.appOrigins.includes(origin)) return nativeFetch(input, init);
    const again = request.clone();
    let response = await send(request);
    if (response.status === 401 && response.headers.has("X-Shopify-Retry-Invalid-Session-Request"))
      response = await send(again);
    const elsewhere = response.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
    if (elsewhere === null) return response;
    openTop(new URL(elsewhere, location.href).href);
    return new Promise(() => {}); // the page is about to go
  };
}

async function send(request) {
  const headers = new Headers(request.headers);
  if (!headers.has("Authorization")) headers.set("Authorization", `Bearer ${await idToken()}`);
  headers.set("X-Requested-With", "XMLHttpRequest");
  if (!headers.has("Accept-Language")) headers.set("Accept-Language", config.locale);
  return nativeFetch(new Request(request, { headers }));
}
