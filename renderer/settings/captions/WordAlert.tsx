/** The words that a person wants to be alerted at, and whether the system notifies too. Looks for none. */
import {
  ALERT_LIMIT,
  type AlertTermFault,
  NOTIFICATIONS_APART_MS,
  readAlertTerms,
} from '../../../core/app/settings/wordAlert.ts';
import { assertNever } from '../../../core/base/never.ts';
import type { Words } from '../../../core/words/words.ts';
import { useAppState } from '../../bridge.ts';
import { Group } from '../../ui/Group.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { TermsField } from '../TermsField.tsx';

export function WordAlert() {
  const say = useWords().wordAlert;
  const stored = useAppState((state) => state.settings.alerts);
  return (
    <Group title={say('group')}>
      <TermsField
        label={say('terms')}
        hint={say('termsHint')}
        placeholder={say('termsPlaceholder')}
        rows={4}
        stored={stored.terms}
        save={(terms) => changeSettings({ alerts: { terms: [...terms] } })}
        read={(text) => {
          const read = readAlertTerms(text);
          return read.kind === 'terms' ? read : { refusal: faultWords(read.fault, say) };
        }}
        countWords={(count) => say('termsCount', { count, most: ALERT_LIMIT.count })}
      />
      <Switch
        label={say('notifies')}
        hint={say('notifiesHint', { seconds: NOTIFICATIONS_APART_MS / 1_000 })}
        stored={stored.notifies}
        save={(notifies) => changeSettings({ alerts: { notifies } })}
      />
    </Group>
  );
}

function faultWords(fault: AlertTermFault, say: Words['wordAlert']): string {
  switch (fault.kind) {
    case 'noLetters':
      return say('noLetters', { term: fault.term });
    case 'tooLong':
      return say('tooLong', { term: fault.term, most: ALERT_LIMIT.characters });
    case 'tooMany':
      return say('tooMany', { count: fault.count, most: ALERT_LIMIT.count });
    default:
      return assertNever(fault);
  }
}
