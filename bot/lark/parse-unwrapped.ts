import type { AxiosResponse } from 'axios';

/**
 * What the SDK expects of an HTTP client: the body alone or, for downloads (`$return_headers`), body and headers.
 * It is typed as a response because that is what an interceptor has to return.
 */
export function parseUnwrapped(response: AxiosResponse<unknown>): AxiosResponse {
  const withHeaders: unknown = Reflect.get(response.config, '$return_headers');
  return (withHeaders === true ? { data: response.data, headers: response.headers } : response.data) as AxiosResponse;
}
