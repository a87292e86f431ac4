import type { landingWords } from "../landing.ts";
import type { Words } from "../words.ts";

export const landing: Words<typeof landingWords> = {
  title: "Likeness",
  what: "Setzt das Foto eines Käufers in Ihr Kunstwerk und druckt es.",
  where: "Likeness lebt in Ihrem Shopify-Adminbereich: Öffnen Sie es dort unter Apps.",
};
