import type { artworksWords, artworkWords } from "../artworks.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const artworks: Words<typeof artworksWords> = {
  title: "Œuvres",
  resource: { singular: "œuvre", plural: "œuvres" },
  columns: { artwork: "Œuvre", size: "Taille d’impression", photos: "Photos", products: "Produits" },
  photos: several("1 photo", (count) => `${count} photos`, "0 photo"),
  products: several("1 produit", (count) => `${count} produits`),
  noProducts: "Aucun pour l’instant",
  import: "Importer une œuvre",
  tabs: { active: "Toutes", archived: "Archivées" },
  allArchived: {
    title: "Toutes les œuvres sont archivées",
    text: "Désarchivez-en une pour la mettre sur des produits, ou importez-en une nouvelle.",
  },
  noneArchived: {
    title: "Rien n’est archivé",
    text: "Une œuvre que vous ne vendez plus peut être archivée sur sa page.",
  },
  empty: {
    title: "Pas encore d’œuvres",
    text: "Likeness est fournie avec des œuvres pour commencer, mais elles n’ont pas pu être ajoutées à l’installation.",
    action: "Les ajouter maintenant",
  },
};

export const artwork: Words<typeof artworkWords> = {
  picture: (title) => `${title}, avec des emplacements vides pour les photos`,
  details: {
    title: "Impression",
    pixelSize: (width, height, dpi) => `${width} × ${height} pixels à ${dpi} DPI`,
    asksFor: "Demande",
  },
  archived: "Archivée",
  archive: {
    action: "Archiver",
    undo: "Désarchiver",
    title: (title) => `Archiver ${title} ?`,
    text: "Elle quitte votre liste et ne peut plus être mise sur des produits. Les commandes que vous avez déjà la gardent, avec leurs impressions.",
    products: "Elle est sur ces produits, qui ne demanderont plus de photo :",
    confirm: "Archiver l’œuvre",
    cancel: "Annuler",
    done: "Œuvre archivée",
    undone: "Œuvre désarchivée",
  },
  versions: {
    title: "Versions",
    text: "Les commandes gardent la version avec laquelle elles ont été faites.",
    line: (number) => `Version ${number}`,
    current: "Actuelle",
    onProducts: "Sur des produits",
    toShip: several("1 à expédier", (count) => `${count} à expédier`),
    export: "Exporter",
    exportLabel: (number) => `Exporter la version ${number}`,
    exportFailed: "L’œuvre n’a pas pu être exportée. Réessayez dans un instant.",
    import: "Importer une nouvelle version",
  },
  products: {
    title: "Produits",
    text: "Sur ces produits, une photo est demandée aux acheteurs. Un produit montre une seule œuvre : l’ajouter ici le retire de toute autre.",
    none: "Aucun produit ne montre encore cette œuvre.",
    assign: "Attribuer des produits",
    unsynced: "Pas à jour dans Shopify",
    unsyncedTitle: several(
      "1 produit n’a pas pu être mis à jour dans Shopify",
      (count) => `${count} produits n’ont pas pu être mis à jour dans Shopify`,
    ),
    unsyncedText: "Les acheteurs n’y voient pas encore l’œuvre. Votre choix est gardé, il suffit de réessayer.",
    tryAgain: "Réessayer",
    remove: "Retirer",
    removeLabel: (product) => `Retirer ${product}`,
    open: (product) => `Ouvrir ${product} dans Shopify`,
  },
  remove: {
    title: (product) => `Retirer ${product} de cette œuvre ?`,
    text: (product) =>
      `${product} ne demandera plus de photo. Les commandes que vous avez déjà gardent leur œuvre et leurs impressions.`,
    confirm: "Retirer le produit",
    cancel: "Annuler",
  },
  moved: {
    title: "Certains produits sont passés à cette œuvre",
    line: (product, from) => `${product} montrait auparavant ${from}.`,
  },
  assigned: several("1 produit attribué", (count) => `${count} produits attribués`, "0 produit attribué"),
  updated: "Produits mis à jour",
  removed: "Produit retiré",
  badChoice: "Nous n’avons pas pu lire ce choix. Veuillez choisir de nouveau les produits.",
};
