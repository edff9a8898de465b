/** What the section “Shortcuts” of the settings says, in Arabic. */
export const settingsShortcuts = {
  title: 'اختصارات تعمل في كل البرامج',
  toggleCaptions: 'بدء التسميات التوضيحية أو إيقافها',
  toggleOverlay: 'إظهار النافذة العائمة أو إخفاؤها',
  toggleMute: 'كتم ميكروفوني في التسميات أو إلغاء كتمه',
  wayland: 'قد لا تعمل هذه على Wayland.',
  waylandText:
    'لا تصل إلى البرامج مفاتيح ضُغطت في غيرها. يُضاف بدلًا من ذلك اختصار في إعدادات سطح المكتب بهذا الأمر:',
  waylandAlso: 'وكذلك ‎--start‎ و‎--stop‎ و‎--mute‎ و‎--show‎ و‎--quit‎.',
  none: 'بلا',
  press: 'اضغط المفاتيح…',
  hint: 'يُضغط الحقل ثم المفاتيح.',
  keysOf: '{label}: {keys}',
  recording: '{label}: جارٍ التسجيل، اضغط المفاتيح',
  clear: 'مسح',
  reset: 'استعادة',
  start: 'تُضغط المفاتيح معًا. يتركه Escape كما هو.',
  needsModifier: 'يُضغط معه Ctrl أو Alt أو مفتاح النظام، فالمفتاح وحده لازم للكتابة.',
  unknownKey: 'لا يمكن استخدام هذا المفتاح في اختصار. يمكن تجربة غيره.',
  typesSign: 'تكتب هذه المفاتيح {sign} على لوحة مفاتيحك، وستفقده كل البرامج. يمكن تجربة غيرها.',
  typesSignAgain:
    'تكتب هذه المفاتيح {sign} على لوحة مفاتيحك، وستفقده كل البرامج. يمكن تجربة غيرها، أو ضغطها مرة أخرى لاستخدامها مع ذلك.',
  altGr:
    'اجتماع Ctrl وAlt هو AltGr في Windows: في كثير من لوحات المفاتيح يأخذ ذلك حرفًا أو رمزًا من كل البرامج.',
} as const;
