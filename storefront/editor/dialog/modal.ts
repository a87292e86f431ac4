/**
 * A modal dialog in the browser's top layer: above every theme, its drawers and quick-add dialogs, and outside their
 * DOM, so that a theme re-rendering its section does not close it.
 */
export class Modal {
  readonly dialog: HTMLDialogElement;
  readonly #css: string;
  #opening: Promise<void> | undefined;
  #hosts: ReadonlySet<HTMLElement> = new Set();
  #closed = false;
  #unlock: (() => void) | undefined;

  constructor(dialog: HTMLDialogElement, css: string, onCancel: () => void) {
    this.dialog = dialog;
    this.#css = css;
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      onCancel();
    });
    // Browsers, and scripts of themes, may close it without asking.
    dialog.addEventListener("close", () => {
      if (!this.#closed) onCancel();
    });
    // Themes close their own dialogs on Escape and on clicks elsewhere; these are ours.
    for (const name of ["keydown", "click", "pointerdown", "pointerup"]) {
      dialog.addEventListener(name, (event) => event.stopPropagation());
    }
  }

  /** Opens in the colours and type of the widget it belongs to. Asked again it opens once; closed meanwhile, never. */
  open(hosts: ReadonlySet<HTMLElement>): Promise<void> {
    this.#opening ??= this.#open(hosts);
    return this.#opening;
  }

  async #open(hosts: ReadonlySet<HTMLElement>): Promise<void> {
    this.#hosts = hosts;
    await loadStyles(this.#css);
    if (this.#closed) return;
    const [host] = hosts;
    if (host) wearTheme(this.dialog, host);
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.#unlock = lockScroll();
  }

  /** For good: another dialog is made for the next time. */
  close(): void {
    this.#closed = true;
    this.#unlock?.();
    this.#unlock = undefined;
    if (this.dialog.open) this.dialog.close();
    this.dialog.remove();
    // What had the keyboard before may be switched off by now, or replaced by the theme.
    const [host] = this.#hosts;
    if (!document.activeElement || document.activeElement === document.body) {
      host?.querySelector<HTMLElement>("[data-likeness=input]")?.focus({ preventScroll: true });
    }
  }
}

let styles: Promise<void> | undefined;

/** The editor's style sheet, once. Without it the dialog is plain but works, so a failure is not an error. */
function loadStyles(href: string): Promise<void> {
  if (!href) return Promise.resolve();
  if (styles && document.querySelector("link[data-likeness=editor-css]")) return styles;
  styles = new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.dataset.likeness = "editor-css";
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      resolve();
    };
    link.href = href;
    document.head.append(link);
  });
  return styles;
}

/** The dialog lives in <body>; the widget's colour scheme may be another one. */
function wearTheme(dialog: HTMLElement, host: HTMLElement): void {
  const { color, fontFamily, fontSize, letterSpacing } = getComputedStyle(host);
  const button = host.querySelector("[data-likeness=choose]");
  const radius = button ? getComputedStyle(button).borderTopLeftRadius : "";
  dialog.style.setProperty("--likeness-ink", opaque(color));
  dialog.style.setProperty("--likeness-surface", surfaceOf(host));
  dialog.style.setProperty("--likeness-radius", radius);
  Object.assign(dialog.style, { fontFamily, fontSize, letterSpacing });

  // Where the theme fills its cart button, ours wears the same colours.
  const cart = host.closest(".shopify-section, dialog, body")?.querySelector('form[action*="/cart/add"] [type=submit]');
  const filled = cart && getComputedStyle(cart);
  if (!filled || isClear(filled.backgroundColor) || cart.matches(":disabled")) return;
  dialog.style.setProperty("--likeness-action", filled.backgroundColor);
  dialog.style.setProperty("--likeness-action-ink", filled.color);
}

/** Some themes write with translucent black; buttons filled with it would look switched off. */
function opaque(color: string): string {
  return color.replace(/^rgba\((\d+), (\d+), (\d+), .*/, "rgb($1, $2, $3)");
}

/** The first opaque background behind an element. */
function surfaceOf(element: HTMLElement): string {
  for (let behind: HTMLElement | null = element; behind; behind = behind.parentElement) {
    const color = getComputedStyle(behind).backgroundColor;
    if (!isClear(color)) return color;
  }
  return "Canvas";
}

/** Whether a computed colour lets something through. */
function isClear(color: string): boolean {
  return color === "transparent" || /^rgba|\//.test(color);
}

/** The page behind stays where it is, without jumping when its scroll bar goes. */
function lockScroll(): () => void {
  const { style, clientWidth } = document.documentElement;
  const { overflow, paddingInlineEnd } = style;
  const bar = innerWidth - clientWidth;
  style.overflow = "hidden";
  if (bar > 0) style.paddingInlineEnd = `${bar}px`;
  return () => Object.assign(style, { overflow, paddingInlineEnd });
}
