export const homeWords = {
  title: "Home",
  guide: {
    title: "Setup guide",
    intro: "Three steps, and shoppers can put their own photo into your artwork.",
    progress: (done: number, all: number) => `${done} of ${all} steps done`,
    close: "Close the setup guide",
    open: "Show setup guide",
    done: "Done",
    toDo: "To do",
    finished: "You are all set. Close this guide whenever you like.",
    assign: {
      title: "Put an artwork on a product",
      text: "Choose an artwork and the products it is for. Only those products ask for a photo.",
      action: "Choose an artwork",
      doneText: "An artwork is on a product. You can add more products at any time.",
      doneAction: "See artworks",
    },
    block: {
      title: "Add the photo block to your theme",
      text: "The theme editor opens on your product page with the block in place. Drag it where you want it, then save.",
      action: "Open the theme editor",
      doneText: "The block is on your theme.",
      unknown: "We could not check your theme just now. If you have saved the block there, this step is done.",
      checking: "Checking your theme",
    },
    try: {
      title: "Try it as a shopper",
      text: (product: string) => `Open the page of ${product}, upload a photo and see it in the artwork.`,
      waiting: "When an artwork is on a product, you can try it here on the product's own page.",
      action: "Open the product page",
      away: "We could not find the page of that product. Check that it is published in your online store.",
      doneText: "A photo has arrived, so it works.",
    },
  },
  today: {
    title: "Today",
    photos: "Photos received",
    personalizations: "Personalizations",
    orders: "Orders with photos",
    prints: "Prints ready",
    quiet: "Nothing has come in yet today.",
    never: "No shopper has sent a photo yet. When one does, you will see it counted here.",
  },
  credits: { title: "Credits", buy: "Buy credits", see: "See credits" },
  room: {
    full: {
      title: "Your photo storage is full",
      text: "Shoppers can't send photos until there is room again. Keep photos for fewer days, or ask us for more room.",
    },
    near: {
      title: "Your photo storage is nearly full",
      text: "When it is full, shoppers can't send photos. Keep photos for fewer days, or ask us for more room.",
    },
    action: "Choose how long photos are kept",
  },
  expiring: {
    title: {
      one: "1 photo of an order you have not shipped will soon be deleted",
      other: (count: string) => `${count} photos of orders you have not shipped will soon be deleted`,
    },
    text: (date: string) => `The first one goes on ${date}. Ship the order, or keep its photo longer.`,
    extend: "Keep 30 days longer",
    orders: "See orders",
  },
  budget: {
    title: "Storage costs more than your budget",
    text: (spent: string, budget: string) =>
      `The last 30 days come to ${spent} at list prices; your budget is ${budget} a month. Nothing is deleted for it.`,
    action: "See what is stored",
  },
  dataRequests: {
    title: "A customer asks what you keep of them",
    text: "Shopify gives you 30 days. Download the answer and send it to the customer; it holds their pictures and what we know of them.",
    asked: (number: string, moment: string) => `Request ${number}, ${moment}`,
    download: "Download answer",
    failed: "The answer could not be put together. Try again.",
  },
  attention: {
    title: { one: "1 order needs your attention", other: (count: string) => `${count} orders need your attention` },
    text: {
      one: "It can't be printed as it is. The order says why and what to do.",
      other: () => "They can't be printed as they are. Each order says why and what to do.",
    },
    action: { one: "See the order", other: () => "See these orders" },
  },
} as const;
