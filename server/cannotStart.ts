/** Why a server cannot start, in a sentence for people without its full stop. */
export class CannotStart extends Error {}
