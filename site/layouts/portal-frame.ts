import type { Props as LayoutProps } from "#site/layouts/Layout.astro";

type Frame = Pick<
  LayoutProps,
  | "lang"
  | "title"
  | "municipality"
  | "contact"
  | "signedIn"
  | "nav"
  | "demo"
  | "exitSite"
  | "translation"
  | "home"
>;

export interface PageName {
  /** What the page is, never a name, an answer or a topic: it stands in the tab and in the history. */
  page: string;
  /** The page belongs to the questionnaire; the title then says so. */
  inQuestionnaire?: boolean | undefined;
  /** Path of the page, for the menu. */
  path?: string | undefined;
}

/** What every page shows around its content, taken from the request. */
export function portalFrame(locals: App.Locals, { page, inQuestionnaire, path }: PageName): Frame {
  const { lang, t, municipality, visitor, demo, translation, kiosk } = locals;
  const service = inQuestionnaire ? t("ask.service") : "Afsæt";
  return {
    lang,
    translation,
    demo,
    title: `${page} - ${service} - ${municipality.name}`,
    municipality: municipality.name,
    contact: { phone: municipality.phone },
    // A shared screen stays where it is.
    home: kiosk?.start,
    exitSite: visitor?.kind === "staff" || kiosk ? undefined : municipality.exitSite,
    signedIn: visitor === null ? undefined : { kind: visitor.kind, name: visitor.name },
    nav: visitor?.kind === "citizen" && path !== undefined ? citizenMenu(locals, path) : undefined,
  };
}

const citizenMenu = ({ t }: App.Locals, path: string): LayoutProps["nav"] => [
  { href: "/min-side", label: t("mine.title"), current: path === "/min-side" },
  { href: "/min-side/adgang", label: t("access.title"), current: path === "/min-side/adgang" },
];
