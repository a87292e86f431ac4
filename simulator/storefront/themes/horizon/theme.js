import { morph, rerunAppBlockScripts } from "./morph.js";

// Components over the server's markup. `on:submit="/method"` calls that method of the component it stands on, and
// `ref="name"` names an element for it, as in Horizon.

const parse = (markup) => new DOMParser().parseFromString(markup, "text/html");

class Component extends HTMLElement {
  get refs() {
    return Object.fromEntries([...this.querySelectorAll("[ref]")].map((node) => [node.getAttribute("ref"), node]));
  }
}

for (const type of ["submit", "click", "change"]) {
  document.addEventListener(
    type,
    (event) => {
      const element = event.target.closest?.(`[on\\:${type}]`);
      const method = element?.getAttribute(`on:${type}`)?.replace(/^\//, "");
      let component = element;
      while (component && typeof component[method] !== "function") component = component.parentElement;
      component?.[method](event);
    },
    // capturing on document, as Horizon does: an app that must be asked first listens on window
    { capture: true },
  );
}

class ProductFormComponent extends Component {
  handleSubmit(event) {
    event.preventDefault();
    const { addToCartButton, addToCartTextError } = this.refs;
    if (addToCartButton.disabled) return;
    const data = new FormData(this.querySelector("form"));
    data.append("sections", "cart-drawer");
    addToCartButton.disabled = true;
    addToCartTextError.classList.add("hidden");
    fetch("/cart/add.js", { method: "POST", headers: { Accept: "application/json" }, body: data })
      .then((response) => response.json())
      .then((answer) => {
        if (answer.status) return this.showError(answer.description || answer.message);
        document.querySelector("quick-add-dialog")?.close();
        updateCart(answer.sections);
        document.querySelector("theme-drawer")?.open();
      })
      .catch(() => this.showError("That did not reach the shop. Please try again."))
      .finally(() => {
        addToCartButton.disabled = false;
      });
  }

  showError(message) {
    this.refs.addToCartTextError.textContent = message;
    this.refs.addToCartTextError.classList.remove("hidden");
  }
}

/** Fetches the section for the chosen variant and morphs it: on the product page all of it, in a dialog its content. */
class VariantPicker extends Component {
  connectedCallback() {
    this.addEventListener("change", (event) => this.choose(event.target.dataset.variantId));
  }

  async choose(variantId) {
    if (!variantId) return;
    const content = this.closest("[data-product-grid-content]");
    const { sectionId, productUrl } = content.dataset;
    const inDialog = this.closest("dialog") !== null;
    const ask = new URL(productUrl, location.origin);
    ask.searchParams.set("variant", variantId);
    ask.searchParams.set("section_id", sectionId);
    if (window.Shopify?.designMode) ask.searchParams.set("design_mode", "1");
    this.request?.abort();
    this.request = new AbortController();
    const response = await fetch(ask, { signal: this.request.signal }).catch(() => null);
    if (!response) return;
    const fresh = parse(await response.text());
    if (inDialog) return morph(content, fresh.querySelector("[data-product-grid-content]"));
    const address = new URL(location.href);
    address.searchParams.set("variant", variantId);
    history.replaceState({}, "", address);
    morph(this.closest(".shopify-section"), fresh.getElementById(`shopify-section-${sectionId}`));
  }
}

class QuickAddComponent extends Component {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => {
      document.querySelector("quick-add-dialog").open(this.dataset.productUrl);
    });
  }
}

/** Shows a product's details over the page it is called from: the content of its section, not the section itself. */
class QuickAddDialog extends Component {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.querySelector(".quick-add-modal__close").addEventListener("click", () => this.close());
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.close());
    this.dialog.addEventListener("close", () => this.querySelector("#quick-add-modal-content").replaceChildren());
  }

  async open(url) {
    const response = await fetch(url);
    const content = parse(await response.text()).querySelector("[data-product-grid-content]");
    const target = this.querySelector("#quick-add-modal-content");
    target.replaceChildren(document.importNode(content, true));
    rerunAppBlockScripts(target);
    this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }
}

class QuantitySelector extends Component {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const name = event.target.closest("button")?.name;
      if (name === "plus") this.querySelector("input").stepUp();
      if (name === "minus") this.querySelector("input").stepDown();
    });
  }
}

class ThemeDrawer extends Component {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      if (event.target.closest(".cart-drawer__close") || event.target.tagName === "DIALOG") this.close();
    });
  }
  open() {
    const dialog = this.querySelector("dialog");
    if (!dialog.open) dialog.showModal();
  }
  close() {
    this.querySelector("dialog").close();
  }
}

class CartItemsComponent extends Component {
  connectedCallback() {
    this.addEventListener("change", async (event) => {
      const { line } = event.target.dataset;
      if (!line) return;
      const id = this.dataset.sectionId;
      const response = await fetch("/cart/change.js", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          line: Number(line),
          quantity: Number(event.target.value),
          sections: [id, "cart-drawer"],
        }),
      });
      const { sections } = await response.json();
      updateCart(sections);
    });
  }
}

/** Morphs the sections a cart answer brought, and the number in the header with them. */
function updateCart(sections) {
  for (const [id, markup] of Object.entries(sections ?? {})) {
    const wanted = parse(markup).getElementById(`shopify-section-${id}`);
    const current = document.getElementById(`shopify-section-${id}`);
    if (!wanted || !current) continue;
    morph(current, wanted);
    const count = wanted.querySelector(".cart-drawer__count")?.textContent;
    const icon = document.querySelector("cart-icon");
    if (count !== undefined && icon) {
      icon.textContent = count;
      icon.dataset.count = count;
    }
  }
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest('[data-opens="cart-drawer"]');
  const drawer = document.querySelector("theme-drawer");
  if (!opener || !drawer || event.ctrlKey || event.metaKey || document.body.matches(".template-cart")) return;
  event.preventDefault();
  drawer.open();
});

const components = {
  "product-form-component": ProductFormComponent,
  "variant-picker": VariantPicker,
  "quick-add-component": QuickAddComponent,
  "quick-add-dialog": QuickAddDialog,
  "quantity-selector-component": QuantitySelector,
  "theme-drawer": ThemeDrawer,
  "cart-items-component": CartItemsComponent,
};
for (const [name, component] of Object.entries(components)) customElements.define(name, component);
