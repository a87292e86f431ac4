import { Banner } from "@shopify/polaris";
import type { Home } from "../../domain/shops/read-home.ts";
import { homeWords } from "../words/home.ts";
import { useWords } from "../words/use-words.tsx";

/** Says that the shop keeps nearly all, or all, it may: then shoppers can't send photos. */
export function RoomLeft({ room }: { room: Home["room"] }) {
  const words = useWords(homeWords).room;
  if (room === "enough") return null;
  return (
    <Banner
      tone={room === "full" ? "critical" : "warning"}
      title={words[room].title}
      action={{ content: words.action, url: "/app/settings" }}
    >
      {words[room].text}
    </Banner>
  );
}
