import type { creditsWords } from "../credits.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const credits: Words<typeof creditsWords> = {
  title: "Guthaben",
  credits: several("1 Credit", (count) => `${count} Credits`),
  balance: {
    title: "Ihr Guthaben",
    held: several(
      "1 weiterer ist für einen Druck zurückgelegt, der gerade entsteht",
      (count) => `${count} weitere sind für Drucke zurückgelegt, die gerade entstehen`,
    ),
    lasts: several(
      "Bei diesem Verbrauch reicht es etwa noch 1 Tag.",
      (count) => `Bei diesem Verbrauch reicht es etwa noch ${count} Tage.`,
    ),
    lastsToday: "Bei diesem Verbrauch ist es heute aufgebraucht.",
    noPace: "In letzter Zeit wurde nichts verbraucht; wie lange es reicht, lässt sich nicht sagen.",
    long: "Bei diesem Verbrauch reicht es länger als ein Jahr.",
    overdraft: (count) => `Wenn es aufgebraucht ist, laufen Bestellungen weiter, bis Sie ${count} schulden.`,
  },
  low: {
    title: "Ihr Guthaben geht zur Neige",
    text: "Ist es aufgebraucht, warten die Drucke neuer Bestellungen, bis Sie nachkaufen. Käufer merken davon nichts.",
  },
  waiting: {
    title: several("1 Druck wartet auf Guthaben", (count) => `${count} Drucke warten auf Guthaben`),
    text: (needed) =>
      `Es fehlen ${needed}. Wenn Sie ein Paket kaufen, geht es von selbst weiter. Die Fotos bleiben so lange erhalten.`,
    orders: "Bestellungen ansehen",
  },
  packs: {
    title: "Guthaben kaufen",
    intro: "Sie bestätigen jeden Kauf in Shopify; er steht auf Ihrer Shopify-Rechnung. Credits verfallen nicht.",
    each: (price) => `${price} je Druck`,
    buy: (named) => `${named} kaufen`,
    test: "Dies ist eine Probeinstallation: Shopify tut nur so, als würde abgerechnet.",
    after: (balance) => `Sie haben dann ${balance}.`,
    staff: "Auch Mitarbeiter dürfen Guthaben kaufen",
    staffHelp: "Das kann nur der Inhaber des Shops ändern.",
  },
  notice: {
    granted: {
      title: (named) => `${named} wurden gutgeschrieben`,
      text: "Vielen Dank. Drucke, die gewartet haben, gehen jetzt weiter.",
    },
    pending: {
      title: "Shopify arbeitet noch an Ihrer Zahlung",
      text: "Ihr Guthaben kommt von selbst, sobald das erledigt ist, meist innerhalb einer Minute.",
    },
    declined: {
      title: "Der Kauf wurde abgelehnt",
      text: "Es wurde nichts berechnet und nichts gutgeschrieben.",
    },
    expired: {
      title: "Der Kauf ist verfallen",
      text: "Er wurde nicht innerhalb von zwei Tagen bestätigt. Es wurde nichts berechnet.",
    },
    refused: {
      title: "Wir konnten diese Zahlung nicht zuordnen",
      text: "Was Shopify berechnet hat, ist nicht das, was verlangt war; deshalb wurde nichts gutgeschrieben. Bitte schreiben Sie uns.",
    },
  },
  prices: {
    title: "Was etwas kostet",
    print: "Eine Druckdatei, für jeden Artikel einer Bestellung",
    cutout: "Zusätzlich für jedes Foto, das ein entfernter Dienst freigestellt hat",
    free: "Kostenlos",
    freeThings: "Hochladen, Vorschauen, Speicher, und einen Druck noch einmal machen",
    back: "Wird eine Bestellung storniert, bevor ihr Druck gemacht ist, oder misslingt ein Druck, kommt der Credit zurück.",
  },
  voucher: {
    title: "Gutschein",
    label: "Code",
    use: "Gutschein einlösen",
    used: (named) => `${named} wurden gutgeschrieben`,
  },
  history: {
    title: "Verlauf",
    tabs: { moved: "Übersicht", added: "Gutgeschrieben", spent: "Verbraucht", all: "Alle Buchungen" },
    resource: { singular: "Buchung", plural: "Buchungen" },
    columns: { date: "Datum", what: "Was", credits: "Credits", balance: "Stand" },
    kinds: {
      welcome: "Willkommensguthaben",
      purchase: "Kauf",
      voucher: "Gutschein",
      reserve: "Für einen Druck zurückgelegt",
      capture: "Druck",
      release: "Zurückgegeben",
      refund: "Erstatteter Kauf",
      adjustment: "Berichtigung",
    },
    order: (name) => `Bestellung ${name}`,
    empty: "Hier ist noch nichts.",
    newer: "Neuere Buchungen",
    older: "Ältere Buchungen",
  },
  statement: {
    title: "Monatsabrechnung",
    month: "Monat",
    csv: "CSV herunterladen",
    pdf: "PDF herunterladen",
    failed: "Die Abrechnung konnte nicht erstellt werden. Versuchen Sie es noch einmal.",
    fileName: "likeness-abrechnung",
    opening: "Am Anfang",
    closing: "Am Ende",
    paid: "An Shopify gezahlt",
    page: (page, pages) => `Seite ${page} von ${pages}`,
  },
};
