/** The server's entry: to be written. */
export {};
