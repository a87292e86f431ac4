// The dialogs in which a merchant picks products, variants, or things the app itself lists.

/** Products or variants in Shopify's shape; undefined when the merchant cancels. */
export async function pickResources(
  products,
  { type, action = "add", multiple = false, query = "", selectionIds = [] },
) {
  const variants = type === "variant";
  const offered = variants
    ? products.flatMap((product) => product.variants.map((one) => [one, product]))
    : products.map((one) => [one, one]);
  const noun = { product: "product", variant: "variant", collection: "collection" }[type] ?? "item";
  const ids = await choose({
    heading: `${action === "select" ? "Select" : "Add"} ${noun}s`,
    confirm: action === "select" ? "Select" : "Add",
    search: `Search ${noun}s`,
    multiple,
    query,
    chosen: selectionIds.map(({ id }) => id),
    rows: (type === "collection" ? [] : offered).map(([one, product]) => ({
      id: one.id,
      image: product.images[0]?.originalSrc,
      text: variants ? one.displayName : one.title,
      aside: variants ? one.price : `${one.totalVariants} variants`,
    })),
  });
  return ids && offered.map(([one]) => one).filter(({ id }) => ids.includes(id));
}

/** Ids of what the app listed; undefined when the merchant cancels. */
export function pickItems({ heading, multiple = false, headers = [], items }) {
  return choose({
    heading,
    confirm: "Add",
    search: "Search",
    multiple,
    query: "",
    chosen: items.filter(({ selected }) => selected).map(({ id }) => id),
    rows: items.map((item) => ({
      id: item.id,
      disabled: item.disabled,
      image: item.thumbnail?.url,
      text: item.heading,
      aside: (item.data ?? [])
        .map((value, index) => [headers[index + 1]?.content, value].filter(Boolean).join(": "))
        .join(" · "),
    })),
  });
}

function choose({ heading, confirm, search, multiple, query, chosen, rows }) {
  const picked = new Set(chosen.filter((id) => rows.some((row) => row.id === id)));
  const most = multiple === true ? Number.POSITIVE_INFINITY : Number(multiple) || 1;
  const dialog = element("dialog", { className: "picker" });
  dialog.setAttribute("aria-label", heading);
  const find = element("input", { type: "search", placeholder: search, value: query, className: "picker__search" });
  find.setAttribute("aria-label", search);
  const list = element("ul", { className: "picker__list" });
  const count = element("span", { className: "picker__count" });
  const done = element("button", { type: "button", className: "button button--primary", textContent: confirm });
  const cancel = element("button", { type: "button", className: "button", textContent: "Cancel" });
  const foot = element("footer", { className: "picker__foot" });
  foot.append(count, cancel, done);
  dialog.append(element("h2", { textContent: heading }), find, list, foot);

  const draw = () => {
    const words = find.value.trim().toLowerCase();
    const shown = rows.filter(({ text }) => text.toLowerCase().includes(words));
    const empty = element("li", { className: "picker__empty", textContent: `Nothing is called “${find.value}”.` });
    list.replaceChildren(...(shown.length > 0 ? shown.map(drawRow) : [empty]));
    count.textContent = most === 1 ? "" : `${picked.size} selected`;
    done.disabled = picked.size === 0 && chosen.length === 0;
  };
  const drawRow = ({ id, image, text, aside, disabled }) => {
    const box = element("input", { type: most === 1 ? "radio" : "checkbox", name: "picked", checked: picked.has(id) });
    box.disabled = Boolean(disabled) || (!box.checked && most > 1 && picked.size >= most);
    box.addEventListener("change", () => {
      if (most === 1) picked.clear();
      if (box.checked) picked.add(id);
      else picked.delete(id);
      const focused = id;
      draw();
      list.querySelector(`[data-id="${CSS.escape(focused)}"] input`)?.focus();
    });
    const row = element("label", { className: "picker__row" });
    const picture = image ? element("img", { src: image, alt: "", width: 40, height: 48 }) : "";
    row.append(box, picture, element("span", { textContent: text }), element("small", { textContent: aside ?? "" }));
    const entry = element("li", {});
    entry.dataset.id = id;
    entry.append(row);
    return entry;
  };

  find.addEventListener("input", draw);
  draw();
  document.body.append(dialog);
  dialog.showModal();
  find.focus();
  return new Promise((resolve) => {
    const finish = (answer) => {
      dialog.remove();
      resolve(answer);
    };
    done.addEventListener("click", () => finish([...picked]));
    cancel.addEventListener("click", () => finish(undefined));
    dialog.addEventListener("cancel", () => finish(undefined));
  });
}

function element(name, fields) {
  return Object.assign(document.createElement(name), fields);
}
