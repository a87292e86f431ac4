/**
 * A modal dialog in the browser's top layer: above every theme, its drawers and quick-add dialogs, and outside their
 * DOM, so that a theme re-rendering its section does not close it.
 */
export class Modal {
  readonly dialog: HTMLDialogElement;
  readonly #css: string;
  #unlock: (() => void) | undefined;

  constructor(dialog: HTMLDialogElement, css: string, onCancel: () => void) {
    this.dialog = dialog;
    this.#css = css;
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      onCancel();
    });
    // Themes close their own dialogs on Escape and on clicks elsewhere; these are ours.
    for (const name of ["keydown", "click", "pointerdown", "pointerup"]) {
      dialog.addEventListener(name, (event) => event.stopPropagation());
    }
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  /** Opens in the colours and type of the widget it belongs to. */
  async open(host: HTMLElement | undefined): Promise<void> {
    if (this.dialog.open) return;
    await loadStyles(this.#css);
    if (host) wearTheme(this.dialog, host);
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.#unlock = lockScroll();
  }

  close(): void {
    this.#unlock?.();
    this.#unlock = undefined;
    if (this.dialog.open) this.dialog.close();
    this.dialog.remove();
  }
}

/** The editor's style sheet, once. Without it the dialog is plain but works, so a failure is not an error. */
function loadStyles(href: string): Promise<void> {
  const loaded = document.querySelector("link[data-likeness=editor-css]");
  if (loaded || !href) return Promise.resolve();
  return new Promise((resolve) => {
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
