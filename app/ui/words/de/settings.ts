import type { settingsWords } from "../settings.ts";
import type { Words } from "../words.ts";

export const settings: Words<typeof settingsWords> = {
  title: "Einstellungen",
  saved: "Einstellungen gespeichert",
  save: "Speichern",
  discard: "Verwerfen",
  days: "Tage",
  dpi: "DPI",
  dollars: "US-Dollar im Monat",
  summary: "Einige Einstellungen brauchen noch einen Blick. Es wurde noch nichts gespeichert.",
  failed:
    "Ihre Einstellungen konnten nicht gespeichert werden. Es ist nichts verloren: Versuchen Sie es gleich noch einmal.",
  retention: {
    title: "Wie lange Fotos aufbewahrt werden",
    text: "Fotos werden von selbst gelöscht, wenn ihre Zeit um ist, zusammen mit allem, was daraus gemacht wurde.",
    when: "Eine längere Zeit gilt auch für Fotos, die Sie schon haben. Eine kürzere gilt für neue Fotos, und für die anderen, sobald sich an ihrer Bestellung etwas ändert.",
    archive: {
      label: "Fotos versendeter Bestellungen für Nachbestellungen aufbewahren",
      help: "Wenn ihre Zeit oben um ist, werden sie länger aufbewahrt statt gelöscht.",
    },
  },
  sharpness: {
    title: "Wie scharf ein Foto sein muss",
    text: "Wir zählen die Pixel des Fotos, nach dem Zuschnitt, auf jeden gedruckten Zoll (DPI). 300 ist so scharf, wie unsere Druckdateien werden; ab etwa 150 sieht ein Foto auf Armlänge gut aus.",
  },
  storage: {
    title: "Was der Speicher kosten darf",
    text: "Wenn die letzten 30 Tage zu den Listenpreisen Ihres Anbieters mehr kosten, sagen wir es Ihnen auf der Startseite. Gelöscht wird deshalb nichts.",
  },
  notify: {
    title: "Wem wir schreiben",
    text: "Wenn Drucke auf Guthaben warten oder das Guthaben zur Neige geht. Alles andere steht auf der Startseite.",
  },
  limits: {
    title: "Anfragen, die wir nicht zählen",
    text: "Wir begrenzen, wie viel ein Besucher in einer Minute senden darf. Ihr Ladengeschäft oder Ihre Agentur braucht vielleicht mehr.",
  },
  fields: {
    temporaryDays: {
      label: "Nicht bestellt",
      help: "Ab dem Hochladen, oder seit eine Bestellung storniert wurde. In dieser Zeit können Käufer wiederkommen und bestellen.",
    },
    orderPendingDays: {
      label: "Bestellt, noch nicht versendet",
      help: "Ab der Bestellung. Lassen Sie genug Zeit, um noch einmal zu drucken, wenn ein Paket verloren geht.",
    },
    orderCompletedDays: { label: "Versendet", help: "Ab dem Tag, an dem die Bestellung versendet wurde." },
    archivedDays: { label: "Für Nachbestellungen", help: "Nach der Zeit für versendete Bestellungen." },
    sharpnessWarnDpi: {
      label: "Warnen unter",
      help: "Der Käufer erfährt, dass das Foto etwas unscharf werden kann, und kann weitermachen.",
    },
    sharpnessBlockDpi: {
      label: "Ablehnen unter",
      help: "Der Käufer wird um ein größeres Foto oder einen weiteren Ausschnitt gebeten.",
    },
    storageBudgetDollars: { label: "Budget", help: "0, wenn Sie nicht benachrichtigt werden möchten." },
    notifyEmails: { label: "Mailadressen", help: "Bis zu fünf, mit Kommas. Leer: keine Mails." },
    rateAllow: { label: "Adressen und Netze", help: "Zum Beispiel 203.0.113.7, 198.51.100.0/24, mit Kommas." },
  },
  problem: (problem, from, to) => {
    if (problem === "not-whole") return "Geben Sie eine ganze Zahl ein.";
    if (problem === "above-warn") return "Dieser Wert darf nicht über dem liegen, unter dem Sie warnen.";
    if (problem === "not-mail") return "Geben Sie bis zu fünf Mailadressen ein, mit Kommas dazwischen.";
    if (problem === "not-networks") return "Geben Sie Adressen oder Netze ein, mit Kommas dazwischen.";
    return `Geben Sie eine Zahl von ${from} bis ${to} ein.`;
  },
};
