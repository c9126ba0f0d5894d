import type { Locale } from '../strings.js';

/** Greek, in the polite plural. TikTok’s own terms: Duet, Stitch, δημοσίευση, εισερχόμενα. */
export const locale = {
  strings: {
    'creator.posting-as': 'Δημοσίευση ως {nickname}',
    'creator.switch': 'Αλλαγή λογαριασμού',
    'creator.loading': 'Φόρτωση του λογαριασμού σας TikTok…',

    'connect.title': 'Συνδέστε τον λογαριασμό σας TikTok',
    'connect.help': 'Δεν δημοσιεύεται τίποτα πριν το ελέγξετε.',
    'connect.action': 'Σύνδεση TikTok',
    'connect.waiting': 'Συνεχίστε στο παράθυρο του TikTok…',
    'connect.again': 'Άνοιγμα του παραθύρου TikTok ξανά',
    'connect.draft-kept': 'Το πρόχειρό σας αποθηκεύτηκε.',
    'connect.unavailable':
      'Δεν μπορείτε να συνδέσετε λογαριασμό TikTok σε αυτόν τον ιστότοπο. Επικοινωνήστε με την υποστήριξή του.',

    'blocked.again': 'Δοκιμή ξανά',

    'media.label.any': 'Επιλογή βίντεο ή φωτογραφιών',
    'media.label.video': 'Επιλογή βίντεο',
    'media.label.photo': 'Επιλογή φωτογραφιών',
    'media.drop': 'ή αφήστε ένα αρχείο εδώ',
    'media.drop-now': 'Αφήστε το για προσθήκη',
    'media.camera': 'Χρήση κάμερας',
    'media.limits.video': 'MP4, MOV ή WebM, έως {duration}',
    'media.limits.photo': {
      one: 'Έως {count} φωτογραφία, JPEG ή WebP',
      other: 'Έως {count} φωτογραφίες, JPEG ή WebP',
    },
    'media.replace': 'Αντικατάσταση',
    'media.remove': 'Κατάργηση',
    'media.reading': 'Ανάγνωση του {name}…',
    'media.preview': 'Προεπισκόπηση της δημοσίευσης',
    'media.play': 'Αναπαραγωγή',
    'media.pause': 'Παύση',
    'media.mute': 'Σίγαση',
    'media.unmute': 'Κατάργηση σίγασης',
    'media.cannot-play':
      'Η προεπισκόπηση δεν είναι διαθέσιμη σε αυτό το πρόγραμμα περιήγησης. Το βίντεο μπορεί και πάλι να δημοσιευτεί.',
    'media.photo-of': 'Φωτογραφία {index} από {count}',
    'media.photo-previous': 'Προηγούμενη φωτογραφία',
    'media.photo-next': 'Επόμενη φωτογραφία',
    'media.photo-cover': 'Εξώφυλλο',
    'media.photo-make-cover': 'Ορισμός της φωτογραφίας {index} ως εξώφυλλου',
    'media.photo-earlier': 'Μετακίνηση της φωτογραφίας {index} προς την αρχή',
    'media.photo-later': 'Μετακίνηση της φωτογραφίας {index} προς το τέλος',
    'media.photo-remove': 'Κατάργηση της φωτογραφίας {index}',
    'media.photo-add': 'Προσθήκη φωτογραφιών',
    'media.cover': 'Εξώφυλλο',
    'media.cover-at': 'Εξώφυλλο στο {time}',
    'media.cover-help': 'Επιλέξτε το καρέ που θα βλέπουν πρώτο οι άλλοι.',
    'media.convert': 'Μετατροπή σε JPEG',
    'media.convert-offer': 'Το TikTok υποστηρίζει JPEG και WebP. Να μετατραπεί το {name} σε JPEG;',
    'media.scale': 'Αλλαγή μεγέθους',
    'media.scale-offer': 'Το {name} είναι μεγαλύτερο από 1080p.',
    'media.location-removed': 'Αφαιρούμε τα δεδομένα τοποθεσίας από τις φωτογραφίες σας πριν σταλούν.',
    'media.audio-none': 'Χωρίς ήχο',

    'refused.empty': 'Το {name} είναι κενό. Επιλέξτε άλλο αρχείο.',
    'refused.not_media': 'Το {name} δεν είναι βίντεο ή φωτογραφία που μπορούμε να διαβάσουμε. Επιλέξτε άλλο αρχείο.',
    'refused.truncated': 'Το {name} δεν είναι πλήρες. Εξαγάγετέ το ή κατεβάστε το ξανά.',
    'refused.no_video': 'Το {name} δεν έχει βίντεο που μπορούμε να διαβάσουμε. Επιλέξτε άλλο αρχείο.',
    'refused.damaged': 'Το {name} έχει καταστραφεί. Εξαγάγετέ το ή κατεβάστε το ξανά.',
    'refused.protected': 'Το {name} έχει προστασία αντιγραφής. Επιλέξτε αρχείο χωρίς προστασία.',
    'refused.undecodable':
      'Το πρόγραμμα περιήγησής σας δεν μπορεί να ανοίξει το {name}. Αποθηκεύστε το ως JPEG και επιλέξτε το ξανά.',
    'refused.unreadable': 'Δεν μπορέσαμε να διαβάσουμε το {name}. Επιλέξτε το ξανά ή επιλέξτε άλλο αρχείο.',
    'refused.kind.video': 'Το {name} είναι βίντεο. Εδώ μπορείτε να δημοσιεύσετε μόνο φωτογραφίες.',
    'refused.kind.photo': 'Το {name} είναι φωτογραφία. Εδώ μπορείτε να δημοσιεύσετε μόνο βίντεο.',
    'refused.mixed': 'Δεν μπορείτε να συνδυάσετε βίντεο και φωτογραφίες. Επιλέξτε ένα βίντεο ή μόνο φωτογραφίες.',
    'refused.several-videos': 'Μπορείτε να δημοσιεύσετε ένα βίντεο κάθε φορά. Το {name} δεν προστέθηκε.',
    'refused.too-many': {
      one: 'Μπορείτε να δημοσιεύσετε έως {count} φωτογραφία. Το {name} δεν προστέθηκε.',
      other: 'Μπορείτε να δημοσιεύσετε έως {count} φωτογραφίες. Το {name} δεν προστέθηκε.',
    },
    'refused.locked': 'Αυτό το περιεχόμενο προστέθηκε από τον ιστότοπο και δεν μπορεί να αλλάξει.',

    'title.label': 'Τίτλος',
    'title.placeholder': 'Προσθέστε τίτλο, #hashtag ή @αναφορές',
    'description.label': 'Περιγραφή',
    'description.placeholder': 'Πείτε περισσότερα για τις φωτογραφίες σας',
    'text.count': '{units} / {max}',
    'text.over': {
      one: '{count} χαρακτήρας επιπλέον',
      other: '{count} χαρακτήρες επιπλέον',
    },
    'text.trim': 'Συντόμευση κειμένου',

    'privacy.label': 'Ποιος μπορεί να δει αυτή τη δημοσίευση',
    'privacy.placeholder': 'Επιλέξτε',
    'privacy.PUBLIC_TO_EVERYONE': 'Όλοι',
    'privacy.MUTUAL_FOLLOW_FRIENDS': 'Φίλοι',
    'privacy.FOLLOWER_OF_CREATOR': 'Ακόλουθοι',
    'privacy.SELF_ONLY': 'Μόνο εγώ',
    'privacy.unaudited-note':
      'Προς το παρόν, οι δημοσιεύσεις από αυτόν τον ιστότοπο μπορούν να είναι ορατές μόνο σε εσάς.',

    'interactions.label': 'Αλληλεπιδράσεις',
    'interactions.comment': 'Να επιτρέπονται σχόλια',
    'interactions.duet': 'Να επιτρέπεται το Duet',
    'interactions.stitch': 'Να επιτρέπεται το Stitch',

    'disclosure.label': 'Δήλωση εμπορικού περιεχομένου',
    'disclosure.help': 'Ενεργοποιήστε το αν αυτή η δημοσίευση προωθεί εσάς, μια επωνυμία, ένα προϊόν ή μια υπηρεσία.',
    'disclosure.kinds': 'Τι προωθεί αυτή η δημοσίευση',
    'disclosure.yourBrand': 'Η επωνυμία σας',
    'disclosure.yourBrand-help': 'Προωθείτε τον εαυτό σας ή τη δική σας επιχείρηση.',
    'disclosure.brandedContent': 'Επώνυμο περιεχόμενο',
    'disclosure.brandedContent-help': 'Προωθείτε άλλη επωνυμία ή τρίτο μέρος.',

    'extras.label': 'Περισσότερες επιλογές',
    'extras.aiGenerated': 'Περιεχόμενο που δημιουργήθηκε με AI',
    'extras.aiGenerated-help':
      'Ενεργοποιήστε το αν η δημοσίευση δείχνει ρεαλιστικό περιεχόμενο που δημιουργήθηκε ή τροποποιήθηκε σημαντικά με AI. Το TikTok προσθέτει την ετικέτα «Δημιουργήθηκε με AI». Αφήστε το ανενεργό για συνηθισμένες επεξεργασίες.',
    'extras.autoAddMusic': 'Προσθήκη προτεινόμενης μουσικής',
    'extras.autoAddMusic-help': 'Το TikTok επιλέγει ένα κομμάτι. Μπορείτε να το αλλάξετε αργότερα.',

    'inbox.note':
      'Έτσι στέλνεται ένα πρόχειρο στα εισερχόμενά σας στο TikTok. Προσθέστε τις λεπτομέρειες και δημοσιεύστε το στην εφαρμογή TikTok.',
    'publish.action': 'Δημοσίευση στο TikTok',
    'publish.action.inbox': 'Αποστολή στο TikTok',
    'publish.ready': 'Έτοιμο για δημοσίευση.',

    'block.branded_content_followers': 'Το επώνυμο περιεχόμενο πρέπει να έχει ορατότητα «Όλοι» ή «Φίλοι».',
    'block.privacy_unaudited':
      'Προς το παρόν, οι δημοσιεύσεις από αυτόν τον ιστότοπο μπορούν να είναι ορατές μόνο σε εσάς. Επιλέξτε «Μόνο εγώ».',
    'block.private_with_branded': 'Για να το επιλέξετε, αλλάξτε ποιος μπορεί να δει αυτή τη δημοσίευση.',
    'block.followers_with_branded':
      'Το επώνυμο περιεχόμενο πρέπει να έχει ορατότητα «Όλοι» ή «Φίλοι». Για να το επιλέξετε, αλλάξτε ποιος μπορεί να δει αυτή τη δημοσίευση.',
    'block.comment_disabled_by_creator': 'Τα σχόλια είναι απενεργοποιημένα στις ρυθμίσεις σας στο TikTok.',
    'block.duet_disabled_by_creator': 'Το Duet είναι απενεργοποιημένο στις ρυθμίσεις σας στο TikTok.',
    'block.stitch_disabled_by_creator': 'Το Stitch είναι απενεργοποιημένο στις ρυθμίσεις σας στο TikTok.',
    'block.loading': 'Ο λογαριασμός σας TikTok φορτώνεται ακόμη.',

    'violation.creator_unknown': 'Ο λογαριασμός σας TikTok φορτώνεται ακόμη.',
    'violation.creator_cannot_post': 'Δεν μπορείτε να δημοσιεύσετε αυτή τη στιγμή. Δοκιμάστε ξανά αργότερα.',
    'violation.media_missing': 'Επιλέξτε ένα βίντεο ή φωτογραφίες.',
    'violation.media_kind_not_accepted': 'Δεν μπορείτε να δημοσιεύσετε εδώ αυτό το είδος αρχείου.',
    'violation.video_container_unsupported': 'Το {container} δεν υποστηρίζεται. Κάντε εξαγωγή ως MP4, MOV ή WebM.',
    'violation.video_codec_unsupported': 'Το {codec} δεν υποστηρίζεται. Κάντε εξαγωγή ως H.264.',
    'violation.video_frame_rate_outside':
      'Αυτό το βίντεο έχει {frameRate} fps. Το TikTok υποστηρίζει {min}–{max} fps. Εξαγάγετέ το στα 30 fps.',
    'violation.video_size_outside':
      'Αυτό το βίντεο είναι {width} × {height} pixel. Το TikTok υποστηρίζει {min}–{max} pixel σε κάθε πλευρά. Εξαγάγετέ το σε άλλο μέγεθος.',
    'violation.video_too_large': 'Αυτό το βίντεο είναι {bytes}. Το όριο είναι {max}. Εξαγάγετε ένα μικρότερο αρχείο.',
    'violation.video_empty': 'Το {name} είναι κενό. Επιλέξτε άλλο αρχείο.',
    'violation.video_duration_unknown': 'Δεν μπορούμε να βρούμε τη διάρκεια του {name}. Εξαγάγετέ το ξανά.',
    'violation.video_too_long':
      'Αυτό το βίντεο διαρκεί {seconds}. Ο λογαριασμός σας μπορεί να δημοσιεύσει έως {max}. Μικρύνετέ το και δοκιμάστε ξανά.',
    'violation.too_many_photos': {
      one: 'Επιλέξατε {count} φωτογραφία. Το όριο είναι {max}. Καταργήστε μερικές.',
      other: 'Επιλέξατε {count} φωτογραφίες. Το όριο είναι {max}. Καταργήστε μερικές.',
    },
    'violation.photo_type_unsupported':
      'Το {name} είναι {contentType}. Το TikTok υποστηρίζει JPEG και WebP. Μετατρέψτε το πρώτα.',
    'violation.photo_too_large':
      'Το {name} είναι {bytes}. Το όριο για μια φωτογραφία είναι {max}. Επιλέξτε μια μικρότερη.',
    'violation.photo_too_many_pixels':
      'Το {name} είναι {width} × {height} pixel. Το όριο είναι 1080p. Αλλάξτε πρώτα το μέγεθός του.',
    'violation.title_too_long': {
      one: 'Ο τίτλος σας ξεπερνά το όριο κατά {count} χαρακτήρα. Το όριο είναι {max}.',
      other: 'Ο τίτλος σας ξεπερνά το όριο κατά {count} χαρακτήρες. Το όριο είναι {max}.',
    },
    'violation.description_too_long': {
      one: 'Η περιγραφή σας ξεπερνά το όριο κατά {count} χαρακτήρα. Το όριο είναι {max}.',
      other: 'Η περιγραφή σας ξεπερνά το όριο κατά {count} χαρακτήρες. Το όριο είναι {max}.',
    },
    'violation.privacy_missing': 'Επιλέξτε ποιος μπορεί να δει αυτή τη δημοσίευση.',
    'violation.privacy_not_offered':
      'Αυτό το κοινό δεν είναι πλέον διαθέσιμο. Επιλέξτε ποιος μπορεί να δει αυτή τη δημοσίευση.',
    'violation.privacy_unaudited':
      'Προς το παρόν, οι δημοσιεύσεις από αυτόν τον ιστότοπο μπορούν να είναι ορατές μόνο σε εσάς. Επιλέξτε «Μόνο εγώ».',
    'violation.interaction_not_available': 'Επιτρέψατε κάτι που είναι απενεργοποιημένο στις ρυθμίσεις σας στο TikTok.',
    'violation.branded_content_followers': 'Το επώνυμο περιεχόμενο πρέπει να έχει ορατότητα «Όλοι» ή «Φίλοι».',

    'progress.uploading': 'Μεταφόρτωση στο TikTok',
    'progress.processing': 'Επεξεργασία στο TikTok',
    'progress.consent': 'Επιβεβαιώθηκε στις {time}',
    'progress.step.uploading': 'Μεταφόρτωση',
    'progress.step.handing-over': 'Αποστολή στο TikTok',
    'progress.step.processing': 'Επεξεργασία στο TikTok',
    'progress.step.profile': 'Στο προφίλ σας',
    'progress.step.inbox': 'Στα εισερχόμενά σας στο TikTok',
    'progress.percent': '{percent} · {sent} από {total}',
    'progress.time-left': 'Απομένουν περίπου {time}',
    'progress.preparing': 'Προετοιμασία…',
    'progress.paused': 'Σε παύση',
    'progress.retrying': 'Η σύνδεση διακόπηκε. Γίνεται νέα προσπάθεια…',
    'progress.troubled': 'Η μεταφόρτωση είναι σε παύση. {reason}',
    'progress.pause': 'Παύση',
    'progress.resume': 'Συνέχιση',
    'progress.cancel': 'Ακύρωση',
    'progress.keep-using':
      'Κρατήστε ανοιχτή αυτή την καρτέλα. Αν βρεθείτε εκτός σύνδεσης, η μεταφόρτωση θα συνεχιστεί από μόνη της.',
    'progress.stay': 'Κρατήστε ανοιχτή αυτή την καρτέλα μέχρι να τελειώσει η μεταφόρτωση.',
    'progress.may-leave': 'Η μεταφόρτωση ολοκληρώθηκε. Μπορείτε να κλείσετε τη σελίδα όσο το TikTok ολοκληρώνει.',
    'progress.slow': 'Αυτό διαρκεί περισσότερο από το συνηθισμένο. Θα συνεχίσουμε να ελέγχουμε.',
    'progress.status-trouble':
      'Δεν μπορούμε να επικοινωνήσουμε με το TikTok αυτή τη στιγμή. Θα συνεχίσουμε να ελέγχουμε.',
    'progress.trouble': 'Το TikTok αναφέρει πρόβλημα. {reason} Θα συνεχίσουμε να ελέγχουμε.',
    'progress.disconnected':
      'Ο λογαριασμός σας TikTok αποσυνδέθηκε. Συνδέστε τον ξανά για να δείτε τι γίνεται με τη δημοσίευσή σας.',
    'progress.canceling': 'Ζητάμε ακύρωση από το TikTok…',
    'progress.photo': 'Φωτογραφία {index}: {percent}',
    'progress.photo-failed': 'Η φωτογραφία {index} δεν μεταφορτώθηκε.',

    'published.title': 'Δημοσιεύτηκε στο TikTok',
    'published.title.inbox': 'Στάλθηκε στα εισερχόμενά σας στο TikTok',
    'published.view': 'Προβολή στο TikTok',
    'published.profile': 'Άνοιγμα του προφίλ σας στο TikTok',
    'published.another': 'Νέα δημοσίευση',
    'published.viewers': 'Ορατό σε: {privacy}',
    'published.no-link.private':
      'Μόνο οι δημόσιες δημοσιεύσεις έχουν σύνδεσμο. Θα βρείτε αυτή τη δημοσίευση στο προφίλ σας.',
    'published.no-link.review': 'Ο σύνδεσμος θα εμφανιστεί εδώ αφού το TikTok ελέγξει τη δημοσίευσή σας.',
    'published.no-link.later': 'Το TikTok ελέγχει ακόμη τη δημοσίευσή σας. Θα τη βρείτε στο προφίλ σας.',
    'published.inbox': 'Ανοίξτε την ειδοποίηση στην εφαρμογή TikTok για να ολοκληρώσετε τη δημοσίευσή σας.',

    'failed.title': 'Η δημοσίευση δεν έγινε',
    'failed.title.creator': 'Δεν ήταν δυνατή η επικοινωνία με το TikTok',
    'failed.title.unknown': 'Δεν μπορέσαμε να επιβεβαιώσουμε τη δημοσίευσή σας',
    'failed.kept': 'Το πρόχειρό σας αποθηκεύτηκε.',
    'failed.again': 'Δοκιμή ξανά',
    'failed.edit': 'Πίσω στη δημοσίευσή σας',
    'failed.reconnect': 'Σύνδεση TikTok ξανά',
    'failed.profile': 'Ελέγξτε το προφίλ σας στο TikTok',
    'failed.log-id': 'Κωδικός για την υποστήριξη του TikTok: {id}',

    'notice.canceled': 'Η μεταφόρτωση ακυρώθηκε. Δεν δημοσιεύτηκε τίποτα.',
    'notice.consent-voided': 'Η δημοσίευσή σας άλλαξε, γι’ αυτό δεν στάλθηκε. Ελέγξτε τη και δημοσιεύστε ξανά.',
    'notice.account-changed': 'Ο λογαριασμός σας άλλαξε. Επιλέξτε ξανά ποιος μπορεί να δει αυτή τη δημοσίευση.',

    'notice.not-switched': 'Ο λογαριασμός δεν άλλαξε.',
    'notice.twin-posted':
      'Έχετε ήδη δημοσιεύσει αυτό το αρχείο σήμερα. Επιλέξτε ξανά το κουμπί για να το δημοσιεύσετε δεύτερη φορά.',
    'notice.twin-under-way':
      'Αυτό το αρχείο δημοσιεύεται ήδη. Επιλέξτε ξανά το κουμπί για να το δημοσιεύσετε δεύτερη φορά.',
    'earlier.running': 'Η προηγούμενη δημοσίευσή σας στέλνεται ακόμη στο TikTok.',
    'earlier.published': 'Η προηγούμενη δημοσίευσή σας βρίσκεται στο TikTok.',
    'earlier.unknown':
      'Δεν μπορέσαμε να επιβεβαιώσουμε την προηγούμενη δημοσίευσή σας. Ελέγξτε το προφίλ σας πριν δημοσιεύσετε ξανά.',
    'earlier.failed': 'Η προηγούμενη δημοσίευσή σας δεν ολοκληρώθηκε.',
    'earlier.dismiss': 'Κλείσιμο',
    'progress.offline': 'Είστε εκτός σύνδεσης. Η μεταφόρτωση θα συνεχιστεί όταν συνδεθείτε ξανά.',
    'progress.paused-away': 'Σε παύση όσο αυτή η σελίδα ήταν κλειστή',
    'media.not-loaded': 'Ένα μέρος αυτής της σελίδας δεν φορτώθηκε. Τα αρχεία σας είναι ακόμη επιλεγμένα.',
    'failed.publish-id': 'Αναγνωριστικό δημοσίευσης: {id}',
    'interrupted.title': 'Η μεταφόρτωσή σας διακόπηκε',
    'interrupted.figures': '{name} · μεταφορτώθηκε το {percent}',
    'interrupted.until': 'Μπορείτε να συνεχίσετε μέχρι τις {time}.',
    'interrupted.continue': 'Συνέχεια',
    'interrupted.discard': 'Απόρριψη',
    'interrupted.choose': 'Επιλογή του αρχείου ξανά',
    'interrupted.missing': 'Για να συνεχίσετε, επιλέξτε ξανά το {name}.',
    'interrupted.checking': 'Έλεγχος του αρχείου…',
    'interrupted.refused': 'Αυτό είναι άλλο αρχείο. Επιλέξτε το {name}.',

    'error.access_token_invalid': 'Η συνεδρία σας στο TikTok έληξε. Συνδεθείτε ξανά για να συνεχίσετε.',
    'error.app_version_check_failed': 'Η εφαρμογή TikTok δεν είναι ενημερωμένη. Ενημερώστε την και δοκιμάστε ξανά.',
    'error.internal_error': 'Κάτι πήγε στραβά στο TikTok. Δοκιμάστε ξανά σε λίγο.',
    'error.invalid_file_upload': 'Το TikTok δεν μπόρεσε να χρησιμοποιήσει αυτό το αρχείο. Επιλέξτε άλλο.',
    'error.invalid_params': 'Κάτι πήγε στραβά. Δοκιμάστε ξανά ή επικοινωνήστε με την υποστήριξη αυτού του ιστότοπου.',
    'error.invalid_publish_id':
      'Το TikTok δεν μπορεί να βρει αυτή τη δημοσίευση. Ελέγξτε το προφίλ σας πριν δημοσιεύσετε ξανά.',
    'error.privacy_level_option_mismatch':
      'Αυτό το κοινό δεν είναι πλέον διαθέσιμο. Επιλέξτε ποιος μπορεί να δει αυτή τη δημοσίευση.',
    'error.publish_not_cancellable': 'Είναι πολύ αργά για να ακυρώσετε αυτή τη δημοσίευση.',
    'error.rate_limit_exceeded': 'Πάρα πολλά αιτήματα. Περιμένετε ένα λεπτό και δοκιμάστε ξανά.',
    'error.reached_active_user_cap':
      'Πάρα πολλά άτομα δημοσίευσαν σήμερα από αυτόν τον ιστότοπο. Δοκιμάστε ξανά αύριο.',
    'error.scope_not_authorized':
      'Αυτός ο ιστότοπος δεν έχει ακόμη άδεια να δημοσιεύει για εσάς. Συνδέστε ξανά το TikTok και επιτρέψτε το.',
    'error.scope_permission_missed':
      'Αυτός ο ιστότοπος δεν έχει ρυθμιστεί για δημοσίευση στο TikTok. Επικοινωνήστε με την υποστήριξή του.',
    'error.spam_risk_too_many_pending_share':
      'Πάρα πολλά πρόχειρα περιμένουν στα εισερχόμενά σας στο TikTok. Ολοκληρώστε ή διαγράψτε μερικά στην εφαρμογή TikTok και δοκιμάστε ξανά.',
    'error.spam_risk_too_many_posts':
      'Φτάσατε το σημερινό όριο για δημοσιεύσεις από άλλες εφαρμογές. Δοκιμάστε αργότερα ή δημοσιεύστε στην εφαρμογή TikTok.',
    'error.spam_risk_user_banned_from_posting':
      'Αυτός ο λογαριασμός δεν μπορεί να δημοσιεύσει αυτή τη στιγμή. Ανοίξτε την εφαρμογή TikTok για να δείτε τον λόγο.',
    'error.token_not_authorized_for_specified_publish_id': 'Αυτή η δημοσίευση ανήκει σε άλλον λογαριασμό.',
    'error.unaudited_client_can_only_post_to_private_accounts':
      'Προς το παρόν, αυτός ο ιστότοπος μπορεί να δημοσιεύει μόνο σε ιδιωτικούς λογαριασμούς. Κάντε τον λογαριασμό σας ιδιωτικό στην εφαρμογή TikTok και δοκιμάστε ξανά.',
    'error.url_ownership_unverified':
      'Αυτά τα πολυμέσα δεν μπορούν να δημοσιευτούν, επειδή ο ιστότοπος δεν έχει ρυθμιστεί γι’ αυτό. Επικοινωνήστε με την υποστήριξή του.',
    'error.not_connected': 'Δεν έχει συνδεθεί λογαριασμός TikTok.',
    'error.connect_failed': 'Ο λογαριασμός σας TikTok δεν συνδέθηκε. Δοκιμάστε ξανά.',
    'error.popup_blocked':
      'Το πρόγραμμα περιήγησης απέκλεισε το παράθυρο του TikTok. Επιτρέψτε τα αναδυόμενα παράθυρα για αυτόν τον ιστότοπο και δοκιμάστε ξανά.',
    'error.network': 'Φαίνεται ότι είστε εκτός σύνδεσης. Ελέγξτε τη σύνδεσή σας και δοκιμάστε ξανά.',
    'error.adapter':
      'Αυτός ο ιστότοπος δεν μπόρεσε να επικοινωνήσει με το TikTok. Δοκιμάστε ξανά ή επικοινωνήστε με την υποστήριξη αυτού του ιστότοπου.',
    'error.invalid_response': 'Κάτι πήγε στραβά. Δοκιμάστε ξανά ή επικοινωνήστε με την υποστήριξη αυτού του ιστότοπου.',
    'error.unknown_outcome':
      'Η σύνδεση διακόπηκε πριν το TikTok επιβεβαιώσει τη δημοσίευσή σας. Ελέγξτε το προφίλ σας πριν δημοσιεύσετε ξανά.',
    'error.consent_mismatch':
      'Η δημοσίευσή σας άλλαξε ενώ στελνόταν, γι’ αυτό σταματήσαμε. Ελέγξτε τη και δημοσιεύστε ξανά.',
    'error.upload_rejected': 'Το TikTok δεν δέχτηκε ένα μέρος του αρχείου. Δοκιμάστε ξανά.',
    'error.upload_expired': 'Η μεταφόρτωση έληξε μετά από μία ώρα. Δοκιμάστε ξανά.',
    'error.status_unknown': 'Χάσαμε τα ίχνη της δημοσίευσής σας. Ελέγξτε το προφίλ σας πριν δημοσιεύσετε ξανά.',
    'error.file_unreadable': 'Το αρχείο άλλαξε ή δεν μπορεί πλέον να διαβαστεί. Επιλέξτε το ξανά.',
    'error.not_supported': 'Αυτό δεν είναι ακόμη διαθέσιμο σε αυτόν τον ιστότοπο.',
    'error.page_obscured':
      'Ένα μέρος αυτής της σελίδας είναι κρυμμένο, γι’ αυτό δεν στάλθηκε τίποτα. Ανοίξτε τη σε δική της καρτέλα.',

    'fail.file_format_check_failed':
      'Το TikTok δεν υποστηρίζει τη μορφή αυτού του αρχείου. Εξαγάγετέ το ως MP4 με H.264.',
    'fail.duration_check_failed': 'Το TikTok δεν δέχεται βίντεο αυτής της διάρκειας. Μικρύνετέ το και δοκιμάστε ξανά.',
    'fail.frame_rate_check_failed':
      'Το TikTok δεν υποστηρίζει τον ρυθμό καρέ αυτού του βίντεο. Εξαγάγετέ το στα 30 fps.',
    'fail.picture_size_check_failed':
      'Το TikTok δεν υποστηρίζει αυτό το μέγεθος εικόνας. Κάντε εξαγωγή σε άλλο μέγεθος.',
    'fail.internal': 'Κάτι πήγε στραβά στο TikTok. Δοκιμάστε ξανά.',
    'fail.video_pull_failed':
      'Το TikTok δεν μπόρεσε να λάβει το βίντεο από αυτόν τον ιστότοπο. Δοκιμάστε ξανά ή επικοινωνήστε με την υποστήριξη αυτού του ιστότοπου.',
    'fail.photo_pull_failed':
      'Το TikTok δεν μπόρεσε να λάβει τις φωτογραφίες από αυτόν τον ιστότοπο. Δοκιμάστε ξανά ή επικοινωνήστε με την υποστήριξη αυτού του ιστότοπου.',
    'fail.publish_cancelled': 'Αυτή η δημοσίευση ακυρώθηκε.',
    'fail.auth_removed': 'Ο λογαριασμός σας TikTok αποσυνδέθηκε κατά τη δημοσίευση. Συνδεθείτε ξανά για να συνεχίσετε.',
    'fail.spam_risk_too_many_posts':
      'Φτάσατε το σημερινό όριο για δημοσιεύσεις από άλλες εφαρμογές. Δοκιμάστε αργότερα ή δημοσιεύστε στην εφαρμογή TikTok.',
    'fail.spam_risk_user_banned_from_posting':
      'Αυτός ο λογαριασμός δεν μπορεί να δημοσιεύσει αυτή τη στιγμή. Ανοίξτε την εφαρμογή TikTok για να δείτε τον λόγο.',
    'fail.spam_risk_text':
      'Το κείμενό σας μπορεί να παραβιάζει τις Οδηγίες κοινότητας του TikTok. Επεξεργαστείτε το και δοκιμάστε ξανά.',
    'fail.spam_risk': 'Το TikTok επισήμανε αυτή τη δημοσίευση ως επικίνδυνη και δεν τη δημοσίευσε.',
    'fail.other': 'Το TikTok δεν δημοσίευσε αυτή τη δημοσίευση ({reason}).',

    'announce.progress': 'Μεταφόρτωση, {percent}',
  },
  prescribed: {
    declarationMusic: 'Με τη δημοσίευση αποδέχεστε την Επιβεβαίωση χρήσης μουσικής του TikTok',
    declarationBrandedAndMusic:
      'Με τη δημοσίευση αποδέχεστε την Πολιτική επώνυμου περιεχομένου και την Επιβεβαίωση χρήσης μουσικής του TikTok',
    labelPromotional: 'Η φωτογραφία/το βίντεό σας θα έχει την ετικέτα «Προωθητικό περιεχόμενο»',
    labelPaidPartnership: 'Η φωτογραφία/το βίντεό σας θα έχει την ετικέτα «Πληρωμένη συνεργασία»',
    disclosureIncomplete: 'Πρέπει να δηλώσετε αν το περιεχόμενό σας προωθεί εσάς, τρίτο μέρος ή και τα δύο.',
    brandedNotPrivate: 'Η ορατότητα του επώνυμου περιεχομένου δεν μπορεί να οριστεί ως ιδιωτική.',
    processingNotice:
      'Μετά τη δημοσίευση, μπορεί να χρειαστούν μερικά λεπτά για να γίνει η επεξεργασία του περιεχομένου και να εμφανιστεί στο προφίλ σας.',
  },
} as const satisfies Locale;
