import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import { type RefusalCode, refusals } from "../../domain/errors.ts";
import { useWords } from "../words/use-words.tsx";

type Answer = { kind: "opened"; url: string } | { kind: "refused"; code: RefusalCode };

/** Fetches a file of a photo: its link is made when it is asked for, because the shop's log says who read what. */
export function useFileOpening() {
  const shopify = useAppBridge();
  const refused = useWords(refusals);
  const fetcher = useFetcher<Answer>();
  const answer = fetcher.data;

  useEffect(() => {
    if (!answer) return;
    if (answer.kind === "opened") follow(answer.url);
    else shopify.toast.show(refused[answer.code], { isError: true });
  }, [answer, shopify, refused]);

  return {
    opening: fetcher.state === "idle" ? null : String(fetcher.formData?.get("fileId") ?? ""),
    open: (fileId: string) => fetcher.submit({ fileId }, { method: "post", action: `/app/photos/${fileId}/file` }),
  };
}

/** The answer saves itself under its name, so the page stays. */
function follow(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener";
  link.click();
}
