import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { type RefusalCode, refusals } from "../../domain/errors.ts";
import { useFormats } from "../formats.tsx";
import { orderWords } from "../words/order.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

type Answer = { kind: "erased"; erased: number; held: number } | { kind: "refused"; code: RefusalCode };

/** Asking, erasing, and saying what came of it. */
export function useShopperErasing() {
  const shopify = useAppBridge();
  const fetcher = useFetcher<Answer>();
  const [asking, setAsking] = useState(false);
  const said = useSentence(fetcher.data);
  const isError = fetcher.data?.kind === "refused";

  useEffect(() => {
    if (fetcher.data && said) shopify.toast.show(said, { isError });
  }, [fetcher.data, said, isError, shopify]);

  return {
    asking,
    busy: fetcher.state !== "idle",
    ask: () => setAsking(true),
    cancel: () => setAsking(false),
    confirm: () => fetcher.submit({ erase: "shopper" }, { method: "post" }),
  };
}

function useSentence(answer: Answer | undefined): string | null {
  const words = useWords(orderWords).erase;
  const formats = useFormats();
  const refused = useWords(refusals);
  if (!answer) return null;
  if (answer.kind === "refused") return refused[answer.code];
  const done = plural(words.done, answer.erased, formats.whole(answer.erased));
  return answer.held > 0 ? `${done}. ${words.held}` : done;
}
