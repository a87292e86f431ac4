// Makes one tree like another with as few changes as it can, in the manner of Horizon's morph.

/**
 * Changes `current` until it looks like `wanted`. Children of an element marked `data-skip-subtree-update` on both sides
 * are left alone. Afterwards the scripts of app blocks run again, as they may hold on to elements that are gone.
 */
export function morph(current, wanted) {
  morphElement(current, wanted);
  rerunAppBlockScripts(current);
}

/** Replaces each external script of an app block by a copy, which runs it again. */
export function rerunAppBlockScripts(container) {
  for (const script of container.querySelectorAll(".shopify-app-block script[src]")) {
    const copy = document.createElement("script");
    for (const { name, value } of script.attributes) copy.setAttribute(name, value);
    script.replaceWith(copy);
  }
}

function morphElement(current, wanted) {
  morphAttributes(current, wanted);
  if (current.hasAttribute("data-skip-subtree-update") && wanted.hasAttribute("data-skip-subtree-update")) return;
  morphChildren(current, wanted);
  if (current instanceof HTMLInputElement) {
    current.checked = wanted.hasAttribute("checked");
    // a quantity stays as the shopper left it, and files cannot be set
    if (!["number", "file"].includes(current.type)) current.value = wanted.getAttribute("value") ?? "";
  }
}

function morphAttributes(current, wanted) {
  if (current.hasAttribute("data-skip-node-update")) return;
  // what is open stays open
  if (current instanceof HTMLDialogElement || current instanceof HTMLDetailsElement)
    wanted.toggleAttribute("open", current.open);
  for (const { name } of [...current.attributes]) if (!wanted.hasAttribute(name)) current.removeAttribute(name);
  for (const { name, value } of wanted.attributes)
    if (current.getAttribute(name) !== value) current.setAttribute(name, value);
}

function morphChildren(current, wanted) {
  let at = current.firstChild;
  for (const next of [...wanted.childNodes]) {
    const match = findMatch(at, next);
    if (!match) {
      current.insertBefore(document.importNode(next, true), at);
      continue;
    }
    if (match !== at) current.insertBefore(match, at);
    else at = at.nextSibling;
    if (match.nodeType === Node.ELEMENT_NODE) morphElement(match, next);
    else if (match.nodeValue !== next.nodeValue) match.nodeValue = next.nodeValue;
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

/** The first sibling from `start` on that may be the same thing as `wanted`: same kind, same name, no different key. */
function findMatch(start, wanted) {
  for (let node = start; node; node = node.nextSibling) {
    if (node.nodeType !== wanted.nodeType || node.nodeName !== wanted.nodeName) continue;
    if (wanted.nodeType !== Node.ELEMENT_NODE || !keysDiffer(keyOf(node), keyOf(wanted))) return node;
  }
  return null;
}

function keysDiffer(a, b) {
  return a !== "" && b !== "" && a !== b;
}

// getAttribute, as `form.id` may be the field named "id"
function keyOf(element) {
  return element.getAttribute("id") ?? element.getAttribute("data-key") ?? "";
}
