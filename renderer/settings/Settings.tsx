/** The settings window: which section is shown, what stands above it. Each looks after its own settings. */
import { type ComponentType, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { settingsBridge, useAppState } from '../bridge.ts';
import { Now } from '../ui/Now.tsx';
import { useWords } from '../ui/words.tsx';
import { Banner } from './Banner.tsx';
import { Captions } from './captions/Captions.tsx';
import { Cost as CostSection } from './cost/Cost.tsx';
import { General } from './general/General.tsx';
import { Shortcuts } from './general/Shortcuts.tsx';
import { Microphone } from './microphone/Microphone.tsx';
import { Navigation, tabId } from './Navigation.tsx';
import type { Section } from './sections.ts';
import { Key } from './service/Key.tsx';
import { Server } from './service/Server.tsx';
import { Share } from './share/Share.tsx';
import { Speech } from './speech/Speech.tsx';
import { Start } from './start/Start.tsx';

const CONTENTS: Readonly<Record<Section, ComponentType>> = {
  service: () => (
    <>
      <Key />
      <Server />
    </>
  ),
  microphone: Microphone,
  speech: Speech,
  captions: Captions,
  share: Share,
  cost: CostSection,
  shortcuts: Shortcuts,
  general: General,
};

export function Settings() {
  const words = useWords();
  const { settings } = words;
  const asked = useAppState((state) => state.sectionAsked);
  const [section, setSection] = useState<Section>(asked?.section ?? 'service');
  const [seen, setSeen] = useState(asked);
  const notice = useAppState((state) => state.systemNotice);
  const Content = CONTENTS[section];
  const page = useRef<HTMLElement>(null);
  if (asked !== seen) {
    setSeen(asked);
    if (asked !== null) setSection(asked.section);
  }
  const show = (next: Section) => {
    setSection(next);
    page.current?.scrollTo({ top: 0 });
  };
  /** From a button elsewhere: the focus must not stay behind on it. */
  const go = (next: Section, first?: string) => {
    flushSync(() => show(next));
    const aim = document.querySelector<HTMLElement>(first ? `[data-first="${first}"]` : `#${tabId(next)}`);
    aim?.focus();
  };
  return (
    <div className="window">
      <Navigation section={section} onChange={show}>
        <NowHere />
      </Navigation>
      <main ref={page}>
        <div className="column">
          {notice === null ? null : <p className="system-notice">{words.tray(notice)}.</p>}
          <Banner section={section} onGo={go} />
          <Start onGo={go} />
          <div id="page" role="tabpanel" aria-labelledby={tabId(section)}>
            <h2>{settings(section)}</h2>
            <Content />
          </div>
        </div>
      </main>
    </div>
  );
}

function NowHere() {
  const { settings: say } = useWords();
  const intent = useAppState((state) => state.intent);
  const settings = useAppState((state) => state.settings);
  return (
    <Now
      intent={intent}
      settings={settings}
      onIntent={(patch) => void settingsBridge.call('changeIntent', patch)}
      others={[
        {
          icon: 'library',
          name: say('library'),
          keys: 'Control+L Meta+L',
          press: () => void settingsBridge.call('openLibrary', undefined),
        },
      ]}
      onQuit={() => void settingsBridge.call('quit', undefined)}
    />
  );
}
