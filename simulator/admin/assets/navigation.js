// The menu of narrow screens.

const button = document.querySelector(".bar__menu");
const nav = document.getElementById("nav");

button.addEventListener("click", () => setOpen(!nav.classList.contains("nav--open")));
nav.addEventListener("click", (event) => event.target.closest("a") && setOpen(false));
document.addEventListener("keydown", (event) => event.key === "Escape" && setOpen(false));

function setOpen(open) {
  nav.classList.toggle("nav--open", open);
  button.setAttribute("aria-expanded", String(open));
}
