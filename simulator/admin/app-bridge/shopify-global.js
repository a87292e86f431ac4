import { idToken } from "./authenticated-fetch.js";
import { leaveConfirmation } from "./chrome-elements.js";
import { config } from "./config.js";
import { ask, embedded, hear, tell } from "./host.js";
import { onWebVitals } from "./web-vitals.js";

const toasts = new Map();
let toastSequence = 0;

hear("toastAction", (id) => toasts.get(id)?.onAction?.());
hear("toastGone", (id) => {
  toasts.get(id)?.onDismiss?.();
  toasts.delete(id);
});

const toast = {
  show(message, options = {}) {
    const id = `toast-${++toastSequence}`;
    toasts.set(id, options);
    const { duration = 5000, isError = false, action } = options;
    tell("toast", { id, message: String(message), duration, isError, action });
    return id;
  },
  hide: (id) => tell("toastHide", id),
};

const byId = (method) => async (id) => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`There is no element with the id "${id}".`);
  return element[method]();
};

/** The products picked, as an array that is its own `selection`; undefined when the merchant cancels. */
async function resourcePicker(options) {
  const picked = await ask("resourcePicker", structuredClone(options));
  return picked && Object.assign(picked, { selection: picked });
}

async function picker(options) {
  return { selected: ask("picker", structuredClone(options)) };
}

const notHere = (what) => () => Promise.reject(new Error(`${what} is not part of this pretend admin.`));
const nobody = { value: null, subscribe: () => () => {} };

/** `window.shopify`, as @shopify/app-bridge-types describes it. */
export const shopify = {
  config,
  origin: location.origin,
  ready: Promise.resolve(),
  protocol: undefined,
  setSignals() {},
  environment: { embedded, mobile: false, pos: false, intent: false },
  loading: (isLoading) => tell("loading", isLoading !== false),
  idToken,
  user: () => ask("user"),
  toast,
  resourcePicker,
  picker,
  modal: { show: byId("show"), hide: byId("hide"), toggle: byId("toggle") },
  saveBar: { show: byId("show"), hide: byId("hide"), toggle: byId("toggle"), leaveConfirmation },
  scopes: {
    query: () => ask("scopes"),
    request: (scopes) => ask("scopesRequest", scopes),
    revoke: (scopes) => ask("scopesRevoke", scopes),
  },
  app: { extensions: () => ask("extensions") },
  webVitals: { onReport: onWebVitals },
  support: { registerHandler: async () => {} },
  reviews: {
    request: async () => ({ success: false, code: "cooldown-period", message: "The merchant was asked not long ago." }),
  },
  intents: { request: nobody, invoke: notHere("An intent") },
  scanner: { capture: notHere("The scanner") },
  pos: { close: notHere("The point of sale") },
  shopifyQL: { available: async () => false },
  tools: { register: () => () => {}, unregister() {}, clear() {} },
};
