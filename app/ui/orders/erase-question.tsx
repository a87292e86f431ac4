import { Modal, TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, Text } from "@shopify/polaris";
import { orderWords } from "../words/order.ts";
import { useWords } from "../words/use-words.tsx";

/** Asks before a shopper's pictures are erased: it can't be taken back, and what is not printed yet never will be. */
export function EraseQuestion({
  open,
  onClose,
  onConfirm,
}: {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const words = useWords(orderWords).erase;
  const confirm = () => {
    onConfirm();
    onClose();
  };
  return (
    <Modal id="erase-shopper" open={open} onHide={onClose}>
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="p">{words.what}</Text>
          <Text as="p">{words.unprinted}</Text>
        </BlockStack>
      </Box>
      <TitleBar title={words.title}>
        <button type="button" variant="primary" tone="critical" onClick={confirm}>
          {words.confirm}
        </button>
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
      </TitleBar>
    </Modal>
  );
}
