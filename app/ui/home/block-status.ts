import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

/** `unknown`: the admin could not tell us (an older App Bridge, or no answer). */
export type BlockStatus = "checking" | "on" | "off" | "unknown";

/** File name of our block in the theme app extension: what the theme editor and `app.extensions()` call it. */
export const blockHandle = "personalizer";

/** Whether the photo block stands on any theme of the shop; asked again when the merchant comes back from the editor. */
export function useBlockStatus(): BlockStatus {
  const shopify = useAppBridge();
  const [status, setStatus] = useState<BlockStatus>("checking");

  useEffect(() => {
    let current = true;
    const ask = async () => {
      const answer = await askAdmin(shopify);
      if (current) setStatus(answer);
    };
    void ask();
    window.addEventListener("focus", ask);
    return () => {
      current = false;
      window.removeEventListener("focus", ask);
    };
  }, [shopify]);

  return status;
}

interface ThemeBlock {
  handle: string;
  /** The places it stands in, in any theme. */
  activations: unknown[];
}

async function askAdmin(shopify: ReturnType<typeof useAppBridge>): Promise<BlockStatus> {
  try {
    const extensions = await shopify.app.extensions();
    // The types tell the kinds of extension apart by a parameter, not by a union, so the block's part is named here.
    const blocks = extensions
      .filter(({ type }) => type === "theme_app_extension")
      .flatMap(({ activations }) => activations as ThemeBlock[]);
    return blocks.some((block) => block.handle === blockHandle && block.activations.length > 0) ? "on" : "off";
  } catch {
    return "unknown";
  }
}

/** Opens the theme editor on the product template with our block already added, ready to be placed and saved. */
export function themeEditorLink(apiKey: string): string {
  const query = new URLSearchParams({
    template: "product",
    addAppBlockId: `${apiKey}/${blockHandle}`,
    target: "newAppsSection",
  });
  return `shopify://admin/themes/current/editor?${query}`;
}
