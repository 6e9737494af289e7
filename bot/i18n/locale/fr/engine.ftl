# Ce que signale un moteur.
#
# Traduction automatique du fichier anglais, faite en novembre 2026 et vérifiée par des tests automatiques. Les
# corrections de personnes dont le français est la langue maternelle sont les bienvenues (voir CONTRIBUTING.md).

picture-unreadable = Cette image est endommagée et ne peut pas être lue. Enregistre-la de nouveau, ou prends-en une autre.
picture-format = Ce fichier n'est pas une image dans un format pris en charge. Formats pris en charge : { $formats }.
picture-kind =
    { $kind ->
        [SVG] C'est une image SVG. Enregistre-la en PNG ou JPEG et envoie-la de nouveau.
        [OpenEXR] C'est une image OpenEXR. Enregistre-la en PNG ou JPEG et envoie-la de nouveau.
        [icon] C'est un fichier d'icône. Enregistre-le en PNG ou JPEG et envoie-le de nouveau.
        [RAW] C'est un fichier RAW d'appareil photo. Enregistre-le en PNG ou JPEG et envoie-le de nouveau.
       *[other] C'est un fichier { $kind }. Enregistre-le en PNG ou JPEG et envoie-le de nouveau.
    }
picture-bytes = Ce fichier est trop lourd : { $megabytes } Mo, et la limite est de { $limit } Mo. Enregistre une version plus petite.
picture-pixels = Cette image est trop grande. La limite est de { $limit } millions de pixels. Réduis-la et envoie-la de nouveau.
picture-heavy = Lire cette image demande trop de temps ou de mémoire. Enregistre-la en simple PNG ou JPEG, ou réduis-la.
picture-small = Cette image est trop petite : { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } pixels. Chaque côté doit faire au moins { $limit } pixels. Prends-en une plus grande.
picture-narrow = Cette image est trop étroite : { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } pixels. Recadre-la pour que le grand côté fasse au plus { $limit } fois le petit.
prompt-empty = Il manque un prompt. Décris le style avec des mots, de préférence en anglais, par exemple « watercolor painting ».
prompt-unknown = Les modèles fournis ne connaissent aucun de ces mots. Ce sont de petits modèles pour essayer Wordbrush, et ils connaissent ces styles : { $known }. Pour utiliser n'importe quel style, passe à CLIP d'OpenAI (--models openai, ou models = "openai" dans la configuration).
size-range = La taille { NUMBER($size, useGrouping: 0) } n'est pas possible. Choisis une taille de { NUMBER($least, useGrouping: 0) } à { NUMBER($most, useGrouping: 0) } pixels.
device-missing = Le périphérique « { $device } » n'existe pas, ou PyTorch ne peut pas l'utiliser. Utilise « auto » pour le meilleur périphérique disponible, ou « cpu ».
memory = Cette image demande plus de mémoire que le périphérique n'en a. Choisis une taille plus petite ou le préréglage « draft ».
clip-unknown = Il n'y a pas de modèle CLIP « { $clip } ». Indique le chemin d'un point de contrôle, ou l'un de ces modèles : { $known }.
weights-missing = Le fichier de { $name } n'existe pas : { $path }. Corrige son chemin dans la configuration.
weights-unreadable = Les poids de { $name } ne peuvent pas être lus : { $path }. Le fichier est peut-être endommagé, ou appartient à un autre modèle. Si Wordbrush l'a téléchargé, lance « wordbrush models fetch » pour le vérifier et le remplacer.
download-failed = { $name } n'a pas pu être téléchargé depuis { $url } ({ $reason }). Vérifie la connexion et lance « wordbrush models fetch ». Tu peux aussi enregistrer toi-même le fichier sous { $path }, ou utiliser les modèles fournis, qui ne demandent aucun téléchargement (--models bundled, ou models = "bundled" dans la configuration).
download-damaged = { $name } a été endommagé pendant son téléchargement depuis { $url } et a été supprimé : sa longueur ou sa somme de contrôle ne correspond pas. Lance de nouveau « wordbrush models fetch ». Si cela se répète, quelque chose sur le réseau modifie le fichier.
checkpoint-other = Ce point de contrôle appartient à un autre style, ou est endommagé. Supprime le fichier et relance l'entraînement.
animation-long = Cette animation est trop longue : { $frames } images. La limite est de { $most } images et de { $limit } millions de pixels au total. Raccourcis-la ou réduis-la.
animation-large = Cette animation est trop lourde : ses { $frames } images occupent plus de { $limit } Mo une fois décodées. Raccourcis-la ou réduis-la.
film-kind =
    { $kind ->
        [MPEG] C'est une vidéo MPEG. Enregistre-la dans un de ces formats et envoie-la de nouveau : { $films }.
        [Ogg] C'est un fichier Ogg. Enregistre la vidéo dans un de ces formats et envoie-la de nouveau : { $films }.
        [AVI] C'est une vidéo AVI. Enregistre-la dans un de ces formats et envoie-la de nouveau : { $films }.
       *[other] C'est une vidéo { $kind }. Enregistre-la dans un de ces formats et envoie-la de nouveau : { $films }.
    }
styles-apart = Ces styles ne peuvent pas être mélangés. Les styles appris à partir de nombreuses images peuvent l'être si la même version de Wordbrush les a créés. Les styles enregistrés à partir d'un seul résultat le peuvent aussi, sauf si les modèles d'OpenAI ou le préréglage « paper » ont peint ce résultat.
training-pictures = Un style s'apprend à partir d'au moins { $least } images. Ajoutes-en, ou n'en joins aucune pour utiliser les images intégrées.
style-unreadable = Ce style ne peut pas être lu. Le fichier est endommagé ou n'est pas un style de Wordbrush. Exporte le style de nouveau, ou recrée-le.
not-finite =
    { $steps ->
        [one] L'optimisation a divergé après { $steps } étape, il n'y a donc pas de résultat. Relance la commande avec une autre graine.
       *[other] L'optimisation a divergé après { $steps } étapes, il n'y a donc pas de résultat. Relance la commande avec une autre graine.
    }
internal = Un problème est survenu dans le moteur ({ $error }). Réessaie. Si cela se reproduit, signale-le ; les détails sont dans les journaux du moteur.
engine-died = Le moteur s'est arrêté deux fois en peignant cette image. Essaie un préréglage plus petit ou une autre image.
picture-gone = L'image a été supprimée, ce n'est donc plus possible. Recommence avec /styliser.
no-room = Le disque du bot est plein, l'image n'a donc pas pu être enregistrée. Préviens le propriétaire du bot et réessaie plus tard.
result-lost = L'image a été peinte, mais elle est absente ou endommagée dans le stockage du bot. Réessaie, et préviens le propriétaire du bot.
picture-unsuitable = Cette image ne semble pas destinée à ce salon. Elle n'a pas été conservée, et rien n'a été décompté.
result-unsuitable = Ce résultat ne semble pas destiné à ce salon, il n'est donc pas affiché ici.
check-failed = Cette image n'a pas pu être contrôlée, elle n'a donc pas été acceptée, et rien n'a été décompté. Réessaie. Si cela se reproduit, préviens le propriétaire du bot.
check-missing = Les images doivent être contrôlées ici, mais le contrôle n'est pas installé sur ce bot : il n'en accepte donc aucune. Préviens le propriétaire du bot.

first-frame = Cette image est animée. Seule la première image de l'animation a été peinte. Utilise un style enregistré pour les peindre toutes.
picture-cut = La fin de ce fichier manque. La partie présente a été peinte.
film-silent = Le son de cette vidéo n'a pas pu être lu, le résultat n'en a donc pas.
film-flattened = Les zones transparentes de cette vidéo ont été peintes sur du blanc.

prompt-truncated = Le prompt est plus long que ce que CLIP peut lire ({ $tokens } jetons). La fin n'a pas été utilisée.
prompt-not-english = CLIP a été entraîné sur l'anglais et comprend mal les autres écritures. Si le résultat n'est pas ce que tu voulais, écris le prompt en anglais.
stand-in = Peint par les petits modèles fournis, qui connaissent { $count } styles. Avec CLIP d'OpenAI, tous les styles sont possibles (models = "openai").
painted-as =
    { $tinted ->
        [0] Il n'y a pas de style « { $words } » : peint comme { $styles }. Avec CLIP d'OpenAI, ce serait le vrai (models = "openai").
       *[other] Il n'y a pas de style « { $words } » : peint comme { $styles } dans les couleurs de « { $source } ». Avec CLIP d'OpenAI, ce serait le vrai (models = "openai").
    }
colored-by = Les couleurs sont celles de « { $source } ».
words-unknown =
    { $count ->
        [0] Les modèles fournis ne connaissent pas « { $words } », qui n'a donc pas été utilisé.
       *[other] Les modèles fournis ne connaissent pas « { $words } », qui n'a donc pas été utilisé. Mots proches qu'ils connaissent : { $near }.
    }
album-unreadable = Cette archive ZIP ne peut pas être lue. Mets les images dans une simple archive ZIP sans mot de passe.
album-empty = Cette archive ne contient aucune image lisible. Mets-y des fichiers PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF ou BMP, sans mot de passe.
album-many = Cette archive contient { $count } fichiers. La limite est de { $most } images. Retires-en quelques-uns.
pictures-left-out =
    { $count ->
        [one] { $count } fichier a été ignoré, car ce n'est pas une image lisible : { $names }.
       *[other] { $count } fichiers ont été ignorés, car ce ne sont pas des images lisibles : { $names }.
    }
film-long = Cette vidéo dépasse la limite de { $most } secondes. Coupe-la et envoie-la de nouveau.
film-unreadable = Cette vidéo ne peut pas être lue, ou est trop longue pour la taille permise ici. Enregistre-la de nouveau en MP4, MOV ou WebM, ou prends-en une plus courte.
film-needs-style = Les vidéos demandent un style enregistré, et les animations aussi si toutes leurs images doivent être peintes. Choisis-en un avec l'option « style » ; /style liste montre tes styles et ceux de ce serveur.
