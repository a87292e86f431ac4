import { BlockStack, Box, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { homeWords } from "../words/home.ts";
import { useWords } from "../words/use-words.tsx";

/** A step still to do: Polaris has no icon for it, its own setup guides draw this one. */
function OpenCircle() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="3.2 2.3" />
    </svg>
  );
}

/** One step of the setup guide: whether it is done, what it is for, and what to press. */
export function GuideStep({
  title,
  done,
  text,
  children,
}: {
  title: string;
  done: boolean;
  text: ReactNode;
  children?: ReactNode;
}) {
  const words = useWords(homeWords).guide;
  return (
    <Box padding="300" background={done ? undefined : "bg-surface-secondary"} borderRadius="200">
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <span>
          <Icon
            source={done ? CheckCircleIcon : OpenCircle}
            tone={done ? "success" : "subdued"}
            accessibilityLabel={done ? words.done : words.toDo}
          />
        </span>
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Text as="p" tone={done ? "subdued" : undefined}>
            {text}
          </Text>
          {children ? <InlineStack gap="200">{children}</InlineStack> : null}
        </BlockStack>
      </InlineStack>
    </Box>
  );
}
