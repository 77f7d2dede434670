import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import type { Question } from "#questionnaires/question-schema.ts";
import { instrument } from "#test/golden/instrument.ts";
import { brotli } from "#test/page-weight.ts";
import type { Peers } from "./peers.ts";

const { questions, title } = instrument.definition;

/** The answers of a question as texts; none for what is typed. */
function answersOf(question: Question): string[] {
  if (question.kind === "scale")
    return Array.from({ length: question.max - question.min + 1 }, (_, i) => String(i + question.min));
  return "options" in question ? (question.options ?? []).map(({ label }) => label.da) : [];
}

const inputType = ({ kind }: Question): "checkbox" | "radio" =>
  kind === "checkboxes" ? "checkbox" : "radio";

const frame = (head: string, body: string): string =>
  `<!doctype html><html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title.da}</title>${head}</head>${body}</html>`;

function plainQuestion(question: Question): string {
  const answers = answersOf(question).map(
    (text) => `<label><input type="${inputType(question)}" name="${question.id}"> ${text}</label>`,
  );
  const typed = question.kind === "text" ? "<textarea></textarea>" : "<input>";
  const inside = answers.length > 0 ? answers.join("\n") : typed;
  return `<fieldset><legend>${question.text.da}</legend>\n${inside}</fieldset>`;
}

/** The limit: every question of the instrument on one page, as plain as HTML can be, without a script. */
const plain = frame(
  "<style>body{font:18px/1.5 sans-serif;margin:1rem;max-width:40rem}label{display:block;padding:.5rem}</style>",
  `<body><main><form method="post">${questions.map(plainQuestion).join("\n")}<button>Send</button></form></main></body>`,
);

/** A radio or checkbox row as each design system writes it. */
type Row = (parts: { type: string; name: string; id: string; text: string }) => string;

const styledQuestion = (
  question: Question,
  row: Row,
  parts: { group: string; set: string; legend: string },
) => {
  const type = inputType(question);
  const rows = answersOf(question).map((text, at) =>
    row({ type, name: question.id, id: `${question.id}-${at}`, text }),
  );
  const inside = rows.length > 0 ? rows.join("\n") : `<textarea name="${question.id}"></textarea>`;
  return `<div class="${parts.group}"><fieldset class="${parts.set}"><legend class="${parts.legend}">${question.text.da}</legend>${inside}</fieldset></div>`;
};

const govuk = frame(
  '<link rel="stylesheet" href="/m/govuk-frontend/dist/govuk/govuk-frontend.min.css">',
  `<body class="govuk-template__body"><main class="govuk-main-wrapper"><form method="post">${questions
    .map((question) =>
      styledQuestion(
        question,
        ({ type, name, id, text }) =>
          `<div class="govuk-radios__item"><input class="govuk-radios__input" id="${id}" name="${name}" type="${type}"><label class="govuk-label govuk-radios__label" for="${id}">${text}</label></div>`,
        {
          group: "govuk-form-group",
          set: "govuk-fieldset",
          legend: "govuk-fieldset__legend govuk-fieldset__legend--m",
        },
      ),
    )
    .join("\n")}<button class="govuk-button">Videre</button></form></main>
<script type="module">import { initAll } from "/m/govuk-frontend/dist/govuk/govuk-frontend.min.js"; initAll();</script></body>`,
);

const dkfds = frame(
  '<link rel="stylesheet" href="/m/dkfds/dist/css/dkfds.min.css">',
  `<body><main class="container page-container"><form method="post">${questions
    .map((question) =>
      styledQuestion(
        question,
        ({ type, name, id, text }) =>
          `<div class="form-group-${type}"><input class="form-${type}" id="${id}" name="${name}" type="${type}"><label for="${id}">${text}</label></div>`,
        { group: "form-group", set: "fieldset", legend: "form-label" },
      ),
    )
    .join("\n")}<button class="button button-primary">Videre</button></form></main>
<script src="/m/dkfds/dist/js/dkfds.min.js"></script><script>DKFDS.init();</script></body>`,
);

function surveyElement(question: Question): object {
  const common = { name: question.id, title: question.text.da };
  const choices = answersOf(question);
  if (choices.length === 0) return { ...common, type: question.kind === "text" ? "comment" : "text" };
  return { ...common, type: question.kind === "checkboxes" ? "checkbox" : "radiogroup", choices };
}

/** SurveyJS as its makers tell to put it into a page: style and both scripts, then the form as JSON. */
const survey = frame(
  `<link rel="stylesheet" href="/m/survey-core/survey-core.min.css">
<script src="/m/survey-core/survey.core.min.js"></script><script src="/m/survey-js-ui/survey-js-ui.min.js"></script>`,
  `<body><main id="form"></main><script>
const model = new Survey.Model(${JSON.stringify({ elements: questions.map(surveyElement) })});
model.render(document.getElementById("form"));</script></body>`,
);

export const peerPages = { plain, govuk, dkfds, survey } as const;
export type PeerPage = keyof typeof peerPages;

const types: Readonly<Record<string, string>> = {
  css: "text/css",
  js: "text/javascript",
  html: "text/html; charset=utf-8",
  woff2: "font/woff2",
};

/** Serves the pages and the files of the packages, everything but fonts as Brotli 11. */
export async function servePeerPages(peers: Peers | null): Promise<{ url: string; close(): void }> {
  const kept = new Map<string, Buffer | null>();
  const read = (path: string): Buffer | null => {
    const page = peerPages[path.slice(1) as PeerPage];
    if (page) return brotli(Buffer.from(page));
    if (!path.startsWith("/m/") || !peers) return null;
    const file = join(peers.folder, "node_modules", normalize(path.slice(3)));
    if (!existsSync(file)) return null;
    return path.endsWith(".woff2") ? readFileSync(file) : brotli(readFileSync(file));
  };
  const server = createServer((req, res) => {
    const path = req.url ?? "";
    if (!kept.has(path)) kept.set(path, read(path));
    const body = kept.get(path);
    if (!body) return void res.writeHead(404).end();
    const ending = path.startsWith("/m/") ? (path.split(".").at(-1) ?? "") : "html";
    const encoding = ending === "woff2" ? {} : { "Content-Encoding": "br" };
    res
      .writeHead(200, { "Content-Type": types[ending] ?? "application/octet-stream", ...encoding })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
