import type { LanguageTag } from './languages.js';

/** What the element says when its page cannot be loaded, and the ways out. */
export interface BootText {
  readonly notLoaded: string;
  readonly again: string;
  readonly reload: string;
  /** Closes the dialog that the page is opened in. */
  readonly close: string;
}

/** In every language but English. Loaded beside the page, so that who never opens it does not pay for these words. */
export const BOOT_TEXT: { readonly [Tag in Exclude<LanguageTag, 'en'>]: BootText } = {
  es: {
    notLoaded: 'Esta página no se cargó. Comprueba tu conexión.',
    again: 'Reintentar',
    reload: 'Recargar la página',
    close: 'Cerrar',
  },
  'pt-BR': {
    notLoaded: 'Esta página não carregou. Verifique sua conexão.',
    again: 'Tentar de novo',
    reload: 'Recarregar página',
    close: 'Fechar',
  },
  fr: {
    notLoaded: 'Cette page ne s’est pas chargée. Vérifie ta connexion.',
    again: 'Réessayer',
    reload: 'Actualiser la page',
    close: 'Fermer',
  },
  de: {
    notLoaded: 'Diese Seite wurde nicht geladen. Prüfe deine Verbindung.',
    again: 'Erneut versuchen',
    reload: 'Seite neu laden',
    close: 'Schließen',
  },
  it: {
    notLoaded: 'Questa pagina non si è caricata. Controlla la connessione.',
    again: 'Riprova',
    reload: 'Ricarica la pagina',
    close: 'Chiudi',
  },
  id: {
    notLoaded: 'Halaman ini tidak dimuat. Periksa koneksi Anda.',
    again: 'Coba lagi',
    reload: 'Muat ulang halaman',
    close: 'Tutup',
  },
  vi: {
    notLoaded: 'Trang này chưa tải được. Hãy kiểm tra kết nối của bạn.',
    again: 'Thử lại',
    reload: 'Tải lại trang',
    close: 'Đóng',
  },
  th: {
    notLoaded: 'โหลดหน้านี้ไม่สำเร็จ โปรดตรวจสอบการเชื่อมต่อ',
    again: 'ลองอีกครั้ง',
    reload: 'โหลดหน้านี้ใหม่',
    close: 'ปิด',
  },
  ja: {
    notLoaded: 'このページを読み込めませんでした。接続を確認してください。',
    again: '再試行',
    reload: 'ページを再読み込み',
    close: '閉じる',
  },
  ko: {
    notLoaded: '이 페이지를 불러오지 못했습니다. 연결을 확인하세요.',
    again: '다시 시도',
    reload: '페이지 새로고침',
    close: '닫기',
  },
  ar: {
    notLoaded: 'لم يتم تحميل هذه الصفحة. تحقق من اتصالك.',
    again: 'إعادة المحاولة',
    reload: 'إعادة تحميل الصفحة',
    close: 'إغلاق',
  },
  nl: {
    notLoaded: 'Deze pagina is niet geladen. Controleer je verbinding.',
    again: 'Opnieuw proberen',
    reload: 'Pagina opnieuw laden',
    close: 'Sluiten',
  },
  pl: {
    notLoaded: 'Ta strona się nie wczytała. Sprawdź połączenie.',
    again: 'Spróbuj ponownie',
    reload: 'Odśwież stronę',
    close: 'Zamknij',
  },
  tr: {
    notLoaded: 'Bu sayfa yüklenmedi. Bağlantınızı kontrol edin.',
    again: 'Tekrar dene',
    reload: 'Sayfayı yenile',
    close: 'Kapat',
  },
  ru: {
    notLoaded: 'Эта страница не загрузилась. Проверьте соединение.',
    again: 'Повторить попытку',
    reload: 'Обновить страницу',
    close: 'Закрыть',
  },
  uk: {
    notLoaded: 'Ця сторінка не завантажилася. Перевірте з’єднання.',
    again: 'Спробувати ще раз',
    reload: 'Оновити сторінку',
    close: 'Закрити',
  },
  ro: {
    notLoaded: 'Această pagină nu s-a încărcat. Verifică-ți conexiunea.',
    again: 'Încearcă din nou',
    reload: 'Reîncarcă pagina',
    close: 'Închide',
  },
  el: {
    notLoaded: 'Αυτή η σελίδα δεν φορτώθηκε. Ελέγξτε τη σύνδεσή σας.',
    again: 'Δοκιμή ξανά',
    reload: 'Ανανέωση σελίδας',
    close: 'Κλείσιμο',
  },
  cs: {
    notLoaded: 'Tato stránka se nenačetla. Zkontroluj připojení.',
    again: 'Zkusit znovu',
    reload: 'Načíst stránku znovu',
    close: 'Zavřít',
  },
  sv: {
    notLoaded: 'Den här sidan lästes inte in. Kontrollera anslutningen.',
    again: 'Försök igen',
    reload: 'Ladda om sidan',
    close: 'Stäng',
  },
  ms: {
    notLoaded: 'Halaman ini tidak dimuatkan. Semak sambungan anda.',
    again: 'Cuba lagi',
    reload: 'Muat semula halaman',
    close: 'Tutup',
  },
  fil: {
    notLoaded: 'Hindi nag-load ang page na ito. Suriin ang koneksyon mo.',
    again: 'Subukan ulit',
    reload: 'I-reload ang page',
    close: 'Isara',
  },
  'zh-Hans': {
    notLoaded: '此页面未能加载。请检查网络连接。',
    again: '重试',
    reload: '重新加载页面',
    close: '关闭',
  },
  'zh-Hant': {
    notLoaded: '無法載入此頁面。請檢查網路連線。',
    again: '再試一次',
    reload: '重新載入頁面',
    close: '關閉',
  },
  hi: {
    notLoaded: 'यह पेज लोड नहीं हुआ। अपना कनेक्शन जाँचें।',
    again: 'फिर से कोशिश करें',
    reload: 'पेज रीलोड करें',
    close: 'बंद करें',
  },
  he: {
    notLoaded: 'הדף הזה לא נטען. יש לבדוק את החיבור.',
    again: 'ניסיון נוסף',
    reload: 'טעינה מחדש של הדף',
    close: 'סגירה',
  },
};
