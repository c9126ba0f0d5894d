import type { LanguageTag } from './languages.js';

/** The words of the button. On board, because they stand on the page at once. */
const TRIGGER_TEXT: { readonly [Tag in LanguageTag]: string } = {
  en: 'Share to TikTok',
  es: 'Compartir en TikTok',
  'pt-BR': 'Compartilhar no TikTok',
  fr: 'Partager sur TikTok',
  de: 'Auf TikTok teilen',
  it: 'Condividi su TikTok',
  id: 'Bagikan ke TikTok',
  vi: 'Chia sẻ lên TikTok',
  th: 'แชร์ไปยัง TikTok',
  ja: 'TikTokでシェア',
  ko: 'TikTok에 공유',
  ar: 'مشاركة على TikTok',
  nl: 'Delen op TikTok',
  pl: 'Udostępnij na TikToku',
  tr: 'TikTok’ta paylaş',
  ru: 'Поделиться в TikTok',
  uk: 'Поширити в TikTok',
  ro: 'Distribuie pe TikTok',
  el: 'Κοινοποίηση στο TikTok',
  cs: 'Sdílet na TikToku',
  sv: 'Dela på TikTok',
  ms: 'Kongsi ke TikTok',
  fil: 'I-share sa TikTok',
  'zh-Hans': '分享到 TikTok',
  'zh-Hant': '分享到 TikTok',
  hi: 'TikTok पर शेयर करें',
  he: 'שיתוף ב-TikTok',
};

export function triggerText(language: LanguageTag): string {
  return TRIGGER_TEXT[language];
}
