import type { sharedWords } from "../shared.ts";
import type { Words } from "../words.ts";

export const shared: Words<typeof sharedWords> = {
  nav: {
    home: "Inicio",
    artworks: "Obras",
    orders: "Pedidos",
    photos: "Fotos",
    storage: "Almacenamiento",
    credits: "Créditos",
    activity: "Actividad",
    settings: "Configuración",
  },
  loading: "Cargando",
  tryAgain: "Volver a intentarlo",
  printSize: (inches, centimetres) => `${centimetres} cm (${inches} pulg.)`,
};
