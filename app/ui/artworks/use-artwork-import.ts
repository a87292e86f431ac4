import { useFetcher, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { isRefusalCode, refusals } from "../../domain/errors.ts";
import { useFormats } from "../formats.tsx";
import { artworkImportWords } from "../words/artwork-import.ts";
import { useWords } from "../words/use-words.tsx";
import type { Words } from "../words/words.ts";

/** What the import page answers to a ZIP. */
type ImportAnswer =
  | { kind: "imported"; artworkId: string; title: string; version: number; isNew: boolean; isNewest: boolean }
  /** Each is a sentence about a place in the archive, or the code of a refusal. */
  | { kind: "refused"; problems: string[] };

/** Choosing a ZIP and sending it; a good one leads to its artwork, a bad one keeps what is wrong with it on the page. */
export function useArtworkImport({ artworkId, mostBytes }: { artworkId: string; mostBytes: number }) {
  const words = useWords(artworkImportWords);
  const said = useWords(refusals);
  const shopify = useAppBridge();
  const formats = useFormats();
  const navigate = useNavigate();
  const fetcher = useFetcher<ImportAnswer>();
  const [file, setFile] = useState<File | null>(null);
  const [unsent, setUnsent] = useState<string | null>(null);
  const [sent, setSent] = useState<File | null>(null);
  const answer = fetcher.data;

  useEffect(() => {
    if (answer?.kind !== "imported") return;
    shopify.toast.show(told(words, answer, formats.whole(answer.version)));
    navigate(`/app/artworks/${answer.artworkId}`);
  }, [answer, formats, navigate, shopify, words]);

  const refused = answer?.kind === "refused" && fetcher.state === "idle" && sent === file ? answer.problems : [];
  return {
    file,
    /** Until the artwork's page is there. */
    busy: fetcher.state !== "idle" || answer?.kind === "imported",
    problems: unsent ? [unsent] : refused.map((problem) => (isRefusalCode(problem) ? said[problem] : problem)),
    choose: (chosen: File | undefined) => {
      setFile(chosen ?? null);
      const tooLarge = chosen && chosen.size > mostBytes;
      const megabytes = formats.whole(mostBytes / 1024 / 1024);
      setUnsent(tooLarge ? words.tooLarge(megabytes) : chosen ? null : words.notZip);
    },
    send: () => {
      if (!file) return;
      const form = new FormData();
      form.set("artworkId", artworkId);
      form.set("archive", file);
      setSent(file);
      fetcher.submit(form, { method: "post", encType: "multipart/form-data" });
    },
    sendable: file !== null && unsent === null,
  };
}

function told(
  words: Words<typeof artworkImportWords>,
  { title, version, isNew, isNewest }: Extract<ImportAnswer, { kind: "imported" }>,
  number: string,
): string {
  if (isNew) return version === 1 ? words.imported(title) : words.newVersion(title, number);
  return isNewest ? words.same(number) : words.older(number);
}
