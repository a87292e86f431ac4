import type { landingWords } from "../landing.ts";
import type { Words } from "../words.ts";

export const landing: Words<typeof landingWords> = {
  title: "Likeness",
  what: "Met la photo d’un acheteur dans votre œuvre, et l’imprime.",
  where: "Likeness se trouve dans votre interface administrateur Shopify : ouvrez-la sous Applications.",
};
