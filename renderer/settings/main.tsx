/**
 * Starts the settings page: waits for main's state once, so that nothing is drawn twice. Holds no logic of
 * its own.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followMain, settingsBridge, useAppState } from '../bridge.ts';
import { followLibraryKey } from '../ui/keys.ts';
import { useLook } from '../ui/page/look.ts';
import { WordsProvider } from '../ui/words.tsx';
import { Settings } from './Settings.tsx';
import '../ui/styles/page.css';
import '../ui/styles/captions.css';
import '../ui/styles/theme.css';
import '../ui/styles/controls.css';
import '../ui/styles/fields.css';
import '../ui/styles/choices.css';
import './settings.css';
import './notices.css';
import './service/service.css';
import './microphone/level.css';
import './speech/speech.css';
import './captions/captions.css';
import './general/shortcuts.css';
import './share/share.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

await followMain();
followLibraryKey(() => void settingsBridge.call('openLibrary', undefined));
createRoot(root).render(
  <StrictMode>
    <Spoken />
  </StrictMode>,
);

function Spoken() {
  const locale = useAppState((state) => state.locale);
  useLook(useAppState((state) => state.settings.general));
  return (
    <WordsProvider locale={locale}>
      <Settings />
    </WordsProvider>
  );
}
