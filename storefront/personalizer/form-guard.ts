import type { ProductDesk } from "./product-desk.ts";
import { carryLine, lineProperty, sellsProduct, variantOf } from "./product-form.ts";

/** What a shopper presses to buy: the theme's button, and Shopify's express buttons beside it. */
const buying =
  "[type=submit],[name=add],.shopify-payment-button,shopify-accelerated-checkout,shopify-buy-it-now-button";

/**
 * Keeps a product that needs a photo out of the cart until it has one, whatever the theme does with its form:
 * the capture phase on `window` comes before every handler a theme can have. With a photo, it adds the line's id.
 */
export function guardForms(host: HTMLElement, desk: ProductDesk, signal: AbortSignal): void {
  const before = (event: Event, form: HTMLFormElement | null | undefined) => {
    if (!form || !sellsProduct(form, desk.facts) || nearestHost(form, desk.hosts) !== host) return;
    const size = desk.tooSmallFor[variantOf(form)];
    if (desk.standing === "chosen" && size === undefined) {
      carryLine(form, host, desk.lineId);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    refuse(host, desk, size);
  };

  addEventListener("submit", (event) => before(event, event.target instanceof HTMLFormElement ? event.target : null), {
    capture: true,
    signal,
  });

  // Some themes never submit: their button's click handler reads the form itself. Express buttons do the same.
  addEventListener(
    "click",
    (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>(buying) : null;
      if (button) before(event, button instanceof HTMLButtonElement ? button.form : button.closest("form"));
    },
    { capture: true, signal },
  );

  // Every FormData made from the form passes here, so a form replaced a moment ago carries the id too.
  document.addEventListener(
    "formdata",
    (event) => {
      if (!(event.target instanceof HTMLFormElement) || !sellsProduct(event.target, desk.facts)) return;
      if (desk.standing === "chosen") event.formData.set(lineProperty, desk.lineId);
      else event.formData.delete(lineProperty);
    },
    { signal },
  );
}

/** Says what is missing, where the shopper can mend it. */
function refuse(host: HTMLElement, desk: ProductDesk, tooSmallFor: string | undefined): void {
  const { working, missing, too_small } = desk.strings.guard;
  // When something failed, its sentence says more than ours.
  if (host.dataset.state === "failed") host.dataset.complaint = "";
  else if (desk.standing === "chosen") desk.complain(too_small.replace("{size}", tooSmallFor ?? ""));
  else desk.complain(desk.standing === "working" ? working : missing);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  host.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  host.querySelector<HTMLElement>("[data-likeness=input]")?.focus({ preventScroll: true });
}

/** The widget that shares the closest ancestor with the form: a quick-add dialog answers for itself, not the page behind it. */
function nearestHost(form: HTMLFormElement, hosts: ReadonlySet<HTMLElement>): HTMLElement | undefined {
  for (let around: HTMLElement | null = form; around; around = around.parentElement) {
    for (const host of hosts) if (around.contains(host)) return host;
  }
}
