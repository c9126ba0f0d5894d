import type { Locale } from '../strings.js';

/** German, with “du”. TikTok’s own terms: Duett, Stitch, Beitrag, Posteingang, Markeninhalte. */
export const locale = {
  strings: {
    'creator.posting-as': 'Du postest als {nickname}',
    'creator.switch': 'Konto wechseln',
    'creator.loading': 'Dein TikTok-Konto wird geladen…',

    'connect.title': 'Verbinde dein TikTok-Konto',
    'connect.help': 'Nichts wird gepostet, bevor du es geprüft hast.',
    'connect.action': 'Mit TikTok verbinden',
    'connect.waiting': 'Mach im TikTok-Fenster weiter…',
    'connect.again': 'TikTok-Fenster noch einmal öffnen',
    'connect.draft-kept': 'Dein Entwurf ist gespeichert.',
    'connect.unavailable': 'Auf dieser Website kannst du kein TikTok-Konto verbinden. Wende dich an ihren Support.',

    'blocked.again': 'Erneut versuchen',

    'media.label.any': 'Video oder Fotos auswählen',
    'media.label.video': 'Video auswählen',
    'media.label.photo': 'Fotos auswählen',
    'media.drop': 'oder Datei hierher ziehen',
    'media.drop-now': 'Zum Hinzufügen loslassen',
    'media.camera': 'Kamera verwenden',
    'media.limits.video': 'MP4, MOV oder WebM, bis {duration}',
    'media.limits.photo': { one: 'Bis zu {count} Foto, JPEG oder WebP', other: 'Bis zu {count} Fotos, JPEG oder WebP' },
    'media.replace': 'Ersetzen',
    'media.remove': 'Entfernen',
    'media.reading': '{name} wird gelesen…',
    'media.preview': 'Vorschau deines Beitrags',
    'media.play': 'Abspielen',
    'media.pause': 'Pause',
    'media.mute': 'Stummschalten',
    'media.unmute': 'Ton einschalten',
    'media.cannot-play': 'In diesem Browser gibt es keine Vorschau. Du kannst dein Video trotzdem posten.',
    'media.photo-of': 'Foto {index} von {count}',
    'media.photo-previous': 'Vorheriges Foto',
    'media.photo-next': 'Nächstes Foto',
    'media.photo-cover': 'Cover',
    'media.photo-make-cover': 'Foto {index} als Cover verwenden',
    'media.photo-earlier': 'Foto {index} nach vorn verschieben',
    'media.photo-later': 'Foto {index} nach hinten verschieben',
    'media.photo-remove': 'Foto {index} entfernen',
    'media.photo-add': 'Fotos hinzufügen',
    'media.cover': 'Cover',
    'media.cover-at': 'Cover bei {time}',
    'media.cover-help': 'Wähle das Bild, das andere zuerst sehen.',
    'media.convert': 'In JPEG umwandeln',
    'media.convert-offer': 'TikTok unterstützt JPEG und WebP. {name} in JPEG umwandeln?',
    'media.scale': 'Verkleinern',
    'media.scale-offer': '{name} ist größer als 1080p.',
    'media.location-removed': 'Wir entfernen Standortdaten aus deinen Fotos, bevor sie gesendet werden.',
    'media.audio-none': 'Kein Ton',
    'fix.trim': 'Schneiden',
    'fix.convert': 'Umwandeln',
    'fix.trim-convert': 'Schneiden und umwandeln',
    'fix.remove-location': 'Standort entfernen',
    'fix.offer.trim': 'Wähle den Teil aus, den du posten willst, bis zu {max}.',
    'fix.offer.convert': 'Wir können dieses Video in ein MP4 umwandeln, das TikTok unterstützt.',
    'fix.offer.trim-convert':
      'Wähle den Teil aus, den du posten willst, bis zu {max}. Wir wandeln ihn in ein MP4 um, das TikTok unterstützt.',
    'fix.offer.remove-location': 'Dieses Video enthält den Aufnahmeort.',
    'fix.location-stays':
      'Dieses Video enthält den Aufnahmeort, und wir können ihn hier nicht entfernen. Wenn du ihn nicht teilen willst, exportiere das Video ohne Standort.',
    'fix.slow': 'Das kann einige Minuten dauern und die Qualität etwas verringern.',
    'fix.credentials': 'Das neue Video enthält keine Inhaltsnachweise (Content Credentials) mehr.',
    'fix.start': 'Anfang',
    'fix.end': 'Ende',
    'fix.kept': '{time} ausgewählt',
    'fix.working': 'Dein Video wird vorbereitet… {percent}',
    'fix.preparing': 'Dein Video wird noch vorbereitet.',
    'fix.made': 'Die Vorschau zeigt dein neues Video. Prüfe es, bevor du postest.',
    'fix.undo': 'Original verwenden',
    'crop.offer': 'Dieses Foto wirkt auf TikTok vielleicht klein. Du kannst es auf {ratio} zuschneiden.',
    'crop.open': 'Foto zuschneiden',
    'crop.frame': 'Teil, der bleibt',
    'crop.apply': 'Zuschnitt anwenden',
    'crop.made': 'Die Vorschau zeigt das zugeschnittene Foto. Prüfe es, bevor du postest.',
    'crop.undo': 'Original verwenden',
    'fix.unavailable':
      'Dein Browser kann dieses Video nicht bearbeiten. Nimm einen anderen Browser oder exportiere es als H.264-MP4 und wähle es erneut aus.',
    'media.hdr': 'TikTok zeigt dieses HDR-Video in Standardfarben (SDR).',
    'media.animation-offer': '{name} ist animiert. Nur das erste Bild bleibt erhalten.',
    'media.credentials-offer':
      'Das neue Foto enthält die Inhaltsnachweise (Content Credentials) von {name} nicht mehr.',
    'media.credentials-removed':
      'Mit den Standortdaten entfernen wir auch die Inhaltsnachweise (Content Credentials) deiner Fotos.',
    'media.cover-public': 'Nur Beiträge für alle verwenden dieses Cover. Andere beginnen mit dem ersten Bild.',
    'media.rate-edge':
      'Dieses Video hat {frameRate} fps. TikTok unterstützt bis zu {max} und könnte es ablehnen. Du kannst es trotzdem posten.',
    'media.rate-varies':
      'Die Bildrate dieses Videos schwankt, deshalb könnte TikTok es ablehnen. Du kannst es trotzdem posten.',
    'media.rate-estimate':
      'Dieses Video hat anscheinend {frameRate} fps. TikTok unterstützt {min}–{max} fps und könnte es ablehnen. Du kannst es trotzdem posten.',
    'media.rate-unknown':
      'Dieses Video ist zu kurz, um seine Bildrate zu erkennen, deshalb könnte TikTok es ablehnen. Du kannst es trotzdem posten.',

    'refused.empty': '{name} ist leer. Wähle eine andere Datei aus.',
    'refused.not_media': '{name} ist kein Video oder Foto, das wir lesen können. Wähle eine andere Datei aus.',
    'refused.truncated': '{name} ist unvollständig. Exportiere die Datei erneut oder lade sie noch einmal herunter.',
    'refused.no_video': '{name} enthält kein Video, das wir lesen können. Wähle eine andere Datei aus.',
    'refused.damaged': '{name} ist beschädigt. Exportiere die Datei erneut oder lade sie noch einmal herunter.',
    'refused.protected': '{name} ist kopiergeschützt. Wähle eine Datei ohne Kopierschutz aus.',
    'refused.undecodable':
      'Dein Browser kann {name} nicht öffnen. Speichere das Bild als JPEG und wähle es noch einmal aus.',
    'refused.unreadable': 'Wir konnten {name} nicht lesen. Wähle die Datei noch einmal oder eine andere aus.',
    'refused.kind.video': '{name} ist ein Video. Hier kannst du nur Fotos posten.',
    'refused.kind.photo': '{name} ist ein Foto. Hier kannst du nur Videos posten.',
    'refused.mixed': 'Du kannst Videos und Fotos nicht mischen. Wähle ein Video oder nur Fotos aus.',
    'refused.several-videos': 'Du kannst immer nur ein Video posten. {name} wurde nicht hinzugefügt.',
    'refused.too-many': {
      one: 'Du kannst bis zu {count} Foto posten. {name} wurde nicht hinzugefügt.',
      other: 'Du kannst bis zu {count} Fotos posten. {name} wurde nicht hinzugefügt.',
    },
    'refused.locked': 'Diese Inhalte hat die Website hinzugefügt. Du kannst sie nicht ändern.',

    'title.label': 'Titel',
    'title.placeholder': 'Titel, #Hashtags oder @Erwähnungen hinzufügen',
    'description.label': 'Beschreibung',
    'description.placeholder': 'Erzähl mehr über deine Fotos',
    'text.count': '{units} / {max}',
    'text.over': { one: '{count} Zeichen zu viel', other: '{count} Zeichen zu viel' },
    'text.trim': 'Text kürzen',

    'privacy.label': 'Wer kann diesen Beitrag ansehen',
    'privacy.placeholder': 'Auswählen',
    'privacy.PUBLIC_TO_EVERYONE': 'Alle',
    'privacy.MUTUAL_FOLLOW_FRIENDS': 'Freunde',
    'privacy.FOLLOWER_OF_CREATOR': 'Follower',
    'privacy.SELF_ONLY': 'Nur ich',
    'privacy.unaudited-note': 'Vorerst kannst nur du Beiträge von dieser Website sehen.',

    'interactions.label': 'Interaktionen',
    'interactions.comment': 'Kommentare erlauben',
    'interactions.duet': 'Duett erlauben',
    'interactions.stitch': 'Stitch erlauben',

    'disclosure.label': 'Kommerzielle Inhalte offenlegen',
    'disclosure.help':
      'Schalte das ein, wenn dieser Beitrag für dich, eine Marke, ein Produkt oder eine Dienstleistung wirbt.',
    'disclosure.kinds': 'Wofür dieser Beitrag wirbt',
    'disclosure.yourBrand': 'Deine Marke',
    'disclosure.yourBrand-help': 'Du wirbst für dich oder dein eigenes Unternehmen.',
    'disclosure.brandedContent': 'Markeninhalte',
    'disclosure.brandedContent-help': 'Du wirbst für eine andere Marke oder für Dritte.',

    'extras.label': 'Weitere Optionen',
    'extras.aiGenerated': 'KI-generierte Inhalte',
    'extras.aiGenerated-help':
      'Schalte das ein, wenn dieser Beitrag realistische Inhalte zeigt, die mit KI erstellt oder stark bearbeitet wurden. TikTok kennzeichnet ihn als „KI-generiert“. Bei üblicher Bearbeitung kannst du es ausgeschaltet lassen.',
    'extras.ai-said.generated':
      'Deine Datei gibt an, dass sie mit KI erstellt wurde. Prüfe, ob du das einschalten musst.',
    'extras.ai-said.edited':
      'Deine Datei gibt an, dass sie mit KI bearbeitet wurde. Prüfe, ob du das einschalten musst.',
    'extras.autoAddMusic': 'Empfohlene Musik hinzufügen',
    'extras.autoAddMusic-help': 'TikTok wählt einen Titel aus. Du kannst ihn später ändern.',

    'inbox.note':
      'Du sendest damit einen Entwurf an deinen TikTok-Posteingang. Ergänze die Angaben und poste ihn in der TikTok-App.',
    'publish.action': 'Auf TikTok posten',
    'publish.action.inbox': 'An TikTok senden',
    'publish.ready': 'Bereit zum Posten.',

    'block.branded_content_followers': 'Markeninhalte müssen für „Alle“ oder „Freunde“ sichtbar sein.',
    'block.privacy_unaudited': 'Vorerst kannst nur du Beiträge von dieser Website sehen. Wähle „Nur ich“.',
    'block.private_with_branded': 'Ändere, wer diesen Beitrag ansehen kann, um sie auszuwählen.',
    'block.followers_with_branded':
      'Markeninhalte müssen für „Alle“ oder „Freunde“ sichtbar sein. Ändere, wer diesen Beitrag ansehen kann, um sie auszuwählen.',
    'block.comment_disabled_by_creator': 'Kommentare sind in deinen TikTok-Einstellungen ausgeschaltet.',
    'block.duet_disabled_by_creator': 'Duett ist in deinen TikTok-Einstellungen ausgeschaltet.',
    'block.stitch_disabled_by_creator': 'Stitch ist in deinen TikTok-Einstellungen ausgeschaltet.',
    'block.loading': 'Dein TikTok-Konto wird noch geladen.',

    'violation.creator_unknown': 'Dein TikTok-Konto wird noch geladen.',
    'violation.creator_cannot_post': 'Du kannst gerade nicht posten. Versuch es später noch einmal.',
    'violation.media_missing': 'Wähle ein Video oder Fotos aus.',
    'violation.media_kind_not_accepted': 'Diese Art von Datei kannst du hier nicht posten.',
    'violation.video_container_unsupported': '{container} wird nicht unterstützt. Exportiere als MP4, MOV oder WebM.',
    'violation.video_codec_unsupported': '{codec} wird nicht unterstützt. Exportiere als H.264.',
    'violation.video_frame_rate_outside':
      'Dieses Video hat {frameRate} fps. TikTok unterstützt {min}–{max} fps. Exportiere es mit 30 fps.',
    'violation.video_size_outside':
      'Dieses Video ist {width} × {height} Pixel groß. TikTok unterstützt {min}–{max} Pixel pro Seite. Exportiere es in einer anderen Größe.',
    'violation.video_too_large': 'Dieses Video ist {bytes} groß. Das Limit ist {max}. Exportiere eine kleinere Datei.',
    'violation.video_empty': '{name} ist leer. Wähle eine andere Datei aus.',
    'violation.video_duration_unknown': 'Wir können nicht erkennen, wie lang {name} ist. Exportiere die Datei erneut.',
    'violation.video_too_long':
      'Dieses Video dauert {seconds}. Mit deinem Konto kannst du bis zu {max} posten. Kürze es und versuch es noch einmal.',
    'violation.too_many_photos': {
      one: 'Du hast {count} Foto ausgewählt. Das Limit ist {max}. Entferne einige.',
      other: 'Du hast {count} Fotos ausgewählt. Das Limit ist {max}. Entferne einige.',
    },
    'violation.photo_type_unsupported':
      '{name} hat das Format {contentType}. TikTok unterstützt JPEG und WebP. Wandle die Datei zuerst um.',
    'violation.photo_too_large': '{name} ist {bytes} groß. Das Limit für ein Foto ist {max}. Wähle ein kleineres aus.',
    'violation.photo_too_many_pixels':
      '{name} ist {width} × {height} Pixel groß. Das Limit ist 1080p. Verkleinere das Foto zuerst.',
    'violation.title_too_long': {
      one: 'Dein Titel ist {count} Zeichen zu lang. Das Limit ist {max}.',
      other: 'Dein Titel ist {count} Zeichen zu lang. Das Limit ist {max}.',
    },
    'violation.description_too_long': {
      one: 'Deine Beschreibung ist {count} Zeichen zu lang. Das Limit ist {max}.',
      other: 'Deine Beschreibung ist {count} Zeichen zu lang. Das Limit ist {max}.',
    },
    'violation.privacy_missing': 'Wähle aus, wer diesen Beitrag ansehen kann.',
    'violation.privacy_not_offered':
      'Diese Zielgruppe ist nicht mehr verfügbar. Wähle aus, wer diesen Beitrag ansehen kann.',
    'violation.privacy_unaudited': 'Vorerst kannst nur du Beiträge von dieser Website sehen. Wähle „Nur ich“.',
    'violation.interaction_not_available':
      'Du hast etwas erlaubt, das in deinen TikTok-Einstellungen ausgeschaltet ist.',
    'violation.branded_content_followers': 'Markeninhalte müssen für „Alle“ oder „Freunde“ sichtbar sein.',

    'progress.uploading': 'Wird auf TikTok hochgeladen',
    'progress.processing': 'Wird auf TikTok verarbeitet',
    'progress.consent': 'Bestätigt um {time}',
    'progress.step.uploading': 'Hochladen',
    'progress.step.handing-over': 'An TikTok senden',
    'progress.step.processing': 'Verarbeitung auf TikTok',
    'progress.step.profile': 'In deinem Profil',
    'progress.step.inbox': 'In deinem TikTok-Posteingang',
    'progress.percent': '{percent} · {sent} von {total}',
    'progress.time-left': 'Noch etwa {time}',
    'progress.preparing': 'Wird vorbereitet…',
    'progress.paused': 'Pausiert',
    'progress.retrying': 'Die Verbindung ist abgebrochen. Neuer Versuch…',
    'progress.troubled': 'Hochladen pausiert. {reason}',
    'progress.pause': 'Pause',
    'progress.resume': 'Fortsetzen',
    'progress.cancel': 'Abbrechen',
    'progress.keep-using': 'Lass diesen Tab offen. Wenn du offline bist, geht das Hochladen danach von selbst weiter.',
    'progress.stay': 'Lass diesen Tab offen, bis das Hochladen fertig ist.',
    'progress.may-leave': 'Hochladen abgeschlossen. Du kannst diese Seite schließen, während TikTok den Rest erledigt.',
    'progress.slow': 'Das dauert länger als sonst. Wir prüfen weiter.',
    'progress.status-trouble': 'Wir erreichen TikTok gerade nicht. Wir prüfen weiter.',
    'progress.trouble': 'TikTok meldet ein Problem. {reason} Wir prüfen weiter.',
    'progress.disconnected':
      'Dein TikTok-Konto wurde getrennt. Verbinde es erneut, um zu sehen, was aus deinem Beitrag wird.',
    'progress.canceling': 'TikTok wird um Abbruch gebeten…',
    'progress.photo': 'Foto {index}: {percent}',
    'progress.photo-failed': 'Foto {index} wurde nicht hochgeladen.',

    'published.title': 'Auf TikTok gepostet',
    'published.title.inbox': 'An deinen TikTok-Posteingang gesendet',
    'published.view': 'Auf TikTok ansehen',
    'published.profile': 'Dein TikTok-Profil öffnen',
    'published.another': 'Noch etwas posten',
    'published.viewers': 'Sichtbar für: {privacy}',
    'published.no-link.private':
      'Nur öffentliche Beiträge haben einen Link. Du findest diesen Beitrag in deinem Profil.',
    'published.no-link.review': 'Der Link erscheint hier, nachdem TikTok deinen Beitrag geprüft hat.',
    'published.no-link.later': 'TikTok prüft deinen Beitrag noch. Du findest ihn in deinem Profil.',
    'published.inbox': 'Öffne die Benachrichtigung in deiner TikTok-App, um deinen Beitrag fertigzustellen.',

    'failed.title': 'Konnte nicht gepostet werden',
    'failed.title.creator': 'TikTok nicht erreichbar',
    'failed.title.unknown': 'Wir konnten deinen Beitrag nicht bestätigen',
    'failed.kept': 'Dein Entwurf ist gespeichert.',
    'failed.again': 'Erneut versuchen',
    'failed.edit': 'Zurück zum Beitrag',
    'failed.reconnect': 'TikTok erneut verbinden',
    'failed.profile': 'Sieh in deinem TikTok-Profil nach',
    'failed.log-id': 'Referenz für den TikTok-Support: {id}',

    'notice.canceled': 'Hochladen abgebrochen. Es wurde nichts gepostet.',
    'notice.consent-voided':
      'Dein Beitrag hat sich geändert und wurde deshalb nicht gesendet. Prüfe ihn und poste ihn noch einmal.',
    'notice.account-changed': 'Dein Konto hat gewechselt. Wähle noch einmal aus, wer diesen Beitrag ansehen kann.',

    'notice.not-switched': 'Das Konto wurde nicht gewechselt.',
    'notice.twin-posted':
      'Du hast diese Datei heute schon gepostet. Klicke noch einmal auf den Button, um sie ein zweites Mal zu posten.',
    'notice.twin-under-way':
      'Diese Datei wird gerade gepostet. Klicke noch einmal auf den Button, um sie ein zweites Mal zu posten.',
    'tabs.uploading': 'In einem anderen Tab wird ein Beitrag hochgeladen: {percent}.',
    'tabs.processing': 'TikTok verarbeitet einen Beitrag aus einem anderen Tab.',
    'tabs.keeps-account': 'Du kannst das Konto wechseln, sobald das fertig ist.',
    'notice.account-switched': 'Dein TikTok-Konto wurde in einem anderen Tab gewechselt.',
    'earlier.running': 'Dein voriger Beitrag wird noch an TikTok gesendet.',
    'earlier.published': 'Dein voriger Beitrag ist auf TikTok.',
    'earlier.unknown':
      'Wir konnten deinen vorigen Beitrag nicht bestätigen. Sieh in deinem Profil nach, bevor du erneut postest.',
    'earlier.failed': 'Dein voriger Beitrag konnte nicht gepostet werden.',
    'earlier.dismiss': 'Ausblenden',
    'progress.offline': 'Du bist offline. Das Hochladen geht weiter, sobald du wieder online bist.',
    'progress.paused-away': 'Pausiert, während diese Seite geschlossen war',
    'rest.not-loaded': 'Ein Teil dieser Seite wurde nicht geladen. Prüfe deine Verbindung.',
    'media.not-loaded': 'Ein Teil dieser Seite wurde nicht geladen. Deine Dateien sind noch ausgewählt.',
    'failed.publish-id': 'Beitrags-ID: {id}',
    'interrupted.title': 'Das Hochladen wurde unterbrochen',
    'interrupted.figures': '{name} · {percent} hochgeladen',
    'interrupted.until': 'Du kannst bis {time} weitermachen.',
    'interrupted.continue': 'Weiter',
    'interrupted.discard': 'Verwerfen',
    'interrupted.choose': 'Datei noch einmal auswählen',
    'interrupted.missing': 'Wähle {name} noch einmal aus, um weiterzumachen.',
    'interrupted.checking': 'Datei wird geprüft…',
    'interrupted.refused': 'Das ist eine andere Datei. Wähle {name} aus.',

    'error.access_token_invalid': 'Deine TikTok-Sitzung ist abgelaufen. Verbinde dich erneut, um weiterzumachen.',
    'error.app_version_check_failed': 'Deine TikTok-App ist veraltet. Aktualisiere sie und versuch es noch einmal.',
    'error.internal_error': 'Bei TikTok ist etwas schiefgelaufen. Versuch es gleich noch einmal.',
    'error.invalid_file_upload': 'TikTok konnte diese Datei nicht verwenden. Wähle eine andere aus.',
    'error.invalid_params':
      'Etwas ist schiefgelaufen. Versuch es noch einmal oder wende dich an den Support dieser Website.',
    'error.invalid_publish_id':
      'TikTok findet diesen Beitrag nicht. Sieh in deinem Profil nach, bevor du erneut postest.',
    'error.privacy_level_option_mismatch':
      'Diese Zielgruppe ist nicht mehr verfügbar. Wähle aus, wer diesen Beitrag ansehen kann.',
    'error.publish_not_cancellable': 'Dieser Beitrag lässt sich nicht mehr abbrechen.',
    'error.rate_limit_exceeded': 'Zu viele Anfragen. Warte eine Minute und versuch es noch einmal.',
    'error.reached_active_user_cap':
      'Heute haben zu viele Leute von dieser Website gepostet. Versuch es morgen noch einmal.',
    'error.scope_not_authorized':
      'Diese Website darf noch nicht für dich posten. Verbinde TikTok erneut und erlaube es.',
    'error.scope_permission_missed':
      'Diese Website ist nicht dafür eingerichtet, auf TikTok zu posten. Wende dich an ihren Support.',
    'error.spam_risk_too_many_pending_share':
      'In deinem TikTok-Posteingang warten zu viele Entwürfe. Stelle in der TikTok-App einige fertig oder lösche sie und versuch es noch einmal.',
    'error.spam_risk_too_many_posts':
      'Du hast das heutige Limit für Beiträge aus anderen Apps erreicht. Versuch es später noch einmal oder poste in der TikTok-App.',
    'error.spam_risk_user_banned_from_posting':
      'Dieses Konto kann gerade nicht posten. Den Grund findest du in der TikTok-App.',
    'error.token_not_authorized_for_specified_publish_id': 'Dieser Beitrag gehört zu einem anderen Konto.',
    'error.unaudited_client_can_only_post_to_private_accounts':
      'Vorerst kann diese Website nur auf privaten Konten posten. Stelle dein Konto in der TikTok-App auf privat und versuch es noch einmal.',
    'error.url_ownership_unverified':
      'Diese Datei kann nicht gepostet werden, weil die Website nicht dafür eingerichtet ist. Wende dich an ihren Support.',
    'error.not_connected': 'Es ist kein TikTok-Konto verbunden.',
    'error.connect_failed': 'Dein TikTok-Konto wurde nicht verbunden. Versuch es noch einmal.',
    'error.popup_blocked':
      'Dein Browser hat das TikTok-Fenster blockiert. Erlaube Pop-ups für diese Website und versuch es noch einmal.',
    'error.network': 'Du bist anscheinend offline. Prüfe deine Verbindung und versuch es noch einmal.',
    'error.adapter':
      'Diese Website konnte TikTok nicht erreichen. Versuch es noch einmal oder wende dich an den Support dieser Website.',
    'error.invalid_response':
      'Etwas ist schiefgelaufen. Versuch es noch einmal oder wende dich an den Support dieser Website.',
    'error.unknown_outcome':
      'Die Verbindung ist abgebrochen, bevor TikTok deinen Beitrag bestätigt hat. Sieh in deinem Profil nach, bevor du erneut postest.',
    'error.consent_mismatch':
      'Dein Beitrag hat sich beim Senden geändert, deshalb haben wir abgebrochen. Prüfe ihn und poste ihn noch einmal.',
    'error.upload_rejected': 'TikTok hat einen Teil der Datei nicht angenommen. Versuch es noch einmal.',
    'error.upload_expired': 'Das Hochladen hat zu lange gedauert und wurde beendet. Versuch es noch einmal.',
    'error.status_unknown':
      'Wir wissen nicht, was aus deinem Beitrag geworden ist. Sieh in deinem Profil nach, bevor du erneut postest.',
    'error.file_unreadable': 'Die Datei hat sich geändert oder ist nicht mehr lesbar. Wähle sie noch einmal aus.',
    'error.not_supported': 'Das ist auf dieser Website noch nicht verfügbar.',
    'error.page_obscured':
      'Ein Teil dieser Seite ist verdeckt, es wurde nichts gesendet. Öffne sie in einem eigenen Tab.',

    'fail.file_format_check_failed':
      'TikTok unterstützt das Format dieser Datei nicht. Exportiere sie als MP4 mit H.264.',
    'fail.duration_check_failed': 'TikTok nimmt kein Video dieser Länge an. Kürze es und versuch es noch einmal.',
    'fail.frame_rate_check_failed': 'TikTok unterstützt die Bildrate dieses Videos nicht. Exportiere es mit 30 fps.',
    'fail.picture_size_check_failed': 'TikTok unterstützt diese Bildgröße nicht. Exportiere in einer anderen Größe.',
    'fail.internal': 'Bei TikTok ist etwas schiefgelaufen. Versuch es noch einmal.',
    'fail.video_pull_failed':
      'TikTok konnte das Video nicht von dieser Website abrufen. Versuch es noch einmal oder wende dich an den Support dieser Website.',
    'fail.photo_pull_failed':
      'TikTok konnte die Fotos nicht von dieser Website abrufen. Versuch es noch einmal oder wende dich an den Support dieser Website.',
    'fail.publish_cancelled': 'Dieser Beitrag wurde abgebrochen.',
    'fail.auth_removed': 'Dein TikTok-Konto wurde beim Posten getrennt. Verbinde es erneut, um weiterzumachen.',
    'fail.spam_risk_too_many_posts':
      'Du hast das heutige Limit für Beiträge aus anderen Apps erreicht. Versuch es später noch einmal oder poste in der TikTok-App.',
    'fail.spam_risk_user_banned_from_posting':
      'Dieses Konto kann gerade nicht posten. Den Grund findest du in der TikTok-App.',
    'fail.spam_risk_text':
      'Dein Text verstößt möglicherweise gegen die Community-Richtlinien von TikTok. Ändere ihn und versuch es noch einmal.',
    'fail.spam_risk': 'TikTok hat diesen Beitrag als riskant eingestuft und nicht veröffentlicht.',
    'fail.other': 'TikTok hat diesen Beitrag nicht veröffentlicht ({reason}).',

    'announce.progress': 'Wird hochgeladen, {percent}',
  },
  prescribed: {
    declarationMusic: 'Wenn du postest, stimmst du der Bestätigung zur Musiknutzung von TikTok zu',
    declarationBrandedAndMusic:
      'Wenn du postest, stimmst du der Richtlinie zu Markeninhalten und der Bestätigung zur Musiknutzung von TikTok zu',
    labelPromotional: 'Dein Foto/Video wird als „Werbeinhalt“ gekennzeichnet',
    labelPaidPartnership: 'Dein Foto/Video wird als „Bezahlte Partnerschaft“ gekennzeichnet',
    disclosureIncomplete: 'Du musst angeben, ob deine Inhalte für dich, für Dritte oder für beide werben.',
    brandedNotPrivate: 'Die Sichtbarkeit von Markeninhalten kann nicht auf privat gestellt werden.',
    processingNotice:
      'Nach dem Posten kann es ein paar Minuten dauern, bis die Inhalte verarbeitet und in deinem Profil zu sehen sind.',
  },
} as const satisfies Locale;
