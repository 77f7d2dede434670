import type { Props as LayoutProps } from "#site/layouts/Layout.astro";
import { type StaffArea, staffNav } from "./staff-nav.ts";

type Frame = Pick<
  LayoutProps,
  "lang" | "title" | "municipality" | "contact" | "signedIn" | "nav" | "demo" | "exitSite"
>;

/** What a staff page shows around its content, for pages that are built on a citizen's. */
export function staffFrame(locals: App.Locals, { page, area }: { page: string; area: StaffArea }): Frame {
  const { lang, t, municipality, visitor, demo } = locals;
  return {
    lang,
    demo,
    title: t("staff.title.cases", { page, municipality: municipality.name }),
    municipality: municipality.name,
    contact: { phone: municipality.phone },
    exitSite: undefined,
    signedIn: { kind: "staff", name: visitor?.name },
    nav: staffNav(visitor, t, area),
  };
}
