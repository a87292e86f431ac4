import type { failureWords } from "../failure.ts";
import type { Words } from "../words.ts";

export const failure: Words<typeof failureWords> = {
  missing: {
    title: "Cette page est introuvable",
    text: "Elle a peut-être été supprimée, ou le lien n’est pas tout à fait juste.",
  },
  away: {
    title: "Impossible de charger cette page pour le moment",
    text: "Rien n’est perdu. Réessayez dans un instant.",
  },
  fault: {
    title: "Quelque chose s’est mal passé de notre côté",
    text: "Rien n’est perdu. Réessayez et, si cela se reproduit, rechargez la page.",
  },
  retry: "Réessayer",
  back: {
    home: "Aller à l’accueil",
    artworks: "Voir toutes les œuvres",
    orders: "Voir toutes les commandes",
    photos: "Voir toutes les photos",
  },
};
