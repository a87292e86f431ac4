import type { artworksWords, artworkWords } from "../artworks.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const artworks: Words<typeof artworksWords> = {
  title: "Kunstwerke",
  resource: { singular: "Kunstwerk", plural: "Kunstwerke" },
  columns: { artwork: "Kunstwerk", size: "Druckgröße", photos: "Fotos", products: "Produkte" },
  photos: several("1 Foto", (count) => `${count} Fotos`),
  products: several("1 Produkt", (count) => `${count} Produkte`),
  noProducts: "Noch keine",
  import: "Kunstwerk importieren",
  tabs: { active: "Alle", archived: "Archiviert" },
  allArchived: {
    title: "Alle Kunstwerke sind archiviert",
    text: "Holen Sie eines aus dem Archiv, um es auf Produkte zu setzen, oder importieren Sie ein neues.",
  },
  noneArchived: {
    title: "Nichts ist archiviert",
    text: "Ein Kunstwerk, das Sie nicht mehr verkaufen, können Sie auf seiner Seite archivieren.",
  },
  empty: {
    title: "Noch keine Kunstwerke",
    text: "Likeness bringt Kunstwerke für den Anfang mit, aber bei der Installation konnten sie nicht hinzugefügt werden.",
    action: "Jetzt hinzufügen",
  },
};

export const artwork: Words<typeof artworkWords> = {
  picture: (title) => `${title}, mit leeren Plätzen für Fotos`,
  details: {
    title: "Druck",
    pixelSize: (width, height, dpi) => `${width} × ${height} Pixel bei ${dpi} DPI`,
    asksFor: "Fragt nach",
  },
  archived: "Archiviert",
  archive: {
    action: "Archivieren",
    undo: "Aus dem Archiv holen",
    title: (title) => `${title} archivieren?`,
    text: "Es verschwindet aus Ihrer Liste und kann nicht mehr auf Produkte gesetzt werden. Bestellungen, die Sie schon haben, behalten es und ihre Drucke.",
    products: "Es ist auf diesen Produkten, die dann nicht mehr nach einem Foto fragen:",
    confirm: "Kunstwerk archivieren",
    cancel: "Abbrechen",
    done: "Kunstwerk archiviert",
    undone: "Kunstwerk aus dem Archiv geholt",
  },
  versions: {
    title: "Versionen",
    text: "Bestellungen behalten die Version, mit der sie gemacht wurden.",
    line: (number) => `Version ${number}`,
    current: "Aktuell",
    onProducts: "Auf Produkten",
    toShip: several("1 zu versenden", (count) => `${count} zu versenden`),
    export: "Exportieren",
    exportLabel: (number) => `Version ${number} exportieren`,
    exportFailed: "Das Kunstwerk konnte nicht exportiert werden. Versuchen Sie es gleich noch einmal.",
    import: "Neue Version importieren",
  },
  products: {
    title: "Produkte",
    text: "Auf diesen Produkten werden Käufer nach einem Foto gefragt. Ein Produkt zeigt ein Kunstwerk; wenn Sie es hier hinzufügen, verlässt es jedes andere.",
    none: "Noch zeigt kein Produkt dieses Kunstwerk.",
    assign: "Produkte zuweisen",
    unsynced: "In Shopify nicht aktualisiert",
    unsyncedTitle: several(
      "1 Produkt konnte in Shopify nicht aktualisiert werden",
      (count) => `${count} Produkte konnten in Shopify nicht aktualisiert werden`,
    ),
    unsyncedText: "Käufer sehen das Kunstwerk dort noch nicht. Ihre Auswahl bleibt erhalten; ein neuer Versuch genügt.",
    tryAgain: "Nochmals versuchen",
    remove: "Entfernen",
    removeLabel: (product) => `${product} entfernen`,
    open: (product) => `${product} in Shopify öffnen`,
  },
  remove: {
    title: (product) => `${product} von diesem Kunstwerk entfernen?`,
    text: (product) =>
      `${product} fragt dann nicht mehr nach einem Foto. Bestellungen, die Sie schon haben, behalten ihr Kunstwerk und ihre Drucke.`,
    confirm: "Produkt entfernen",
    cancel: "Abbrechen",
  },
  moved: {
    title: "Einige Produkte sind hierher gewechselt",
    line: (product, from) => `${product} zeigte vorher ${from}.`,
  },
  assigned: several("1 Produkt zugewiesen", (count) => `${count} Produkte zugewiesen`),
  updated: "Produkte aktualisiert",
  removed: "Produkt entfernt",
  badChoice: "Diese Auswahl konnten wir nicht lesen. Bitte wählen Sie die Produkte noch einmal aus.",
};
