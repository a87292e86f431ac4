// ui-modal: shown as a dialog over the app's page. (The real one covers the whole admin.)

class Modal extends HTMLElement {
  showing = false;
  // where React puts what the modal shows
  body = Object.assign(document.createElement("div"), { className: "simulator-modal__content" });

  get content() {
    return this.getAttribute("src") ? undefined : this.body;
  }
  get variant() {
    return this.getAttribute("variant") ?? "base";
  }
  set variant(name) {
    this.setAttribute("variant", name);
  }
  get src() {
    return this.getAttribute("src") ?? undefined;
  }
  set src(address) {
    this.setAttribute("src", address);
  }
  get contentWindow() {
    return this.dialog?.querySelector("iframe")?.contentWindow ?? null;
  }

  async show() {
    if (this.showing) return;
    this.showing = true;
    this.dialog = this.build();
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.dispatchEvent(new Event("show"));
  }
  async hide() {
    if (!this.showing) return;
    this.showing = false;
    this.observer.disconnect();
    this.dialog.close();
    this.dialog.remove();
    this.dispatchEvent(new Event("hide"));
  }
  toggle() {
    return this.showing ? this.hide() : this.show();
  }
  disconnectedCallback() {
    this.hide();
  }

  build() {
    const dialog = document.createElement("dialog");
    dialog.className = `simulator-modal simulator-modal--${this.variant}`;
    const heading = document.createElement("h2");
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => this.hide());
    const head = document.createElement("header");
    head.append(heading, close);
    const foot = document.createElement("footer");
    dialog.append(head, this.fill(), foot);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.hide();
    });
    const draw = () => this.drawTitleBar(heading, foot);
    this.observer = new MutationObserver(draw);
    this.observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
    draw();
    return dialog;
  }

  /** The page at `src`, what React put in, or what the markup holds besides its bars. */
  fill() {
    if (this.src) return Object.assign(document.createElement("iframe"), { src: this.src });
    const held = [...this.children].filter((child) => !/^UI-/.test(child.tagName) && child.textContent.trim() !== "");
    if (this.body.childNodes.length === 0) this.body.append(...held.map((child) => child.cloneNode(true)));
    return this.body;
  }

  drawTitleBar(heading, foot) {
    const bar = this.querySelector("ui-title-bar");
    heading.textContent = bar?.getAttribute("title") ?? "";
    const drawn = [...(bar?.querySelectorAll("button") ?? [])].reverse().map((button) => {
      const copy = Object.assign(document.createElement("button"), { type: "button", textContent: button.textContent });
      copy.disabled = button.hasAttribute("disabled") || button.hasAttribute("loading");
      copy.className = `${button.getAttribute("variant") ?? ""} ${button.getAttribute("tone") ?? ""}`.trim();
      copy.addEventListener("click", () => button.click());
      return copy;
    });
    foot.replaceChildren(...drawn);
    foot.hidden = drawn.length === 0;
  }
}

const css = `
ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar, ui-modal { display: none; }
.simulator-modal { width: min(620px, calc(100vw - 32px)); padding: 0; border: 0; border-radius: 12px; box-shadow: 0 20px 60px rgb(0 0 0 / .3); }
.simulator-modal--small { width: min(380px, calc(100vw - 32px)); }
.simulator-modal--large { width: min(980px, calc(100vw - 32px)); }
.simulator-modal--max { width: calc(100vw - 32px); height: calc(100vh - 32px); }
.simulator-modal::backdrop { background: rgb(0 0 0 / .5); }
.simulator-modal > header, .simulator-modal > footer { display: flex; align-items: center; gap: 8px; padding: 12px 16px; background: #f3f3f3; }
.simulator-modal > footer { justify-content: flex-end; background: none; border-top: 1px solid #e3e3e3; }
.simulator-modal > footer[hidden] { display: none; }
.simulator-modal h2 { flex: 1; margin: 0; font-size: 14px; font-weight: 650; }
.simulator-modal > header button { border: 0; background: none; font-size: 20px; line-height: 1; cursor: pointer; }
.simulator-modal > footer button { min-height: 32px; padding: 0 12px; border: 1px solid #c9c9c9; border-radius: 8px; background: #fff; font: inherit; font-weight: 550; cursor: pointer; }
.simulator-modal > footer button.primary { border-color: #303030; background: #303030; color: #fff; }
.simulator-modal > footer button.critical { border-color: #b3261e; background: #b3261e; color: #fff; }
.simulator-modal > footer button:disabled { opacity: .5; }
.simulator-modal iframe { width: 100%; height: 70vh; border: 0; display: block; }
`;

export function defineModalElement() {
  // a style element would be a surprise to React, which hydrates the whole document
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  customElements.define("ui-modal", Modal);
}
