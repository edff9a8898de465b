/**
 * The names under which pages and main talk Apart from core/app/contract.ts to keep the preload small.
 */
export const CALL_CHANNEL = 'surtitle:call';
export const STATE_CHANNEL = 'surtitle:state';
export const TRANSCRIPT_CHANNEL = 'surtitle:transcript';
/** Brings a port to the recognizer with its number, or null without one: the ports that came before are dead. */
export const RECOGNIZER_CHANNEL = 'surtitle:recognizer';
