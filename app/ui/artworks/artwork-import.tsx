import { Banner, BlockStack, Button, Card, DropZone, InlineStack, List, Text } from "@shopify/polaris";
import { useFormats } from "../formats.tsx";
import { artworkImportWords } from "../words/artwork-import.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";
import { useArtworkImport } from "./use-artwork-import.ts";

/** Below a tenth of a megabyte a size reads as nothing. */
const leastBytes = 0.1 * 1024 * 1024;

/** A ZIP to choose or drop, and what is wrong with it: each with its file and line. */
export function ArtworkImport({ artworkId, mostBytes }: { artworkId: string; mostBytes: number }) {
  const words = useWords(artworkImportWords);
  const { file, busy, problems, choose, send, sendable } = useArtworkImport({ artworkId, mostBytes });
  const formats = useFormats();
  const megabytes = (bytes: number) => formats.tenths(bytes / 1024 / 1024);
  return (
    <BlockStack gap="400">
      {problems.length > 0 ? <Problems problems={problems} /> : null}
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="p">{words.text}</Text>
            <Text as="p" tone="subdued">
              {artworkId ? words.textOfVersion : words.textOfNew}
            </Text>
          </BlockStack>
          <DropZone
            label={words.file}
            labelHidden
            accept=".zip,application/zip,application/x-zip-compressed"
            type="file"
            allowMultiple={false}
            disabled={busy}
            variableHeight
            onDrop={(_all, accepted) => choose(accepted[0])}
          >
            {file ? (
              <ChosenFile name={file.name} size={words.size(megabytes(Math.max(file.size, leastBytes)))} />
            ) : (
              <DropZone.FileUpload actionTitle={words.choose} actionHint={words.hint(megabytes(mostBytes))} />
            )}
          </DropZone>
          <InlineStack gap="300" blockAlign="center">
            <Button variant="primary" disabled={!sendable} loading={busy} onClick={send}>
              {words.import}
            </Button>
            {busy ? (
              <Text as="p" tone="subdued">
                {words.working}
              </Text>
            ) : null}
          </InlineStack>
        </BlockStack>
      </Card>
    </BlockStack>
  );
}

function ChosenFile({ name, size }: { name: string; size: string }) {
  const words = useWords(artworkImportWords);
  return (
    <div style={{ padding: "var(--p-space-500)" }}>
      <BlockStack gap="100" inlineAlign="center">
        <Text as="p" fontWeight="semibold" breakWord alignment="center">
          {name}
        </Text>
        <Text as="p" tone="subdued">
          {size}
        </Text>
        <Text as="p" tone="subdued">
          {words.change}
        </Text>
      </BlockStack>
    </div>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  const words = useWords(artworkImportWords);
  const formats = useFormats();
  return (
    <Banner tone="critical" title={plural(words.problems, problems.length, formats.whole(problems.length))}>
      <List gap="extraTight">
        {problems.map((problem) => (
          <List.Item key={problem}>
            <Problem problem={problem} />
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}

/** `sky.svg, line 3: holds a script`, its place set apart. */
function Problem({ problem }: { problem: string }) {
  const cut = problem.indexOf(": ");
  return (
    <Text as="span" breakWord>
      {cut < 0 ? null : <b>{problem.slice(0, cut + 1)} </b>}
      {cut < 0 ? problem : problem.slice(cut + 2)}
    </Text>
  );
}
