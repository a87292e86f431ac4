import { Modal, TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, List, Spinner, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { refusals } from "../../domain/errors.ts";
import type { Deletion } from "../../domain/photos/weigh-deletion.ts";
import { useFormats } from "../formats.tsx";
import { photoChangeWords } from "../words/photos.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";
import type { PhotoChanges } from "./use-photo-changes.ts";

/** What is asked before photos are deleted or put on hold. */
export function PhotoQuestions({ changes }: { changes: PhotoChanges }) {
  return (
    <>
      <DeleteQuestion changes={changes} />
      <HoldQuestion changes={changes} />
    </>
  );
}

function DeleteQuestion({ changes }: { changes: PhotoChanges }) {
  const words = useWords(photoChangeWords);
  const formats = useFormats();
  const said = useWords(refusals);
  const { asking, weighed } = changes;
  const ids = asking?.what === "delete" ? asking.ids : [];
  const refused = weighed?.outcome === "refused" ? said[weighed.code] : null;
  const deletion = weighed?.outcome === "weighed" ? weighed.deletion : null;
  return (
    <Modal id="delete-photos" open={ids.length > 0} onHide={changes.cancel}>
      <Box padding="400" minHeight="9rem">
        {refused ? <Text as="p">{refused}</Text> : null}
        {deletion ? <Weighed deletion={deletion} /> : null}
        {weighed ? null : <Spinner size="small" accessibilityLabel={words.deletion.weighing} />}
      </Box>
      <TitleBar title={plural(words.deletion.title, ids.length, formats.whole(ids.length))}>
        <button
          type="button"
          variant="primary"
          tone="critical"
          disabled={!deletion || deletion.asked === 0}
          onClick={() => changes.delete(ids)}
        >
          {words.delete}
        </button>
        <button type="button" onClick={changes.cancel}>
          {words.cancel}
        </button>
      </TitleBar>
    </Modal>
  );
}

function Weighed({ deletion }: { deletion: Omit<Deletion, "ids"> }) {
  const words = useWords(photoChangeWords);
  const formats = useFormats();
  const { asked, made, bytes, held, waitingOrders } = deletion;
  const counted = Object.entries(made).map(([kind, count]) =>
    plural(words.deletion.made[kind as keyof typeof made], count, formats.whole(count)),
  );
  const sentences = [
    asked > 0 ? plural(words.deletion.goes, asked, formats.whole(asked)) : words.deletion.none,
    counted.length > 0 ? words.deletion.with(counted.join(", ")) : null,
    held > 0 ? plural(words.deletion.held, held, formats.whole(held)) : null,
    asked > 0 ? words.deletion.frees(formats.bytes(bytes)) : null,
    asked > 0 ? words.deletion.record : null,
  ].filter((sentence) => sentence !== null);
  return (
    <BlockStack gap="300">
      <List>
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      {waitingOrders.length > 0 ? (
        <Text as="p" tone="critical" fontWeight="semibold">
          {words.deletion.waiting(waitingOrders.join(", "))}
        </Text>
      ) : null}
    </BlockStack>
  );
}

function HoldQuestion({ changes }: { changes: PhotoChanges }) {
  const words = useWords(photoChangeWords);
  const formats = useFormats();
  const ids = changes.asking?.what === "hold" ? changes.asking.ids : [];
  const open = ids.length > 0;
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  useEffect(() => {
    if (!open) return;
    setReason("");
    setTried(false);
  }, [open]);
  const hold = () => {
    setTried(true);
    if (reason.trim() !== "") changes.hold(ids, reason);
  };
  const missing = tried && reason.trim() === "" ? words.holding.missing : undefined;
  return (
    <Modal id="hold-photos" open={open} onHide={changes.cancel}>
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="p">{words.holding.text}</Text>
          <TextField
            label={words.holding.reason}
            helpText={words.holding.reasonHelp}
            error={missing}
            value={reason}
            onChange={setReason}
            maxLength={200}
            autoComplete="off"
          />
        </BlockStack>
      </Box>
      <TitleBar title={plural(words.holding.title, ids.length, formats.whole(ids.length))}>
        <button type="button" variant="primary" onClick={hold}>
          {words.hold}
        </button>
        <button type="button" onClick={changes.cancel}>
          {words.cancel}
        </button>
      </TitleBar>
    </Modal>
  );
}
