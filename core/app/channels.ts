/**
 * The two names under which pages and main talk: one for calls, one for the push. Apart from
 * core/app/contract.ts to keep the preload small.
 */
export const CALL_CHANNEL = 'surtitle:call';
export const STATE_CHANNEL = 'surtitle:state';
