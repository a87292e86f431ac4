import type { sharedWords } from "../shared.ts";
import type { Words } from "../words.ts";

export const shared: Words<typeof sharedWords> = {
  nav: {
    home: "Startseite",
    artworks: "Kunstwerke",
    orders: "Bestellungen",
    photos: "Fotos",
    storage: "Speicher",
    credits: "Guthaben",
    activity: "Aktivität",
    settings: "Einstellungen",
  },
  loading: "Wird geladen",
  tryAgain: "Nochmals versuchen",
  printSize: (inches, centimetres) => `${centimetres} cm (${inches} Zoll)`,
};
