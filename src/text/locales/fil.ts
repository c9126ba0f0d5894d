import type { Locale } from '../strings.js';

/** Filipino, in everyday words. TikTok’s own terms: Duet, Stitch, post, inbox, draft. */
export const locale = {
  strings: {
    'creator.posting-as': 'Nagpo-post bilang {nickname}',
    'creator.switch': 'Magpalit ng account',
    'creator.loading': 'Nilo-load ang TikTok account mo…',

    'connect.title': 'Ikonekta ang TikTok account mo',
    'connect.help': 'Walang ipo-post hangga’t hindi mo ito nasusuri.',
    'connect.action': 'Ikonekta ang TikTok',
    'connect.waiting': 'Magpatuloy sa TikTok window…',
    'connect.again': 'Buksan ulit ang TikTok window',
    'connect.draft-kept': 'Naka-save ang draft mo.',
    'connect.unavailable':
      'Hindi ka makakapagkonekta ng TikTok account sa site na ito. Makipag-ugnayan sa support nito.',

    'blocked.again': 'Subukan ulit',

    'media.label.any': 'Pumili ng video o mga larawan',
    'media.label.video': 'Pumili ng video',
    'media.label.photo': 'Pumili ng mga larawan',
    'media.drop': 'o mag-drop ng file dito',
    'media.drop-now': 'I-drop para idagdag',
    'media.camera': 'Gamitin ang camera',
    'media.limits.video': 'MP4, MOV, o WebM, hanggang {duration}',
    'media.limits.photo': {
      one: 'Hanggang {count} larawan, JPEG o WebP',
      other: 'Hanggang {count} larawan, JPEG o WebP',
    },
    'media.replace': 'Palitan',
    'media.remove': 'Alisin',
    'media.reading': 'Binabasa ang {name}…',
    'media.preview': 'Preview ng post mo',
    'media.play': 'I-play',
    'media.pause': 'I-pause',
    'media.mute': 'I-mute',
    'media.unmute': 'I-unmute',
    'media.cannot-play': 'Walang preview sa browser na ito. Puwede pa ring i-post ang video mo.',
    'media.photo-of': 'Larawan {index} ng {count}',
    'media.photo-previous': 'Nakaraang larawan',
    'media.photo-next': 'Susunod na larawan',
    'media.photo-cover': 'Pabalat',
    'media.photo-make-cover': 'Gawing pabalat ang larawan {index}',
    'media.photo-earlier': 'Ilipat paharap ang larawan {index}',
    'media.photo-later': 'Ilipat palikod ang larawan {index}',
    'media.photo-remove': 'Alisin ang larawan {index}',
    'media.photo-add': 'Magdagdag ng mga larawan',
    'media.cover': 'Pabalat',
    'media.cover-at': 'Pabalat sa {time}',
    'media.cover-help': 'Piliin ang frame na unang makikita ng mga tao.',
    'media.convert': 'I-convert sa JPEG',
    'media.convert-offer': 'JPEG at WebP ang sinusuportahan ng TikTok. I-convert sa JPEG ang {name}?',
    'media.scale': 'I-resize',
    'media.scale-offer': 'Mas malaki sa 1080p ang {name}.',
    'media.location-removed': 'Inaalis namin ang data ng lokasyon sa mga larawan mo bago ipadala ang mga ito.',
    'media.audio-none': 'Walang tunog',
    'fix.trim': 'I-trim',
    'fix.convert': 'I-convert',
    'fix.trim-convert': 'I-trim at i-convert',
    'fix.remove-location': 'Alisin ang lokasyon',
    'fix.offer.trim': 'Piliin ang bahaging ipo-post, hanggang {max}.',
    'fix.offer.convert': 'Puwede naming i-convert ang video na ito sa MP4 na sinusuportahan ng TikTok.',
    'fix.offer.trim-convert':
      'Piliin ang bahaging ipo-post, hanggang {max}. Iko-convert namin ito sa MP4 na sinusuportahan ng TikTok.',
    'fix.offer.remove-location': 'Nakasaad sa video na ito kung saan ito kinunan.',
    'fix.location-stays':
      'Nakasaad sa video na ito kung saan ito kinunan, at hindi namin iyon maaalis dito. Para hindi maibahagi, i-export ang video nang walang lokasyon.',
    'fix.slow': 'Puwede itong abutin ng ilang minuto at bahagyang magpababa ng kalidad.',
    'fix.credentials': 'Mawawala sa bagong video ang Content Credentials nito.',
    'fix.start': 'Simula',
    'fix.end': 'Dulo',
    'fix.kept': '{time} ang napili',
    'fix.working': 'Inihahanda ang video mo… {percent}',
    'fix.preparing': 'Inihahanda pa ang video mo.',
    'fix.made': 'Nasa preview ang bago mong video. Tingnan ito bago mag-post.',
    'fix.undo': 'Gamitin ang orihinal',
    'crop.offer': 'Baka magmukhang maliit sa TikTok ang larawang ito. Puwede mo itong i-crop sa {ratio}.',
    'crop.open': 'I-crop ang larawan',
    'crop.frame': 'Bahaging matitira',
    'crop.apply': 'Ilapat ang crop',
    'crop.made': 'Nasa preview ang na-crop na larawan. Tingnan ito bago mag-post.',
    'crop.undo': 'Gamitin ang orihinal',
    'fix.unavailable':
      'Hindi ma-edit ng browser mo ang video na ito. Subukan ang ibang browser, o i-export ito bilang H.264 MP4 at piliin ulit.',
    'media.hdr': 'Ipinapakita ng TikTok ang HDR video na ito sa standard na kulay (SDR).',
    'media.animation-offer': 'Animated ang {name}. Ang unang larawan lang ang matitira.',
    'media.credentials-offer': 'Mawawala sa bagong larawan ang Content Credentials ng {name}.',
    'media.credentials-removed': 'Inaalis namin ang Content Credentials ng mga larawan mo kasama ng data ng lokasyon.',
    'media.cover-public':
      'Mga post na para sa lahat lang ang gumagamit ng pabalat na ito. Nagsisimula ang ibang post sa unang frame.',
    'media.rate-edge':
      '{frameRate} fps ang video na ito. Hanggang {max} ang sinusuportahan ng TikTok, kaya puwede itong tanggihan. Puwede mo pa rin itong i-post.',
    'media.rate-varies':
      'Nagbabago ang frame rate ng video na ito, kaya puwede itong tanggihan ng TikTok. Puwede mo pa rin itong i-post.',
    'media.rate-estimate':
      'Mukhang {frameRate} fps ang video na ito. {min}–{max} fps ang sinusuportahan ng TikTok, kaya puwede itong tanggihan. Puwede mo pa rin itong i-post.',
    'media.rate-unknown':
      'Masyadong maikli ang video na ito para malaman ang frame rate nito, kaya puwede itong tanggihan ng TikTok. Puwede mo pa rin itong i-post.',

    'refused.empty': 'Walang laman ang {name}. Pumili ng ibang file.',
    'refused.not_media': 'Hindi video o larawan na mababasa namin ang {name}. Pumili ng ibang file.',
    'refused.truncated': 'Hindi kumpleto ang {name}. I-export o i-download ito ulit.',
    'refused.no_video': 'Walang video na mababasa namin sa {name}. Pumili ng ibang file.',
    'refused.damaged': 'Sira ang {name}. I-export o i-download ito ulit.',
    'refused.protected': 'Protektado laban sa pagkopya ang {name}. Pumili ng file na walang proteksyon.',
    'refused.undecodable': 'Hindi mabuksan ng browser mo ang {name}. I-save ito bilang JPEG at piliin ulit.',
    'refused.unreadable': 'Hindi namin mabasa ang {name}. Piliin ito ulit, o pumili ng ibang file.',
    'refused.kind.video': 'Video ang {name}. Mga larawan lang ang puwede mong i-post dito.',
    'refused.kind.photo': 'Larawan ang {name}. Mga video lang ang puwede mong i-post dito.',
    'refused.mixed':
      'Hindi mo puwedeng pagsamahin ang mga video at larawan. Pumili ng isang video, o mga larawan lang.',
    'refused.several-videos':
      'Isang video lang ang puwede mong i-post sa bawat pagkakataon. Hindi naidagdag ang {name}.',
    'refused.too-many': {
      one: 'Hanggang {count} larawan ang puwede mong i-post. Hindi naidagdag ang {name}.',
      other: 'Hanggang {count} larawan ang puwede mong i-post. Hindi naidagdag ang {name}.',
    },
    'refused.locked': 'Idinagdag ng site ang content na ito at hindi na mababago.',

    'title.label': 'Pamagat',
    'title.placeholder': 'Magdagdag ng pamagat, #hashtag, o @mention',
    'description.label': 'Paglalarawan',
    'description.placeholder': 'Magkuwento pa tungkol sa mga larawan mo',
    'text.count': '{units} / {max}',
    'text.over': {
      one: 'Lampas nang {count} character',
      other: 'Lampas nang {count} character',
    },
    'text.trim': 'Paikliin',

    'privacy.label': 'Sino ang makakakita ng post na ito',
    'privacy.placeholder': 'Pumili',
    'privacy.PUBLIC_TO_EVERYONE': 'Lahat',
    'privacy.MUTUAL_FOLLOW_FRIENDS': 'Mga kaibigan',
    'privacy.FOLLOWER_OF_CREATOR': 'Mga follower',
    'privacy.SELF_ONLY': 'Ako lang',
    'privacy.unaudited-note': 'Sa ngayon, ikaw lang ang makakakita ng mga post mula sa site na ito.',

    'interactions.label': 'Mga interaction',
    'interactions.comment': 'Payagan ang komento',
    'interactions.duet': 'Payagan ang Duet',
    'interactions.stitch': 'Payagan ang Stitch',

    'disclosure.label': 'Ipaalam ang komersyal na content',
    'disclosure.help': 'I-on kung pino-promote ng post na ito ang iyong sarili, isang brand, produkto, o serbisyo.',
    'disclosure.kinds': 'Ano ang pino-promote ng post na ito',
    'disclosure.yourBrand': 'Ang brand mo',
    'disclosure.yourBrand-help': 'Pino-promote mo ang iyong sarili o sariling negosyo.',
    'disclosure.brandedContent': 'Branded na content',
    'disclosure.brandedContent-help': 'Pino-promote mo ang ibang brand o isang third party.',

    'extras.label': 'Higit pang opsyon',
    'extras.aiGenerated': 'Content na gawa ng AI',
    'extras.aiGenerated-help':
      'I-on kung nagpapakita ang post na ito ng makatotohanang content na ginawa o malaki ang binago gamit ang AI. Magdaragdag ang TikTok ng label na “Gawa ng AI”. Iwanang naka-off para sa karaniwang pag-edit.',
    'extras.ai-said.generated': 'Nakasaad sa file mo na ginawa ito gamit ang AI. Tingnan kung dapat itong i-on.',
    'extras.ai-said.edited': 'Nakasaad sa file mo na in-edit ito gamit ang AI. Tingnan kung dapat itong i-on.',
    'extras.autoAddMusic': 'Magdagdag ng inirerekomendang musika',
    'extras.autoAddMusic-help': 'Pipili ng kanta ang TikTok. Puwede mo itong palitan sa ibang pagkakataon.',

    'inbox.note': 'Magpapadala ito ng draft sa TikTok inbox mo. Idagdag ang mga detalye at i-post ito sa TikTok app.',
    'publish.action': 'I-post sa TikTok',
    'publish.action.inbox': 'Ipadala sa TikTok',
    'publish.ready': 'Handa nang i-post.',

    'block.branded_content_followers': 'Dapat nakikita ng Lahat o ng Mga kaibigan ang branded na content.',
    'block.privacy_unaudited':
      'Sa ngayon, ikaw lang ang makakakita ng mga post mula sa site na ito. Piliin ang “Ako lang”.',
    'block.private_with_branded': 'Baguhin kung sino ang makakakita ng post na ito para mapili ito.',
    'block.followers_with_branded':
      'Dapat nakikita ng Lahat o ng Mga kaibigan ang branded na content. Baguhin kung sino ang makakakita ng post na ito para mapili ito.',
    'block.comment_disabled_by_creator': 'Naka-off ang mga komento sa TikTok settings mo.',
    'block.duet_disabled_by_creator': 'Naka-off ang Duet sa TikTok settings mo.',
    'block.stitch_disabled_by_creator': 'Naka-off ang Stitch sa TikTok settings mo.',
    'block.loading': 'Nilo-load pa ang TikTok account mo.',

    'violation.creator_unknown': 'Nilo-load pa ang TikTok account mo.',
    'violation.creator_cannot_post': 'Hindi ka makakapag-post ngayon. Subukan ulit mamaya.',
    'violation.media_missing': 'Pumili ng video o mga larawan.',
    'violation.media_kind_not_accepted': 'Hindi mo puwedeng i-post dito ang ganitong uri ng file.',
    'violation.video_container_unsupported': 'Hindi sinusuportahan ang {container}. I-export bilang MP4, MOV, o WebM.',
    'violation.video_codec_unsupported': 'Hindi sinusuportahan ang {codec}. I-export bilang H.264.',
    'violation.video_frame_rate_outside':
      '{frameRate} fps ang video na ito. {min}–{max} fps ang sinusuportahan ng TikTok. I-export ito sa 30 fps.',
    'violation.video_size_outside':
      '{width} × {height} pixel ang video na ito. {min}–{max} pixel sa bawat gilid ang sinusuportahan ng TikTok. I-export ito sa ibang laki.',
    'violation.video_too_large': '{bytes} ang video na ito. {max} ang limitasyon. Mag-export ng mas maliit na file.',
    'violation.video_empty': 'Walang laman ang {name}. Pumili ng ibang file.',
    'violation.video_duration_unknown': 'Hindi namin malaman kung gaano kahaba ang {name}. I-export ito ulit.',
    'violation.video_too_long':
      '{seconds} ang haba ng video na ito. Hanggang {max} ang puwedeng i-post ng account mo. Paikliin ito at subukan ulit.',
    'violation.too_many_photos': {
      one: 'Pumili ka ng {count} larawan. {max} ang limitasyon. Mag-alis ng ilan.',
      other: 'Pumili ka ng {count} larawan. {max} ang limitasyon. Mag-alis ng ilan.',
    },
    'violation.photo_type_unsupported':
      '{contentType} ang {name}. JPEG at WebP ang sinusuportahan ng TikTok. I-convert muna ito.',
    'violation.photo_too_large':
      '{bytes} ang {name}. {max} ang limitasyon para sa isang larawan. Pumili ng mas maliit.',
    'violation.photo_too_many_pixels': '{width} × {height} pixel ang {name}. 1080p ang limitasyon. I-resize muna ito.',
    'violation.title_too_long': {
      one: 'Sobra nang {count} character ang pamagat mo. {max} ang limitasyon.',
      other: 'Sobra nang {count} character ang pamagat mo. {max} ang limitasyon.',
    },
    'violation.description_too_long': {
      one: 'Sobra nang {count} character ang paglalarawan mo. {max} ang limitasyon.',
      other: 'Sobra nang {count} character ang paglalarawan mo. {max} ang limitasyon.',
    },
    'violation.privacy_missing': 'Piliin kung sino ang makakakita ng post na ito.',
    'violation.privacy_not_offered':
      'Hindi na available ang audience na iyon. Piliin kung sino ang makakakita ng post na ito.',
    'violation.privacy_unaudited':
      'Sa ngayon, ikaw lang ang makakakita ng mga post mula sa site na ito. Piliin ang “Ako lang”.',
    'violation.interaction_not_available': 'May pinayagan ka na naka-off sa TikTok settings mo.',
    'violation.branded_content_followers': 'Dapat nakikita ng Lahat o ng Mga kaibigan ang branded na content.',

    'progress.uploading': 'Ina-upload sa TikTok',
    'progress.processing': 'Pinoproseso sa TikTok',
    'progress.consent': 'Nakumpirma nang {time}',
    'progress.step.uploading': 'Ina-upload',
    'progress.step.handing-over': 'Ipinapadala sa TikTok',
    'progress.step.processing': 'Pinoproseso sa TikTok',
    'progress.step.profile': 'Nasa profile mo',
    'progress.step.inbox': 'Nasa TikTok inbox mo',
    'progress.percent': '{percent} · {sent} sa {total}',
    'progress.time-left': 'Mga {time} na lang',
    'progress.preparing': 'Inihahanda…',
    'progress.paused': 'Naka-pause',
    'progress.retrying': 'Naputol ang koneksyon. Sinusubukan ulit…',
    'progress.troubled': 'Na-pause ang pag-upload. {reason}',
    'progress.pause': 'I-pause',
    'progress.resume': 'Ituloy',
    'progress.cancel': 'Kanselahin',
    'progress.keep-using': 'Panatilihing bukas ang tab na ito. Kung ma-offline ka, kusang magpapatuloy ang pag-upload.',
    'progress.stay': 'Panatilihing bukas ang tab na ito hanggang matapos ang pag-upload.',
    'progress.may-leave': 'Tapos na ang pag-upload. Puwede mong isara ang page na ito habang tinatapos ng TikTok.',
    'progress.slow': 'Mas matagal ito kaysa karaniwan. Patuloy kaming magche-check.',
    'progress.status-trouble': 'Hindi namin maabot ang TikTok ngayon. Patuloy kaming magche-check.',
    'progress.trouble': 'May iniulat na problema ang TikTok. {reason} Patuloy kaming titingin.',
    'progress.disconnected':
      'Nadiskonekta ang TikTok account mo. Ikonekta ulit ito para makita ang nangyayari sa post mo.',
    'progress.canceling': 'Hinihiling sa TikTok na kanselahin…',
    'progress.photo': 'Larawan {index}: {percent}',
    'progress.photo-failed': 'Hindi na-upload ang larawan {index}.',

    'published.title': 'Nai-post sa TikTok',
    'published.title.inbox': 'Naipadala sa TikTok inbox mo',
    'published.view': 'Tingnan sa TikTok',
    'published.profile': 'Buksan ang TikTok profile mo',
    'published.another': 'Mag-post ng isa pa',
    'published.viewers': 'Makikita ng: {privacy}',
    'published.no-link.private': 'Mga pampublikong post lang ang may link. Hanapin ang post na ito sa profile mo.',
    'published.no-link.review': 'Lalabas dito ang link kapag nasuri na ng TikTok ang post mo.',
    'published.no-link.later': 'Sinusuri pa ng TikTok ang post mo. Hanapin ito sa profile mo.',
    'published.inbox': 'Buksan ang notification sa TikTok app mo para tapusin ang post mo.',

    'failed.title': 'Hindi nai-post',
    'failed.title.creator': 'Hindi maabot ang TikTok',
    'failed.title.unknown': 'Hindi namin makumpirma ang post mo',
    'failed.kept': 'Naka-save ang draft mo.',
    'failed.again': 'Subukan ulit',
    'failed.edit': 'Bumalik sa post mo',
    'failed.reconnect': 'Ikonekta ulit ang TikTok',
    'failed.profile': 'Tingnan ang TikTok profile mo',
    'failed.log-id': 'Reference para sa TikTok support: {id}',

    'notice.canceled': 'Kinansela ang pag-upload. Walang nai-post.',
    'notice.consent-voided': 'Nagbago ang post mo, kaya hindi ito naipadala. Suriin ito at i-post ulit.',
    'notice.account-changed': 'Nagbago ang account mo. Piliin ulit kung sino ang makakakita ng post na ito.',

    'notice.not-switched': 'Hindi napalitan ang account.',
    'notice.twin-posted':
      'Nai-post mo na ang file na ito ngayong araw. Piliin ulit ang button para i-post ito sa ikalawang pagkakataon.',
    'notice.twin-under-way':
      'Pino-post na ang file na ito. Piliin ulit ang button para i-post ito sa ikalawang pagkakataon.',
    'tabs.uploading': 'May ina-upload na post sa ibang tab: {percent}.',
    'tabs.processing': 'Pinoproseso ng TikTok ang isang post mula sa ibang tab.',
    'tabs.keeps-account': 'Puwede kang magpalit ng account kapag tapos na ito.',
    'notice.account-switched': 'Napalitan ang TikTok account mo sa ibang tab.',
    'earlier.running': 'Ipinapadala pa sa TikTok ang nauna mong post.',
    'earlier.published': 'Nasa TikTok na ang nauna mong post.',
    'earlier.unknown': 'Hindi namin makumpirma ang nauna mong post. Tingnan ang profile mo bago mag-post ulit.',
    'earlier.failed': 'Hindi nai-post ang nauna mong post.',
    'earlier.dismiss': 'Isara',
    'progress.offline': 'Offline ka. Magpapatuloy ang pag-upload kapag online ka na ulit.',
    'progress.paused-away': 'Naka-pause habang sarado ang page na ito',
    'rest.not-loaded': 'May bahagi ng page na ito na hindi nag-load. Suriin ang koneksyon mo.',
    'media.not-loaded': 'May bahagi ng page na ito na hindi nag-load. Napili pa rin ang mga file mo.',
    'failed.publish-id': 'ID ng post: {id}',
    'interrupted.title': 'Naputol ang pag-upload mo',
    'interrupted.figures': '{name} · {percent} ang na-upload',
    'interrupted.until': 'Puwede kang magpatuloy hanggang {time}.',
    'interrupted.continue': 'Magpatuloy',
    'interrupted.discard': 'I-discard',
    'interrupted.choose': 'Piliin ulit ang file',
    'interrupted.missing': 'Para magpatuloy, piliin ulit ang {name}.',
    'interrupted.checking': 'Sinusuri ang file…',
    'interrupted.refused': 'Ibang file iyan. Piliin ang {name}.',

    'error.access_token_invalid': 'Nag-expire na ang TikTok session mo. Kumonekta ulit para magpatuloy.',
    'error.app_version_check_failed': 'Luma na ang TikTok app mo. I-update ito at subukan ulit.',
    'error.internal_error': 'Nagkaproblema sa TikTok. Subukan ulit maya-maya.',
    'error.invalid_file_upload': 'Hindi nagamit ng TikTok ang file na ito. Pumili ng iba.',
    'error.invalid_params': 'Nagkaproblema. Subukan ulit, o makipag-ugnayan sa support ng site na ito.',
    'error.invalid_publish_id': 'Hindi mahanap ng TikTok ang post na ito. Tingnan ang profile mo bago mag-post ulit.',
    'error.privacy_level_option_mismatch':
      'Hindi na available ang audience na iyon. Piliin kung sino ang makakakita ng post na ito.',
    'error.publish_not_cancellable': 'Huli na para kanselahin ang post na ito.',
    'error.rate_limit_exceeded': 'Masyadong maraming request. Maghintay ng isang minuto at subukan ulit.',
    'error.reached_active_user_cap':
      'Masyadong maraming tao ang nag-post mula sa site na ito ngayong araw. Subukan ulit bukas.',
    'error.scope_not_authorized':
      'Hindi pa pinapayagan ang site na ito na mag-post para sa iyo. Ikonekta ulit ang TikTok at payagan ito.',
    'error.scope_permission_missed':
      'Hindi naka-set up ang site na ito para mag-post sa TikTok. Makipag-ugnayan sa support nito.',
    'error.spam_risk_too_many_pending_share':
      'Masyadong maraming draft ang naghihintay sa TikTok inbox mo. Tapusin o burahin ang ilan sa TikTok app at subukan ulit.',
    'error.spam_risk_too_many_posts':
      'Naabot mo na ang limitasyon ngayong araw para sa mga post mula sa ibang app. Subukan ulit mamaya, o mag-post sa TikTok app.',
    'error.spam_risk_user_banned_from_posting':
      'Hindi makakapag-post ngayon ang account na ito. Buksan ang TikTok app para malaman kung bakit.',
    'error.token_not_authorized_for_specified_publish_id': 'Sa ibang account ang post na ito.',
    'error.unaudited_client_can_only_post_to_private_accounts':
      'Sa ngayon, sa mga pribadong account lang makakapag-post ang site na ito. Gawing pribado ang account mo sa TikTok app at subukan ulit.',
    'error.url_ownership_unverified':
      'Hindi puwedeng i-post ang media na ito dahil hindi naka-set up ang site para dito. Makipag-ugnayan sa support nito.',
    'error.not_connected': 'Walang nakakonektang TikTok account.',
    'error.connect_failed': 'Hindi naikonekta ang TikTok account mo. Subukan ulit.',
    'error.popup_blocked':
      'Na-block ng browser mo ang TikTok window. Payagan ang mga pop-up para sa site na ito at subukan ulit.',
    'error.network': 'Mukhang offline ka. Suriin ang koneksyon mo at subukan ulit.',
    'error.adapter':
      'Hindi maabot ng site na ito ang TikTok. Subukan ulit, o makipag-ugnayan sa support ng site na ito.',
    'error.invalid_response': 'Nagkaproblema. Subukan ulit, o makipag-ugnayan sa support ng site na ito.',
    'error.unknown_outcome':
      'Naputol ang koneksyon bago makumpirma ng TikTok ang post mo. Tingnan ang profile mo bago mag-post ulit.',
    'error.consent_mismatch':
      'Nagbago ang post mo habang ipinapadala ito, kaya itinigil namin. Suriin ito at i-post ulit.',
    'error.upload_rejected': 'Hindi tinanggap ng TikTok ang isang bahagi ng file. Subukan ulit.',
    'error.upload_expired': 'Nag-time out ang pag-upload. Subukan ulit.',
    'error.status_unknown': 'Hindi na namin masubaybayan ang post mo. Tingnan ang profile mo bago mag-post ulit.',
    'error.file_unreadable': 'Nagbago ang file o hindi na ito mabasa. Piliin ito ulit.',
    'error.not_supported': 'Hindi pa ito available sa site na ito.',
    'error.page_obscured':
      'Nakatago ang bahagi ng page na ito, kaya walang naipadala. Buksan ito sa sarili nitong tab.',

    'fail.file_format_check_failed':
      'Hindi sinusuportahan ng TikTok ang format ng file na ito. I-export ito bilang MP4 na may H.264.',
    'fail.duration_check_failed':
      'Hindi tumatanggap ang TikTok ng video na ganito kahaba. Paikliin ito at subukan ulit.',
    'fail.frame_rate_check_failed':
      'Hindi sinusuportahan ng TikTok ang frame rate ng video na ito. I-export ito sa 30 fps.',
    'fail.picture_size_check_failed':
      'Hindi sinusuportahan ng TikTok ang ganitong laki ng larawan. I-export ito sa ibang laki.',
    'fail.internal': 'Nagkaproblema sa TikTok. Subukan ulit.',
    'fail.video_pull_failed':
      'Hindi nakuha ng TikTok ang video mula sa site na ito. Subukan ulit, o makipag-ugnayan sa support ng site na ito.',
    'fail.photo_pull_failed':
      'Hindi nakuha ng TikTok ang mga larawan mula sa site na ito. Subukan ulit, o makipag-ugnayan sa support ng site na ito.',
    'fail.publish_cancelled': 'Kinansela ang post na ito.',
    'fail.auth_removed': 'Nadiskonekta ang TikTok account mo habang nagpo-post. Kumonekta ulit para magpatuloy.',
    'fail.spam_risk_too_many_posts':
      'Naabot mo na ang limitasyon ngayong araw para sa mga post mula sa ibang app. Subukan ulit mamaya, o mag-post sa TikTok app.',
    'fail.spam_risk_user_banned_from_posting':
      'Hindi makakapag-post ngayon ang account na ito. Buksan ang TikTok app para malaman kung bakit.',
    'fail.spam_risk_text':
      'Posibleng lumalabag ang text mo sa Mga Alituntunin ng Komunidad ng TikTok. I-edit ito at subukan ulit.',
    'fail.spam_risk': 'Itinuring ng TikTok na may panganib ang post na ito at hindi ito inilathala.',
    'fail.other': 'Hindi inilathala ng TikTok ang post na ito ({reason}).',

    'announce.progress': 'Ina-upload, {percent}',
  },
  prescribed: {
    declarationMusic: 'Sa pag-post, sumasang-ayon ka sa Kumpirmasyon sa Paggamit ng Musika ng TikTok',
    declarationBrandedAndMusic:
      'Sa pag-post, sumasang-ayon ka sa Patakaran sa Branded na Content at sa Kumpirmasyon sa Paggamit ng Musika ng TikTok',
    labelPromotional: 'Lalagyan ng label na ‘Pang-promosyong content’ ang larawan/video mo',
    labelPaidPartnership: 'Lalagyan ng label na ‘May bayad na partnership’ ang larawan/video mo',
    disclosureIncomplete:
      'Kailangan mong sabihin kung pino-promote ng content mo ang iyong sarili, ang isang third party, o pareho.',
    brandedNotPrivate: 'Hindi puwedeng gawing pribado ang visibility ng branded na content.',
    processingNotice:
      'Pagkatapos mong mag-post, maaaring abutin ng ilang minuto bago maproseso at makita ang content sa profile mo.',
  },
} as const satisfies Locale;
