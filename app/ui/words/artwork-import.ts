import type { Plural } from "./plural.ts";

export const artworkImportWords = {
  title: "Import artwork",
  titleOfVersion: (title: string) => `Import a new version of ${title}`,
  text: "A ZIP with artwork.json and the files it names, as your designer made it or as you exported it.",
  textOfVersion: "Products move to the new version. Orders you already have keep theirs.",
  textOfNew: "If you have an artwork of the same handle, this becomes its new version.",
  file: "ZIP of the artwork",
  choose: "Choose ZIP",
  hint: (megabytes: string) => `or drop it here, up to ${megabytes} MB`,
  size: (megabytes: string) => `${megabytes} MB`,
  change: "Choose another",
  import: "Import",
  working: "Checking and drawing the artwork. This can take a moment.",
  tooLarge: (megabytes: string) => `The ZIP is larger than ${megabytes} MB`,
  notZip: "That file is not a ZIP",
  problems: {
    one: "1 thing to mend before it can be imported",
    other: (count) => `${count} things to mend before it can be imported`,
  } satisfies Plural as Plural,
  imported: (title: string) => `${title} imported`,
  newVersion: (title: string, number: string) => `Version ${number} of ${title} imported`,
  same: (number: string) => `Nothing new: this is version ${number}`,
  older: (number: string) => `This is version ${number}; a newer one is in use`,
} as const;
