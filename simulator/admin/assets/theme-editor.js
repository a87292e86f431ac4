// The theme editor: what is chosen here is done by the storefront's own page in the frame.

const facts = JSON.parse(document.getElementById("editor").textContent);
const frame = document.getElementById("editor-page");
const part = (name) => document.getElementById(`editor-${name}`);
let onTheme = facts.blockOnTheme;

draw();
part("add").firstElementChild.addEventListener("click", () => setBlock(true));
part("remove").addEventListener("click", () => setBlock(false));
part("select").addEventListener("click", () => tell("block:select"));
part("reload").addEventListener("click", () => tell("section:reload"));
part("product").addEventListener("change", (event) => {
  frame.src = `${facts.storefrontOrigin}/products/${event.target.value}?design_mode=1`;
});
if (facts.adding && facts.installed) setBlock(true);

async function setBlock(wanted) {
  const body = JSON.stringify({ onTheme: wanted });
  const response = await fetch(`/control/block/${facts.store}`, { method: "POST", body });
  if (!response.ok) return;
  onTheme = wanted;
  draw();
  tell("section:reload");
}

function draw() {
  part("block").hidden = !(facts.installed && onTheme);
  part("add").hidden = !(facts.installed && !onTheme);
  part("note").hidden = facts.installed;
}

/** Until the storefront's page has come the frame holds an empty one of our own, which would take no message. */
async function tell(type) {
  if (frame.contentDocument) await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  const message = { simulator: "theme-editor", type, sectionId: facts.sectionId };
  frame.contentWindow.postMessage(message, facts.storefrontOrigin);
}
