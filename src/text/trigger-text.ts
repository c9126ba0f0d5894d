import type { LanguageTag } from './languages.js';

/** The words of the button, and of the button that closes what it opens. On board, because they stand on the page at once. */
type TriggerText = readonly [share: string, close: string];

const TRIGGER_TEXT: { readonly [Tag in LanguageTag]: TriggerText } = {
  en: ['Share to TikTok', 'Close'],
  es: ['Compartir en TikTok', 'Cerrar'],
  'pt-BR': ['Compartilhar no TikTok', 'Fechar'],
  fr: ['Partager sur TikTok', 'Fermer'],
  de: ['Auf TikTok teilen', 'Schließen'],
  it: ['Condividi su TikTok', 'Chiudi'],
  id: ['Bagikan ke TikTok', 'Tutup'],
  vi: ['Chia sẻ lên TikTok', 'Đóng'],
  th: ['แชร์ไปยัง TikTok', 'ปิด'],
  ja: ['TikTokでシェア', '閉じる'],
  ko: ['TikTok에 공유', '닫기'],
  ar: ['مشاركة على TikTok', 'إغلاق'],
  nl: ['Delen op TikTok', 'Sluiten'],
  pl: ['Udostępnij na TikToku', 'Zamknij'],
  tr: ['TikTok’ta paylaş', 'Kapat'],
  ru: ['Поделиться в TikTok', 'Закрыть'],
  uk: ['Поширити в TikTok', 'Закрити'],
  ro: ['Distribuie pe TikTok', 'Închide'],
  el: ['Κοινοποίηση στο TikTok', 'Κλείσιμο'],
  cs: ['Sdílet na TikToku', 'Zavřít'],
  sv: ['Dela på TikTok', 'Stäng'],
  ms: ['Kongsi ke TikTok', 'Tutup'],
  fil: ['I-share sa TikTok', 'Isara'],
  'zh-Hans': ['分享到 TikTok', '关闭'],
  'zh-Hant': ['分享到 TikTok', '關閉'],
  hi: ['TikTok पर शेयर करें', 'बंद करें'],
  he: ['שיתוף ב-TikTok', 'סגירה'],
};

export function triggerText(language: LanguageTag): TriggerText {
  return TRIGGER_TEXT[language];
}
