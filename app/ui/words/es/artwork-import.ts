import type { artworkImportWords } from "../artwork-import.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const artworkImport: Words<typeof artworkImportWords> = {
  title: "Importar obra",
  titleOfVersion: (title) => `Importar una versión nueva de ${title}`,
  text: "Un ZIP con artwork.json y los archivos que nombra, tal como lo hizo tu diseñador o como lo exportaste.",
  textOfVersion: "Los productos pasan a la versión nueva. Los pedidos que ya tienes conservan la suya.",
  textOfNew: "Si tienes una obra con el mismo identificador, esta será su versión nueva.",
  file: "ZIP de la obra",
  choose: "Elegir ZIP",
  hint: (megabytes) => `o suéltalo aquí, hasta ${megabytes} MB`,
  size: (megabytes) => `${megabytes} MB`,
  change: "Elegir otro",
  import: "Importar",
  working: "Estamos revisando y dibujando la obra. Puede tardar un momento.",
  tooLarge: (megabytes) => `El ZIP supera los ${megabytes} MB`,
  notZip: "Ese archivo no es un ZIP",
  problems: several(
    "Hay 1 cosa que corregir antes de importarla",
    (count) => `Hay ${count} cosas que corregir antes de importarla`,
  ),
  imported: (title) => `${title}: importada`,
  newVersion: (title, number) => `Versión ${number} de ${title} importada`,
  same: (number) => `Nada nuevo: es la versión ${number}`,
  older: (number) => `Es la versión ${number}; hay una más nueva en uso`,
};
