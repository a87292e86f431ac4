import type { activityWords } from "../activity.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const activity: Words<typeof activityWords> = {
  title: "Aktivität",
  tabs: { look: "Braucht einen Blick", messages: "Von Shopify", history: "Was geschah" },
  look: {
    none: "Alles in Ordnung",
    noneText: "Was nicht gelungen ist, steht hier, mit dem Grund und dem, was zu tun ist.",
    all: "Alles noch einmal versuchen",
    more: (shown, all) => `Die neuesten ${shown} von ${all} sind zu sehen.`,
    tried: several("1 wird noch einmal versucht", (count) => `${count} werden noch einmal versucht`),
    retry: "Nochmals versuchen",
    print: (title) => `Druckdatei von ${title}`,
    printRetry: (named) =>
      `Sie wird aus dem aufbewahrten Foto neu gezeichnet. Das kostet ${named}, wenn es gelingt, und sonst nichts.`,
    message: "Eine Nachricht von Shopify konnte nicht übernommen werden",
    messageRetry: (attempts) =>
      `Sie wurde ${attempts} Mal versucht. Sie wird übernommen, wie sie kam; was schon übernommen ist, geschieht nicht noch einmal.`,
  },
  messages: {
    none: "Shopify hat uns noch nichts mitgeteilt.",
    columns: { at: "Wann", what: "Was", state: "Stand" },
    resource: { singular: "Nachricht", plural: "Nachrichten" },
    states: { received: "Wartet", processing: "Wird übernommen", applied: "Übernommen", failed: "Aufgegeben" },
  },
  topics: {
    "orders/create": "Eine Bestellung wurde aufgegeben",
    "orders/paid": "Eine Bestellung wurde bezahlt",
    "orders/updated": "Eine Bestellung hat sich geändert",
    "orders/edited": "Eine Bestellung wurde bearbeitet",
    "orders/cancelled": "Eine Bestellung wurde storniert",
    "orders/fulfilled": "Eine Bestellung wurde versendet",
    "refunds/create": "Es wurde erstattet",
    "app/uninstalled": "Die App wurde entfernt",
    "app/scopes_update": "Die Rechte der App haben sich geändert",
    "app_purchases_one_time/update": "Ein Kauf von Guthaben hat sich geändert",
    "customers/data_request": "Ein Kunde hat nach seinen Daten gefragt",
    "customers/redact": "Ein Kunde soll vergessen werden",
    "shop/redact": "Der Shop soll vergessen werden",
  },
  history: {
    none: "Es ist noch nichts geschehen.",
    columns: { at: "Wann", what: "Was", order: "Bestellung", who: "Wer" },
    resource: { singular: "Eintrag", plural: "Einträge" },
    staff: (number) => `Mitarbeiter ${number}`,
    events: {
      "data-requested": "Ein Kunde hat nach seinen Daten gefragt",
      "purchase-started": "Ein Kauf von Guthaben wurde begonnen",
      "purchase-updated": "Ein Kauf von Guthaben hat sich geändert",
      "staff-may-buy": "Wer Guthaben kaufen darf, wurde geändert",
    },
  },
};
