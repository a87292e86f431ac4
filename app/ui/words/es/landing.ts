import type { landingWords } from "../landing.ts";
import type { Words } from "../words.ts";

export const landing: Words<typeof landingWords> = {
  title: "Likeness",
  what: "Pone la foto de un comprador en tu obra y la imprime.",
  where: "Likeness vive en tu panel de control de Shopify: ábrela allí, en Apps.",
};
