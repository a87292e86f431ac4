import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { landingWords } from "../ui/words/landing.ts";
import { useWords } from "../ui/words/use-words.tsx";

const page = { maxWidth: "32rem", margin: "4rem auto", padding: "0 1rem", fontFamily: "Inter, system-ui, sans-serif" };

/** The app's bare address. Shopify opens it with the shop in the query; anyone else reads where the app is to be found. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("shop")) throw redirect(`/app?${searchParams}`);
  return null;
};

export const meta = () => [{ title: landingWords.title }];

export default function Landing() {
  const words = useWords(landingWords);
  return (
    <main style={page}>
      <h1>{words.title}</h1>
      <p>{words.what}</p>
      <p>{words.where}</p>
    </main>
  );
}
