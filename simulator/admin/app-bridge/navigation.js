import { config, store } from "./config.js";
import { embedded, hear, hostOrigin, tell } from "./host.js";

/** Keeps the admin's address and the app's the same, both ways. */
export function installNavigation() {
  const listening = countListeners("shopify:navigate");
  for (const method of ["pushState", "replaceState"]) {
    const native = history[method];
    history[method] = function (...args) {
      const result = native.apply(this, args);
      tellAddress();
      return result;
    };
  }
  addEventListener("popstate", tellAddress);
  hear("navigate", (href) => {
    if (listening() === 0) return location.assign(href); // the app's router is not awake yet
    const link =
      document.querySelector(`:is(ui-nav-menu, s-app-nav) [href="${CSS.escape(href)}"]`) ?? temporaryLink(href);
    link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true }));
    if (link.hidden) link.remove();
  });
  tellAddress();
}

/** Opened outside the admin, the app is sent into it. */
export function enterAdmin() {
  const app = config.apiKey || "likeness";
  if (!embedded && config.host && store)
    location.replace(`${hostOrigin}/store/${store}/apps/${app}${location.pathname}`);
}

function tellAddress() {
  tell("history", location.pathname + location.search);
}

function temporaryLink(href) {
  const link = Object.assign(document.createElement("a"), { href, hidden: true });
  link.setAttribute("href", href);
  return document.body.appendChild(link);
}

function countListeners(type) {
  let count = 0;
  for (const [method, change] of [
    ["addEventListener", 1],
    ["removeEventListener", -1],
  ]) {
    const native = window[method];
    window[method] = function (name, ...rest) {
      if (name === type) count += change;
      return native.call(this, name, ...rest);
    };
  }
  return () => count;
}
