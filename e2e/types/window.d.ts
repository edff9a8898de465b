/** What the preload puts on the app's pages, for functions that tests run in them. */
interface Window {
  readonly surtitle: import('../../core/app/contract.ts').Bridge;
}
