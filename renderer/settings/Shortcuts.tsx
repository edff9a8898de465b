/** The key combinations that work in every program. */
import { Group } from './Group.tsx';
import { ShortcutField } from './ShortcutField.tsx';

export function Shortcuts() {
  return (
    <Group title="Shortcuts that work in every program">
      <ShortcutField name="toggleCaptions" label="Start or stop captions" />
      <ShortcutField name="toggleOverlay" label="Show or hide the overlay" />
    </Group>
  );
}
