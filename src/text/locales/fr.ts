import type { Locale } from '../strings.js';

/** French, with “tu” as TikTok speaks. TikTok’s own terms: Duo, Collage (Stitch), boîte de réception, contenu de marque. */
export const locale = {
  strings: {
    'creator.posting-as': 'Tu publies en tant que {nickname}',
    'creator.switch': 'Changer de compte',
    'creator.loading': 'Chargement de ton compte TikTok…',

    'connect.title': 'Connecte ton compte TikTok',
    'connect.help': 'Rien n’est publié avant que tu l’aies vérifié.',
    'connect.action': 'Se connecter à TikTok',
    'connect.waiting': 'Continue dans la fenêtre TikTok…',
    'connect.again': 'Rouvrir la fenêtre TikTok',
    'connect.draft-kept': 'Ton brouillon est enregistré.',
    'connect.unavailable': 'Tu ne peux pas connecter de compte TikTok sur ce site. Contacte son assistance.',

    'blocked.again': 'Réessayer',

    'media.label.any': 'Sélectionner une vidéo ou des photos',
    'media.label.video': 'Sélectionner une vidéo',
    'media.label.photo': 'Sélectionner des photos',
    'media.drop': 'ou dépose un fichier ici',
    'media.drop-now': 'Dépose pour ajouter',
    'media.camera': 'Utiliser l’appareil photo',
    'media.limits.video': 'MP4, MOV ou WebM, jusqu’à {duration}',
    'media.limits.photo': {
      one: 'Jusqu’à {count} photo, JPEG ou WebP',
      many: 'Jusqu’à {count} de photos, JPEG ou WebP',
      other: 'Jusqu’à {count} photos, JPEG ou WebP',
    },
    'media.replace': 'Remplacer',
    'media.remove': 'Retirer',
    'media.reading': 'Lecture de {name}…',
    'media.preview': 'Aperçu de ta publication',
    'media.play': 'Lire',
    'media.pause': 'Pause',
    'media.mute': 'Couper le son',
    'media.unmute': 'Activer le son',
    'media.cannot-play': 'L’aperçu n’est pas disponible dans ce navigateur. Tu peux quand même publier ta vidéo.',
    'media.photo-of': 'Photo {index} sur {count}',
    'media.photo-previous': 'Photo précédente',
    'media.photo-next': 'Photo suivante',
    'media.photo-cover': 'Couverture',
    'media.photo-make-cover': 'Utiliser la photo {index} comme couverture',
    'media.photo-earlier': 'Déplacer la photo {index} vers le début',
    'media.photo-later': 'Déplacer la photo {index} vers la fin',
    'media.photo-remove': 'Retirer la photo {index}',
    'media.photo-add': 'Ajouter des photos',
    'media.cover': 'Couverture',
    'media.cover-at': 'Couverture à {time}',
    'media.cover-help': 'Choisis l’image que les gens verront en premier.',
    'media.convert': 'Convertir en JPEG',
    'media.convert-offer': 'TikTok accepte les formats JPEG et WebP. Convertir {name} en JPEG ?',
    'media.scale': 'Redimensionner',
    'media.scale-offer': '{name} dépasse 1080p.',
    'media.location-removed': 'Nous retirons les données de localisation de tes photos avant de les envoyer.',
    'media.audio-none': 'Aucun son',
    'fix.trim': 'Couper',
    'fix.convert': 'Convertir',
    'fix.trim-convert': 'Couper et convertir',
    'fix.remove-location': 'Retirer la position',
    'fix.offer.trim': 'Choisis la partie à publier, jusqu’à {max}.',
    'fix.offer.convert': 'Nous pouvons convertir cette vidéo en un MP4 pris en charge par TikTok.',
    'fix.offer.trim-convert':
      'Choisis la partie à publier, jusqu’à {max}. Nous la convertissons en un MP4 pris en charge par TikTok.',
    'fix.offer.remove-location': 'Cette vidéo indique où elle a été filmée.',
    'fix.location-stays':
      'Cette vidéo indique où elle a été filmée, et nous ne pouvons pas le retirer ici. Pour ne pas le partager, exporte la vidéo sans sa position.',
    'fix.slow': 'Cela peut prendre quelques minutes et réduire un peu la qualité.',
    'fix.credentials': 'La nouvelle vidéo ne contiendra plus ses Content Credentials.',
    'fix.start': 'Début',
    'fix.end': 'Fin',
    'fix.kept': 'Sélection : {time}',
    'fix.working': 'Préparation de ta vidéo… {percent}',
    'fix.preparing': 'Ta vidéo est encore en préparation.',
    'fix.made': 'L’aperçu montre ta nouvelle vidéo. Vérifie-la avant de publier.',
    'fix.undo': 'Utiliser l’original',
    'fix.unavailable':
      'Ton navigateur ne peut pas modifier cette vidéo. Essaie un autre navigateur, ou exporte-la en MP4 H.264 et choisis-la à nouveau.',
    'media.hdr': 'TikTok affiche cette vidéo HDR en couleurs standard (SDR).',
    'media.animation-offer': '{name} est une animation. Seule la première image est conservée.',
    'media.credentials-offer': 'La nouvelle photo ne contiendra plus les Content Credentials de {name}.',
    'media.credentials-removed': 'Avec la position, nous retirons aussi les Content Credentials de tes photos.',
    'media.cover-public':
      'Seules les publications visibles par tous utilisent cette couverture. Les autres montrent la première image.',
    'media.rate-edge':
      'Cette vidéo est à {frameRate} i/s. TikTok accepte jusqu’à {max} et pourrait la refuser. Tu peux quand même la publier.',
    'media.rate-varies':
      'La fréquence d’images de cette vidéo varie, donc TikTok pourrait la refuser. Tu peux quand même la publier.',

    'refused.empty': '{name} est vide. Choisis un autre fichier.',
    'refused.not_media': '{name} n’est pas une vidéo ou une photo que nous pouvons lire. Choisis un autre fichier.',
    'refused.truncated': '{name} est incomplet. Exporte-le ou télécharge-le à nouveau.',
    'refused.no_video': '{name} ne contient pas de vidéo que nous pouvons lire. Choisis un autre fichier.',
    'refused.damaged': '{name} est endommagé. Exporte-le ou télécharge-le à nouveau.',
    'refused.protected': '{name} est protégé contre la copie. Choisis un fichier sans protection.',
    'refused.undecodable': 'Ton navigateur ne peut pas ouvrir {name}. Enregistre-le en JPEG et choisis-le à nouveau.',
    'refused.unreadable': 'Nous n’avons pas pu lire {name}. Choisis-le à nouveau ou choisis un autre fichier.',
    'refused.kind.video': '{name} est une vidéo. Ici, tu ne peux publier que des photos.',
    'refused.kind.photo': '{name} est une photo. Ici, tu ne peux publier que des vidéos.',
    'refused.mixed': 'Tu ne peux pas mélanger vidéos et photos. Sélectionne une vidéo, ou uniquement des photos.',
    'refused.several-videos': 'Tu peux publier une seule vidéo à la fois. {name} n’a pas été ajouté.',
    'refused.too-many': {
      one: 'Tu peux publier jusqu’à {count} photo. {name} n’a pas été ajouté.',
      many: 'Tu peux publier jusqu’à {count} de photos. {name} n’a pas été ajouté.',
      other: 'Tu peux publier jusqu’à {count} photos. {name} n’a pas été ajouté.',
    },
    'refused.locked': 'Ce contenu a été ajouté par le site et ne peut pas être modifié.',

    'title.label': 'Titre',
    'title.placeholder': 'Ajoute un titre, des #hashtags ou des @mentions',
    'description.label': 'Description',
    'description.placeholder': 'Dis-en plus sur tes photos',
    'text.count': '{units} / {max}',
    'text.over': {
      one: '{count} caractère de trop',
      many: '{count} de caractères de trop',
      other: '{count} caractères de trop',
    },
    'text.trim': 'Raccourcir le texte',

    'privacy.label': 'Qui peut voir cette publication',
    'privacy.placeholder': 'Sélectionner',
    'privacy.PUBLIC_TO_EVERYONE': 'Tout le monde',
    'privacy.MUTUAL_FOLLOW_FRIENDS': 'Amis',
    'privacy.FOLLOWER_OF_CREATOR': 'Abonnés',
    'privacy.SELF_ONLY': 'Moi uniquement',
    'privacy.unaudited-note': 'Pour l’instant, toi seul peux voir ce que tu publies depuis ce site.',

    'interactions.label': 'Interactions',
    'interactions.comment': 'Autoriser les commentaires',
    'interactions.duet': 'Autoriser les Duos',
    'interactions.stitch': 'Autoriser les Collages',

    'disclosure.label': 'Divulguer un contenu commercial',
    'disclosure.help':
      'Active ce réglage si ta publication fait ta promotion ou celle d’une marque, d’un produit ou d’un service.',
    'disclosure.kinds': 'Ce que cette publication promeut',
    'disclosure.yourBrand': 'Ta marque',
    'disclosure.yourBrand-help': 'Tu fais ta promotion ou celle de ta propre entreprise.',
    'disclosure.brandedContent': 'Contenu de marque',
    'disclosure.brandedContent-help': 'Tu fais la promotion d’une autre marque ou d’un tiers.',

    'extras.label': 'Plus d’options',
    'extras.aiGenerated': 'Contenu généré par l’IA',
    'extras.aiGenerated-help':
      'Active ce réglage si ta publication montre un contenu réaliste créé ou fortement modifié avec l’IA. TikTok ajoute le label « Généré par l’IA ». Laisse-le désactivé pour des retouches ordinaires.',
    'extras.ai-said.generated':
      'Ton fichier indique qu’il a été créé avec l’IA. Vérifie s’il faut activer cette option.',
    'extras.ai-said.edited':
      'Ton fichier indique qu’il a été modifié avec l’IA. Vérifie s’il faut activer cette option.',
    'extras.autoAddMusic': 'Ajouter une musique recommandée',
    'extras.autoAddMusic-help': 'TikTok choisit un titre. Tu pourras le changer plus tard.',

    'inbox.note':
      'Un brouillon sera envoyé à ta boîte de réception TikTok. Ajoute les détails et publie-le dans l’appli TikTok.',
    'publish.action': 'Publier sur TikTok',
    'publish.action.inbox': 'Envoyer à TikTok',
    'publish.ready': 'Prêt à publier.',

    'block.branded_content_followers': 'Un contenu de marque doit être visible par « Tout le monde » ou « Amis ».',
    'block.privacy_unaudited':
      'Pour l’instant, toi seul peux voir ce que tu publies depuis ce site. Choisis « Moi uniquement ».',
    'block.private_with_branded': 'Pour le choisir, change qui peut voir cette publication.',
    'block.followers_with_branded':
      'Un contenu de marque doit être visible par « Tout le monde » ou « Amis ». Pour le choisir, change qui peut voir cette publication.',
    'block.comment_disabled_by_creator': 'Les commentaires sont désactivés dans tes paramètres TikTok.',
    'block.duet_disabled_by_creator': 'Les Duos sont désactivés dans tes paramètres TikTok.',
    'block.stitch_disabled_by_creator': 'Les Collages sont désactivés dans tes paramètres TikTok.',
    'block.loading': 'Ton compte TikTok est encore en cours de chargement.',

    'violation.creator_unknown': 'Ton compte TikTok est encore en cours de chargement.',
    'violation.creator_cannot_post': 'Tu ne peux pas publier pour le moment. Réessaie plus tard.',
    'violation.media_missing': 'Sélectionne une vidéo ou des photos.',
    'violation.media_kind_not_accepted': 'Tu ne peux pas publier ce type de fichier ici.',
    'violation.video_container_unsupported': '{container} n’est pas pris en charge. Exporte en MP4, MOV ou WebM.',
    'violation.video_codec_unsupported': '{codec} n’est pas pris en charge. Exporte en H.264.',
    'violation.video_frame_rate_outside':
      'Cette vidéo est à {frameRate} ips. TikTok accepte {min}–{max} ips. Exporte-la à 30 ips.',
    'violation.video_size_outside':
      'Cette vidéo fait {width} × {height} pixels. TikTok accepte {min}–{max} pixels de côté. Exporte-la dans une autre taille.',
    'violation.video_too_large': 'Cette vidéo fait {bytes}. La limite est de {max}. Exporte un fichier plus petit.',
    'violation.video_empty': '{name} est vide. Choisis un autre fichier.',
    'violation.video_duration_unknown': 'Nous ne pouvons pas déterminer la durée de {name}. Exporte-le à nouveau.',
    'violation.video_too_long':
      'Cette vidéo dure {seconds}. Ton compte peut publier jusqu’à {max}. Raccourcis-la et réessaie.',
    'violation.too_many_photos': {
      one: 'Tu as sélectionné {count} photo. La limite est de {max}. Retires-en.',
      many: 'Tu as sélectionné {count} de photos. La limite est de {max}. Retires-en.',
      other: 'Tu as sélectionné {count} photos. La limite est de {max}. Retires-en.',
    },
    'violation.photo_type_unsupported':
      '{name} est au format {contentType}. TikTok accepte les formats JPEG et WebP. Convertis-le d’abord.',
    'violation.photo_too_large':
      '{name} fait {bytes}. La limite pour une photo est de {max}. Choisis-en une plus petite.',
    'violation.photo_too_many_pixels':
      '{name} fait {width} × {height} pixels. La limite est 1080p. Redimensionne la photo d’abord.',
    'violation.title_too_long': {
      one: 'Ton titre a {count} caractère de trop. La limite est de {max}.',
      many: 'Ton titre a {count} de caractères de trop. La limite est de {max}.',
      other: 'Ton titre a {count} caractères de trop. La limite est de {max}.',
    },
    'violation.description_too_long': {
      one: 'Ta description a {count} caractère de trop. La limite est de {max}.',
      many: 'Ta description a {count} de caractères de trop. La limite est de {max}.',
      other: 'Ta description a {count} caractères de trop. La limite est de {max}.',
    },
    'violation.privacy_missing': 'Choisis qui peut voir cette publication.',
    'violation.privacy_not_offered': 'Cette audience n’est plus disponible. Choisis qui peut voir cette publication.',
    'violation.privacy_unaudited':
      'Pour l’instant, toi seul peux voir ce que tu publies depuis ce site. Choisis « Moi uniquement ».',
    'violation.interaction_not_available': 'Tu as autorisé quelque chose qui est désactivé dans tes paramètres TikTok.',
    'violation.branded_content_followers': 'Un contenu de marque doit être visible par « Tout le monde » ou « Amis ».',

    'progress.uploading': 'Importation sur TikTok',
    'progress.processing': 'Traitement sur TikTok',
    'progress.consent': 'Confirmé à {time}',
    'progress.step.uploading': 'Importation',
    'progress.step.handing-over': 'Envoi à TikTok',
    'progress.step.processing': 'Traitement sur TikTok',
    'progress.step.profile': 'Sur ton profil',
    'progress.step.inbox': 'Dans ta boîte de réception TikTok',
    'progress.percent': '{percent} · {sent} sur {total}',
    'progress.time-left': 'Encore {time} environ',
    'progress.preparing': 'Préparation…',
    'progress.paused': 'En pause',
    'progress.retrying': 'La connexion a été interrompue. Nouvel essai…',
    'progress.troubled': 'Importation en pause. {reason}',
    'progress.pause': 'Pause',
    'progress.resume': 'Reprendre',
    'progress.cancel': 'Annuler',
    'progress.keep-using': 'Garde cet onglet ouvert. Si tu passes hors ligne, l’importation reprendra toute seule.',
    'progress.stay': 'Garde cet onglet ouvert jusqu’à la fin de l’importation.',
    'progress.may-leave': 'Importation terminée. Tu peux fermer cette page pendant que TikTok termine.',
    'progress.slow': 'Cela prend plus de temps que d’habitude. Nous continuons à vérifier.',
    'progress.status-trouble': 'Nous n’arrivons pas à joindre TikTok pour le moment. Nous continuons à vérifier.',
    'progress.trouble': 'TikTok signale un problème. {reason} Nous continuons de vérifier.',
    'progress.disconnected': 'Ton compte TikTok a été déconnecté. Reconnecte-le pour suivre ta publication.',
    'progress.canceling': 'Demande d’annulation à TikTok…',
    'progress.photo': 'Photo {index} : {percent}',
    'progress.photo-failed': 'La photo {index} n’a pas été importée.',

    'published.title': 'Publié sur TikTok',
    'published.title.inbox': 'Envoyé à ta boîte de réception TikTok',
    'published.view': 'Voir sur TikTok',
    'published.profile': 'Ouvrir ton profil TikTok',
    'published.another': 'Publier autre chose',
    'published.viewers': 'Visible par : {privacy}',
    'published.no-link.private':
      'Seules les publications publiques ont un lien. Retrouve cette publication sur ton profil.',
    'published.no-link.review': 'Le lien apparaîtra ici une fois que TikTok aura examiné ta publication.',
    'published.no-link.later': 'TikTok examine encore ta publication. Retrouve-la sur ton profil.',
    'published.inbox': 'Ouvre la notification dans ton appli TikTok pour terminer ta publication.',

    'failed.title': 'La publication a échoué',
    'failed.title.creator': 'TikTok est injoignable',
    'failed.title.unknown': 'Nous n’avons pas pu confirmer ta publication',
    'failed.kept': 'Ton brouillon est enregistré.',
    'failed.again': 'Réessayer',
    'failed.edit': 'Retour à ta publication',
    'failed.reconnect': 'Reconnecter TikTok',
    'failed.profile': 'Vérifie ton profil TikTok',
    'failed.log-id': 'Référence pour l’assistance TikTok : {id}',

    'notice.canceled': 'Importation annulée. Rien n’a été publié.',
    'notice.consent-voided': 'Ta publication a changé, elle n’a donc pas été envoyée. Vérifie-la et publie à nouveau.',
    'notice.account-changed': 'Ton compte a changé. Choisis à nouveau qui peut voir cette publication.',

    'notice.not-switched': 'Le compte n’a pas été changé.',
    'notice.twin-posted':
      'Tu as déjà publié ce fichier aujourd’hui. Clique encore une fois sur le bouton pour le publier une deuxième fois.',
    'notice.twin-under-way':
      'Ce fichier est déjà en cours de publication. Clique encore une fois sur le bouton pour le publier une deuxième fois.',
    'earlier.running': 'Ta publication précédente est encore en cours d’envoi à TikTok.',
    'earlier.published': 'Ta publication précédente est sur TikTok.',
    'earlier.unknown':
      'Nous n’avons pas pu confirmer ta publication précédente. Vérifie ton profil avant de publier à nouveau.',
    'earlier.failed': 'Ta publication précédente n’a pas pu être publiée.',
    'earlier.dismiss': 'Ignorer',
    'progress.offline': 'Tu es hors ligne. L’importation reprendra quand tu seras de nouveau en ligne.',
    'progress.paused-away': 'En pause pendant que cette page était fermée',
    'media.not-loaded': 'Une partie de cette page ne s’est pas chargée. Tes fichiers sont toujours sélectionnés.',
    'failed.publish-id': 'ID de la publication : {id}',
    'interrupted.title': 'L’importation a été interrompue',
    'interrupted.figures': '{name} · {percent} importés',
    'interrupted.until': 'Tu peux continuer jusqu’à {time}.',
    'interrupted.continue': 'Continuer',
    'interrupted.discard': 'Abandonner',
    'interrupted.choose': 'Sélectionner à nouveau le fichier',
    'interrupted.missing': 'Pour continuer, sélectionne à nouveau {name}.',
    'interrupted.checking': 'Vérification du fichier…',
    'interrupted.refused': 'Ce n’est pas le même fichier. Sélectionne {name}.',

    'error.access_token_invalid': 'Ta session TikTok a expiré. Reconnecte-toi pour continuer.',
    'error.app_version_check_failed': 'Ton appli TikTok n’est pas à jour. Mets-la à jour et réessaie.',
    'error.internal_error': 'Une erreur s’est produite sur TikTok. Réessaie dans un instant.',
    'error.invalid_file_upload': 'TikTok n’a pas pu utiliser ce fichier. Choisis-en un autre.',
    'error.invalid_params': 'Une erreur s’est produite. Réessaie ou contacte l’assistance de ce site.',
    'error.invalid_publish_id':
      'TikTok ne trouve pas cette publication. Vérifie ton profil avant de publier à nouveau.',
    'error.privacy_level_option_mismatch':
      'Cette audience n’est plus disponible. Choisis qui peut voir cette publication.',
    'error.publish_not_cancellable': 'Il est trop tard pour annuler cette publication.',
    'error.rate_limit_exceeded': 'Trop de requêtes. Attends une minute et réessaie.',
    'error.reached_active_user_cap': 'Trop de personnes ont publié depuis ce site aujourd’hui. Réessaie demain.',
    'error.scope_not_authorized':
      'Ce site n’est pas encore autorisé à publier pour toi. Reconnecte TikTok et autorise-le.',
    'error.scope_permission_missed': 'Ce site n’est pas configuré pour publier sur TikTok. Contacte son assistance.',
    'error.spam_risk_too_many_pending_share':
      'Trop de brouillons attendent dans ta boîte de réception TikTok. Termines-en ou supprimes-en dans l’appli TikTok et réessaie.',
    'error.spam_risk_too_many_posts':
      'Tu as atteint la limite du jour pour les publications depuis d’autres applis. Réessaie plus tard ou publie dans l’appli TikTok.',
    'error.spam_risk_user_banned_from_posting':
      'Ce compte ne peut pas publier pour le moment. Ouvre l’appli TikTok pour savoir pourquoi.',
    'error.token_not_authorized_for_specified_publish_id': 'Cette publication appartient à un autre compte.',
    'error.unaudited_client_can_only_post_to_private_accounts':
      'Pour l’instant, ce site ne peut publier que sur des comptes privés. Passe ton compte en privé dans l’appli TikTok et réessaie.',
    'error.url_ownership_unverified':
      'Ce contenu ne peut pas être publié, car le site n’est pas configuré pour cela. Contacte son assistance.',
    'error.not_connected': 'Aucun compte TikTok n’est connecté.',
    'error.connect_failed': 'Ton compte TikTok n’a pas été connecté. Réessaie.',
    'error.popup_blocked': 'Ton navigateur a bloqué la fenêtre TikTok. Autorise les pop-ups pour ce site et réessaie.',
    'error.network': 'Tu sembles être hors ligne. Vérifie ta connexion et réessaie.',
    'error.adapter': 'Ce site n’a pas pu joindre TikTok. Réessaie ou contacte l’assistance de ce site.',
    'error.invalid_response': 'Une erreur s’est produite. Réessaie ou contacte l’assistance de ce site.',
    'error.unknown_outcome':
      'La connexion a été perdue avant que TikTok confirme ta publication. Vérifie ton profil avant de publier à nouveau.',
    'error.consent_mismatch':
      'Ta publication a changé pendant l’envoi, nous l’avons donc arrêté. Vérifie-la et publie à nouveau.',
    'error.upload_rejected': 'TikTok n’a pas accepté une partie du fichier. Réessaie.',
    'error.upload_expired': 'L’importation a expiré au bout d’une heure. Réessaie.',
    'error.status_unknown':
      'Nous avons perdu la trace de ta publication. Vérifie ton profil avant de publier à nouveau.',
    'error.file_unreadable': 'Le fichier a changé ou n’est plus lisible. Choisis-le à nouveau.',
    'error.not_supported': 'Cette option n’est pas encore disponible sur ce site.',
    'error.page_obscured': 'Une partie de cette page est cachée : rien n’a été envoyé. Ouvre-la dans un onglet à part.',

    'fail.file_format_check_failed': 'TikTok n’accepte pas le format de ce fichier. Exporte-le en MP4 avec H.264.',
    'fail.duration_check_failed': 'TikTok n’accepte pas une vidéo de cette durée. Raccourcis-la et réessaie.',
    'fail.frame_rate_check_failed': 'TikTok n’accepte pas la fréquence d’images de cette vidéo. Exporte-la à 30 ips.',
    'fail.picture_size_check_failed': 'TikTok n’accepte pas cette taille d’image. Exporte-la dans une autre taille.',
    'fail.internal': 'Une erreur s’est produite sur TikTok. Réessaie.',
    'fail.video_pull_failed':
      'TikTok n’a pas pu récupérer la vidéo depuis ce site. Réessaie ou contacte l’assistance de ce site.',
    'fail.photo_pull_failed':
      'TikTok n’a pas pu récupérer les photos depuis ce site. Réessaie ou contacte l’assistance de ce site.',
    'fail.publish_cancelled': 'Cette publication a été annulée.',
    'fail.auth_removed': 'Ton compte TikTok a été déconnecté pendant la publication. Reconnecte-le pour continuer.',
    'fail.spam_risk_too_many_posts':
      'Tu as atteint la limite du jour pour les publications depuis d’autres applis. Réessaie plus tard ou publie dans l’appli TikTok.',
    'fail.spam_risk_user_banned_from_posting':
      'Ce compte ne peut pas publier pour le moment. Ouvre l’appli TikTok pour savoir pourquoi.',
    'fail.spam_risk_text': 'Ton texte enfreint peut-être les Règles communautaires de TikTok. Modifie-le et réessaie.',
    'fail.spam_risk': 'TikTok a jugé cette publication risquée et ne l’a pas publiée.',
    'fail.other': 'TikTok n’a pas publié ce contenu ({reason}).',

    'announce.progress': 'Importation, {percent}',
  },
  prescribed: {
    declarationMusic: 'En publiant, tu acceptes la Confirmation d’utilisation de la musique de TikTok',
    declarationBrandedAndMusic:
      'En publiant, tu acceptes la Politique de contenu de marque et la Confirmation d’utilisation de la musique de TikTok',
    labelPromotional: 'Ta photo/vidéo portera le label « Contenu promotionnel »',
    labelPaidPartnership: 'Ta photo/vidéo portera le label « Partenariat rémunéré »',
    disclosureIncomplete: 'Tu dois indiquer si ton contenu fait ta promotion, celle d’un tiers ou les deux.',
    brandedNotPrivate: 'La visibilité d’un contenu de marque ne peut pas être privée.',
    processingNotice:
      'Après la publication, le traitement du contenu et son affichage sur ton profil peuvent prendre quelques minutes.',
  },
} as const satisfies Locale;
