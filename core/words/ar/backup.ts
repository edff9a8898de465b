/** What the settings say of backing up and restoring, in Arabic. */
export const backup = {
  label: 'نسخة احتياطية',
  hint: 'كل الجلسات في ملف واحد يمكن استعادته هنا أو على حاسوب آخر.',
  backUp: 'إنشاء نسخة…',
  restore: 'استعادة…',
  backingUp: 'إنشاء النسخة',
  restoring: 'استعادة النسخة',
  waiting: 'لحظة من فضلك…',
  savedAs: 'حُفظ باسم {path}',
  restored: 'تمت استعادة النسخة.',
  restoredAndKept: 'تمت استعادة النسخة. ما كان محفوظًا من قبل موجود الآن في {path}',
  question: 'هل تريد وضع نسخة احتياطية مكان كل الجلسات؟',
  consequence: 'ستختار الملف بعد ذلك. تبقى الجلسات الحالية في ملف بجانبه شهرًا على الأكثر ولا تُعرض بعد الآن.',
  yes: 'اختيار نسخة',
} as const;
