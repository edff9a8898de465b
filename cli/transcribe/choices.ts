/** Who can be asked to hear a recording. Apart from what hears, so that the list of commands loads none of it. */

/** auto: the service where there is a key, else this computer. */
export const ENGINE_CHOICES = ['auto', 'openai', 'local'] as const;
export type EngineChoice = (typeof ENGINE_CHOICES)[number];
