import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Card, Checkbox, FormLayout, Layout, Page, Text, TextField } from "@shopify/polaris";
import type { ChosenSettings, SettingList, SettingName } from "../../domain/settings/settings-rules.ts";
import { settingsWords } from "../words/settings.ts";
import { useWords } from "../words/use-words.tsx";
import { NumberSetting } from "./number-setting.tsx";
import { useSettingsForm } from "./use-settings-form.ts";

export function SettingsForm({ kept }: { kept: ChosenSettings }) {
  const words = useWords(settingsWords);
  const form = useSettingsForm(kept);
  const number = (name: SettingName) => (
    <NumberSetting
      name={name}
      value={form.typed[name]}
      problem={form.problems[name]}
      onChange={(value) => form.change(name, value)}
    />
  );
  const list = (name: SettingList) => (
    <TextField
      label={words.fields[name].label}
      helpText={words.fields[name].help}
      name={name}
      value={form.typed[name]}
      {...(form.problems[name] && { error: words.problem(form.problems[name], "", "") })}
      autoComplete="off"
      spellCheck={false}
      maxLength={1_000}
      multiline={2}
      onChange={(value) => form.change(name, value)}
    />
  );
  return (
    <Page title={words.title}>
      <SaveBar id="settings-save-bar" open={form.dirty}>
        <button type="button" variant="primary" loading={form.saving ? "" : undefined} onClick={form.save}>
          {words.save}
        </button>
        <button type="button" disabled={form.saving} onClick={form.discard}>
          {words.discard}
        </button>
      </SaveBar>
      <Layout>
        {form.failed || Object.keys(form.problems).length > 0 ? (
          <Layout.Section>
            <Banner tone="critical">{form.failed ? words.failed : words.summary}</Banner>
          </Layout.Section>
        ) : null}
        <Layout.AnnotatedSection {...introduced(words.retention)}>
          <Card>
            <BlockStack gap="400">
              <FormLayout>
                {number("temporaryDays")}
                {number("orderPendingDays")}
                {number("orderCompletedDays")}
                <Checkbox
                  label={words.retention.archive.label}
                  helpText={words.retention.archive.help}
                  checked={form.typed.archiveCompleted}
                  onChange={(checked) => form.change("archiveCompleted", checked)}
                />
                {form.typed.archiveCompleted ? number("archivedDays") : null}
              </FormLayout>
              <Text as="p" tone="subdued">
                {words.retention.when}
              </Text>
            </BlockStack>
          </Card>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection {...introduced(words.sharpness)}>
          <Card>
            <FormLayout>
              {number("sharpnessWarnDpi")}
              {number("sharpnessBlockDpi")}
            </FormLayout>
          </Card>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection {...introduced(words.storage)}>
          <Card>
            <FormLayout>{number("storageBudgetDollars")}</FormLayout>
          </Card>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection {...introduced(words.notify)}>
          <Card>{list("notifyEmails")}</Card>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection {...introduced(words.limits)}>
          <Card>{list("rateAllow")}</Card>
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}

/** Beside its fields on a wide screen; above them on a phone, where Polaris would let the words touch the edge. */
function introduced({ title, text }: { title: string; text: string }) {
  const inset = { xs: "400", sm: "0" } as const;
  return {
    title: <Box paddingInline={inset}>{title}</Box>,
    description: <Box paddingInline={inset}>{text}</Box>,
  };
}
