/** Starts the library page: waits for main's state once, so that nothing is drawn twice. Holds no logic of its own. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followMain, useAppState } from '../bridge.ts';
import { useLook } from '../ui/page/look.ts';
import { WordsProvider } from '../ui/words.tsx';
import { Library } from './Library.tsx';
import '../ui/styles/page.css';
import '../ui/styles/theme.css';
import '../ui/styles/controls.css';
import '../ui/styles/fields.css';
import '../ui/styles/now.css';
import './library.css';
import './sessions/sessions.css';
import './lines/reading.css';
import './lines/lines.css';
import './search/search.css';
import './export/export.css';
import './edit/edit.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

function Page() {
  const locale = useAppState((state) => state.locale);
  useLook(useAppState((state) => state.settings.general));
  return (
    <WordsProvider locale={locale}>
      <Library />
    </WordsProvider>
  );
}

await followMain();
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
