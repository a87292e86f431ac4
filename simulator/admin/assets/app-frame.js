// The admin's side of App Bridge: draws what the app in the frame asks for, and answers it. Only the app's own pages are
// listened to, and only the page in the frame itself may change the admin's menu, title or address.

import { pickItems, pickResources } from "./picker.js";
import { askLeave, drawSaveBar, hasUnsavedChanges } from "./save-bar.js";
import { hideToast, showToast } from "./toasts.js";

const facts = JSON.parse(document.getElementById("frame").textContent);
const frame = document.getElementById("app");
const byId = (id) => document.getElementById(id);
const bridge = async (name) => (await fetch(`/store/${facts.store}/bridge/${name}`)).json();
const tellApp = (type, payload) =>
  frame.contentWindow.postMessage({ simulator: "app-bridge", type, payload }, facts.appOrigin);

const answers = {
  idToken: async () => (await (await fetch(`/control/id-token/${facts.store}`)).json()).idToken,
  user: async () => ({ accountAccess: "Full" }),
  scopes: () => bridge("scopes"),
  scopesRequest: async () => ({ result: "granted-all", detail: await bridge("scopes") }),
  scopesRevoke: async () => ({ detail: await bridge("scopes") }),
  extensions: () => bridge("extensions"),
  resourcePicker: async (options) => pickResources(await bridge("products"), options),
  picker: (options) => pickItems(options),
  leaveConfirmation: () => askLeave(),
};

const fromFrame = {
  navigation: drawNavigation,
  titleBar: drawTitleBar,
  saveBar: (bar) => drawSaveBar(bar, (id) => tellApp("click", id)),
  history: followAddress,
  loading: (on) => {
    byId("app-loading").hidden = !on;
  },
  ready: () => document.body.classList.add("admin--app-ready"),
};

const fromAnyPage = {
  toast: (toast) => showToast(toast, tellApp),
  toastHide: hideToast,
  redirect: ({ url }) => redirect(url),
};

addEventListener("message", async ({ source, origin, data }) => {
  if (origin !== facts.appOrigin || data?.simulator !== "app-bridge") return;
  const { type, payload, id } = data;
  if (id === undefined) {
    if (source === frame.contentWindow) fromFrame[type]?.(payload);
    fromAnyPage[type]?.(payload);
    return;
  }
  const reply = { simulator: "app-bridge", reply: id };
  try {
    if (!answers[type]) throw new Error(`This pretend admin does not know "${type}".`);
    source.postMessage({ ...reply, payload: await answers[type](payload) }, facts.appOrigin);
  } catch (error) {
    source.postMessage({ ...reply, error: error.message }, facts.appOrigin);
  }
});

let items = [];
let address = "";

function drawNavigation(list) {
  items = list;
  const links = list
    .filter(({ home }) => !home)
    .map(({ href, text }) => {
      const link = Object.assign(document.createElement("a"), { textContent: text, className: "nav__item" });
      link.setAttribute("href", facts.base + href);
      link.addEventListener("click", (event) => navigate(event, href));
      return link;
    });
  byId("app-nav").replaceChildren(...links);
  markCurrent();
}

document.querySelector(".nav__item[aria-current]")?.addEventListener("click", (event) => {
  const home = items.find((item) => item.home);
  if (home) navigate(event, home.href);
});

async function navigate(event, href) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  await askLeave();
  tellApp("navigate", href);
}

/** The app's address becomes the admin's, without what Shopify itself puts on it; a reload then opens the same page. */
function followAddress(path) {
  const url = new URL(path, facts.appOrigin);
  for (const own of ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"])
    url.searchParams.delete(own);
  address = url.pathname;
  history.replaceState(null, "", `${facts.base}${url.pathname === "/" ? "" : url.pathname}${url.search}`);
  markCurrent();
}

/** A page below an item belongs to it: the longest address wins. */
function markCurrent() {
  const fits = items
    .filter(({ href, home }) => !home && (address === href || address.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length);
  const current = fits[0] ? facts.base + fits[0].href : null;
  for (const link of byId("app-nav").children)
    link.toggleAttribute("data-current", link.getAttribute("href") === current);
}

function drawTitleBar(bar) {
  byId("app-title").textContent = bar?.title || "Likeness";
  document.title = `${bar?.title || "Likeness"} · pretend admin`;
  const drawn = (bar?.buttons ?? []).map((button) => {
    const crumb = button.variant === "breadcrumb";
    const copy = Object.assign(document.createElement("button"), {
      type: "button",
      textContent: crumb ? `${button.text} ›` : button.text,
      disabled: button.disabled || button.loading,
    });
    copy.className = crumb ? "link" : `button${button.variant === "primary" ? " button--primary" : ""}`;
    copy.addEventListener("click", () => tellApp("click", button.id));
    return { crumb, copy, primary: button.variant === "primary" };
  });
  byId("app-crumbs").replaceChildren(...drawn.filter(({ crumb }) => crumb).map(({ copy }) => copy));
  const actions = drawn.filter(({ crumb }) => !crumb).sort((a, b) => Number(a.primary) - Number(b.primary));
  byId("app-actions").replaceChildren(...actions.map(({ copy }) => copy));
}

function redirect(address) {
  const url = new URL(address, location.href);
  if (url.protocol === "http:" || url.protocol === "https:") location.assign(url);
}

addEventListener("beforeunload", (event) => hasUnsavedChanges() && event.preventDefault());

// Only now: a page that is there before the admin listens would tell its menu to nobody.
frame.src = frame.dataset.src;
