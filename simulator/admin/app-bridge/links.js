import { store } from "./config.js";
import { hostOrigin, tell } from "./host.js";

const nativeOpen = window.open.bind(window);

/** Where a real Shopify address stands here; other addresses come back unchanged. */
export function toLocal(address) {
  const inAdmin = /^shopify:\/*admin(\/.*)?$/.exec(address);
  if (inAdmin) return `${hostOrigin}/store/${store}${inAdmin[1] ?? ""}`;
  if (!URL.canParse(address, location.href)) return address;
  const url = new URL(address, location.href);
  // a shop's own domain knows the admin's pages by other names; its charges are pages of their own
  const ownAdmin = /^([\w-]+)\.myshopify\.com\/admin(\/(?!charges\/|oauth\/|api\/).*)?$/.exec(
    url.hostname + url.pathname,
  );
  if (ownAdmin) return `${hostOrigin}/store/${ownAdmin[1]}${ownAdmin[2] ?? ""}${url.search}`;
  const known = url.hostname === "admin.shopify.com" || url.hostname.endsWith(".myshopify.com");
  return known ? `${hostOrigin}/go?url=${encodeURIComponent(url.href)}` : url.href;
}

/** Takes the whole browser window somewhere. */
export function openTop(address) {
  tell("redirect", { url: toLocal(address) });
}

/** `window.open` and links that lead out of the frame, or to Shopify, go through the admin. */
export function installLinks() {
  window.open = (address, target, features) => {
    const url = String(address ?? "");
    if (!leavesFrame(url, target)) return nativeOpen(address, target, features);
    if (target === "_blank") return nativeOpen(toLocal(url), "_blank", features);
    openTop(url);
    return null;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || !leavesFrame(link.href, link.target)) return;
    event.preventDefault();
    const newTab = link.target === "_blank" || event.ctrlKey || event.metaKey;
    if (newTab) nativeOpen(toLocal(link.href), "_blank", "noopener");
    else openTop(link.href);
  });
}

function leavesFrame(address, target) {
  if (target === "_top" || target === "_parent" || address.startsWith("shopify:")) return true;
  return toLocal(address).startsWith(`${hostOrigin}/`);
}
