import type { CitizenId, CvWriter, Ports } from "#db/ports.ts";
import type { CvContent } from "#server/cv/cv-content.ts";
import { type CvFileName, cvFiles } from "#server/documents/cv/cv-files.ts";
import { writeZip, type ZipPart } from "#server/documents/data-file/xlsx/zip.ts";
import { cvPerson, cvPhoto, toldEntries } from "#server/use-cases/cv/compose-cv.ts";

/** Citizens whose names are read at a time; their CVs are read one by one. */
const pageSize = 100;

export interface CvArchiveWish {
  readonly file: CvFileName;
  /** Whether what citizens wrote about their needs comes along; it may tell of health. */
  readonly includesNeeds: boolean;
  readonly madeAt: Date;
}

async function* writers({ cvProfiles }: Ports): AsyncGenerator<CvWriter> {
  let after: CitizenId | null = null;
  for (;;) {
    const page: readonly CvWriter[] = await cvProfiles.writersAfter(after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.id;
  }
}

async function contentOf(ports: Ports, writer: CvWriter, includesNeeds: boolean): Promise<CvContent> {
  const [person, entries, photo] = await Promise.all([
    cvPerson({ ports }, writer),
    toldEntries({ ports }, writer.id),
    cvPhoto({ ports }, { citizenId: writer.id, isWanted: true }),
  ]);
  return { lang: "da", kind: "full", goal: null, includesNeeds, person, entries, photo };
}

async function* parts(ports: Ports, { file, includesNeeds, madeAt }: CvArchiveWish): AsyncGenerator<ZipPart> {
  const extension = file.slice(file.lastIndexOf("."));
  for await (const writer of writers(ports)) {
    const bytes = await cvFiles[file].write(await contentOf(ports, writer, includesNeeds), madeAt);
    yield { name: `${writer.id}${extension}`, content: [Buffer.from(bytes)] };
  }
}

/**
 * The full CV of every citizen who has one, in Danish, each as a file in one ZIP that is named by the citizen's random
 * id. A CV is read and set when the reader has taken the one before, so memory does not grow with their number. What
 * a citizen has hidden stays out. @throws RangeError when there are more files or bytes than a ZIP holds
 */
export const cvArchive = (ports: Ports, wish: CvArchiveWish): AsyncGenerator<Uint8Array> =>
  writeZip(parts(ports, wish));
