import { type Request } from 'express';

/** The value of a cookie that the request bears. */
export const cookieOf = ({ headers }: Pick<Request, 'headers'>, name: string): string | undefined =>
  (headers.cookie ?? '')
    .split(/; */)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
