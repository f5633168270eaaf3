import { type Request, type Response } from 'express';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '#domain';

/** The language to answer in, by `Accept-Language`; French when it says nothing we speak. */
export function languageOf(request: Request): Language {
  const accepted = request.acceptsLanguages([DEFAULT_LANGUAGE, ...LANGUAGES]);
  return LANGUAGES.find((language) => language === accepted) ?? DEFAULT_LANGUAGE;
}

/** Says in which language the answer is written, and that another caller may get another. */
export function inLanguage(request: Request, response: Response): Language {
  const language = languageOf(request);
  response.setHeader('Content-Language', language);
  response.vary('Accept-Language');
  return language;
}
