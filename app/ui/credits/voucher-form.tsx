import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, Form, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { type RefusalCode, refusals } from "../../domain/errors.ts";
import { useFormats } from "../formats.tsx";
import { creditsWords } from "../words/credits.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";

type Answer = { outcome: "redeemed"; credits: number } | { outcome: "refused"; code: RefusalCode };

/** Where a code is typed; what is wrong with it stands beside it. */
export function VoucherForm() {
  const words = useWords(creditsWords);
  const refused = useWords(refusals);
  const formats = useFormats();
  const shopify = useAppBridge();
  const fetcher = useFetcher<Answer>();
  const [code, setCode] = useState("");
  const told = useRef<Answer>();
  const { data } = fetcher;

  useEffect(() => {
    if (data?.outcome !== "redeemed" || told.current === data) return;
    told.current = data;
    setCode("");
    shopify.toast.show(words.voucher.used(plural(words.credits, data.credits, formats.whole(data.credits))));
  }, [data, shopify, words, formats]);

  const error = fetcher.state === "idle" && data?.outcome === "refused" ? refused[data.code] : undefined;
  return (
    <Card>
      <Form onSubmit={() => fetcher.submit({ code }, { method: "post" })}>
        <BlockStack gap="300">
          <Text as="h2" variant="headingSm">
            {words.voucher.title}
          </Text>
          <TextField
            label={words.voucher.label}
            value={code}
            onChange={setCode}
            autoComplete="off"
            maxLength={40}
            spellCheck={false}
            {...(error && { error })}
          />
          <Button submit loading={fetcher.state !== "idle"} disabled={code.trim() === ""}>
            {words.voucher.use}
          </Button>
        </BlockStack>
      </Form>
    </Card>
  );
}
