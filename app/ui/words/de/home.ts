import type { homeWords } from "../home.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const home: Words<typeof homeWords> = {
  title: "Startseite",
  guide: {
    title: "Einrichtung",
    intro: "Drei Schritte, und Käufer können ihr eigenes Foto in Ihr Kunstwerk setzen.",
    progress: (done, all) => `${done} von ${all} erledigt`,
    close: "Einrichtung schließen",
    open: "Einrichtung anzeigen",
    done: "Erledigt",
    toDo: "Offen",
    finished: "Alles ist bereit. Schließen Sie diese Anleitung, wann Sie möchten.",
    assign: {
      title: "Ein Kunstwerk auf ein Produkt setzen",
      text: "Wählen Sie ein Kunstwerk und die Produkte, für die es ist. Nur diese Produkte fragen nach einem Foto.",
      action: "Kunstwerk auswählen",
      doneText: "Ein Kunstwerk ist auf einem Produkt. Sie können jederzeit weitere Produkte hinzufügen.",
      doneAction: "Kunstwerke ansehen",
    },
    block: {
      title: "Den Foto-Block zu Ihrem Theme hinzufügen",
      text: "Der Theme-Editor öffnet sich auf Ihrer Produktseite mit dem Block darin. Ziehen Sie ihn an seinen Platz und speichern Sie.",
      action: "Theme-Editor öffnen",
      doneText: "Der Block ist in Ihrem Theme.",
      unknown:
        "Wir konnten Ihr Theme gerade nicht prüfen. Wenn Sie den Block dort gespeichert haben, ist dieser Schritt erledigt.",
      checking: "Ihr Theme wird geprüft",
    },
    try: {
      title: "Als Käufer ausprobieren",
      text: (product) => `Öffnen Sie die Seite von ${product}, laden Sie ein Foto hoch und sehen Sie es im Kunstwerk.`,
      waiting:
        "Sobald ein Kunstwerk auf einem Produkt ist, können Sie es hier auf der Seite des Produkts ausprobieren.",
      action: "Produktseite öffnen",
      away: "Wir konnten die Seite dieses Produkts nicht finden. Prüfen Sie, ob es in Ihrem Onlineshop veröffentlicht ist.",
      doneText: "Ein Foto ist angekommen, es funktioniert also.",
    },
  },
  today: {
    title: "Heute",
    photos: "Fotos erhalten",
    personalizations: "Personalisierungen",
    orders: "Bestellungen mit Fotos",
    prints: "Drucke fertig",
    quiet: "Heute ist noch nichts eingegangen.",
    never: "Noch hat kein Käufer ein Foto gesendet. Sobald eines kommt, wird es hier gezählt.",
  },
  credits: { title: "Guthaben", buy: "Guthaben kaufen", see: "Guthaben ansehen" },
  room: {
    full: {
      title: "Ihr Fotospeicher ist voll",
      text: "Käufer können keine Fotos senden, bis wieder Platz ist. Bewahren Sie Fotos weniger Tage auf, oder fragen Sie uns nach mehr Platz.",
    },
    near: {
      title: "Ihr Fotospeicher ist fast voll",
      text: "Wenn er voll ist, können Käufer keine Fotos senden. Bewahren Sie Fotos weniger Tage auf, oder fragen Sie uns nach mehr Platz.",
    },
    action: "Aufbewahrung der Fotos festlegen",
  },
  expiring: {
    title: several(
      "1 Foto einer Bestellung, die Sie noch nicht versendet haben, wird bald gelöscht",
      (count) => `${count} Fotos von Bestellungen, die Sie noch nicht versendet haben, werden bald gelöscht`,
    ),
    text: (date) =>
      `Das erste wird am ${date} gelöscht. Versenden Sie die Bestellung, oder bewahren Sie ihr Foto länger auf.`,
    extend: "30 Tage länger aufbewahren",
    orders: "Bestellungen ansehen",
  },
  budget: {
    title: "Der Speicher kostet mehr als Ihr Budget",
    text: (spent, budget) =>
      `Die letzten 30 Tage kosten ${spent} zu Listenpreisen; Ihr Budget ist ${budget} im Monat. Gelöscht wird deshalb nichts.`,
    action: "Ansehen, was gespeichert ist",
  },
  dataRequests: {
    title: "Ein Kunde fragt, was Sie von ihm aufbewahren",
    text: "Shopify gibt Ihnen 30 Tage. Laden Sie die Antwort herunter und senden Sie sie dem Kunden; sie enthält seine Bilder und was wir darüber wissen.",
    asked: (number, moment) => `Anfrage ${number}, ${moment}`,
    download: "Antwort herunterladen",
    failed: "Die Antwort konnte nicht zusammengestellt werden. Versuchen Sie es noch einmal.",
  },
  attention: {
    title: several(
      "1 Bestellung braucht Ihre Aufmerksamkeit",
      (count) => `${count} Bestellungen brauchen Ihre Aufmerksamkeit`,
    ),
    text: {
      one: "Sie kann so nicht gedruckt werden. In der Bestellung steht, warum und was zu tun ist.",
      other: () => "Sie können so nicht gedruckt werden. In jeder Bestellung steht, warum und was zu tun ist.",
    },
    action: { one: "Bestellung ansehen", other: () => "Diese Bestellungen ansehen" },
  },
};
