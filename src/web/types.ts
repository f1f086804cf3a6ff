// Requests, replies and routes as the rooms that serve pages see them, free of the HTTP library.

/** A request, free of the HTTP library. */
export interface Request {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** One header, by its lower-case name. */
  readonly header: (name: string) => string | null;
  /** Network of the client (for IPv6 the /64), behind trusted proxies. Personal: never stored or logged. */
  readonly address: string;
  /** Reads the body once, up to the limit (bytes; 256 KB where none is given). Throws a problem that is answered as it says. */
  readonly body: (limit?: number) => Promise<Buffer>;
  /** Reads the body as JSON; undefined if it is empty. */
  readonly json: () => Promise<unknown>;
}

/** A response. A string or buffer goes out as it is with its `content-type` in `headers`; anything else as JSON. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Why a client gets nothing: for people a sentence, for programs a code. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One address of the server, e.g. `GET /widget.js` or `GET /c/:code`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly handle: (request: Request) => Promise<Reply>;
  /** The limit on requests of one network does not hold: platforms call from few addresses, and Direct Line limits messages instead. */
  readonly countsForItself?: boolean;
  /** How this address refuses, if not as the others do: what its handler throws, and what is refused before it is called. */
  readonly refuse?: (refusal: Refusal) => Reply;
}
