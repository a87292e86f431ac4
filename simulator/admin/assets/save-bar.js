// The bar that covers the admin's own while the app has unsaved changes.

const place = document.getElementById("save-bar");
let shown = null;

export function drawSaveBar(bar, click) {
  shown = bar;
  place.hidden = !bar;
  if (!bar) return place.replaceChildren();
  const words = Object.assign(document.createElement("span"), { textContent: "Unsaved changes" });
  place.replaceChildren(words, ...[copyOf(bar.discard, "Discard"), copyOf(bar.save, "Save")].filter(Boolean));

  function copyOf(button, label) {
    if (!button) return null;
    const copy = Object.assign(document.createElement("button"), {
      type: "button",
      textContent: button.loading ? "…" : label,
      disabled: button.disabled || button.loading,
    });
    copy.className = `button${label === "Save" ? " button--primary" : ""}`;
    copy.addEventListener("click", () => {
      if (label === "Discard" && bar.confirmDiscard && !confirm("Discard all unsaved changes?")) return;
      click(button.id);
    });
    return copy;
  }
}

export function hasUnsavedChanges() {
  return shown !== null;
}

/** Resolves when nothing is unsaved or the merchant lets it go; never when the merchant stays. */
export function askLeave() {
  if (!shown) return Promise.resolve();
  if (!confirm("Leave this page? Unsaved changes will be lost.")) return new Promise(() => {});
  drawSaveBar(null);
  return Promise.resolve();
}
