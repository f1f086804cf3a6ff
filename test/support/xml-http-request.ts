// The part of a browser's XMLHttpRequest that Direct Line clients use, on fetch: Node has none.

export class XmlHttpRequest {
  onreadystatechange: ((this: XmlHttpRequest, event: unknown) => void) | null = null;
  ontimeout: ((this: XmlHttpRequest, event: unknown) => void) | null = null;
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  readonly withCredentials = false;
  readonly #headers: Record<string, string> = {};
  readonly #abort = new AbortController();
  #answered: Headers = new Headers();
  #method = 'GET';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.#answered.get(name);
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body?: string): void {
    void this.#run(body).then((event) => {
      this.readyState = 4;
      this.onreadystatechange?.call(this, event);
    });
  }

  async #run(body?: string): Promise<unknown> {
    const init = { method: this.#method, headers: this.#headers, signal: this.#abort.signal };
    try {
      const answer = await fetch(this.#url, body === undefined ? init : { ...init, body });
      const text = await answer.text();
      this.status = answer.status;
      this.#answered = answer.headers;
      this.response = text === '' ? null : JSON.parse(text);
    } catch {
      // No connection: status 0, as in a browser.
      this.status = 0;
    }
    return {};
  }
}
