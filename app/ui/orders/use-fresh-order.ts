import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const firstWaitMs = 2_000;
const longestWaitMs = 30_000;
/** Shorter than the life of the page's links, so that a page left open still downloads. */
const linksMs = 25 * 60_000;

/** Looks again while something is being made, less often the longer it takes; and now and then, for fresh links. */
export function useFreshOrder(waiting: boolean): void {
  const { revalidate } = useRevalidator();

  useEffect(() => {
    let wait = waiting ? firstWaitMs : linksMs;
    let timer = setTimeout(look, wait);
    function look() {
      if (document.visibilityState === "visible") revalidate();
      if (waiting) wait = Math.min(wait * 1.5, longestWaitMs);
      timer = setTimeout(look, wait);
    }
    const comeBack = () => document.visibilityState === "visible" && revalidate();
    document.addEventListener("visibilitychange", comeBack);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", comeBack);
    };
  }, [waiting, revalidate]);
}
