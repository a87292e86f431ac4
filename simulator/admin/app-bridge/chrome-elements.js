// ui-nav-menu, ui-title-bar and ui-save-bar: they show nothing in the page; the admin draws what they hold.

import { ask, hear, tell } from "./host.js";

const buttons = new Map();
let buttonSequence = 0;

/** A button or link as the admin can draw it. Clicking it there clicks the element here. */
export function describeButton(element) {
  let id = [...buttons].find(([, known]) => known === element)?.[0];
  if (id === undefined) {
    id = ++buttonSequence;
    buttons.set(id, element);
  }
  return {
    id,
    text: element.textContent.trim(),
    variant: element.getAttribute("variant"),
    tone: element.getAttribute("tone"),
    disabled: element.hasAttribute("disabled"),
    loading: element.hasAttribute("loading") && element.getAttribute("loading") !== "false",
    group: element.closest("section")?.getAttribute("label") ?? null,
  };
}

hear("click", (id) => buttons.get(id)?.click());

/** An element that tells the admin what it holds, at first and at every change. */
class Mirrored extends HTMLElement {
  connectedCallback() {
    this.observer = new MutationObserver(() => this.push());
    this.observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
    this.push();
  }
  disconnectedCallback() {
    this.observer.disconnect();
    this.withdraw();
  }
  // children may still be on their way from the parser
  push() {
    if (this.pushing) return;
    this.pushing = true;
    queueMicrotask(() => {
      this.pushing = false;
      if (this.isConnected) this.mirror();
    });
  }
}

class NavMenu extends Mirrored {
  mirror() {
    const items = [...this.querySelectorAll("a[href], s-link[href]")].map((link) => ({
      href: link.getAttribute("href"),
      text: link.textContent.trim(),
      home: link.getAttribute("rel") === "home",
    }));
    tell("navigation", items);
  }
  // a menu that React takes out for a moment comes back; the admin keeps the last one
  withdraw() {}
}

class TitleBar extends Mirrored {
  mirror() {
    if (this.closest("ui-modal")) return;
    tell("titleBar", {
      title: this.getAttribute("title") ?? document.title,
      buttons: [...this.querySelectorAll("button, a")].map(describeButton),
    });
  }
  withdraw() {
    tell("titleBar", null);
  }
}

class SaveBar extends Mirrored {
  showing = false;
  discardConfirmation = false;
  mirror() {
    if (!this.showing) return;
    const held = [...this.querySelectorAll("button")];
    const save = held.find((button) => button.getAttribute("variant") === "primary");
    const discard = held.find((button) => button !== save);
    tell("saveBar", {
      save: save ? describeButton(save) : null,
      discard: discard ? describeButton(discard) : null,
      confirmDiscard: this.discardConfirmation || this.hasAttribute("discardConfirmation"),
    });
  }
  withdraw() {
    if (this.showing) tell("saveBar", null);
    this.showing = false;
  }
  async show() {
    if (this.showing) return;
    this.showing = true;
    this.mirror();
    this.dispatchEvent(new Event("show"));
  }
  async hide() {
    if (!this.showing) return;
    this.withdraw();
    this.dispatchEvent(new Event("hide"));
  }
  toggle() {
    return this.showing ? this.hide() : this.show();
  }
}

/** Resolves at once without unsaved changes; else when the merchant says to leave them. */
export function leaveConfirmation() {
  return ask("leaveConfirmation");
}

/** `<form data-save-bar>` shows the bar by itself once something in it was changed. */
function watchForms() {
  const bar = document.createElement("ui-save-bar");
  let form = null;
  const add = (variant, label, act) => {
    const button = document.createElement("button");
    if (variant) button.setAttribute("variant", variant);
    button.textContent = label;
    button.addEventListener("click", act);
    bar.append(button);
  };
  add("primary", "Save", () => form?.requestSubmit());
  add("", "Discard", () => form?.reset());
  document.addEventListener("input", (event) => {
    const changed = event.target.closest?.("form[data-save-bar]");
    if (!changed) return;
    form = changed;
    bar.discardConfirmation = form.hasAttribute("data-discard-confirmation");
    if (!bar.isConnected) document.body.append(bar);
    bar.show();
  });
  for (const type of ["submit", "reset"])
    document.addEventListener(type, (event) => event.target === form && bar.hide());
}

export function defineChromeElements() {
  customElements.define("ui-nav-menu", NavMenu);
  customElements.define("s-app-nav", class extends NavMenu {});
  customElements.define("ui-title-bar", TitleBar);
  customElements.define("ui-save-bar", SaveBar);
  watchForms();
}
