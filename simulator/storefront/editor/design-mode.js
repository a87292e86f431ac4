// The theme editor's ear inside the storefront. The editor frames the page and asks it to draw a section again or to
// show a block; what themes and blocks hear are Shopify's editor events.

const editor = document.referrer ? new URL(document.referrer).origin : null;

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== editor || data?.simulator !== "theme-editor") return;
  if (data.type === "section:reload") reloadSection(data.sectionId);
  if (data.type === "block:select") selectBlock();
});

async function reloadSection(sectionId) {
  const current = document.getElementById(`shopify-section-${sectionId}`);
  if (!current) return;
  const ask = new URL(location.href);
  ask.searchParams.set("section_id", sectionId);
  const markup = await (await fetch(ask)).text();
  const fresh = new DOMParser().parseFromString(markup, "text/html").getElementById(current.id);
  tell(current, "shopify:section:unload", { sectionId });
  const placed = document.importNode(fresh, true);
  current.replaceWith(placed);
  // a block that was not on the page before brings scripts the page never loaded
  if (placed.querySelector(".shopify-app-block") && !document.querySelector('script[src^="/cdn/extensions/"]'))
    return location.reload();
  tell(placed, "shopify:section:load", { sectionId });
}

function selectBlock() {
  const block = document.querySelector(".shopify-app-block");
  if (!block) return;
  block.scrollIntoView({ behavior: "smooth", block: "center" });
  const blockId = block.id.replace("shopify-block-", "");
  tell(block, "shopify:block:select", { blockId, load: false });
}

function tell(element, type, detail) {
  element.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
}
