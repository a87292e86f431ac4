import type { Plural } from "./plural.ts";

export const artworksWords = {
  title: "Artworks",
  resource: { singular: "artwork", plural: "artworks" },
  columns: { artwork: "Artwork", size: "Print size", photos: "Photos", products: "Products" },
  photos: { one: "1 photo", other: (count) => `${count} photos` } satisfies Plural as Plural,
  products: { one: "1 product", other: (count) => `${count} products` } satisfies Plural as Plural,
  noProducts: "None yet",
  import: "Import artwork",
  tabs: { active: "All", archived: "Archived" },
  allArchived: {
    title: "All artworks are archived",
    text: "Unarchive one to put it on products, or import a new one.",
  },
  noneArchived: {
    title: "Nothing is archived",
    text: "An artwork you no longer sell can be archived on its page.",
  },
  empty: {
    title: "No artworks yet",
    text: "Likeness comes with artworks to start from, but they could not be added when you installed it.",
    action: "Add them now",
  },
} as const;

export const artworkWords = {
  picture: (title: string) => `${title}, with empty places for photos`,
  details: {
    title: "Print",
    pixelSize: (width: string, height: string, dpi: string) => `${width} × ${height} pixels at ${dpi} DPI`,
    asksFor: "Asks for",
  },
  archived: "Archived",
  archive: {
    action: "Archive",
    undo: "Unarchive",
    title: (title: string) => `Archive ${title}?`,
    text: "It leaves your list and can't be put on products any more. Orders you already have keep it and their prints.",
    products: "It is on these products, which will no longer ask for a photo:",
    confirm: "Archive artwork",
    cancel: "Cancel",
    done: "Artwork archived",
    undone: "Artwork unarchived",
  },
  versions: {
    title: "Versions",
    text: "Orders keep the version they were made with.",
    line: (number: string) => `Version ${number}`,
    current: "Current",
    onProducts: "On products",
    toShip: { one: "1 to ship", other: (count) => `${count} to ship` } satisfies Plural as Plural,
    export: "Export",
    exportLabel: (number: string) => `Export version ${number}`,
    exportFailed: "The artwork could not be exported. Try again in a moment.",
    import: "Import new version",
  },
  products: {
    title: "Products",
    text: "On these products shoppers are asked for a photo. A product shows one artwork, so adding it here takes it off any other.",
    none: "No product shows this artwork yet.",
    assign: "Assign products",
    unsynced: "Not updated in Shopify",
    unsyncedTitle: {
      one: "1 product could not be updated in Shopify",
      other: (count) => `${count} products could not be updated in Shopify`,
    } satisfies Plural as Plural,
    unsyncedText: "Shoppers don't see the artwork there yet. Your choice is kept, so trying again is all it takes.",
    tryAgain: "Try again",
    remove: "Remove",
    removeLabel: (product: string) => `Remove ${product}`,
    open: (product: string) => `Open ${product} in Shopify`,
  },
  remove: {
    title: (product: string) => `Remove ${product} from this artwork?`,
    text: (product: string) =>
      `${product} will no longer ask for a photo. Orders you already have keep their artwork and their prints.`,
    confirm: "Remove product",
    cancel: "Cancel",
  },
  moved: {
    title: "Some products moved here",
    line: (product: string, from: string) => `${product} showed ${from} before.`,
  },
  assigned: { one: "1 product assigned", other: (count) => `${count} products assigned` } satisfies Plural as Plural,
  updated: "Products updated",
  removed: "Product removed",
  badChoice: "We could not read that choice. Please choose the products again.",
} as const;
