export const sharedWords = {
  nav: {
    home: "Home",
    artworks: "Artworks",
    orders: "Orders",
    photos: "Photos",
    storage: "Storage",
    credits: "Credits",
    settings: "Settings",
  },
  loading: "Loading",
  tryAgain: "Try again",
} as const;
