export const sharedWords = {
  nav: { home: "Home", artworks: "Artworks", orders: "Orders", settings: "Settings" },
  loading: "Loading",
  tryAgain: "Try again",
} as const;
