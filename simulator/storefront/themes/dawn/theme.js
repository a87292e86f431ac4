// The theme's own script: plain custom elements over markup the server sent, as Dawn does it.

const parse = (markup) => new DOMParser().parseFromString(markup, "text/html");
const sectionOf = (markup, id) => parse(markup).getElementById(`shopify-section-${id}`);

/** The page's product section, asked for again when another variant is chosen. */
class ProductInfo extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => {
      const variantId = event.target.closest("variant-selects") && event.target.dataset.variantId;
      if (variantId) this.renderVariant(variantId);
    });
  }

  async renderVariant(variantId) {
    this.request?.abort();
    this.request = new AbortController();
    const { url, section } = this.dataset;
    const ask = new URL(url, location.origin);
    ask.searchParams.set("section_id", section);
    ask.searchParams.set("variant", variantId);
    if (window.Shopify?.designMode) ask.searchParams.set("design_mode", "1");
    try {
      const response = await fetch(ask, { signal: this.request.signal });
      this.swap(parse(await response.text()), section);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
      return;
    }
    const address = new URL(location.href);
    address.searchParams.set("variant", variantId);
    history.replaceState({}, "", address);
  }

  /** The form, its buttons and the price are new elements afterwards; the rest of the section stays. */
  swap(fresh, section) {
    const selectors = [`#price-${section}`, `product-form[data-section-id="${section}"]`];
    selectors.push(`#product-form-installment-${section}`);
    for (const selector of selectors) {
      const replacement = fresh.querySelector(selector);
      if (replacement) this.querySelector(selector)?.replaceWith(document.importNode(replacement, true));
    }
  }
}

/** Posts the form without leaving the page. */
class ProductForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => this.onSubmit(event));
    this.querySelector(".shopify-payment-button__button")?.addEventListener("click", () => this.buyNow());
  }

  onSubmit(event) {
    event.preventDefault();
    const button = this.querySelector('[type="submit"]');
    if (button.getAttribute("aria-disabled") === "true") return;
    this.showError("");
    button.setAttribute("aria-disabled", "true");
    button.classList.add("loading");
    const notification = document.querySelector("cart-notification");
    const data = new FormData(this.form);
    data.append("sections", notification.sections.join(","));
    data.append("sections_url", location.pathname);
    fetch("/cart/add.js", {
      method: "POST",
      headers: { Accept: "application/javascript", "X-Requested-With": "XMLHttpRequest" },
      body: data,
    })
      .then((response) => response.json())
      .then((answer) => {
        if (answer.status) this.showError(answer.description || answer.message);
        else notification.open(answer.sections, button);
      })
      .catch(() => this.showError("That did not reach the shop. Please try again."))
      .finally(() => {
        button.classList.remove("loading");
        button.removeAttribute("aria-disabled");
      });
  }

  /** The accelerated button makes a cart of its own from the same form and never sends a submit event. */
  async buyNow() {
    const response = await fetch("/cart/add.js", { method: "POST", body: new FormData(this.form) });
    const answer = await response.json();
    if (answer.status) this.showError(answer.description || answer.message);
    else location.assign("/checkout");
  }

  showError(message) {
    const wrapper = this.querySelector(".product-form__error-message-wrapper");
    wrapper.hidden = !message;
    wrapper.querySelector(".product-form__error-message").textContent = message;
  }
}

class CartNotification extends HTMLElement {
  sections = ["cart-notification-product", "cart-notification-button", "cart-icon-bubble"];

  connectedCallback() {
    this.panel = this.querySelector("#cart-notification");
    for (const button of this.querySelectorAll("button")) button.addEventListener("click", () => this.close());
    this.addEventListener("keyup", (event) => event.key === "Escape" && this.close());
    document.addEventListener("click", (event) => {
      if (!this.panel.hidden && !this.contains(event.target)) this.close();
    });
  }

  open(sections, opener) {
    for (const id of this.sections) {
      const section = sections && sectionOf(sections[id], id);
      if (section) document.getElementById(id)?.replaceChildren(...section.childNodes);
    }
    this.opener = opener;
    this.panel.hidden = false;
    this.panel.focus();
  }

  close() {
    this.panel.hidden = true;
    this.opener?.focus();
  }
}

/** Plus and minus around a number. */
class QuantityInput extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const input = this.querySelector("input");
      button.name === "plus" ? input.stepUp() : input.stepDown();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

/** The cart page: a changed quantity is told to the shop, and the section drawn again. */
class CartItems extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => {
      const { line } = event.target.dataset;
      if (line) this.changeLine(Number(line), Number(event.target.value));
    });
  }

  async changeLine(line, quantity) {
    const section = this.closest(".shopify-section");
    const id = section.dataset.section;
    const response = await fetch("/cart/change.js", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ line, quantity, sections: [id, "cart-icon-bubble"], sections_url: "/cart" }),
    });
    const { sections } = await response.json();
    if (!sections) return location.reload();
    const bubble = sectionOf(sections["cart-icon-bubble"], "cart-icon-bubble");
    document.getElementById("cart-icon-bubble").replaceChildren(...bubble.childNodes);
    section.replaceChildren(...sectionOf(sections[id], id).childNodes);
  }
}

customElements.define("cart-notification", CartNotification);
customElements.define("product-info", ProductInfo);
customElements.define("product-form", ProductForm);
customElements.define("quantity-input", QuantityInput);
customElements.define("cart-items", CartItems);
