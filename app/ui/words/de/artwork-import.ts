import type { artworkImportWords } from "../artwork-import.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const artworkImport: Words<typeof artworkImportWords> = {
  title: "Kunstwerk importieren",
  titleOfVersion: (title) => `Neue Version von ${title} importieren`,
  text: "Eine ZIP-Datei mit artwork.json und den Dateien, die darin genannt sind, wie Ihr Designer sie gemacht hat oder Sie sie exportiert haben.",
  textOfVersion: "Produkte wechseln zur neuen Version. Bestellungen, die Sie schon haben, behalten ihre.",
  textOfNew: "Wenn Sie ein Kunstwerk mit demselben Handle haben, wird dies seine neue Version.",
  file: "ZIP-Datei des Kunstwerks",
  choose: "ZIP-Datei auswählen",
  hint: (megabytes) => `oder hierher ziehen, bis ${megabytes} MB`,
  size: (megabytes) => `${megabytes} MB`,
  change: "Andere auswählen",
  import: "Importieren",
  working: "Das Kunstwerk wird geprüft und gezeichnet. Das kann einen Moment dauern.",
  tooLarge: (megabytes) => `Die ZIP-Datei ist größer als ${megabytes} MB`,
  notZip: "Das ist keine ZIP-Datei",
  problems: several(
    "1 Sache ist vor dem Import zu beheben",
    (count) => `${count} Sachen sind vor dem Import zu beheben`,
  ),
  imported: (title) => `${title} importiert`,
  newVersion: (title, number) => `Version ${number} von ${title} importiert`,
  same: (number) => `Nichts Neues: Das ist Version ${number}`,
  older: (number) => `Das ist Version ${number}; eine neuere ist in Gebrauch`,
};
