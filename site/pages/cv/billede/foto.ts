import type { APIRoute } from "astro";

/** The photo of the citizen's own CV; to be shown on the pages of that citizen alone. */
export const GET: APIRoute = async ({ locals: { useCases, visitor } }) => {
  const { mediaType, bytes } = await useCases.cv.readPhoto(visitor);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": `inline; filename="${mediaType === "image/png" ? "foto.png" : "foto.jpg"}"`,
    },
  });
};
