/** What the settings and notifications say of words that a person wants to be alerted at, in Arabic. */
export const wordAlert = {
  group: 'تنبيه الكلمات',
  terms: 'نبّهني عند',
  termsHint:
    'اسمك أو كلمات تنتظرها: واحدة في كل سطر. حين تقال تضيء في التسميات التوضيحية. لا فرق بين الحروف الكبيرة والصغيرة ولا بين المشكول وغيره، ولا يوجد «علي» في «عليكم».',
  termsPlaceholder: 'آنا\nمراجعة الميزانية',
  termsCount: '{count, number} من {most, number}',
  noLetters: 'ليس في «{term}» حرف أو رقم يُبحث عنه.',
  tooLong: '«{term}» أطول من {most, number} حرفًا.',
  tooMany: 'عدد المدخلات {count, number}، والحد الأقصى {most, number}.',
  notifies: 'إشعار أيضًا',
  notifiesHint:
    'إشعار من النظام فيه السطر، حتى والنافذة العائمة مخفية: واحد على الأكثر لكل مدخل كل {seconds, number} ثانية. يحتفظ به النظام حتى تمسحه. وعند عدم حفظ ما يقال لا إشعار.',
  said: 'قيل «{term}»',
} as const;
