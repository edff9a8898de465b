/** What did not work, as problems name it, in Arabic. */
export const acts = {
  didNotWork: 'تعذّر {act}',
  searching: 'البحث',
  findingLine: 'العثور على هذا السطر',
  readingSession: 'فتح هذه الجلسة',
  readingSessions: 'قراءة الجلسات',
  changingLine: 'تغيير هذا السطر',
  undoing: 'التراجع عن هذا',
  redoing: 'تنفيذ هذا من جديد',
  keeping: 'حفظ هذا',
  deleting: 'حذف هذه الجلسة',
  exporting: 'التصدير',
  copying: 'النسخ',
  printing: 'الطباعة',
  previewing: 'عرض المعاينة',
  addingWord: 'إضافة هذه الكلمة',
} as const;
