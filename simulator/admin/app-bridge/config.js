// What the admin put on the page's address the first time, kept for pages loaded later without it.

const script = document.currentScript;
const query = new URLSearchParams(location.search);
const saved = readSaved();

export const config = {
  apiKey: script.dataset.apiKey ?? document.querySelector('meta[name="shopify-api-key"]')?.content ?? "",
  shop: query.get("shop") ?? saved.shop,
  host: query.get("host") ?? saved.host,
  locale: query.get("locale") ?? saved.locale ?? "en",
  appOrigins: [],
  disabledFeatures: [],
};
/** The shop's name in admin addresses. */
export const store = config.shop?.replace(/\.myshopify\.com$/, "") ?? "";

try {
  const { shop, host, locale } = config;
  sessionStorage.setItem("simulator-app-bridge", JSON.stringify({ shop, host, locale }));
} catch {
  // storage of framed pages may be blocked; the address carries what is needed then
}

function readSaved() {
  try {
    return JSON.parse(sessionStorage.getItem("simulator-app-bridge") ?? "{}");
  } catch {
    return {};
  }
}
