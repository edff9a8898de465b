/** What the settings say of how captions are set, where they stand and who hears of them, in Arabic. */
export const captionStyle = {
  group: 'الأسطر والعلامات',
  letters: 'طول السطر',
  lettersHint: 'أكثر عدد من الحروف في السطر. العودة إلى موضع القراءة أسهل في الأسطر القصيرة.',
  lettersValue:
    '{count, plural, zero {# حرف} one {حرف واحد} two {حرفان} few {# أحرف} many {# حرفًا} other {# حرف}}',
  alignment: 'المحاذاة',
  alignmentHint: 'موضع الأسطر في النافذة العائمة. تبدأ دائمًا من حافة واحدة كي لا تتحرك أي كلمة.',
  alignmentStart: 'الحافة',
  alignmentCentre: 'الوسط',
  typeface: 'الخط',
  typefaceHint: 'يميّز Atkinson Hyperlegible بين الحروف المتشابهة.',
  typefaceAtkinson: 'Atkinson',
  typefaceSystem: 'خط النظام',
  typefaceOpenDyslexic: 'OpenDyslexic',
  hidesIdleMarks: 'إخفاء العلامات حين لا يتكلم أحد',
  hidesIdleMarksHint: 'ما يمنع ظهور التسميات التوضيحية يُعرض دائمًا.',
  announces: 'قراءة الأسطر المكتملة عبر قارئ الشاشة',
  announcesHint: 'كل سطر مرة واحدة، حين لا تتغير كلماته بعد ذلك.',
} as const;
