/** What the first steps in the settings window say, in Arabic. */
export const firstMinute = {
  title: 'أول تسميات توضيحية لك',
  start: 'بدء التسميات التوضيحية',
  startButton: 'بدء',
  startAgain: 'بدء من جديد',
  startLocal:
    'يكتب هذا الحاسوب الكلام بالإنجليزية. ولاحقًا {keys, select, none {من شريط النظام} other {بالمفاتيح {keys} أو من شريط النظام}}.',
  startOpenai:
    'تكتب OpenAI ما يُقال. ولاحقًا {keys, select, none {من شريط النظام} other {بالمفاتيح {keys} أو من شريط النظام}}.',
  starting: 'جارٍ البدء…',
  failed: 'تعذّر بدء التسميات التوضيحية',
  tryAgain: 'إعادة المحاولة',
  say: 'قل شيئًا',
  listening: 'جارٍ الاستماع…',
  listeningLocal: 'تظهر كلماتك فوق كل النوافذ. بالإنجليزية، على هذا الحاسوب: لا شيء يغادره، ولا شيء يُدفع.',
  listeningOpenai: 'تظهر كلماتك فوق كل النوافذ. تستمع OpenAI، ويدفع حسابك.',
  worked: 'التسميات التوضيحية تعمل',
  areOn: 'التسميات التوضيحية مفعّلة',
  standingIn: 'يستمع هذا الحاسوب بدلًا منها: {reason}',
  microphone: 'فحص الميكروفون',
  microphoneText: 'إن لم تظهر كلمات، فيُرجى التأكد من أن الميكروفون الصحيح يسمعك.',
  microphoneHeard: 'الميكروفون مسموع.',
  tryIt: 'تجربة',
  look: 'نظرة أخرى',
  more: 'لغات أكثر، عند الرغبة',
  moreText:
    'بمفتاح من OpenAI: أخطاء أقل، وأكثر من خمسين لغة. يذهب الصوت عندئذ إلى OpenAI، وتحسب نحو {price, number, ::currency/USD} لكل ساعة كلام.',
  enterKey: 'إدخال مفتاح',
  keyTesting: 'يُسأل مقدّم الخدمة هل يعمل المفتاح.',
  keyGood: 'قبلت الخدمة مفتاحك.',
  keyUntested: 'يوجد مفتاح، ولم يمكن بعد التحقق من أنه يعمل.',
  seeKey: 'عرض المفتاح',
} as const;
