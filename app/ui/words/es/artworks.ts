import type { artworksWords, artworkWords } from "../artworks.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const artworks: Words<typeof artworksWords> = {
  title: "Obras",
  resource: { singular: "obra", plural: "obras" },
  columns: { artwork: "Obra", size: "Tamaño de impresión", photos: "Fotos", products: "Productos" },
  photos: several("1 foto", (count) => `${count} fotos`),
  products: several("1 producto", (count) => `${count} productos`),
  noProducts: "Ninguno aún",
  import: "Importar obra",
  tabs: { active: "Todas", archived: "Archivadas" },
  allArchived: {
    title: "Todas las obras están archivadas",
    text: "Desarchiva una para ponerla en productos o importa una nueva.",
  },
  noneArchived: {
    title: "No hay nada archivado",
    text: "Una obra que ya no vendes se puede archivar en su página.",
  },
  empty: {
    title: "Aún no hay obras",
    text: "Likeness trae obras para empezar, pero no se pudieron añadir al instalarla.",
    action: "Añadirlas ahora",
  },
};

export const artwork: Words<typeof artworkWords> = {
  picture: (title) => `${title}, con huecos vacíos para las fotos`,
  details: {
    title: "Impresión",
    pixelSize: (width, height, dpi) => `${width} × ${height} píxeles a ${dpi} DPI`,
    asksFor: "Pide",
  },
  archived: "Archivada",
  archive: {
    action: "Archivar",
    undo: "Desarchivar",
    title: (title) => `¿Archivar ${title}?`,
    text: "Sale de tu lista y ya no se puede poner en productos. Los pedidos que ya tienes la conservan, con sus impresiones.",
    products: "Está en estos productos, que dejarán de pedir una foto:",
    confirm: "Archivar obra",
    cancel: "Cancelar",
    done: "Obra archivada",
    undone: "Obra desarchivada",
  },
  versions: {
    title: "Versiones",
    text: "Los pedidos conservan la versión con la que se hicieron.",
    line: (number) => `Versión ${number}`,
    current: "Actual",
    onProducts: "En productos",
    toShip: several("1 por enviar", (count) => `${count} por enviar`),
    export: "Exportar",
    exportLabel: (number) => `Exportar la versión ${number}`,
    exportFailed: "No se pudo exportar la obra. Vuelve a intentarlo en un momento.",
    import: "Importar versión nueva",
  },
  products: {
    title: "Productos",
    text: "En estos productos se pide una foto a los compradores. Un producto muestra una sola obra: al añadirlo aquí se quita de cualquier otra.",
    none: "Ningún producto muestra aún esta obra.",
    assign: "Asignar productos",
    unsynced: "Sin actualizar en Shopify",
    unsyncedTitle: several(
      "1 producto no se pudo actualizar en Shopify",
      (count) => `${count} productos no se pudieron actualizar en Shopify`,
    ),
    unsyncedText: "Los compradores aún no ven la obra allí. Tu elección se conserva: basta con volver a intentarlo.",
    tryAgain: "Volver a intentarlo",
    remove: "Quitar",
    removeLabel: (product) => `Quitar ${product}`,
    open: (product) => `Abrir ${product} en Shopify`,
  },
  remove: {
    title: (product) => `¿Quitar ${product} de esta obra?`,
    text: (product) =>
      `${product} dejará de pedir una foto. Los pedidos que ya tienes conservan su obra y sus impresiones.`,
    confirm: "Quitar producto",
    cancel: "Cancelar",
  },
  moved: {
    title: "Algunos productos han pasado a esta obra",
    line: (product, from) => `${product} mostraba antes ${from}.`,
  },
  assigned: several("1 producto asignado", (count) => `${count} productos asignados`),
  updated: "Productos actualizados",
  removed: "Producto quitado",
  badChoice: "No pudimos leer esa selección. Vuelve a elegir los productos.",
};
