export const sharedWords = {
  nav: {
    home: "Home",
    artworks: "Artworks",
    orders: "Orders",
    photos: "Photos",
    storage: "Storage",
    credits: "Credits",
    activity: "Activity",
    settings: "Settings",
  },
  loading: "Loading",
  tryAgain: "Try again",
  printSize: (inches: string, centimetres: string) => `${inches} in (${centimetres} cm)`,
} as const;
