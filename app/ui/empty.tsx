import { BlockStack, Box, Button, Icon, type IconSource, Text } from "@shopify/polaris";

/** What a list says while there is nothing in it: what will be here, and the one thing to do about it. */
export function Empty({
  icon,
  title,
  text,
  action,
}: {
  icon: IconSource;
  title: string;
  text: string;
  action?: { content: string; primary?: boolean; loading?: boolean; url?: string; onAction?: () => void };
}) {
  return (
    <Box padding={{ xs: "600", sm: "1000" }}>
      <BlockStack gap="400" inlineAlign="center">
        <Box padding="300" background="bg-surface-secondary" borderRadius="full">
          <Icon source={icon} tone="subdued" />
        </Box>
        <Box maxWidth="26rem">
          <BlockStack gap="150">
            <Text as="h2" variant="headingMd" alignment="center">
              {title}
            </Text>
            <Text as="p" tone="subdued" alignment="center">
              {text}
            </Text>
          </BlockStack>
        </Box>
        {action ? (
          <Button
            variant={action.primary ? "primary" : "secondary"}
            loading={action.loading ?? false}
            {...(action.url ? { url: action.url } : { onClick: action.onAction })}
          >
            {action.content}
          </Button>
        ) : null}
      </BlockStack>
    </Box>
  );
}
