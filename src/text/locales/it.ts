import type { Locale } from '../strings.js';

/** Italian. TikTok’s own terms: Duetto, Stitch, post, posta in arrivo, contenuti brandizzati. */
export const locale = {
  strings: {
    'creator.posting-as': 'Pubblichi come {nickname}',
    'creator.switch': 'Cambia account',
    'creator.loading': 'Caricamento del tuo account TikTok…',

    'connect.title': 'Collega il tuo account TikTok',
    'connect.help': 'Non viene pubblicato nulla finché non lo controlli.',
    'connect.action': 'Collega TikTok',
    'connect.waiting': 'Continua nella finestra di TikTok…',
    'connect.again': 'Riapri la finestra di TikTok',
    'connect.draft-kept': 'La tua bozza è salvata.',
    'connect.unavailable': 'Non puoi collegare un account TikTok su questo sito. Contatta la sua assistenza.',

    'blocked.again': 'Riprova',

    'media.label.any': 'Seleziona un video o delle foto',
    'media.label.video': 'Seleziona un video',
    'media.label.photo': 'Seleziona delle foto',
    'media.drop': 'oppure trascina qui un file',
    'media.drop-now': 'Rilascia per aggiungere',
    'media.camera': 'Usa la fotocamera',
    'media.limits.video': 'MP4, MOV o WebM, fino a {duration}',
    'media.limits.photo': {
      one: 'Fino a {count} foto, JPEG o WebP',
      many: 'Fino a {count} di foto, JPEG o WebP',
      other: 'Fino a {count} foto, JPEG o WebP',
    },
    'media.replace': 'Sostituisci',
    'media.remove': 'Rimuovi',
    'media.reading': 'Lettura di {name}…',
    'media.preview': 'Anteprima del tuo post',
    'media.play': 'Riproduci',
    'media.pause': 'Pausa',
    'media.mute': 'Disattiva audio',
    'media.unmute': 'Attiva audio',
    'media.cannot-play': 'L’anteprima non è disponibile in questo browser. Puoi comunque pubblicare il video.',
    'media.photo-of': 'Foto {index} di {count}',
    'media.photo-previous': 'Foto precedente',
    'media.photo-next': 'Foto successiva',
    'media.photo-cover': 'Copertina',
    'media.photo-make-cover': 'Usa la foto {index} come copertina',
    'media.photo-earlier': 'Sposta la foto {index} verso l’inizio',
    'media.photo-later': 'Sposta la foto {index} verso la fine',
    'media.photo-remove': 'Rimuovi la foto {index}',
    'media.photo-add': 'Aggiungi foto',
    'media.cover': 'Copertina',
    'media.cover-at': 'Copertina a {time}',
    'media.cover-help': 'Scegli l’immagine che si vede per prima.',
    'media.convert': 'Converti in JPEG',
    'media.convert-offer': 'TikTok supporta JPEG e WebP. Convertire {name} in JPEG?',
    'media.scale': 'Ridimensiona',
    'media.scale-offer': '{name} supera i 1080p.',
    'media.location-removed': 'Rimuoviamo i dati sulla posizione dalle tue foto prima di inviarle.',
    'media.audio-none': 'Nessun audio',
    'fix.trim': 'Taglia',
    'fix.convert': 'Converti',
    'fix.trim-convert': 'Taglia e converti',
    'fix.remove-location': 'Rimuovi posizione',
    'fix.offer.trim': 'Scegli la parte da pubblicare, fino a {max}.',
    'fix.offer.convert': 'Possiamo convertire questo video in un MP4 supportato da TikTok.',
    'fix.offer.trim-convert':
      'Scegli la parte da pubblicare, fino a {max}. La convertiamo in un MP4 supportato da TikTok.',
    'fix.offer.remove-location': 'Questo video indica dove è stato registrato.',
    'fix.location-stays':
      'Questo video indica dove è stato registrato e qui non possiamo rimuoverlo. Per non condividerlo, esporta il video senza posizione.',
    'fix.slow': 'Può richiedere qualche minuto e ridurre un po’ la qualità.',
    'fix.credentials': 'Il nuovo video non conterrà le sue credenziali dei contenuti.',
    'fix.start': 'Inizio',
    'fix.end': 'Fine',
    'fix.kept': 'Selezione: {time}',
    'fix.working': 'Preparazione del video… {percent}',
    'fix.preparing': 'Il video è ancora in preparazione.',
    'fix.made': 'L’anteprima mostra il tuo nuovo video. Controllalo prima di pubblicare.',
    'fix.undo': 'Usa l’originale',
    'fix.unavailable':
      'Il tuo browser non può modificare questo video. Prova un altro browser, oppure esportalo come MP4 H.264 e sceglilo di nuovo.',
    'media.hdr': 'TikTok mostra questo video HDR in colori standard (SDR).',
    'media.animation-offer': '{name} è un’animazione. Resta solo la prima immagine.',
    'media.credentials-offer': 'La nuova foto non conterrà le credenziali dei contenuti di {name}.',
    'media.credentials-removed': 'Insieme alla posizione rimuoviamo le credenziali dei contenuti dalle tue foto.',
    'media.cover-public':
      'Solo i post visibili a tutti usano questa copertina. Gli altri mostrano il primo fotogramma.',
    'media.rate-edge':
      'Questo video è a {frameRate} fps. TikTok supporta fino a {max} e potrebbe rifiutarlo. Puoi comunque pubblicarlo.',
    'media.rate-varies':
      'La frequenza dei fotogrammi di questo video varia e TikTok potrebbe rifiutarlo. Puoi comunque pubblicarlo.',

    'refused.empty': '{name} è vuoto. Scegli un altro file.',
    'refused.not_media': '{name} non è un video o una foto che possiamo leggere. Scegli un altro file.',
    'refused.truncated': '{name} è incompleto. Esportalo o scaricalo di nuovo.',
    'refused.no_video': '{name} non contiene un video che possiamo leggere. Scegli un altro file.',
    'refused.damaged': '{name} è danneggiato. Esportalo o scaricalo di nuovo.',
    'refused.protected': '{name} è protetto da copia. Scegli un file senza protezione.',
    'refused.undecodable': 'Il tuo browser non riesce ad aprire {name}. Salvalo come JPEG e sceglilo di nuovo.',
    'refused.unreadable': 'Non siamo riusciti a leggere {name}. Sceglilo di nuovo o scegli un altro file.',
    'refused.kind.video': '{name} è un video. Qui puoi pubblicare solo foto.',
    'refused.kind.photo': '{name} è una foto. Qui puoi pubblicare solo video.',
    'refused.mixed': 'Non puoi unire video e foto. Seleziona un video oppure solo foto.',
    'refused.several-videos': 'Puoi pubblicare un video alla volta. {name} non è stato aggiunto.',
    'refused.too-many': {
      one: 'Puoi pubblicare fino a {count} foto. {name} non è stato aggiunto.',
      many: 'Puoi pubblicare fino a {count} di foto. {name} non è stato aggiunto.',
      other: 'Puoi pubblicare fino a {count} foto. {name} non è stato aggiunto.',
    },
    'refused.locked': 'Questo contenuto è stato aggiunto dal sito e non può essere modificato.',

    'title.label': 'Titolo',
    'title.placeholder': 'Aggiungi un titolo, #hashtag o @menzioni',
    'description.label': 'Descrizione',
    'description.placeholder': 'Racconta di più sulle tue foto',
    'text.count': '{units} / {max}',
    'text.over': {
      one: '{count} carattere di troppo',
      many: '{count} di caratteri di troppo',
      other: '{count} caratteri di troppo',
    },
    'text.trim': 'Accorcia il testo',

    'privacy.label': 'Chi può vedere questo post',
    'privacy.placeholder': 'Seleziona',
    'privacy.PUBLIC_TO_EVERYONE': 'Tutti',
    'privacy.MUTUAL_FOLLOW_FRIENDS': 'Amici',
    'privacy.FOLLOWER_OF_CREATOR': 'Follower',
    'privacy.SELF_ONLY': 'Solo io',
    'privacy.unaudited-note': 'Per ora, solo tu puoi vedere ciò che pubblichi da questo sito.',

    'interactions.label': 'Interazioni',
    'interactions.comment': 'Consenti i commenti',
    'interactions.duet': 'Consenti Duetto',
    'interactions.stitch': 'Consenti Stitch',

    'disclosure.label': 'Dichiara contenuti commerciali',
    'disclosure.help': 'Attiva se questo post promuove te, un brand, un prodotto o un servizio.',
    'disclosure.kinds': 'Cosa promuove questo post',
    'disclosure.yourBrand': 'Il tuo brand',
    'disclosure.yourBrand-help': 'Stai promuovendo te o la tua attività.',
    'disclosure.brandedContent': 'Contenuti brandizzati',
    'disclosure.brandedContent-help': 'Stai promuovendo un altro brand o una terza parte.',

    'extras.label': 'Altre opzioni',
    'extras.aiGenerated': 'Contenuti generati dall’IA',
    'extras.aiGenerated-help':
      'Attiva se questo post mostra contenuti realistici creati o modificati in modo significativo con l’IA. TikTok aggiunge l’etichetta “Generato dall’IA”. Lascia disattivato per le normali modifiche.',
    'extras.ai-said.generated': 'Il tuo file indica che è stato creato con l’IA. Verifica se attivare questa opzione.',
    'extras.ai-said.edited': 'Il tuo file indica che è stato modificato con l’IA. Verifica se attivare questa opzione.',
    'extras.autoAddMusic': 'Aggiungi musica consigliata',
    'extras.autoAddMusic-help': 'TikTok sceglie un brano. Puoi cambiarlo in seguito.',

    'inbox.note':
      'Verrà inviata una bozza alla tua posta in arrivo di TikTok. Aggiungi i dettagli e pubblicala nell’app TikTok.',
    'publish.action': 'Pubblica su TikTok',
    'publish.action.inbox': 'Invia a TikTok',
    'publish.ready': 'Tutto pronto per la pubblicazione.',

    'block.branded_content_followers': 'I contenuti brandizzati devono essere visibili a “Tutti” o “Amici”.',
    'block.privacy_unaudited': 'Per ora, solo tu puoi vedere ciò che pubblichi da questo sito. Scegli “Solo io”.',
    'block.private_with_branded': 'Per selezionarli, cambia chi può vedere questo post.',
    'block.followers_with_branded':
      'I contenuti brandizzati devono essere visibili a “Tutti” o “Amici”. Per selezionarli, cambia chi può vedere questo post.',
    'block.comment_disabled_by_creator': 'I commenti sono disattivati nelle tue impostazioni di TikTok.',
    'block.duet_disabled_by_creator': 'Duetto è disattivato nelle tue impostazioni di TikTok.',
    'block.stitch_disabled_by_creator': 'Stitch è disattivato nelle tue impostazioni di TikTok.',
    'block.loading': 'Il tuo account TikTok si sta ancora caricando.',

    'violation.creator_unknown': 'Il tuo account TikTok si sta ancora caricando.',
    'violation.creator_cannot_post': 'Al momento non puoi pubblicare. Riprova più tardi.',
    'violation.media_missing': 'Seleziona un video o delle foto.',
    'violation.media_kind_not_accepted': 'Non puoi pubblicare qui questo tipo di file.',
    'violation.video_container_unsupported': '{container} non è supportato. Esporta in MP4, MOV o WebM.',
    'violation.video_codec_unsupported': '{codec} non è supportato. Esporta in H.264.',
    'violation.video_frame_rate_outside':
      'Questo video ha {frameRate} fps. TikTok supporta {min}–{max} fps. Esportalo a 30 fps.',
    'violation.video_size_outside':
      'Questo video è di {width} × {height} pixel. TikTok supporta {min}–{max} pixel per lato. Esportalo in un’altra dimensione.',
    'violation.video_too_large': 'Questo video è di {bytes}. Il limite è {max}. Esporta un file più piccolo.',
    'violation.video_empty': '{name} è vuoto. Scegli un altro file.',
    'violation.video_duration_unknown': 'Non riusciamo a stabilire quanto dura {name}. Esportalo di nuovo.',
    'violation.video_too_long':
      'Questo video dura {seconds}. Il tuo account può pubblicare fino a {max}. Accorcialo e riprova.',
    'violation.too_many_photos': {
      one: 'Hai selezionato {count} foto. Il limite è {max}. Rimuovine alcune.',
      many: 'Hai selezionato {count} di foto. Il limite è {max}. Rimuovine alcune.',
      other: 'Hai selezionato {count} foto. Il limite è {max}. Rimuovine alcune.',
    },
    'violation.photo_type_unsupported':
      '{name} è in formato {contentType}. TikTok supporta JPEG e WebP. Prima convertilo.',
    'violation.photo_too_large': '{name} è di {bytes}. Il limite per una foto è {max}. Scegline una più piccola.',
    'violation.photo_too_many_pixels':
      '{name} è di {width} × {height} pixel. Il limite è 1080p. Prima ridimensiona la foto.',
    'violation.title_too_long': {
      one: 'Il titolo ha {count} carattere di troppo. Il limite è {max}.',
      many: 'Il titolo ha {count} di caratteri di troppo. Il limite è {max}.',
      other: 'Il titolo ha {count} caratteri di troppo. Il limite è {max}.',
    },
    'violation.description_too_long': {
      one: 'La descrizione ha {count} carattere di troppo. Il limite è {max}.',
      many: 'La descrizione ha {count} di caratteri di troppo. Il limite è {max}.',
      other: 'La descrizione ha {count} caratteri di troppo. Il limite è {max}.',
    },
    'violation.privacy_missing': 'Scegli chi può vedere questo post.',
    'violation.privacy_not_offered': 'Quel pubblico non è più disponibile. Scegli chi può vedere questo post.',
    'violation.privacy_unaudited': 'Per ora, solo tu puoi vedere ciò che pubblichi da questo sito. Scegli “Solo io”.',
    'violation.interaction_not_available':
      'Hai consentito qualcosa che è disattivato nelle tue impostazioni di TikTok.',
    'violation.branded_content_followers': 'I contenuti brandizzati devono essere visibili a “Tutti” o “Amici”.',

    'progress.uploading': 'Caricamento su TikTok',
    'progress.processing': 'Elaborazione su TikTok',
    'progress.consent': 'Confermato alle {time}',
    'progress.step.uploading': 'Caricamento',
    'progress.step.handing-over': 'Invio a TikTok',
    'progress.step.processing': 'Elaborazione su TikTok',
    'progress.step.profile': 'Sul tuo profilo',
    'progress.step.inbox': 'Nella tua posta in arrivo di TikTok',
    'progress.percent': '{percent} · {sent} di {total}',
    'progress.time-left': 'Ancora {time} circa',
    'progress.preparing': 'Preparazione…',
    'progress.paused': 'In pausa',
    'progress.retrying': 'La connessione si è interrotta. Nuovo tentativo…',
    'progress.troubled': 'Caricamento in pausa. {reason}',
    'progress.pause': 'Pausa',
    'progress.resume': 'Riprendi',
    'progress.cancel': 'Annulla',
    'progress.keep-using': 'Tieni aperta questa scheda. Se vai offline, il caricamento riprende da solo.',
    'progress.stay': 'Tieni aperta questa scheda fino alla fine del caricamento.',
    'progress.may-leave': 'Caricamento completato. Puoi chiudere questa pagina mentre TikTok finisce.',
    'progress.slow': 'Ci vuole più tempo del solito. Continuiamo a controllare.',
    'progress.status-trouble': 'Al momento non riusciamo a raggiungere TikTok. Continuiamo a controllare.',
    'progress.trouble': 'TikTok segnala un problema. {reason} Continueremo a controllare.',
    'progress.disconnected':
      'Il tuo account TikTok è stato scollegato. Ricollegalo per vedere cosa succede al tuo post.',
    'progress.canceling': 'Richiesta di annullamento a TikTok…',
    'progress.photo': 'Foto {index}: {percent}',
    'progress.photo-failed': 'La foto {index} non è stata caricata.',

    'published.title': 'Pubblicato su TikTok',
    'published.title.inbox': 'Inviato alla tua posta in arrivo di TikTok',
    'published.view': 'Guarda su TikTok',
    'published.profile': 'Apri il tuo profilo TikTok',
    'published.another': 'Pubblica altro',
    'published.viewers': 'Visibile a: {privacy}',
    'published.no-link.private': 'Solo i post pubblici hanno un link. Trovi questo post sul tuo profilo.',
    'published.no-link.review': 'Il link apparirà qui dopo che TikTok avrà esaminato il post.',
    'published.no-link.later': 'TikTok sta ancora esaminando il post. Lo trovi sul tuo profilo.',
    'published.inbox': 'Apri la notifica nella tua app TikTok per completare il post.',

    'failed.title': 'Pubblicazione non riuscita',
    'failed.title.creator': 'Impossibile raggiungere TikTok',
    'failed.title.unknown': 'Non siamo riusciti a confermare il tuo post',
    'failed.kept': 'La tua bozza è salvata.',
    'failed.again': 'Riprova',
    'failed.edit': 'Torna al post',
    'failed.reconnect': 'Collega di nuovo TikTok',
    'failed.profile': 'Controlla il tuo profilo TikTok',
    'failed.log-id': 'Riferimento per l’assistenza TikTok: {id}',

    'notice.canceled': 'Caricamento annullato. Non è stato pubblicato nulla.',
    'notice.consent-voided': 'Il tuo post è cambiato, quindi non è stato inviato. Controllalo e pubblica di nuovo.',
    'notice.account-changed': 'Il tuo account è cambiato. Scegli di nuovo chi può vedere questo post.',

    'notice.not-switched': 'L’account non è stato cambiato.',
    'notice.twin-posted':
      'Hai già pubblicato questo file oggi. Seleziona di nuovo il pulsante per pubblicarlo una seconda volta.',
    'notice.twin-under-way':
      'Questo file è già in fase di pubblicazione. Seleziona di nuovo il pulsante per pubblicarlo una seconda volta.',
    'earlier.running': 'Il tuo post precedente è ancora in fase di invio a TikTok.',
    'earlier.published': 'Il tuo post precedente è su TikTok.',
    'earlier.unknown':
      'Non siamo riusciti a confermare il tuo post precedente. Controlla il tuo profilo prima di pubblicare di nuovo.',
    'earlier.failed': 'Non è stato possibile pubblicare il tuo post precedente.',
    'earlier.dismiss': 'Ignora',
    'progress.offline': 'Sei offline. Il caricamento riprende quando torni online.',
    'progress.paused-away': 'In pausa mentre questa pagina era chiusa',
    'media.not-loaded': 'Una parte di questa pagina non si è caricata. I tuoi file sono ancora selezionati.',
    'failed.publish-id': 'ID del post: {id}',
    'interrupted.title': 'Il caricamento è stato interrotto',
    'interrupted.figures': '{name} · {percent} caricato',
    'interrupted.until': 'Puoi continuare fino alle {time}.',
    'interrupted.continue': 'Continua',
    'interrupted.discard': 'Scarta',
    'interrupted.choose': 'Seleziona di nuovo il file',
    'interrupted.missing': 'Per continuare, seleziona di nuovo {name}.',
    'interrupted.checking': 'Controllo del file…',
    'interrupted.refused': 'È un file diverso. Seleziona {name}.',

    'error.access_token_invalid': 'La tua sessione TikTok è scaduta. Collegati di nuovo per continuare.',
    'error.app_version_check_failed': 'La tua app TikTok non è aggiornata. Aggiornala e riprova.',
    'error.internal_error': 'Si è verificato un problema su TikTok. Riprova tra un momento.',
    'error.invalid_file_upload': 'TikTok non è riuscito a usare questo file. Scegline un altro.',
    'error.invalid_params': 'Si è verificato un problema. Riprova o contatta l’assistenza di questo sito.',
    'error.invalid_publish_id': 'TikTok non trova questo post. Controlla il tuo profilo prima di pubblicare di nuovo.',
    'error.privacy_level_option_mismatch': 'Quel pubblico non è più disponibile. Scegli chi può vedere questo post.',
    'error.publish_not_cancellable': 'È troppo tardi per annullare questo post.',
    'error.rate_limit_exceeded': 'Troppe richieste. Attendi un minuto e riprova.',
    'error.reached_active_user_cap': 'Oggi troppe persone hanno pubblicato da questo sito. Riprova domani.',
    'error.scope_not_authorized':
      'Questo sito non ha ancora il permesso di pubblicare per te. Collega di nuovo TikTok e consentilo.',
    'error.scope_permission_missed':
      'Questo sito non è configurato per pubblicare su TikTok. Contatta la sua assistenza.',
    'error.spam_risk_too_many_pending_share':
      'Nella tua posta in arrivo di TikTok ci sono troppe bozze in attesa. Completane o eliminane alcune nell’app TikTok e riprova.',
    'error.spam_risk_too_many_posts':
      'Hai raggiunto il limite di oggi per i post da altre app. Riprova più tardi o pubblica nell’app TikTok.',
    'error.spam_risk_user_banned_from_posting':
      'Al momento questo account non può pubblicare. Apri l’app TikTok per sapere perché.',
    'error.token_not_authorized_for_specified_publish_id': 'Questo post appartiene a un altro account.',
    'error.unaudited_client_can_only_post_to_private_accounts':
      'Per ora, questo sito può pubblicare solo su account privati. Rendi privato il tuo account nell’app TikTok e riprova.',
    'error.url_ownership_unverified':
      'Questo contenuto non può essere pubblicato perché il sito non è configurato per farlo. Contatta la sua assistenza.',
    'error.not_connected': 'Nessun account TikTok collegato.',
    'error.connect_failed': 'Il tuo account TikTok non è stato collegato. Riprova.',
    'error.popup_blocked':
      'Il tuo browser ha bloccato la finestra di TikTok. Consenti i pop-up per questo sito e riprova.',
    'error.network': 'Sembra che tu sia offline. Controlla la connessione e riprova.',
    'error.adapter': 'Questo sito non è riuscito a raggiungere TikTok. Riprova o contatta l’assistenza di questo sito.',
    'error.invalid_response': 'Si è verificato un problema. Riprova o contatta l’assistenza di questo sito.',
    'error.unknown_outcome':
      'La connessione si è interrotta prima che TikTok confermasse il post. Controlla il tuo profilo prima di pubblicare di nuovo.',
    'error.consent_mismatch':
      'Il tuo post è cambiato durante l’invio, quindi ci siamo fermati. Controllalo e pubblica di nuovo.',
    'error.upload_rejected': 'TikTok non ha accettato una parte del file. Riprova.',
    'error.upload_expired': 'Il caricamento è scaduto dopo un’ora. Riprova.',
    'error.status_unknown':
      'Abbiamo perso le tracce del tuo post. Controlla il tuo profilo prima di pubblicare di nuovo.',
    'error.file_unreadable': 'Il file è cambiato o non è più leggibile. Sceglilo di nuovo.',
    'error.not_supported': 'Questa funzione non è ancora disponibile su questo sito.',
    'error.page_obscured':
      'Una parte di questa pagina è nascosta e non è stato inviato nulla. Aprila in una scheda a parte.',

    'fail.file_format_check_failed': 'TikTok non supporta il formato di questo file. Esportalo in MP4 con H.264.',
    'fail.duration_check_failed': 'TikTok non accetta un video di questa durata. Accorcialo e riprova.',
    'fail.frame_rate_check_failed':
      'TikTok non supporta la frequenza dei fotogrammi di questo video. Esportalo a 30 fps.',
    'fail.picture_size_check_failed':
      'TikTok non supporta questa dimensione dell’immagine. Esporta in un’altra dimensione.',
    'fail.internal': 'Si è verificato un problema su TikTok. Riprova.',
    'fail.video_pull_failed':
      'TikTok non è riuscito a recuperare il video da questo sito. Riprova o contatta l’assistenza di questo sito.',
    'fail.photo_pull_failed':
      'TikTok non è riuscito a recuperare le foto da questo sito. Riprova o contatta l’assistenza di questo sito.',
    'fail.publish_cancelled': 'Questo post è stato annullato.',
    'fail.auth_removed':
      'Il tuo account TikTok è stato scollegato durante la pubblicazione. Collegalo di nuovo per continuare.',
    'fail.spam_risk_too_many_posts':
      'Hai raggiunto il limite di oggi per i post da altre app. Riprova più tardi o pubblica nell’app TikTok.',
    'fail.spam_risk_user_banned_from_posting':
      'Al momento questo account non può pubblicare. Apri l’app TikTok per sapere perché.',
    'fail.spam_risk_text':
      'Il tuo testo potrebbe violare le Linee guida della community di TikTok. Modificalo e riprova.',
    'fail.spam_risk': 'TikTok ha ritenuto rischioso questo post e non l’ha pubblicato.',
    'fail.other': 'TikTok non ha pubblicato questo post ({reason}).',

    'announce.progress': 'Caricamento, {percent}',
  },
  prescribed: {
    declarationMusic: 'Pubblicando, accetti la Conferma di utilizzo della musica di TikTok',
    declarationBrandedAndMusic:
      'Pubblicando, accetti le Norme sui contenuti brandizzati e la Conferma di utilizzo della musica di TikTok',
    labelPromotional: 'La tua foto/il tuo video avrà l’etichetta “Contenuto promozionale”',
    labelPaidPartnership: 'La tua foto/il tuo video avrà l’etichetta “Partnership a pagamento”',
    disclosureIncomplete: 'Devi indicare se i tuoi contenuti promuovono te, una terza parte o entrambi.',
    brandedNotPrivate: 'La visibilità dei contenuti brandizzati non può essere impostata su privata.',
    processingNotice:
      'Dopo la pubblicazione, possono volerci alcuni minuti perché i contenuti vengano elaborati e siano visibili sul tuo profilo.',
  },
} as const satisfies Locale;
