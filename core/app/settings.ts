/** What the settings are, with their defaults, limits, parsing. Where they are stored is not its concern. */
import * as z from 'zod';
import { goodFields, goodItems } from '../base/lenient.ts';
import { REACHES } from '../captions/sharing.ts';
import { monthlyBudgetSchema, WHEN_SPENT } from '../engine/budget.ts';
import { priceSchema } from '../engine/usage.ts';
import { DELAYS } from '../openai/transcriptionSession.ts';
import { defaultStyle, styleFields } from '../screen/style.ts';
import { SOURCE_CHOICES } from '../transcript/lanes.ts';
import { laneNameSchema } from '../transcript/transcript.ts';
import { isBaseUrl, trimSlashes } from './address.ts';
import { keywordSchema, languageSchema } from './hints.ts';
import { defaultGeneral, generalFields } from './settings/general.ts';
import { alertFields, alertFileFields, defaultAlerts } from './settings/wordAlert.ts';
import { defaultShortcuts, type ShortcutChoice, shortcutFields } from './shortcuts.ts';

// A page's content security policy forbids eval; zod then parses without compiling. See
// https://zod.dev/api?id=jitless
z.config({ jitless: true });

/** Raised when a field changes its meaning. A file from a newer version is kept aside, never guessed at. */
export const SETTINGS_VERSION = 1;

/** What they mean: core/app/engineChoice.ts. */
export const ENGINE_CHOICES = ['automatic', 'openai', 'local'] as const;

/** What the two lanes are called on screen and in files. */
const nameFields = { you: laneNameSchema, others: laneNameSchema };

/**
 * What each field accepts. Files and patches read the same fields; they differ in what they do with a bad
 * one.
 */
const fields = {
  /** Ends without a slash; regions and compatible servers have their own. */
  baseUrl: z.string().trim().refine(isBaseUrl).transform(trimSlashes),
  sources: z.enum(SOURCE_CHOICES),
  /** null is the system's default. The label is kept because device ids rotate. */
  microphone: z.object({ deviceId: z.string().max(500), label: z.string().max(500) }).nullable(),
  echoCancellation: z.boolean(),
  noiseSuppression: z.boolean(),
  engine: z.enum(ENGINE_CHOICES),
  /** Hints, not a lock; empty means the service detects the language. */
  languages: z.array(languageSchema).max(8),
  /** The service's trade between speed and accuracy. */
  delay: z.enum(DELAYS),
  /** Names and terms to listen for. */
  keywords: z.array(keywordSchema).max(100),
  launchAtLogin: z.boolean(),
  /** Who can read along while captions are shared. */
  shareWith: z.enum(REACHES),
  /** Those that a person has changed or added: see pricesWith in core/engine/usage.ts. */
  prices: z.array(priceSchema).max(50),
  monthlyBudgetUsd: monthlyBudgetSchema,
  /** What happens when the month's money is spent. */
  whenSpent: z.enum(WHEN_SPENT),
};

const defaults = {
  version: SETTINGS_VERSION,
  baseUrl: 'https://api.openai.com/v1',
  sources: 'both',
  microphone: null,
  echoCancellation: true,
  noiseSuppression: false,
  engine: 'automatic',
  languages: [],
  delay: 'low',
  keywords: [],
  launchAtLogin: false,
  shareWith: 'network',
  prices: [],
  monthlyBudgetUsd: null,
  whenSpent: 'local',
  captions: defaultStyle,
  general: defaultGeneral,
  names: { you: '', others: '' },
  alerts: defaultAlerts,
  // Safe on every system; `parseSettings` is given the one's own.
  shortcuts: defaultShortcuts(true),
} as const;

/**
 * A file: every bad or missing field falls back to its default on its own, so that one does not cost the
 * others.
 */
const fileSchema = z.object({
  version: z.literal(SETTINGS_VERSION).catch(SETTINGS_VERSION),
  baseUrl: fields.baseUrl.catch(defaults.baseUrl),
  sources: fields.sources.catch(defaults.sources),
  microphone: fields.microphone.catch(null),
  echoCancellation: fields.echoCancellation.catch(defaults.echoCancellation),
  noiseSuppression: fields.noiseSuppression.catch(defaults.noiseSuppression),
  engine: fields.engine.catch(defaults.engine),
  languages: goodItems(languageSchema, 8),
  delay: fields.delay.catch(defaults.delay),
  keywords: goodItems(keywordSchema, 100),
  launchAtLogin: fields.launchAtLogin.catch(defaults.launchAtLogin),
  shareWith: fields.shareWith.catch(defaults.shareWith),
  prices: goodItems(priceSchema, 50),
  monthlyBudgetUsd: fields.monthlyBudgetUsd.catch(null),
  whenSpent: fields.whenSpent.catch(defaults.whenSpent),
  captions: goodFields(styleFields, defaults.captions),
  general: goodFields(generalFields, defaults.general),
  names: goodFields(nameFields, defaults.names),
  alerts: goodFields(alertFileFields, defaults.alerts),
  shortcuts: goodFields(shortcutFields, defaults.shortcuts),
});

/** A patch from a window: one bad field refuses the whole patch, so that what is stored stays. */
export const settingsPatchSchema = z.strictObject({
  ...z.object(fields).partial().shape,
  captions: z.strictObject(styleFields).partial().optional(),
  general: z.strictObject(generalFields).partial().optional(),
  names: z.strictObject(nameFields).partial().optional(),
  alerts: z.strictObject(alertFields).partial().optional(),
  shortcuts: z.strictObject(shortcutFields).partial().optional(),
});

export type Settings = Readonly<z.infer<typeof fileSchema>>;
export type Delay = Settings['delay'];
export type EngineChoice = Settings['engine'];

export const DELAY_CHOICES: readonly Delay[] = DELAYS;

export const defaultSettings: Settings = fileSchema.parse({});

/** What a settings file held: usable settings, or the reason it must be kept aside. Never throws. */
export type ParsedSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'garbage' }
  | { readonly kind: 'newer'; readonly version: number };

/**
 * Reads any value as settings: unknown fields are dropped, bad fields take their default. `shortcuts` are those of this
 * system.
 */
export function parseSettings(value: unknown, shortcuts: ShortcutChoice): ParsedSettings {
  const head = z.looseObject({ version: z.number() }).safeParse(value);
  if (!head.success) return { kind: 'garbage' };
  if (head.data.version > SETTINGS_VERSION) return { kind: 'newer', version: head.data.version };
  const schema = fileSchema.extend({ shortcuts: goodFields(shortcutFields, shortcuts) });
  return { kind: 'settings', settings: schema.parse(value) };
}

export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

/** Settings with the fields of an accepted patch replaced. A field that is undefined counts as absent. */
export function applySettingsPatch(settings: Settings, patch: SettingsPatch): Settings {
  return fileSchema.parse({
    ...settings,
    ...defined(patch),
    captions: { ...settings.captions, ...defined(patch.captions ?? {}) },
    general: { ...settings.general, ...defined(patch.general ?? {}) },
    names: { ...settings.names, ...defined(patch.names ?? {}) },
    alerts: { ...settings.alerts, ...defined(patch.alerts ?? {}) },
    shortcuts: { ...settings.shortcuts, ...defined(patch.shortcuts ?? {}) },
  });
}

function defined(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
