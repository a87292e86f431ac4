export const failureWords = {
  missing: {
    title: "We can't find that page",
    text: "It may have been removed, or the link is not quite right.",
  },
  away: {
    title: "We can't load this right now",
    text: "Nothing was lost. Try again in a moment.",
  },
  fault: {
    title: "Something went wrong on our side",
    text: "Nothing was lost. Try again, and if it keeps happening, reload the page.",
  },
  retry: "Try again",
  back: {
    home: "Go to home",
    artworks: "See all artworks",
    orders: "See all orders",
    photos: "See all photos",
  },
} as const;
