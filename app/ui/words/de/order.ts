import type { orderWords } from "../order.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const order: Words<typeof orderWords> = {
  placed: (moment) => `Bestellt am ${moment}`,
  test: "Testbestellung",
  openInShopify: "In Shopify öffnen",
  line: {
    artwork: "Kunstwerk",
    size: "Druckgröße",
    quantity: "Menge",
    released: "Dieser Artikel wurde entfernt oder erstattet, deshalb wird er nicht gedruckt.",
    cancelled: "Die Bestellung wurde storniert, deshalb wird dieser Artikel nicht gedruckt.",
    noPhoto: "Zu diesem Artikel kam kein Foto.",
  },
  preview: {
    alt: (title) => `${title}, wie der Käufer es gesehen hat`,
    open: "Vorschau in einem neuen Tab öffnen",
    making: "Die Vorschau wird gemacht",
    failed:
      "Die Vorschau konnte nicht gemacht werden. Der Druck entsteht aus dem Foto selbst und kann trotzdem gut werden.",
    gone: "Die Vorschau wurde mit dem Foto gelöscht",
  },
  photo: {
    alt: (name) => `Das Foto des Käufers: ${name}`,
    unnamed: "Foto",
    noThumbnail: "Kein Bild",
    pet: "Name",
    look: "Stil",
    looks: {
      "black-and-white": "Schwarz-Weiß",
      sepia: "Sepia",
      vintage: "Vintage",
      duotone: "Zweifarbig",
      "pop-art": "Pop-Art",
      halftone: "Raster",
      pencil: "Bleistift",
      oil: "Ölgemälde",
    },
    background: "Hintergrund",
    cutout: "Entfernt",
    pixels: "Pixel",
    pixelSize: (width, height) => `${width} × ${height}`,
    stage: "Aufbewahrt als",
    kept: "Aufbewahrt bis",
    sharpness: "Schärfe",
    dpi: (dpi) => `${dpi} DPI im Druck`,
    deleted: (date) => `Gelöscht am ${date}. Übrig ist der Eintrag darüber.`,
  },
  sharpness: { sharp: "Scharf", soft: "Vielleicht etwas unscharf", "too-small": "Zu klein" },
  print: {
    title: "Druckdatei",
    status: {
      pending: "Wartet",
      awaiting_credits: "Wartet auf Guthaben",
      processing: "Wird gemacht",
      completed: "Fertig",
      failed: "Fehlgeschlagen",
      cancelled: "Storniert",
    },
    waitingTitle: "Dieser Druck wartet auf Guthaben",
    waiting:
      "Das Foto bleibt erhalten wie bei jeder Bestellung. Sobald Guthaben da ist, wird der Druck von selbst gemacht.",
    getCredits: "Guthaben kaufen",
    unpaid: "Die Druckdatei wird gemacht, wenn die Bestellung bezahlt ist.",
    soon: "Die Druckdatei ist unterwegs. Diese Seite aktualisiert sich von selbst.",
    ready: (format, width, height, megabytes) => `${format}, ${width} × ${height} Pixel, ${megabytes} MB`,
    formats: { "image/jpeg": "JPEG", "application/pdf": "PDF" },
    quality: (dpi, enlarged, clipped) =>
      [`${dpi} DPI`, enlarged && `${enlarged}-fach vergrößert`, `${clipped} des Fotos weggelassen`]
        .filter(Boolean)
        .join(", "),
    warnings: {
      soft: "Wirkt vielleicht etwas unscharf.",
      "too-small": "Zu wenige Pixel für diese Größe: Es wird unscharf. Bitten Sie den Käufer um ein größeres Foto.",
      "cutout-doubtful":
        "Vielleicht wurde der Hintergrund nicht sauber entfernt. Sehen Sie es sich an, bevor Sie drucken.",
    },
    gone: "Die Druckdatei wurde gelöscht, als ihre Zeit um war.",
    cancelled: "Von diesem Artikel wird kein Druck mehr gemacht.",
    retryCost: (credits, balance) =>
      `Der Credit ist zurückgekommen. Gelingt es doch, kostet es ${credits}; Sie haben ${balance}.`,
    freeAgain: "Ihn noch einmal zu machen kostet nichts.",
    makeAgain: "Noch einmal machen",
    download: "Druckdatei herunterladen",
    tryAgain: "Nochmals versuchen",
    failedTitle: "Die Druckdatei konnte nicht gemacht werden",
    failures: {
      "photo-gone":
        "Das Foto wurde gelöscht und kann nicht mehr gedruckt werden. Bitten Sie den Käufer noch einmal darum.",
      "photo-changed":
        "Das gespeicherte Foto ist nicht das hochgeladene, deshalb haben wir es nicht gedruckt. Bitte schreiben Sie uns.",
      "artwork-unknown": "Das Kunstwerk dieser Bestellung gibt es nicht mehr.",
      "render-failed": "Beim Zeichnen ist etwas schiefgegangen. Ein neuer Versuch hilft oft.",
    },
  },
  flags: {
    missing: {
      title: "Dieser Artikel kam ohne Foto",
      text: "Das Produkt fragt nach einem Foto, aber die Bestellung nennt keines. Bitten Sie den Käufer darum, oder erstatten Sie den Artikel. Wenn man auf der Produktseite ohne Foto kaufen kann, prüfen Sie, ob der Block noch in Ihrem Theme ist.",
    },
    forged: {
      title: "Dem Foto dieses Artikels ist nicht zu trauen",
      text: "Die Bestellung nennt eine Personalisierung, die nicht in Ihrem Shop gemacht oder unterwegs verändert wurde. Es wird nichts gedruckt. Fragen Sie den Käufer, was er wollte, oder erstatten Sie den Artikel.",
    },
    unknown: {
      title: "Das Foto dieses Artikels haben wir nicht mehr",
      text: "Die Bestellung nennt eine Personalisierung von uns, die inzwischen gelöscht wurde. Bitten Sie den Käufer, sein Foto noch einmal zu wählen, oder erstatten Sie den Artikel.",
    },
    other_product: {
      title: "Dieses Foto wurde für ein anderes Produkt gewählt",
      text: "Der Käufer hat auf einem Produkt gewählt und ein anderes bezahlt. Es wird nichts gedruckt. Fragen Sie ihn, welches er wollte, oder erstatten Sie den Artikel.",
    },
  },
  tiers: {
    title: "Wie lange Fotos aufbewahrt werden",
    names: {
      temporary: "Nicht bestellt",
      order_pending: "Bestellt, noch nicht versendet",
      order_completed: "Versendet",
      archived: "Für Nachbestellungen",
    },
    means: {
      temporary: "Ab dem Hochladen, oder seit eine Bestellung storniert oder erstattet wurde.",
      order_pending: "Ab der Bestellung, damit gedruckt und versendet werden kann.",
      order_completed: "Ab dem Tag des Versands, falls noch einmal gedruckt werden muss.",
      archived: "Danach, wenn Sie Fotos für Nachbestellungen aufbewahren.",
    },
    days: several("1 Tag", (count) => `${count} Tage`),
    settings: "In den Einstellungen ändern",
  },
  erase: {
    action: "Bilder des Käufers löschen",
    title: "Die Bilder dieses Käufers löschen?",
    what: "Seine Fotos und alle daraus gemachten Bilder werden endgültig gelöscht, in dieser Bestellung und in jeder anderen Bestellung und jedem Besuch, von denen wir wissen. Der Eintrag, dass sie gelöscht wurden, bleibt, ohne irgendetwas von ihm.",
    unprinted: "Was noch nicht gedruckt ist, kann dann nicht mehr gedruckt werden.",
    confirm: "Endgültig löschen",
    cancel: "Abbrechen",
    done: several("1 Bild wurde gelöscht", (count) => `${count} Bilder wurden gelöscht`),
    held: "Einige sind gesperrt und werden gelöscht, sobald die Sperre endet.",
  },
  timeline: {
    title: "Verlauf",
    empty: "Noch ist nichts geschehen.",
    flagged: {
      missing: "Ein Artikel kam ohne Foto",
      forged: "Ein Artikel kam mit einer Personalisierung, der nicht zu trauen ist",
      unknown: "Ein Artikel kam mit einer Personalisierung, die wir nicht mehr haben",
      other_product: "Ein Artikel kam mit einem Foto, das für ein anderes Produkt gewählt wurde",
    },
    moved: {
      temporary: "Das Foto gilt wieder als nicht bestellt",
      order_pending: "Das Foto wird für diese Bestellung aufbewahrt",
      order_completed: "Das Foto wird aufbewahrt, falls noch einmal gedruckt werden muss",
      archived: "Das Foto wird für Nachbestellungen aufbewahrt",
    },
    events: {
      "order-created": "Die Bestellung ging ein",
      "order-paid": "Die Bestellung wurde bezahlt",
      "order-fulfilled": "Die Bestellung wurde versendet",
      "order-cancelled": "Die Bestellung wurde storniert",
      "order-refunded": "Es wurde etwas erstattet",
      "line-flagged": "Ein Artikel braucht Aufmerksamkeit",
      "print-ready": "Eine Druckdatei ist fertig",
      "print-awaiting-credits": "Ein Druck wartet auf Guthaben",
      "print-failed": "Eine Druckdatei konnte nicht gemacht werden",
      "shopper-erased": "Die Bilder des Käufers wurden gelöscht",
      "photo-kept": "Das Foto wird länger aufbewahrt",
      "photo-kept archived": "Das Foto wurde archiviert",
      "photo-expiring": "Das Foto wird bald gelöscht, weil die Bestellung nicht versendet wurde",
      "photo-held": "Das Foto ist gesperrt",
      "photo-released": "Die Sperre ist aufgehoben",
      "print-requested": "Eine Druckdatei wurde noch einmal angefordert",
      "photo-received": "Das Foto kam an",
      "photo-moved": "Die Aufbewahrung des Fotos wurde geändert",
      "photo-deleted": "Das Foto wurde gelöscht",
      "photo-deleted expired": "Das Foto wurde gelöscht, weil seine Zeit um war",
    },
  },
};
