import type { sharedWords } from "../shared.ts";
import type { Words } from "../words.ts";

export const shared: Words<typeof sharedWords> = {
  nav: {
    home: "Accueil",
    artworks: "Œuvres",
    orders: "Commandes",
    photos: "Photos",
    storage: "Stockage",
    credits: "Crédits",
    activity: "Activité",
    settings: "Paramètres",
  },
  loading: "Chargement",
  tryAgain: "Réessayer",
  printSize: (inches, centimetres) => `${centimetres} cm (${inches} po)`,
};
