/** What the app says of how long sessions are kept, in Arabic. */
export const retention = {
  label: 'مدة حفظ الجلسات',
  hint: 'تُحذف الجلسات الأقدم نهائيًا، بعد يوم على الأقل من إعلان المكتبة ذلك. أما ما تضع عليه علامة الحفظ فيبقى.',
  forEver: 'دائمًا',
  days: '{days, plural, zero {# يوم} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}',
  counting: 'عدّ الجلسات',
  question:
    '{count, plural, zero {هل تريد حذف # جلسة يزيد عمرها على {days, number} من الأيام؟} one {هل تريد حذف جلسة واحدة يزيد عمرها على {days, number} من الأيام؟} two {هل تريد حذف جلستين يزيد عمرهما على {days, number} من الأيام؟} few {هل تريد حذف # جلسات يزيد عمرها على {days, number} من الأيام؟} many {هل تريد حذف # جلسة يزيد عمرها على {days, number} من الأيام؟} other {هل تريد حذف # جلسة يزيد عمرها على {days, number} من الأيام؟}}',
  consequence:
    '{count, plural, zero {تواريخها من {from, date, long} إلى {to, date, long}. ستُحذف نهائيًا بعد يوم على الأقل؛ وحتى ذلك الحين تعلن المكتبة ذلك ويمكن حفظ أي منها.} one {تاريخها {from, date, long}. ستُحذف نهائيًا بعد يوم على الأقل؛ وحتى ذلك الحين تعلن المكتبة ذلك ويمكن حفظها.} two {تواريخها من {from, date, long} إلى {to, date, long}. ستُحذف نهائيًا بعد يوم على الأقل؛ وحتى ذلك الحين تعلن المكتبة ذلك ويمكن حفظ أي منها.} few {تواريخها من {from, date, long} إلى {to, date, long}. ستُحذف نهائيًا بعد يوم على الأقل؛ وحتى ذلك الحين تعلن المكتبة ذلك ويمكن حفظ أي منها.} many {تواريخها من {from, date, long} إلى {to, date, long}. ستُحذف نهائيًا بعد يوم على الأقل؛ وحتى ذلك الحين تعلن المكتبة ذلك ويمكن حفظ أي منها.} other {تواريخها من {from, date, long} إلى {to, date, long}. ستُحذف نهائيًا بعد يوم على الأقل؛ وحتى ذلك الحين تعلن المكتبة ذلك ويمكن حفظ أي منها.}}',
  yes: 'حذف الأقدم',
  lastDeleted:
    '{count, plural, zero {حُذفت في {at, date, long} # جلسة يزيد عمرها على {days, number} من الأيام.} one {حُذفت في {at, date, long} جلسة واحدة يزيد عمرها على {days, number} من الأيام.} two {حُذفت في {at, date, long} جلستان يزيد عمرهما على {days, number} من الأيام.} few {حُذفت في {at, date, long} # جلسات يزيد عمرها على {days, number} من الأيام.} many {حُذفت في {at, date, long} # جلسة يزيد عمرها على {days, number} من الأيام.} other {حُذفت في {at, date, long} # جلسة يزيد عمرها على {days, number} من الأيام.}}',
  leaving:
    '{count, plural, zero {ستُحذف # جلسة نهائيًا ابتداءً من {at, date, long}.} one {ستُحذف جلسة واحدة نهائيًا في {at, date, long}.} two {ستُحذف جلستان نهائيًا ابتداءً من {at, date, long}.} few {ستُحذف # جلسات نهائيًا ابتداءً من {at, date, long}.} many {ستُحذف # جلسة نهائيًا ابتداءً من {at, date, long}.} other {ستُحذف # جلسة نهائيًا ابتداءً من {at, date, long}.}}',
  leavingHint: 'بلغت العمر الذي تُحذف عنده الجلسات. افتح أيًا منها لحفظها.',
  change: 'تغيير…',
  leavesOn: 'تُحذف نهائيًا في {at, date, long}',
  keepThis: 'حفظ هذه الجلسة',
  isKept: 'حفظها دائمًا مهما كان عمرها',
} as const;
