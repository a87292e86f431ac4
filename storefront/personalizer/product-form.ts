import type { ProductFacts } from "../desk.ts";

/** The one property Likeness puts on a cart line. */
export const lineProperty = "properties[_likeness]";

/**
 * Whether sending this form would put this product in the cart. True for the page's own form and for every other door
 * to the same product (sticky bar, quick add, cross-sell); false for Dawn's instalment form and for other products.
 */
export function sellsProduct(form: HTMLFormElement, { productId, variants }: ProductFacts): boolean {
  // Never `form.id` or `form.action`: product forms hold <input name="id">, which hides the form's own property.
  if (!/\/cart\/add\b/.test(form.getAttribute("action") ?? "")) return false;
  if (/installment/.test(form.getAttribute("id") ?? "")) return false;
  return variants.some(({ id }) => id === variantOf(form)) || fieldValue(form, "product-id") === productId;
}

/** The variant a form would put in the cart now. */
export function variantOf(form: HTMLFormElement): string {
  return fieldValue(form, "id");
}

/** The product's forms on the page as it is this moment: themes replace them on every variant change. */
export function formsSelling(facts: ProductFacts): HTMLFormElement[] {
  return [...document.querySelectorAll("form")].filter((form) => sellsProduct(form, facts));
}

/**
 * Puts the line's id on the form as a hidden input, for themes that read `form.elements` instead of FormData.
 * The input stays in the widget when the form can be named, so that it outlives the form's inner HTML.
 */
export function carryLine(form: HTMLFormElement, host: HTMLElement, lineId: string): void {
  const carried = [...form.elements].filter((input): input is HTMLInputElement => isCarrier(input));
  const formId = form.getAttribute("id");
  const input = carried.shift() ?? document.createElement("input");
  for (const extra of carried) extra.remove();
  if (!lineId) {
    input.remove();
    return;
  }

  input.type = "hidden";
  input.name = lineProperty;
  input.value = lineId;
  input.dataset.likeness = "line";
  if (input.isConnected) return;
  if (formId) input.setAttribute("form", formId);
  (formId && !form.contains(host) ? host : form).append(input);
}

function isCarrier(element: Element): boolean {
  return element instanceof HTMLInputElement && element.dataset.likeness === "line";
}

function fieldValue(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name);
  return field && "value" in field ? String(field.value) : "";
}
