import { type Request, type Response } from 'express';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '#domain';
import { requestedAddress } from '#platform';

const COOKIE = 'partnership-ledger-language';
const A_YEAR_MS = 365 * 24 * 3600 * 1000;

const spoken = (code: string | null | undefined): Language | undefined =>
  LANGUAGES.find((language) => language === code);

/** The language chosen by `?lang=`, else the one chosen before, else French. */
export function pageLanguage(request: Request): Language {
  const asked = spoken(requestedAddress(request).searchParams.get('lang'));
  const kept = (request.headers.cookie ?? '').split(/; */).find((pair) => pair.startsWith(`${COOKIE}=`));
  return asked ?? spoken(kept?.slice(COOKIE.length + 1)) ?? DEFAULT_LANGUAGE;
}

/** Keeps the language asked for, for the pages to come. */
export function keepLanguage(request: Request, response: Response): void {
  if (requestedAddress(request).searchParams.has('lang')) {
    const { secure } = request;
    response.cookie(COOKIE, pageLanguage(request), {
      maxAge: A_YEAR_MS,
      sameSite: 'lax',
      httpOnly: true,
      secure,
    });
  }
}
