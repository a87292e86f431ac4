import type { failureWords } from "../failure.ts";
import type { Words } from "../words.ts";

export const failure: Words<typeof failureWords> = {
  missing: {
    title: "No encontramos esa página",
    text: "Quizá se haya eliminado o el enlace no sea del todo correcto.",
  },
  away: {
    title: "Ahora no podemos cargar esto",
    text: "No se ha perdido nada. Vuelve a intentarlo en un momento.",
  },
  fault: {
    title: "Algo ha fallado por nuestra parte",
    text: "No se ha perdido nada. Vuelve a intentarlo y, si sigue pasando, recarga la página.",
  },
  retry: "Volver a intentarlo",
  back: {
    home: "Ir al inicio",
    artworks: "Ver todas las obras",
    orders: "Ver todos los pedidos",
    photos: "Ver todas las fotos",
  },
};
