import { useNavigate } from "@remix-run/react";
import { Box, Tabs } from "@shopify/polaris";
import { artworksWords } from "../words/artworks.ts";
import { useWords } from "../words/use-words.tsx";

const views = ["active", "archived"] as const;

/** The artworks in use, or those that were put away. Kept in the address, as the orders' tabs are. */
export function ArtworkTabs({ shown }: { shown: (typeof views)[number] }) {
  const words = useWords(artworksWords);
  const navigate = useNavigate();
  return (
    <Box borderColor="border-secondary" borderBlockEndWidth="025">
      <Tabs
        tabs={views.map((view) => ({ id: view, content: words.tabs[view] }))}
        selected={views.indexOf(shown)}
        onSelect={(index) => navigate(views[index] === "archived" ? "/app/artworks?view=archived" : "/app/artworks")}
      />
    </Box>
  );
}
