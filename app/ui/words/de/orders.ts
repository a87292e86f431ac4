import type { orderStatusWords, ordersWords } from "../orders.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const orderStatus: Words<typeof orderStatusWords> = {
  "needs-attention": "Braucht Aufmerksamkeit",
  "awaiting-credits": "Wartet auf Guthaben",
  "awaiting-payment": "Zahlung ausstehend",
  "making-print": "Druck wird gemacht",
  "print-ready": "Druck fertig",
  shipped: "Versendet",
  cancelled: "Storniert",
  refunded: "Erstattet",
};

export const orders: Words<typeof ordersWords> = {
  title: "Bestellungen",
  all: "Alle",
  attentionTab: (count) => `Braucht Aufmerksamkeit (${count})`,
  search: "Nach Bestellnummer suchen",
  resource: { singular: "Bestellung", plural: "Bestellungen" },
  columns: { order: "Bestellung", date: "Datum", items: "Artikel mit Fotos", status: "Status" },
  photoItems: several("1 Artikel", (count) => `${count} Artikel`),
  noPhotoItems: "Keine",
  test: "Test",
  empty: {
    title: "Hier erscheinen Bestellungen mit Fotos",
    text: "Wenn ein Käufer ein Produkt mit seinem Foto kauft, finden Sie die Bestellung hier mit ihrer Druckdatei.",
    action: "Kunstwerke ansehen",
  },
  nothing: {
    title: "Keine Bestellungen gefunden",
    text: "Suchen Sie anders, oder sehen Sie in einem anderen Tab nach.",
    action: "Alle Bestellungen anzeigen",
  },
  newer: "Neuere Bestellungen",
  older: "Ältere Bestellungen",
};
