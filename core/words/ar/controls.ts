/** What the controls say that several windows share, in Arabic. */
export const controls = {
  start: 'بدء',
  stop: 'إيقاف',
  cancel: 'إلغاء',
  close: 'إغلاق',
  now: 'التسميات التوضيحية والنافذة العائمة',
  startCaptions: 'بدء التسميات التوضيحية',
  stopCaptions: 'إيقاف التسميات التوضيحية',
  showOverlay: 'إظهار النافذة العائمة',
  hideOverlay: 'إخفاء النافذة العائمة',
  hideAndListen: 'إخفاء النافذة العائمة مع استمرار الاستماع',
  hideAndStop: 'إخفاء النافذة العائمة وإيقاف التسميات التوضيحية',
  lockPosition: 'قفل الموضع',
  unlockPosition: 'إلغاء قفل الموضع',
  quit: 'إنهاء Surtitle',
} as const;
