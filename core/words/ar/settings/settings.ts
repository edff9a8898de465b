/** What the settings window says outside of its sections, in Arabic. */
export const settings = {
  settings: 'الإعدادات',
  pages: 'الصفحات',
  library: 'المكتبة',
  service: 'المفتاح والخادم',
  microphone: 'الميكروفون',
  speech: 'الكلام',
  captions: 'التسميات التوضيحية',
  share: 'المشاركة',
  cost: 'التكلفة',
  shortcuts: 'الاختصارات',
  general: 'عام',
  goTo: 'الانتقال إلى «{section}»',
  dismiss: 'إغلاق',
  changingSetting: 'تغيير هذا الإعداد',
} as const;
