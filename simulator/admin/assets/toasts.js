// Short messages at the foot of the admin.

const place = document.getElementById("toasts");

export function showToast({ id, message, duration, isError, action }, tellApp) {
  const toast = document.createElement("div");
  toast.className = `toast${isError ? " toast--error" : ""}`;
  toast.dataset.toast = id;
  toast.append(Object.assign(document.createElement("span"), { textContent: message }));
  if (action) toast.append(button(action, () => tellApp("toastAction", id)));
  const close = button("×", () => gone());
  close.setAttribute("aria-label", "Dismiss");
  toast.append(close);
  place.append(toast);
  const timer = setTimeout(gone, duration);

  function gone() {
    clearTimeout(timer);
    toast.remove();
    tellApp("toastGone", id);
  }
}

export function hideToast(id) {
  for (const toast of place.children) if (toast.dataset.toast === id) toast.remove();
}

function button(text, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", act);
  return made;
}
