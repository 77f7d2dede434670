import type { APIRoute } from "astro";
import { cvFileResponse } from "#site/components/cv/cv-file-response.ts";
import { readCvWish } from "#site/components/cv/cv-wish.ts";

/** The citizen's CV as a file, as the page that leads here shows it. */
export const GET: APIRoute = ({ locals: { useCases, visitor }, params, url }) => {
  const wish = readCvWish((name) => url.searchParams.get(name), "da");
  return cvFileResponse(params["fil"], () => useCases.cv.compose(visitor, wish));
};
