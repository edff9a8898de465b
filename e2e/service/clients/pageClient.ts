/** What the clients in browser pages have in common, so that one runner serves them all. */

export interface PageClient {
  connect(options: { readonly baseUrl: string; readonly secret: string }): Promise<void>;
  /** Opens the microphone and sends it. */
  speak(): Promise<void>;
  /** Ends a turn. */
  commit(): void;
  /** The final text of every turn that has one, in the order of the turns. */
  finals(): string[];
  close(): void;
}

declare global {
  var client: PageClient;
}
