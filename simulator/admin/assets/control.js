// The control page: shows the log and the switches as they are, and changes them through the JSON doors.

const log = document.getElementById("log");
const shopFilter = document.getElementById("shop-filter");
let kind = "all";
let newest = 0;

async function post(path, body = {}) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) notice((await response.json().catch(() => null))?.error?.message ?? `${response.status}`);
  await refresh();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { post: path, confirm: question } = button.dataset;
  if (path && (!question || confirm(question))) post(path);
  if (button.dataset.kind) filterBy(button);
  if (button.dataset.again) post("/control/webhooks/send", { webhookId: button.dataset.again });
});

for (const input of document.querySelectorAll("[data-webhooks], [data-tokens]"))
  input.addEventListener("change", () => {
    const value = input.type === "checkbox" ? input.checked : Number(input.value);
    if (input.dataset.webhooks) post("/control/webhooks/mode", { [input.dataset.webhooks]: value });
    else post("/control/tokens/mode", { [input.dataset.tokens]: value });
  });

for (const card of document.querySelectorAll("[data-shop]")) {
  const { shop } = card.dataset;
  part(card, "block").addEventListener("change", (event) =>
    post(`/control/block/${shop}`, { onTheme: event.target.checked }),
  );
  part(card, "install").addEventListener("click", (event) => post(`/control/${event.target.dataset.action}/${shop}`));
}

shopFilter.addEventListener("change", startLog);

function filterBy(button) {
  kind = button.dataset.kind;
  for (const other of document.querySelectorAll("[data-kind]"))
    other.setAttribute("aria-pressed", String(other === button));
  startLog();
}

function startLog() {
  newest = 0;
  log.replaceChildren();
  refresh();
}

async function refresh() {
  try {
    const [state, entries] = await Promise.all([readState(), readLog()]);
    drawState(state);
    drawLog(entries);
  } catch {
    notice("The simulator does not answer. Is it still running?");
  }
}

async function readState() {
  return (await fetch("/control/state", { headers: { Accept: "application/json" } })).json();
}

async function readLog() {
  const query = new URLSearchParams({ after: String(newest), shop: shopFilter.value });
  if (kind !== "all") query.set("kind", kind);
  return (await (await fetch(`/control/log?${query}`)).json()).entries;
}

function drawState({ shops, webhookMode, tokenMode, deliveries }) {
  for (const shop of shops) {
    const card = document.querySelector(`[data-shop="${shop.store}"]`);
    const orders = shop.orders.length === 1 ? "1 order" : `${shop.orders.length} orders`;
    part(card, "state").textContent =
      `${shop.installed ? "Likeness is installed" : "Likeness is not installed"} · ${orders}`;
    part(card, "state").classList.toggle("shop__state--on", shop.installed);
    part(card, "block").checked = shop.blockOnTheme;
    part(card, "install").textContent = shop.installed ? "Uninstall" : "Install";
    part(card, "install").dataset.action = shop.installed ? "uninstall" : "install";
  }
  for (const input of document.querySelectorAll("[data-webhooks], [data-tokens]")) {
    if (input === document.activeElement && input.tagName === "SELECT") continue;
    const value = input.dataset.webhooks ? webhookMode[input.dataset.webhooks] : tokenMode[input.dataset.tokens];
    if (input.type === "checkbox") input.checked = value;
    else input.value = String(value);
  }
  document.getElementById("deliveries").textContent = Object.entries(deliveries)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(" · ");
}

function drawLog(entries) {
  for (const entry of entries) {
    newest = Math.max(newest, entry.id);
    log.prepend(drawEntry(entry));
  }
  while (log.children.length > 300) log.lastElementChild.remove();
  document.getElementById("log-empty").hidden = log.children.length > 0;
}

const arrows = { webhook: "→ app", proxy: "→ app", page: "→ app", graphql: "app →", oauth: "app →" };

function drawEntry(entry) {
  const item = document.createElement("li");
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const failed = entry.status === 0 || entry.status >= 400;
  summary.append(
    span("log__time", new Date(entry.at).toLocaleTimeString()),
    span(`log__kind log__kind--${entry.kind}`, entry.kind),
    span("log__way", arrows[entry.kind] ?? ""),
    span("log__summary", entry.summary || `${entry.method} ${entry.url}`),
    span("log__shop", (entry.shop ?? "").replace(".myshopify.com", "")),
    span(`log__status${failed ? " log__status--bad" : ""}`, entry.status === 0 ? "no answer" : String(entry.status)),
    span("log__ms", `${Math.round(entry.ms)} ms`),
  );
  details.append(summary);
  // the bodies are long; they are drawn when someone looks
  details.addEventListener("toggle", () => details.open && details.children.length === 1 && drawBodies(details, entry));
  item.append(details);
  return item;
}

function drawBodies(details, entry) {
  const webhookId = Object.entries(entry.requestHeaders).find(([name]) => /^x-shopify-webhook-id$/i.test(name))?.[1];
  details.append(
    block("Asked", `${entry.method} ${entry.url}`, entry.requestHeaders, entry.requestBody),
    block("Answered", String(entry.status), entry.responseHeaders, entry.responseBody),
  );
  if (!webhookId) return;
  const again = Object.assign(document.createElement("button"), { type: "button", textContent: "Send again" });
  again.dataset.again = webhookId;
  details.append(again);
}

function block(title, first, headers, body) {
  const shown = document.createElement("pre");
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  shown.textContent = [first, ...lines, "", pretty(body)].join("\n").trim();
  const wrapper = document.createElement("div");
  wrapper.append(Object.assign(document.createElement("h3"), { textContent: title }), shown);
  return wrapper;
}

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function span(className, textContent) {
  return Object.assign(document.createElement("span"), { className, textContent });
}

function part(card, name) {
  return card.querySelector(`[data-part="${name}"]`);
}

let noticeTimer;
function notice(text) {
  const place = document.getElementById("notice");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => {
    place.hidden = true;
  }, 5000);
}

refresh();
setInterval(() => document.visibilityState === "visible" && refresh(), 1500);
