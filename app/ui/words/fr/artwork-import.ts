import type { artworkImportWords } from "../artwork-import.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const artworkImport: Words<typeof artworkImportWords> = {
  title: "Importer une œuvre",
  titleOfVersion: (title) => `Importer une nouvelle version de ${title}`,
  text: "Un ZIP avec artwork.json et les fichiers qu’il nomme, tel que votre graphiste l’a fait ou que vous l’avez exporté.",
  textOfVersion: "Les produits passent à la nouvelle version. Les commandes que vous avez déjà gardent la leur.",
  textOfNew: "Si vous avez une œuvre avec le même identifiant, ceci devient sa nouvelle version.",
  file: "ZIP de l’œuvre",
  choose: "Choisir un ZIP",
  hint: (megabytes) => `ou déposez-le ici, jusqu’à ${megabytes} Mo`,
  size: (megabytes) => `${megabytes} Mo`,
  change: "En choisir un autre",
  import: "Importer",
  working: "L’œuvre est vérifiée et dessinée. Cela peut prendre un moment.",
  tooLarge: (megabytes) => `Le ZIP dépasse ${megabytes} Mo`,
  notZip: "Ce fichier n’est pas un ZIP",
  problems: several(
    "1 chose à corriger avant l’importation",
    (count) => `${count} choses à corriger avant l’importation`,
  ),
  imported: (title) => `${title} : importation terminée`,
  newVersion: (title, number) => `Version ${number} de ${title} importée`,
  same: (number) => `Rien de nouveau : c’est la version ${number}`,
  older: (number) => `C’est la version ${number} ; une plus récente est utilisée`,
};
