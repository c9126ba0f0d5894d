import type { Locale } from '../strings.js';

/** Dutch, with “je”. TikTok’s own terms: Duet, Aanhechten (Stitch), bericht, plaatsen. */
export const locale = {
  strings: {
    'creator.posting-as': 'Je plaatst als {nickname}',
    'creator.switch': 'Wissel van account',
    'creator.loading': 'Je TikTok-account laden…',

    'connect.title': 'Koppel je TikTok-account',
    'connect.help': 'Er wordt niets geplaatst voordat je het hebt bekeken.',
    'connect.action': 'TikTok koppelen',
    'connect.waiting': 'Ga verder in het TikTok-venster…',
    'connect.again': 'TikTok-venster opnieuw openen',
    'connect.draft-kept': 'Je concept is opgeslagen.',
    'connect.unavailable':
      'Je kunt op deze site geen TikTok-account koppelen. Neem contact op met de ondersteuning van de site.',

    'blocked.again': 'Opnieuw proberen',

    'media.label.any': 'Video of foto’s selecteren',
    'media.label.video': 'Video selecteren',
    'media.label.photo': 'Foto’s selecteren',
    'media.drop': 'of sleep een bestand hierheen',
    'media.drop-now': 'Laat los om toe te voegen',
    'media.camera': 'Camera gebruiken',
    'media.limits.video': 'MP4, MOV of WebM, maximaal {duration}',
    'media.limits.photo': {
      one: 'Maximaal {count} foto, JPEG of WebP',
      other: 'Maximaal {count} foto’s, JPEG of WebP',
    },
    'media.replace': 'Vervangen',
    'media.remove': 'Verwijderen',
    'media.reading': '{name} wordt gelezen…',
    'media.preview': 'Voorbeeld van je bericht',
    'media.play': 'Afspelen',
    'media.pause': 'Pauzeren',
    'media.mute': 'Geluid uit',
    'media.unmute': 'Geluid aan',
    'media.cannot-play': 'Een voorbeeld is in deze browser niet beschikbaar. Je kunt je video wel plaatsen.',
    'media.photo-of': 'Foto {index} van {count}',
    'media.photo-previous': 'Vorige foto',
    'media.photo-next': 'Volgende foto',
    'media.photo-cover': 'Omslag',
    'media.photo-make-cover': 'Foto {index} als omslag gebruiken',
    'media.photo-earlier': 'Foto {index} naar voren',
    'media.photo-later': 'Foto {index} naar achteren',
    'media.photo-remove': 'Foto {index} verwijderen',
    'media.photo-add': 'Foto’s toevoegen',
    'media.cover': 'Omslag',
    'media.cover-at': 'Omslag op {time}',
    'media.cover-help': 'Kies het beeld dat mensen als eerste zien.',
    'media.convert': 'Omzetten naar JPEG',
    'media.convert-offer': 'TikTok ondersteunt JPEG en WebP. {name} omzetten naar JPEG?',
    'media.scale': 'Formaat aanpassen',
    'media.scale-offer': '{name} is groter dan 1080p.',
    'media.location-removed': 'We verwijderen locatiegegevens uit je foto’s voordat ze worden verzonden.',
    'media.audio-none': 'Geen geluid',
    'fix.trim': 'Inkorten',
    'fix.convert': 'Converteren',
    'fix.trim-convert': 'Inkorten en converteren',
    'fix.remove-location': 'Locatie verwijderen',
    'fix.offer.trim': 'Kies het deel dat je wilt plaatsen, maximaal {max}.',
    'fix.offer.convert': 'We kunnen deze video converteren naar een MP4 die TikTok ondersteunt.',
    'fix.offer.trim-convert':
      'Kies het deel dat je wilt plaatsen, maximaal {max}. We converteren het naar een MP4 die TikTok ondersteunt.',
    'fix.offer.remove-location': 'In deze video staat waar hij is opgenomen.',
    'fix.location-stays':
      'In deze video staat waar hij is opgenomen, en dat kunnen we hier niet verwijderen. Exporteer de video zonder locatie als je die niet wilt delen.',
    'fix.slow': 'Dit kan een paar minuten duren en de kwaliteit iets verlagen.',
    'fix.credentials': 'De nieuwe video bevat geen Content Credentials meer.',
    'fix.start': 'Begin',
    'fix.end': 'Einde',
    'fix.kept': '{time} geselecteerd',
    'fix.working': 'Je video wordt voorbereid… {percent}',
    'fix.preparing': 'Je video wordt nog voorbereid.',
    'fix.made': 'Het voorbeeld toont je nieuwe video. Bekijk hem voordat je plaatst.',
    'fix.undo': 'Origineel gebruiken',
    'crop.offer': 'Deze foto kan er op TikTok klein uitzien. Je kunt hem bijsnijden tot {ratio}.',
    'crop.open': 'Foto bijsnijden',
    'crop.frame': 'Deel dat blijft',
    'crop.apply': 'Bijsnijden toepassen',
    'crop.made': 'Het voorbeeld toont de bijgesneden foto. Bekijk hem voordat je plaatst.',
    'crop.undo': 'Origineel gebruiken',
    'fix.unavailable':
      'Je browser kan deze video niet bewerken. Probeer een andere browser, of exporteer hem als H.264-MP4 en kies hem opnieuw.',
    'media.hdr': 'TikTok toont deze HDR-video in standaardkleuren (SDR).',
    'media.animation-offer': '{name} is geanimeerd. Alleen het eerste beeld blijft over.',
    'media.credentials-offer': 'De nieuwe foto bevat de Content Credentials van {name} niet meer.',
    'media.credentials-removed': 'Met de locatie verwijderen we ook de Content Credentials van je foto’s.',
    'media.cover-public':
      'Alleen berichten voor iedereen gebruiken deze omslag. Andere berichten beginnen met het eerste beeld.',
    'media.rate-edge':
      'Deze video heeft {frameRate} fps. TikTok ondersteunt maximaal {max} en kan hem weigeren. Je kunt hem toch plaatsen.',
    'media.rate-varies':
      'De framesnelheid van deze video wisselt, dus TikTok kan hem weigeren. Je kunt hem toch plaatsen.',
    'media.rate-estimate':
      'Deze video lijkt {frameRate} fps te hebben. TikTok ondersteunt {min}–{max} fps en kan hem weigeren. Je kunt hem toch plaatsen.',
    'media.rate-unknown':
      'Deze video is te kort om de framesnelheid te bepalen, dus TikTok kan hem weigeren. Je kunt hem toch plaatsen.',

    'refused.empty': '{name} is leeg. Kies een ander bestand.',
    'refused.not_media': '{name} is geen video of foto die we kunnen lezen. Kies een ander bestand.',
    'refused.truncated': '{name} is niet compleet. Exporteer of download het opnieuw.',
    'refused.no_video': '{name} bevat geen video die we kunnen lezen. Kies een ander bestand.',
    'refused.damaged': '{name} is beschadigd. Exporteer of download het opnieuw.',
    'refused.protected': '{name} is beveiligd tegen kopiëren. Kies een bestand zonder beveiliging.',
    'refused.undecodable': 'Je browser kan {name} niet openen. Sla het op als JPEG en kies het opnieuw.',
    'refused.unreadable': 'We konden {name} niet lezen. Kies het opnieuw of kies een ander bestand.',
    'refused.kind.video': '{name} is een video. Je kunt hier alleen foto’s plaatsen.',
    'refused.kind.photo': '{name} is een foto. Je kunt hier alleen video’s plaatsen.',
    'refused.mixed': 'Je kunt video’s en foto’s niet combineren. Selecteer één video of alleen foto’s.',
    'refused.several-videos': 'Je kunt één video tegelijk plaatsen. {name} is niet toegevoegd.',
    'refused.too-many': {
      one: 'Je kunt maximaal {count} foto plaatsen. {name} is niet toegevoegd.',
      other: 'Je kunt maximaal {count} foto’s plaatsen. {name} is niet toegevoegd.',
    },
    'refused.locked': 'Deze content is door de site toegevoegd en kan niet worden gewijzigd.',

    'title.label': 'Titel',
    'title.placeholder': 'Voeg een titel, #hashtags of @vermeldingen toe',
    'description.label': 'Beschrijving',
    'description.placeholder': 'Vertel meer over je foto’s',
    'text.count': '{units} / {max}',
    'text.over': {
      one: '{count} teken boven de limiet',
      other: '{count} tekens boven de limiet',
    },
    'text.trim': 'Tekst inkorten',

    'privacy.label': 'Wie kan dit bericht bekijken',
    'privacy.placeholder': 'Selecteer',
    'privacy.PUBLIC_TO_EVERYONE': 'Iedereen',
    'privacy.MUTUAL_FOLLOW_FRIENDS': 'Vrienden',
    'privacy.FOLLOWER_OF_CREATOR': 'Volgers',
    'privacy.SELF_ONLY': 'Alleen ik',
    'privacy.unaudited-note': 'Voorlopig zijn berichten vanaf deze site alleen voor jou zichtbaar.',

    'interactions.label': 'Interacties',
    'interactions.comment': 'Opmerkingen toestaan',
    'interactions.duet': 'Duet toestaan',
    'interactions.stitch': 'Aanhechten toestaan',

    'disclosure.label': 'Commerciële content vermelden',
    'disclosure.help': 'Zet dit aan als dit bericht jezelf, een merk, product of dienst promoot.',
    'disclosure.kinds': 'Wat dit bericht promoot',
    'disclosure.yourBrand': 'Je merk',
    'disclosure.yourBrand-help': 'Je promoot jezelf of je eigen bedrijf.',
    'disclosure.brandedContent': 'Merkcontent',
    'disclosure.brandedContent-help': 'Je promoot een ander merk of een derde partij.',

    'extras.label': 'Meer opties',
    'extras.aiGenerated': 'Door AI gegenereerde content',
    'extras.aiGenerated-help':
      'Zet dit aan als dit bericht realistische content toont die met AI is gemaakt of ingrijpend is bewerkt. TikTok voegt het label ‘Door AI gegenereerd’ toe. Laat het uit voor gewone bewerkingen.',
    'extras.ai-said.generated': 'Volgens je bestand is het met AI gemaakt. Kijk of je dit moet inschakelen.',
    'extras.ai-said.edited': 'Volgens je bestand is het met AI bewerkt. Kijk of je dit moet inschakelen.',
    'extras.autoAddMusic': 'Aanbevolen muziek toevoegen',
    'extras.autoAddMusic-help': 'TikTok kiest een nummer. Je kunt het later wijzigen.',

    'inbox.note': 'Dit stuurt een concept naar je TikTok-inbox. Voeg de details toe en plaats het in de TikTok-app.',
    'publish.action': 'Plaatsen op TikTok',
    'publish.action.inbox': 'Naar TikTok sturen',
    'publish.ready': 'Klaar om te plaatsen.',

    'block.branded_content_followers': 'Merkcontent moet zichtbaar zijn voor Iedereen of Vrienden.',
    'block.privacy_unaudited': 'Voorlopig zijn berichten vanaf deze site alleen voor jou zichtbaar. Kies ‘Alleen ik’.',
    'block.private_with_branded': 'Wijzig wie dit bericht kan bekijken om dit te kiezen.',
    'block.followers_with_branded':
      'Merkcontent moet zichtbaar zijn voor Iedereen of Vrienden. Wijzig wie dit bericht kan bekijken om dit te kiezen.',
    'block.comment_disabled_by_creator': 'Opmerkingen staan uit in je TikTok-instellingen.',
    'block.duet_disabled_by_creator': 'Duet staat uit in je TikTok-instellingen.',
    'block.stitch_disabled_by_creator': 'Aanhechten staat uit in je TikTok-instellingen.',
    'block.loading': 'Je TikTok-account wordt nog geladen.',

    'violation.creator_unknown': 'Je TikTok-account wordt nog geladen.',
    'violation.creator_cannot_post': 'Je kunt nu niets plaatsen. Probeer het later opnieuw.',
    'violation.media_missing': 'Selecteer een video of foto’s.',
    'violation.media_kind_not_accepted': 'Je kunt dit soort bestand hier niet plaatsen.',
    'violation.video_container_unsupported': '{container} wordt niet ondersteund. Exporteer als MP4, MOV of WebM.',
    'violation.video_codec_unsupported': '{codec} wordt niet ondersteund. Exporteer als H.264.',
    'violation.video_frame_rate_outside':
      'Deze video heeft {frameRate} fps. TikTok ondersteunt {min}–{max} fps. Exporteer hem met 30 fps.',
    'violation.video_size_outside':
      'Deze video is {width} × {height} pixels. TikTok ondersteunt {min}–{max} pixels per zijde. Exporteer hem in een ander formaat.',
    'violation.video_too_large': 'Deze video is {bytes}. De limiet is {max}. Exporteer een kleiner bestand.',
    'violation.video_empty': '{name} is leeg. Kies een ander bestand.',
    'violation.video_duration_unknown': 'We kunnen niet zien hoe lang {name} is. Exporteer het opnieuw.',
    'violation.video_too_long':
      'Deze video duurt {seconds}. Met je account kun je maximaal {max} plaatsen. Kort hem in en probeer het opnieuw.',
    'violation.too_many_photos': {
      one: 'Je hebt {count} foto geselecteerd. De limiet is {max}. Verwijder er een paar.',
      other: 'Je hebt {count} foto’s geselecteerd. De limiet is {max}. Verwijder er een paar.',
    },
    'violation.photo_type_unsupported': '{name} is {contentType}. TikTok ondersteunt JPEG en WebP. Zet het eerst om.',
    'violation.photo_too_large': '{name} is {bytes}. De limiet voor een foto is {max}. Kies een kleinere.',
    'violation.photo_too_many_pixels':
      '{name} is {width} × {height} pixels. De limiet is 1080p. Pas eerst het formaat aan.',
    'violation.title_too_long': {
      one: 'Je titel is {count} teken te lang. De limiet is {max}.',
      other: 'Je titel is {count} tekens te lang. De limiet is {max}.',
    },
    'violation.description_too_long': {
      one: 'Je beschrijving is {count} teken te lang. De limiet is {max}.',
      other: 'Je beschrijving is {count} tekens te lang. De limiet is {max}.',
    },
    'violation.privacy_missing': 'Kies wie dit bericht kan bekijken.',
    'violation.privacy_not_offered': 'Dat publiek is niet meer beschikbaar. Kies wie dit bericht kan bekijken.',
    'violation.privacy_unaudited':
      'Voorlopig zijn berichten vanaf deze site alleen voor jou zichtbaar. Kies ‘Alleen ik’.',
    'violation.interaction_not_available': 'Je hebt iets toegestaan dat in je TikTok-instellingen uit staat.',
    'violation.branded_content_followers': 'Merkcontent moet zichtbaar zijn voor Iedereen of Vrienden.',

    'progress.uploading': 'Uploaden naar TikTok',
    'progress.processing': 'Verwerken op TikTok',
    'progress.consent': 'Bevestigd om {time}',
    'progress.step.uploading': 'Uploaden',
    'progress.step.handing-over': 'Naar TikTok sturen',
    'progress.step.processing': 'Verwerken op TikTok',
    'progress.step.profile': 'Op je profiel',
    'progress.step.inbox': 'In je TikTok-inbox',
    'progress.percent': '{percent} · {sent} van {total}',
    'progress.time-left': 'Nog ongeveer {time}',
    'progress.preparing': 'Voorbereiden…',
    'progress.paused': 'Gepauzeerd',
    'progress.retrying': 'De verbinding viel weg. We proberen het opnieuw…',
    'progress.troubled': 'Upload gepauzeerd. {reason}',
    'progress.pause': 'Pauzeren',
    'progress.resume': 'Hervatten',
    'progress.cancel': 'Annuleren',
    'progress.keep-using': 'Houd dit tabblad open. Als je offline gaat, wordt de upload vanzelf hervat.',
    'progress.stay': 'Houd dit tabblad open tot de upload klaar is.',
    'progress.may-leave': 'Upload voltooid. Je kunt deze pagina sluiten terwijl TikTok het afrondt.',
    'progress.slow': 'Dit duurt langer dan normaal. We blijven het controleren.',
    'progress.status-trouble': 'We kunnen TikTok nu niet bereiken. We blijven het controleren.',
    'progress.trouble': 'TikTok meldt een probleem. {reason} We blijven controleren.',
    'progress.disconnected':
      'Je TikTok-account is losgekoppeld. Koppel het opnieuw om te zien wat er met je bericht gebeurt.',
    'progress.canceling': 'TikTok vragen om te annuleren…',
    'progress.photo': 'Foto {index}: {percent}',
    'progress.photo-failed': 'Foto {index} is niet geüpload.',

    'published.title': 'Geplaatst op TikTok',
    'published.title.inbox': 'Naar je TikTok-inbox gestuurd',
    'published.view': 'Bekijken op TikTok',
    'published.profile': 'Je TikTok-profiel openen',
    'published.another': 'Nog iets plaatsen',
    'published.viewers': 'Zichtbaar voor: {privacy}',
    'published.no-link.private': 'Alleen openbare berichten hebben een link. Je vindt dit bericht op je profiel.',
    'published.no-link.review': 'De link verschijnt hier nadat TikTok je bericht heeft beoordeeld.',
    'published.no-link.later': 'TikTok beoordeelt je bericht nog. Je vindt het op je profiel.',
    'published.inbox': 'Open de melding in je TikTok-app om je bericht af te maken.',

    'failed.title': 'Plaatsen is niet gelukt',
    'failed.title.creator': 'TikTok is niet bereikbaar',
    'failed.title.unknown': 'We konden je bericht niet bevestigen',
    'failed.kept': 'Je concept is opgeslagen.',
    'failed.again': 'Opnieuw proberen',
    'failed.edit': 'Terug naar je bericht',
    'failed.reconnect': 'TikTok opnieuw koppelen',
    'failed.profile': 'Bekijk je TikTok-profiel',
    'failed.log-id': 'Referentie voor TikTok-ondersteuning: {id}',

    'notice.canceled': 'Upload geannuleerd. Er is niets geplaatst.',
    'notice.consent-voided': 'Je bericht is gewijzigd en daarom niet verzonden. Bekijk het en plaats het opnieuw.',
    'notice.account-changed': 'Je account is gewijzigd. Kies opnieuw wie dit bericht kan bekijken.',

    'notice.not-switched': 'Er is niet van account gewisseld.',
    'notice.twin-posted':
      'Je hebt dit bestand vandaag al geplaatst. Selecteer de knop nogmaals om het een tweede keer te plaatsen.',
    'notice.twin-under-way':
      'Dit bestand wordt al geplaatst. Selecteer de knop nogmaals om het een tweede keer te plaatsen.',
    'tabs.uploading': 'In een ander tabblad wordt een bericht geüpload: {percent}.',
    'tabs.processing': 'TikTok verwerkt een bericht uit een ander tabblad.',
    'tabs.keeps-account': 'Je kunt van account wisselen zodra dat klaar is.',
    'notice.account-switched': 'In een ander tabblad is van TikTok-account gewisseld.',
    'earlier.running': 'Je eerdere bericht wordt nog naar TikTok gestuurd.',
    'earlier.published': 'Je eerdere bericht staat op TikTok.',
    'earlier.unknown': 'We konden je eerdere bericht niet bevestigen. Bekijk je profiel voordat je opnieuw plaatst.',
    'earlier.failed': 'Je eerdere bericht kon niet worden geplaatst.',
    'earlier.dismiss': 'Sluiten',
    'progress.offline': 'Je bent offline. De upload wordt hervat zodra je weer online bent.',
    'progress.paused-away': 'Gepauzeerd terwijl deze pagina gesloten was',
    'rest.not-loaded': 'Een deel van deze pagina is niet geladen. Controleer je verbinding.',
    'media.not-loaded': 'Een deel van deze pagina is niet geladen. Je bestanden zijn nog geselecteerd.',
    'failed.publish-id': 'Bericht-ID: {id}',
    'interrupted.title': 'Je upload is onderbroken',
    'interrupted.figures': '{name} · {percent} geüpload',
    'interrupted.until': 'Je kunt doorgaan tot {time}.',
    'interrupted.continue': 'Doorgaan',
    'interrupted.discard': 'Weggooien',
    'interrupted.choose': 'Selecteer het bestand opnieuw',
    'interrupted.missing': 'Selecteer {name} opnieuw om door te gaan.',
    'interrupted.checking': 'Bestand controleren…',
    'interrupted.refused': 'Dat is een ander bestand. Selecteer {name}.',

    'error.access_token_invalid': 'Je TikTok-sessie is verlopen. Koppel opnieuw om door te gaan.',
    'error.app_version_check_failed': 'Je TikTok-app is verouderd. Werk hem bij en probeer het opnieuw.',
    'error.internal_error': 'Er ging iets mis bij TikTok. Probeer het zo meteen opnieuw.',
    'error.invalid_file_upload': 'TikTok kon dit bestand niet gebruiken. Kies een ander bestand.',
    'error.invalid_params':
      'Er ging iets mis. Probeer het opnieuw of neem contact op met de ondersteuning van deze site.',
    'error.invalid_publish_id': 'TikTok kan dit bericht niet vinden. Bekijk je profiel voordat je opnieuw plaatst.',
    'error.privacy_level_option_mismatch': 'Dat publiek is niet meer beschikbaar. Kies wie dit bericht kan bekijken.',
    'error.publish_not_cancellable': 'Het is te laat om dit bericht te annuleren.',
    'error.rate_limit_exceeded': 'Te veel verzoeken. Wacht een minuut en probeer het opnieuw.',
    'error.reached_active_user_cap':
      'Te veel mensen hebben vandaag vanaf deze site geplaatst. Probeer het morgen opnieuw.',
    'error.scope_not_authorized': 'Deze site mag nog niet namens jou plaatsen. Koppel TikTok opnieuw en sta het toe.',
    'error.scope_permission_missed':
      'Deze site is niet ingesteld om op TikTok te plaatsen. Neem contact op met de ondersteuning van de site.',
    'error.spam_risk_too_many_pending_share':
      'Er wachten te veel concepten in je TikTok-inbox. Maak er een paar af of verwijder ze in de TikTok-app en probeer het opnieuw.',
    'error.spam_risk_too_many_posts':
      'Je hebt de limiet van vandaag voor berichten uit andere apps bereikt. Probeer het later opnieuw of plaats in de TikTok-app.',
    'error.spam_risk_user_banned_from_posting':
      'Dit account kan nu niets plaatsen. Open de TikTok-app om te zien waarom.',
    'error.token_not_authorized_for_specified_publish_id': 'Dit bericht hoort bij een ander account.',
    'error.unaudited_client_can_only_post_to_private_accounts':
      'Voorlopig kan deze site alleen op privéaccounts plaatsen. Maak je account privé in de TikTok-app en probeer het opnieuw.',
    'error.url_ownership_unverified':
      'Deze media kunnen niet worden geplaatst omdat de site daar niet voor is ingesteld. Neem contact op met de ondersteuning van de site.',
    'error.not_connected': 'Er is geen TikTok-account gekoppeld.',
    'error.connect_failed': 'Je TikTok-account is niet gekoppeld. Probeer het opnieuw.',
    'error.popup_blocked':
      'Je browser heeft het TikTok-venster geblokkeerd. Sta pop-ups voor deze site toe en probeer het opnieuw.',
    'error.network': 'Je lijkt offline te zijn. Controleer je verbinding en probeer het opnieuw.',
    'error.adapter':
      'Deze site kon TikTok niet bereiken. Probeer het opnieuw of neem contact op met de ondersteuning van deze site.',
    'error.invalid_response':
      'Er ging iets mis. Probeer het opnieuw of neem contact op met de ondersteuning van deze site.',
    'error.unknown_outcome':
      'De verbinding viel weg voordat TikTok je bericht bevestigde. Bekijk je profiel voordat je opnieuw plaatst.',
    'error.consent_mismatch':
      'Je bericht veranderde tijdens het verzenden, dus we zijn gestopt. Bekijk het en plaats het opnieuw.',
    'error.upload_rejected': 'TikTok heeft een deel van het bestand niet geaccepteerd. Probeer het opnieuw.',
    'error.upload_expired': 'De upload duurde te lang en is verlopen. Probeer het opnieuw.',
    'error.status_unknown': 'We zijn je bericht uit het oog verloren. Bekijk je profiel voordat je opnieuw plaatst.',
    'error.file_unreadable': 'Het bestand is gewijzigd of kan niet meer worden gelezen. Kies het opnieuw.',
    'error.not_supported': 'Dit is op deze site nog niet beschikbaar.',
    'error.page_obscured':
      'Een deel van deze pagina is verborgen, dus er is niets verzonden. Open de pagina in een eigen tabblad.',

    'fail.file_format_check_failed':
      'TikTok ondersteunt de indeling van dit bestand niet. Exporteer het als MP4 met H.264.',
    'fail.duration_check_failed': 'TikTok accepteert geen video van deze lengte. Kort hem in en probeer het opnieuw.',
    'fail.frame_rate_check_failed':
      'TikTok ondersteunt de framesnelheid van deze video niet. Exporteer hem met 30 fps.',
    'fail.picture_size_check_failed': 'TikTok ondersteunt dit beeldformaat niet. Exporteer in een ander formaat.',
    'fail.internal': 'Er ging iets mis bij TikTok. Probeer het opnieuw.',
    'fail.video_pull_failed':
      'TikTok kon de video niet van deze site ophalen. Probeer het opnieuw of neem contact op met de ondersteuning van deze site.',
    'fail.photo_pull_failed':
      'TikTok kon de foto’s niet van deze site ophalen. Probeer het opnieuw of neem contact op met de ondersteuning van deze site.',
    'fail.publish_cancelled': 'Dit bericht is geannuleerd.',
    'fail.auth_removed': 'Je TikTok-account is tijdens het plaatsen losgekoppeld. Koppel opnieuw om door te gaan.',
    'fail.spam_risk_too_many_posts':
      'Je hebt de limiet van vandaag voor berichten uit andere apps bereikt. Probeer het later opnieuw of plaats in de TikTok-app.',
    'fail.spam_risk_user_banned_from_posting':
      'Dit account kan nu niets plaatsen. Open de TikTok-app om te zien waarom.',
    'fail.spam_risk_text':
      'Je tekst is mogelijk in strijd met de communityrichtlijnen van TikTok. Pas hem aan en probeer het opnieuw.',
    'fail.spam_risk': 'TikTok heeft dit bericht als riskant aangemerkt en niet gepubliceerd.',
    'fail.other': 'TikTok heeft dit bericht niet gepubliceerd ({reason}).',

    'announce.progress': 'Uploaden, {percent}',
  },
  prescribed: {
    declarationMusic: 'Door te plaatsen ga je akkoord met de Bevestiging van muziekgebruik van TikTok',
    declarationBrandedAndMusic:
      'Door te plaatsen ga je akkoord met het Beleid inzake merkcontent en de Bevestiging van muziekgebruik van TikTok',
    labelPromotional: 'Je foto/video krijgt het label ‘Promotionele content’',
    labelPaidPartnership: 'Je foto/video krijgt het label ‘Betaald partnerschap’',
    disclosureIncomplete: 'Je moet aangeven of je content jezelf, een derde partij of beide promoot.',
    brandedNotPrivate: 'De zichtbaarheid van merkcontent kan niet op privé worden ingesteld.',
    processingNotice:
      'Nadat je hebt geplaatst, kan het een paar minuten duren voordat de content is verwerkt en op je profiel zichtbaar is.',
  },
} as const satisfies Locale;
