export const landingWords = {
  title: "Likeness",
  what: "Puts a shopper's photo inside your artwork, and prints it.",
  where: "Likeness lives in your Shopify admin: open it there, under Apps.",
} as const;
