/** What the system's own questions and windows say, in Arabic. */
export const dialogs = {
  settingsTitle: 'إعدادات Surtitle',
  libraryTitle: 'مكتبة Surtitle',
  exportTitle: 'تصدير',
  exportFolder: 'اختر مجلدًا للملفات',
  srtFiles: 'ترجمة SubRip',
  vttFiles: 'ترجمة WebVTT',
  txtFiles: 'نص عادي',
  mdFiles: 'Markdown',
  jsonFiles: 'JSON بكل الأوقات',
  transcribeTitle: 'تفريغ ملف نصيًا',
  transcribe: 'تفريغ',
  soundAndVideo: 'صوت وفيديو',
  allFiles: 'كل الملفات',
  sendKey: 'هل تريد إرسال مفتاح API إلى {host}؟',
  sendKeyDetail:
    'أُدخل المفتاح من أجل {before}. من يدير {host} يستطيع استخدامه، وسيسمع ما تُعرض له التسميات. وافق فقط إذا اخترت هذا الخادم بنفسك. لاستخدام مفتاح خاص به، أزل المفتاح الحالي أولًا.',
  sendKeyYes: 'إرساله إلى {host}',
  useServer: 'هل تريد إرسال ما يُقال إلى {host}؟',
  useServerDetail:
    'من الآن فصاعدًا يُرسل الصوت، وأي مفتاح تدخله، إلى {host}. وافق فقط إذا اخترت هذا الخادم بنفسك.',
  useServerYes: 'استخدام {host}',
  doNotSend: 'عدم الإرسال',
  overlayFails: 'نافذة التسميات التوضيحية تتعطل مرارًا.',
  overlayFailsDetail:
    'أُعيد تحميلها وتعطلت في كل مرة (عدد المرات: {tries, number}). الأسطر المكتملة محفوظة. يمكنك المحاولة لاحقًا بالإخفاء ثم الإظهار من شريط النظام.',
  settingsFails: 'نافذة الإعدادات تتعطل مرارًا.',
  settingsFailsDetail:
    'أُعيد تحميلها وتعطلت في كل مرة (عدد المرات: {tries, number}). الأسطر المكتملة محفوظة. أغلقها وافتحها من جديد لاحقًا.',
  libraryFails: 'نافذة المكتبة تتعطل مرارًا.',
  libraryFailsDetail:
    'أُعيد تحميلها وتعطلت في كل مرة (عدد المرات: {tries, number}). الأسطر المكتملة محفوظة. أغلقها وافتحها من جديد لاحقًا.',
  leaveIt: 'تركها كما هي',
  tryAgain: 'المحاولة من جديد',
} as const;
