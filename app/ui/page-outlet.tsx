import { Outlet, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { PageSkeleton } from "./page-skeleton.tsx";

/** A page that comes sooner than this is shown without a skeleton before it: a flash reads as a flicker. In milliseconds. */
const patienceMs = 120;

/** The page, or, while another page is on its way, the outline of that page. */
export function PageOutlet() {
  const navigation = useNavigation();
  const target = navigation.state === "loading" ? navigation.location.pathname : null;
  const [late, setLate] = useState<string | null>(null);

  useEffect(() => {
    setLate(null);
    if (target === null || target === window.location.pathname) return;
    const timer = setTimeout(() => setLate(target), patienceMs);
    return () => clearTimeout(timer);
  }, [target]);

  return late !== null && late === target ? <PageSkeleton path={late} /> : <Outlet />;
}
