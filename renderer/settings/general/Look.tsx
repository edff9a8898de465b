/** Language, colours and text size of the windows; each holds at once. */
import { TEXT_PERCENT, THEME_CHOICES, type Theme } from '../../../core/app/settings/general.ts';
import { LOCALES, localeSchema } from '../../../core/words/locale.ts';
import { useAppState } from '../../bridge.ts';
import { Choice } from '../../ui/Choice.tsx';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';

/** The text under the slider grows while it is moved: it is taken over once the hand rests. */
const REST_MS = 400;
const STEP_PERCENT = 10;

const THEME_NAMES = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;

export function Look() {
  const { settingsGeneral: say } = useWords();
  const stored = useAppState((state) => state.settings.general);
  const theme = useDraft<Theme>(stored.theme, (to) => changeSettings({ general: { theme: to } }));
  const text = useDraft(
    stored.textPercent,
    (textPercent) => changeSettings({ general: { textPercent } }),
    REST_MS,
  );
  return (
    <Group title={say('look')}>
      <Language />
      <Choice
        look="strip"
        label={say('theme')}
        hint={say('themeHint')}
        options={THEME_CHOICES.map((value) => ({ value, name: say(THEME_NAMES[value]) }))}
        value={theme.value}
        onChange={theme.set}
      />
      <Slider
        label={say('textSize')}
        hint={say('textSizeHint')}
        value={text.value}
        limits={TEXT_PERCENT}
        step={STEP_PERCENT}
        words={say('percent', { share: text.value / 100 })}
        onChange={text.set}
      />
      <Message tone="bad">{theme.refusal ?? text.refusal}</Message>
    </Group>
  );
}

function Language() {
  const { settingsGeneral: say } = useWords();
  const stored = useAppState((state) => state.settings.general.locale);
  const draft = useDraft(stored, (locale) => changeSettings({ general: { locale } }));
  const choose = (chosen: string) => {
    const locale = localeSchema.safeParse(chosen);
    draft.set(locale.success ? locale.data : 'system');
  };
  return (
    <Field
      label={say('locale')}
      hint={say('localeHint')}
      below={<Message tone="bad">{draft.refusal}</Message>}
    >
      {(ids) => (
        <select {...ids} value={draft.value} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="system">{say('localeSystem')}</option>
          {LOCALES.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {new Intl.DisplayNames([locale], { type: 'language' }).of(locale)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
