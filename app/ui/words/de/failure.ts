import type { failureWords } from "../failure.ts";
import type { Words } from "../words.ts";

export const failure: Words<typeof failureWords> = {
  missing: {
    title: "Diese Seite finden wir nicht",
    text: "Vielleicht wurde sie entfernt, oder der Link stimmt nicht ganz.",
  },
  away: {
    title: "Das lässt sich gerade nicht laden",
    text: "Es ist nichts verloren. Versuchen Sie es gleich noch einmal.",
  },
  fault: {
    title: "Bei uns ist etwas schiefgegangen",
    text: "Es ist nichts verloren. Versuchen Sie es noch einmal, und laden Sie die Seite neu, wenn es wieder passiert.",
  },
  retry: "Nochmals versuchen",
  back: {
    home: "Zur Startseite",
    artworks: "Alle Kunstwerke ansehen",
    orders: "Alle Bestellungen ansehen",
    photos: "Alle Fotos ansehen",
  },
};
