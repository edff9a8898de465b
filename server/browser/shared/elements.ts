/** Elements of a page by their ids. Makes none. */

/** @throws {Error} where the page lacks it: page and script are built together. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element as Kind;
}
