# Ce que le bot dit dans Discord : messages, boutons, formulaires, commandes, et quelques lignes sur la console.
#
# Traduction automatique du fichier anglais, faite en novembre 2026 et vérifiée par des tests automatiques. Les
# corrections de personnes dont le français est la langue maternelle sont les bienvenues (voir CONTRIBUTING.md).

form-title = Styliser une image
form-upload = Image
form-upload-about = PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF ou BMP
form-picture = Image
form-picture-about = La pièce jointe à repeindre
form-prompt = Prompt
form-prompt-about = Le style en quelques mots, de préférence en anglais
form-example = watercolor painting
form-like = Dans le style d'une autre image
form-like-about = Jusqu'à quatre images dont il faut reprendre le style, au lieu d'un prompt ou en plus
form-like-picture = Image de style
form-like-picture-about = L'image dont il faut reprendre le style
form-negative = Prompt négatif
form-negative-about = Ce qu'il faut éviter (facultatif)
form-preset = Préréglage
form-preset-about = Qualité et vitesse ; une meilleure qualité prend plus de temps
form-how = Méthode
form-how-about = Comment peindre la nouvelle image
form-once = Appliquer le style
form-once-about = Prend quelques secondes ; réutilise le style tel qu'appris pour la première image
form-anew = Optimiser de nouveau
form-anew-about = Prend plus de temps ; adapte le style à la nouvelle image
form-strength = Intensité
form-strength-about = 0 % garde ton image, 100 % donne le style complet
form-words = Mots à chercher
form-words-about = Mots du prompt ; laisse vide pour chercher dans toutes les images
form-place = Serveur
form-place-about = Là où tu as demandé l'image
form-kind = Favoris
form-kind-about = Afficher toutes les images ou seulement tes favoris

button-styles = Voir les styles
button-cancel = Annuler
button-variation = Variante
button-retry = Réessayer
button-edit = Modifier…
button-more = Plus…
button-stronger = Plus fort
button-softer = Plus doux
button-larger = Pleine taille
button-compare = Avant/après
button-details = Détails
button-style = Utiliser le style…
button-like = Prendre comme style…
button-delete = Supprimer…
button-forget = Supprimer définitivement
button-newer = Plus récentes
button-older = Plus anciennes
button-film = Accéléré
button-show = Publier ici
button-again = Relancer
button-reuse = Autre image…
button-star = ★ Ajouter aux favoris
button-unstar = Retirer des favoris
button-back = Retour
button-search = Rechercher…
button-everything = Tout afficher

# Le menu derrière « Plus… » : ce que fait chaque bouton d'un résultat.
more-title = **{ $prompt }**
more-stronger = Repeindre ton image avec une intensité de { $strength } %.
more-softer = Repeindre ton image avec une intensité de { $strength } %.
more-style = Peindre une autre image dans ce style.
more-like = Peindre une autre image pour qu'elle ressemble à ce résultat.
more-save = Enregistrer ce style sous un nom, pour l'utiliser sur d'autres images.
more-compare = Voir ton image et le résultat côte à côte.
more-film = Voir comment l'image a été peinte.
more-details = Voir tous les réglages et la commande qui refait ce résultat.
more-delete = Supprimer le résultat et son message.

welcome =
    ### Salut ! Ce bot repeint des images dans n'importe quel style que tu peux décrire avec des mots.
    Tape { $stylize }, joins une image et décris un style, de préférence en anglais : « stained glass », « watercolor painting », « neon ».
    Pas d'image sous la main ? Appuie sur un de ces exemples.
example-glass = Un chat en vitrail
example-neon = Un astronaute au néon
example-sketch = Une tasse au crayon

queue-title = **File d'attente**
queue-engine-ready = -# Moteur prêt sur { $device } : { $name }
queue-engine-starting = -# Moteur en cours de démarrage sur { $device }
queue-engines-none = -# Aucun moteur n'est en marche. Les demandes restent dans la file d'attente jusqu'à ce qu'un moteur démarre.
queue-engines-ready = -# Moteurs prêts : { $count } ({ $name })
queue-engines-starting = -# Moteurs en cours de démarrage : { $count }
queue-engines-problem = -# Moteurs pas encore prêts : { $count }
queue-engine-problem = -# Moteur pas encore prêt sur { $device }. En attendant, les demandes restent dans la file d'attente.
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }, fin : { $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }, début : { $when }
queue-more =
    { $count ->
        [one] … et { $count } autre
       *[other] … et { $count } autres
    }
queue-shares = -# ×2, ×3… : personnes avec une plus grande part de la file d'attente. Elles ont autant de tours pour chaque tour des autres.
queue-elsewhere =
    { $count ->
        [one] -# { $count } demande d'un autre serveur ou d'un message privé est aussi dans la file d'attente.
       *[other] -# { $count } demandes d'autres serveurs ou de messages privés sont aussi dans la file d'attente.
    }
queue-empty = La file d'attente est vide.
queue-own = Ta demande : { $prompt }

help =
    ### Repeins des images dans n'importe quel style que tu peux décrire avec des mots
    - { $stylize } repeint une image selon ton prompt. Les prompts marchent mieux en anglais, et tu peux mélanger des styles : « watercolor:2, night sky:1 ». Pour repeindre une image d'un message, ouvre le menu du message, choisis « Applications », puis « { $menu } ».
    - Avec « nombre », tu obtiens jusqu'à quatre résultats et tu choisis le meilleur.
    - Sous chaque résultat, tu peux demander une variante, modifier le prompt et obtenir la pleine taille. Sous « Plus… », tu peux régler l'intensité, utiliser le style sur une autre image, regarder un accéléré ou supprimer le résultat.
    - { $create } apprend un style enregistré à partir de nombreuses images, et « Enregistrer le style… » garde le style d'un résultat. Avec { $apply }, un style enregistré peint des images, des archives ZIP, des animations et des vidéos sans optimiser de nouveau.
    - { $styles } montre des exemples de styles, et { $history } montre tes images.

privacy =
    ### Tes données depuis le { $since }
    Le bot conserve :
    - Ton identifiant Discord et le nombre de tes demandes par jour, pour appliquer les limites.
    - { $jobs ->
        [one] { $jobs } demande
       *[other] { $jobs } demandes
    } avec prompt, options, heure et salon, pour ton historique et les boutons sous tes résultats.
    - { $pictures ->
        [one] { $pictures } résultat
       *[other] { $pictures } résultats
    } avec la photo d'origine, les images de style et le réseau entraîné, pour les variantes.
    - { $prompts ->
        [one] { $prompts } prompt que tu as utilisé
       *[other] { $prompts } prompts que tu as utilisés
    }, pour les suggestions.
privacy-styles =
    { $styles ->
        [one] - { $styles } style enregistré, jusqu'à ce que tu le supprimes
       *[other] - { $styles } styles enregistrés, jusqu'à ce que tu les supprimes
    }. Pour en télécharger un, utilise /style exporter.
privacy-grants = - Unités accordées que tu n'as pas utilisées : { $units }
privacy-others = Ton historique n'est visible que par toi. Les membres d'un salon voient ce que tu y publies. Les admins d'un serveur voient qui y utilise le bot, à quel point et avec quels prompts. Tes données ne sont transmises à personne.
privacy-photos =
    { $days ->
        [one] -# Les images que tu as envoyées sont supprimées { $days } jour après le dernier résultat peint à partir d'elles, sauf celles des favoris.
       *[other] -# Les images que tu as envoyées sont supprimées { $days } jours après le dernier résultat peint à partir d'elles, sauf celles des favoris.
    }
privacy-results =
    { $days ->
        [one] -# Les résultats sont supprimés après { $days } jour, sauf les favoris.
       *[other] -# Les résultats sont supprimés après { $days } jours, sauf les favoris.
    }
privacy-networks =
    { $days ->
        [one] -# Les réseaux entraînés sont supprimés après { $days } jour, sauf ceux des favoris et des styles enregistrés.
       *[other] -# Les réseaux entraînés sont supprimés après { $days } jours, sauf ceux des favoris et des styles enregistrés.
    }
privacy-space = -# Les images les plus anciennes sont supprimées plus tôt quand le stockage du bot est plein, les favoris en dernier.
privacy-nothing = Le bot ne conserve aucune demande, aucune image ni aucun prompt de toi.
privacy-export = Tout exporter
privacy-next = Partie suivante
privacy-ask = Tout supprimer…
privacy-forget = Supprimer les données seules
privacy-everywhere = Supprimer données et messages
privacy-question = Supprimer définitivement toutes tes données, y compris les favoris, les styles enregistrés et les unités accordées ? Tes demandes en attente et en cours sont annulées. Tu choisis si le bot supprime aussi ses messages avec tes résultats. Les résultats que d'autres ont faits à partir de tes images sont gardés. Le bot garde tes chiffres d'utilisation tant que les limites en ont besoin, ainsi que les limites ou blocages que des admins t'ont fixés.
privacy-all = L'export est complet.
privacy-more = Voici une partie de l'export. Appuie sur « Partie suivante » pour la suite.
privacy-done = Tes données sont supprimées.
privacy-busy = Une de tes demandes est encore en cours, rien n'a donc été supprimé. Réessaie dans une minute.

words-now-blocked = « { $word } » est bloqué. Les prompts qui le contiennent sont désormais refusés, quelle que soit l'orthographe.
words-now-allowed = « { $word } » est autorisé. Les prompts qui le contiennent sont acceptés, même s'il contient un mot bloqué.
words-now-neither = « { $word } » a été retiré de la liste.
words-empty = Aucun mot n'est bloqué sur ce serveur.
words-list-blocked = **Bloqués :** { $words }
words-list-allowed = **Autorisés :** { $words }
words-more =
    { $count ->
        [one] { $words } … et { $count } autre
       *[other] { $words } … et { $count } autres
    }
words-blocked = Les mots « { $words } » ne sont pas autorisés ici. Utilises-en d'autres.
words-none = Ce mot ne peut pas être utilisé. Saisis des lettres ou des chiffres, { $longest } caractères au maximum.
words-full = Les listes sont pleines ({ $most } mots). Retire d'abord un mot.
person-now-blocked = { $person } ne peut plus utiliser le bot sur ce serveur. Ses demandes déjà dans la file d'attente seront terminées.
person-now-free = Le blocage de { $person } sur ce serveur est levé.
person-blocked-since = { $person } · { $when }
person-none-blocked = Personne n'est bloqué sur ce serveur.
person-blocked = Les admins de ce serveur ne te permettent pas d'utiliser le bot ici. Contacte-les si tu penses que c'est une erreur.
setting-same = Rien n'a changé : le réglage était déjà ainsi.
settings-not-a-member = Ce serveur n'a que les commandes du bot, il n'y a donc rien à régler ici. Invite le bot lui-même : son lien d'installation doit avoir la portée « bot ».
admins-only = Seules les personnes ayant la permission « Gérer le serveur » peuvent faire cela. Demande à un admin de ce serveur.

share-day-person = Demandes aujourd'hui : { $used } sur { $allowed }, réinitialisation : { $when }
share-day-member = Demandes aujourd'hui sur ce serveur : { $used } sur { $allowed }, réinitialisation : { $when }
share-day-guild = Demandes de tout le serveur aujourd'hui : { $used } sur { $allowed }, réinitialisation : { $when }
share-week-person = Demandes cette semaine : { $used } sur { $allowed }, réinitialisation : { $when }
share-week-member = Demandes cette semaine sur ce serveur : { $used } sur { $allowed }, réinitialisation : { $when }
share-week-guild = Demandes de tout le serveur cette semaine : { $used } sur { $allowed }, réinitialisation : { $when }
share-units-person = Unités aujourd'hui : { $used } sur { $allowed }, réinitialisation : { $when }
share-units-member = Unités aujourd'hui sur ce serveur : { $used } sur { $allowed }, réinitialisation : { $when }
share-units-guild = Unités de tout le serveur aujourd'hui : { $used } sur { $allowed }, réinitialisation : { $when }
share-queue-person = Demandes en attente : { $used } sur { $allowed }
share-queue-member = Demandes en attente sur ce serveur : { $used } sur { $allowed }
share-queue-guild = Demandes en attente de tout le serveur : { $used } sur { $allowed }
share-running-person = Demandes en cours : { $allowed } au maximum
share-running-member = Demandes en cours sur ce serveur : { $allowed } au maximum
share-running-guild = Demandes en cours de tout le serveur : { $allowed } au maximum
share-cooldown = Délai entre deux demandes : { $seconds } s
share-largest = Taille maximale : { NUMBER($size, useGrouping: 0) } pixels (« Pleine taille » peut la dépasser)
share-presets = Préréglages : { $presets }
share-channels = Salons : { $channels }
share-no-others = Tu ne peux utiliser que les boutons sous tes propres résultats.
share-counts = -# Plusieurs résultats d'une même commande comptent comme une seule demande. « Plus fort », « Plus doux », « Pleine taille » et les styles enregistrés coûtent une unité par dizaine d'images (fixes ou de vidéo), mais ne comptent pas comme des demandes.
share-costs = -# Coût en unités : { $costs }
share-of-queue = Part de la file d'attente : { $share } fois les tours des autres
share-grant = Unités accordées sur ce serveur : il en reste { $remaining } sur { $units }
share-grant-until = Unités accordées sur ce serveur : il en reste { $remaining } sur { $units }, jusqu'au { $until }
share-grants-more = Autres unités accordées sur ce serveur : { $units }

name-time_zone = Fuseau horaire
name-admins_exempt = Admins exemptés des limites
name-age_restricted_only = Salons soumis à une limite d'âge uniquement
name-spoiler = Résultats en spoiler
name-audit_channel = Salon des journaux
name-picture_check = Contrôle des images
name-picture_threshold = Seuil du contrôle des images
name-check_age_restricted = Contrôler les salons à limite d'âge
value-of = { $name } : { $value }
value-unlimited = sans limite
value-yes = oui
value-no = non
value-default = non défini
value-off = désactivé
value-spoiler = en spoiler
value-refuse = refuser
value-strict = strict
value-normal = normal
value-lenient = indulgent
value-everywhere = tous
value-owners = { $zone } (fixé par le propriétaire du bot)

limits-title = **Limites sur ce serveur**
limits-server = **Tout le monde :** { $values }
limits-of = **{ $whom } :** { $values }
limits-none = Aucune limite n'est fixée sur ce serveur.
limits-none-of = Aucune limite n'est fixée pour { $whom }. Les limites du serveur s'appliquent.
limits-more =
    { $count ->
        [one] … et { $count } autre rôle ou personne
       *[other] … et { $count } autres rôles et personnes
    }
limits-order = -# Les limites propres à une personne passent en premier, puis celles du plus généreux de ses rôles, puis celles de tout le monde.
limits-ceiling = -# Limites fixées par le propriétaire du bot pour chaque personne, tous serveurs confondus : { $values }
limits-ceiling-guild = -# Limites fixées par le propriétaire du bot pour chaque serveur : { $values }
limits-person-title = **Limites pour { $person } sur ce serveur**
limits-exempt = Les admins sont exemptés des limites de ce serveur.
limits-now = Fixé pour { $whom } : { $values }. Cela s'applique dès la prochaine demande.
limits-reset = Retiré pour { $whom } : { $names }.
limits-reset-all = Toutes les limites pour { $whom } ont été retirées.
granted = Unités accordées à { $person } : { $units }. Elles sont utilisées avant les limites de ce serveur.
granted-until = Unités accordées à { $person } : { $units }, jusqu'au { $until }. Elles sont utilisées avant les limites de ce serveur.
grants-removed = Les unités accordées qui restaient à { $person } ont été reprises.
grants-none = Rien n'a changé : { $person } n'a plus d'unités accordées.
limits-everybody = tout le monde

settings-title = **Paramètres du serveur**
settings-title-of = **Limites pour { $whom }**
settings-choose = Choisir un rôle ou une personne…
settings-presets = Préréglages : non défini
settings-channels = Salons : non défini
settings-audit = Salon des journaux : non défini
settings-server = Retour au serveur
settings-numbers = Limites de demandes…
settings-pace = Taille, délai et part…
settings-others = Résultats des autres : { $value }
settings-reset = Retirer les limites
settings-admins = Admins exemptés : { $value }
settings-age = Limite d'âge exigée : { $value }
settings-spoiler = Spoilers : { $value }
settings-restricted = Contrôler avec limite d'âge : { $value }
settings-check-floor = Le propriétaire du bot exige au moins : { $values }
settings-zone = Fuseau horaire…
settings-changes = Modifications
settings-form-numbers = Limites de demandes
settings-form-pace = Taille, délai et part
settings-form-zone = Fuseau horaire
settings-form-number-about = Un nombre entier ; 0 veut dire sans limite, vide veut dire non défini
settings-form-share-about = Un nombre entier de 1 à 5 ; vide veut dire non défini
settings-form-zone-about = Le fuseau où les jours se terminent, comme Europe/Paris ; vide veut dire non défini
settings-changed = { $when } { $line }
settings-unchanged = Aucun paramètre n'a encore été modifié.

audit-word-blocked = { $who } a bloqué le mot « { $what } ».
audit-word-allowed = { $who } a autorisé le mot « { $what } ».
audit-word-removed = { $who } a retiré le mot « { $what } » des listes.
audit-person-blocked = { $who } a bloqué { $what }.
audit-person-lifted = { $who } a débloqué { $what }.
audit-granted = { $who } a accordé des unités à { $whom } : { $units }.
audit-granted-until = { $who } a accordé des unités à { $whom } : { $units }, jusqu'au { $until }.
audit-grants-removed = { $who } a repris des unités accordées à { $whom } : { $units }.
audit-value = { $who } a modifié « { $what } » pour { $whom } : { $before } → { $after }.
audit-server = le serveur
audit-somebody = Quelqu'un
audit-removed = { $who } a supprimé le résultat n° { $job } de { $owner } : « { $prompt } ».
audit-cancelled = { $who } a annulé la demande n° { $job } de { $owner } : « { $prompt } ».
audit-check-spoiler = Le contrôle des images a masqué derrière un spoiler une image de { $owner } dans { $channel }.
audit-check-refuse = Le contrôle des images a refusé une image de { $owner } dans { $channel }.

usage-title = **Tes limites ici**
usage-server-title =
    { $days ->
        [one] **Utilisation sur ce serveur aujourd'hui**
       *[other] **Utilisation sur ce serveur ces { $days } derniers jours**
    }
amount =
    { $jobs ->
        [one] { $jobs } demande
       *[other] { $jobs } demandes
    }, { $units ->
        [one] { $units } unité
       *[other] { $units } unités
    }
usage-line = - { $what } : { $amount }
usage-zone = -# Les jours se terminent à minuit dans le fuseau { $zone }. Les demandes échouées ne sont pas comptées. Le tableau joint liste toutes les demandes comptées.
usage-days = Unités par jour
usage-people = Unités par personne
usage-prompts = Unités par prompt
usage-nothing =
    { $days ->
        [one] Rien n'a été utilisé sur ce serveur aujourd'hui. Choisis plus de jours pour voir l'utilisation antérieure.
       *[other] Rien n'a été utilisé sur ce serveur ces { $days } derniers jours. Choisis plus de jours pour voir l'utilisation antérieure.
    }

remove-unknown = Ce serveur n'a pas de résultat avec ce numéro. Ouvre « Plus… » sous un résultat et appuie sur « Détails » pour voir son numéro.

owner-only = Seul le propriétaire du bot peut utiliser cette commande.
owner-whom = Indique soit une personne, soit l'identifiant d'un serveur.
owner-banned = { $what } ne peut plus utiliser le bot.
owner-unbanned = Le bannissement de { $what } est levé.
owner-no-bans = Personne n'est banni.
owner-paused = La file d'attente est suspendue. Les demandes en cours se terminent, celles en attente gardent leur place, et de nouvelles sont acceptées. La suspension dure jusqu'à /propriétaire reprendre, même après un redémarrage.
owner-goes-on = La file d'attente reprend et de nouvelles demandes sont acceptées.
owner-draining =
    { $jobs ->
        [one] Plus aucune nouvelle demande n'est acceptée. Il reste { $jobs } demande. Tu recevras un message ici quand elle sera terminée.
       *[other] Plus aucune nouvelle demande n'est acceptée. Il reste { $jobs } demandes. Tu recevras un message ici quand elles seront terminées.
    }
owner-draining-paused = Plus aucune nouvelle demande n'est acceptée. La file d'attente est suspendue, les demandes en attente ne commencent donc pas : lance /propriétaire reprendre, puis /propriétaire terminer.
owner-still-draining =
    { $jobs ->
        [one] Il reste { $jobs } demande. Le bot ne peut répondre à une commande que pendant 15 minutes : relance /propriétaire terminer pour recevoir un message quand elle sera terminée.
       *[other] Il reste { $jobs } demandes. Le bot ne peut répondre à une commande que pendant 15 minutes : relance /propriétaire terminer pour recevoir un message quand elles seront terminées.
    }
owner-drained = Toutes les demandes sont terminées. Tu peux maintenant arrêter le bot. Il acceptera de nouvelles demandes après son prochain démarrage.
owner-title = **État du bot**
owner-guilds = Serveurs : { $guilds }
owner-load = En cours : { $running }, en attente : { $waiting }
owner-day = Dernières 24 heures : { $amount }
owner-space = Stockage utilisé par les images et les réseaux : { $gigabytes } Go
owner-is-paused = **Suspendu.** Les personnes qui attendent voient : { $message }
owner-is-draining = **Fin des demandes :** aucune nouvelle demande n'est acceptée.
owner-busiest = **Dernières 24 heures**
owner-guild = { $guild } (`{ $id }`) : { $amount }

styles-bundled =
    ### { $count } styles à essayer
    Les modèles fournis connaissent ces styles, en anglais, et aussi avec une couleur : « blue watercolor ». Pour d'autres mots anglais, ils peignent le style le plus proche par le sens. Ce sont de petits modèles pour essayer le bot. Le propriétaire du bot peut passer à CLIP d'OpenAI, qui comprend n'importe quel style que tu peux décrire avec des mots.
    Tape { $stylize }, joins une image et saisis un de ces styles.
styles-openai =
    ### Des styles pour commencer
    Tous les styles que tu peux décrire avec des mots sont possibles, de préférence en anglais. Ces { $count } exemples ont été peints par les petits modèles fournis, tes résultats seront donc différents.
    Tape { $stylize }, joins une image et décris un style, comme « watercolor painting ».
styles-picture = Une photo dans { $count } styles
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = Dans le style d'une image
like-picture = L'image de style
panel-waiting = Place dans la file d'attente : { $place }
panel-favored =
    { $people ->
        [one] { $people } personne avec une plus grande part de la file d'attente est devant toi.
       *[other] { $people } personnes avec une plus grande part de la file d'attente sont devant toi.
    }
panel-begins = Début : { $when }
panel-paused = La file d'attente est suspendue. Ta demande garde sa place.
panel-downloading = Téléchargement de { $name } : { $percent } % de { $megabytes } Mo. Ta demande garde sa place.
panel-engine-problem = Le moteur n'est pas encore prêt. Ta demande garde sa place.
panel-restarting = Le bot redémarre. Ta demande garde sa place et continuera toute seule.
panel-starting = Démarrage…
panel-steps = Étape { $step } sur { $steps }
panel-preview = Aperçu à l'étape { $step } sur { $steps }
panel-ends = Fin : { $when }
panel-done = { $facts } · graine { $seed } · { $seconds } s
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = intensité { $strength } %
panel-negative = sans « { $negative } »
panel-keep-colors = couleurs d'origine
panel-full-size = pleine taille
panel-like = dans le style de cette image
panel-like-weight = image de style { $weight } %
panel-count =
    { $count ->
        [one] { $count } résultat
       *[other] { $count } résultats
    }
panel-pick = Appuie sur un numéro pour publier ce résultat avec tous ses boutons.
panel-as-webp = Le PNG est trop lourd pour ce serveur. Voici un WebP avec le même nombre de pixels.
panel-smaller = Le résultat est trop lourd pour ce serveur. Voici une copie plus petite.
panel-refunded = Cette demande ne compte pas dans tes limites.
panel-cancelled =
    { $step ->
        [0] Annulé avant de commencer.
        [one] Annulé après { $step } étape.
       *[other] Annulé après { $step } étapes.
    }
panel-refused = <@{ $user }> Ton résultat est prêt, mais Discord l'a refusé dans ce salon. Tu le trouveras dans /historique. Le propriétaire du bot peut trouver la raison de Discord dans les journaux.
panel-refused-explicit = <@{ $user }> Ton résultat est prêt, mais le filtre de contenu explicite de Discord l'a bloqué dans ce salon. Tu le trouveras dans /historique.
panel-ended-refused = <@{ $user }> Ta demande est terminée, mais Discord a refusé le message à son sujet dans ce salon. Regarde dans /historique et /file.
panel-undeliverable = Le résultat est prêt, mais Discord ne l'accepte pas dans ce salon. Relance /styliser avec un préréglage plus petit.

details-title = **Résultat n° { $job }**
details-prompt = Prompt : { $prompt }
details-how = { $facts } · graine { $seed }
details-numbers =
    { NUMBER($size, useGrouping: 0) } px · { $steps ->
        [one] { $steps } étape
       *[other] { $steps } étapes
    } · { $patches ->
        [one] { $patches } fragment
       *[other] { $patches } fragments
    } par étape
details-time = { $seconds } s, fin : { $finished }
details-command = Cette commande repeint le résultat en ligne de commande :
details-first = Cette commande peint le premier résultat en ligne de commande ; les autres utilisent les graines suivantes :
details-one-pass = Cette image a été peinte en une passe par le réseau d'un résultat précédent. Cette commande l'optimise de nouveau avec la même graine :
comparison-before = Avant
comparison-after = Après
film-of = Accéléré : { $prompt }

forget-question = Supprimer définitivement ce résultat ? Son message est supprimé aussi, et plus personne ne peut en faire de variantes.
forget-done = Le résultat est supprimé.
# En dessous, quand des messages du bot n'ont pas pu être supprimés ; les adresses de certains suivent.
messages-left =
    { $count ->
        [one] Discord n'a pas laissé le bot supprimer { $count } message. Toi ou un modérateur pouvez le supprimer :
       *[other] Discord n'a pas laissé le bot supprimer { $count } messages. Toi ou un modérateur pouvez les supprimer :
    }

history-title = **Tes images**
history-number = n° { $job }
history-seed = graine { $seed }
history-direct = Messages privés
history-elsewhere = Serveur { $guild }
history-words = « { $words } »
history-choose = Choisis une image pour l'ouvrir…
history-gone = Cette image a été supprimée.
history-empty = Tu n'as pas encore d'images. Tape /styliser, joins une image et saisis un prompt comme « watercolor painting ».
history-nothing = Aucune image ne correspond à ta recherche. Utilise moins de mots, ou affiche tout.
search-title = Rechercher dans tes images
search-everywhere = Tous les serveurs
search-all = Toutes les images
search-favourites = ★ Favoris

# Refus : rien ne s'est passé, rien n'a été utilisé.
limit-jobs-per-day =
    { $whose ->
        [guild] Ce serveur a utilisé { $used } de ses { $allowed } { $allowed ->
            [one] demande
           *[other] demandes
        } pour aujourd'hui. Réinitialisation : <t:{ $renews }:R>.
        [member] Tu as utilisé { $used } de tes { $allowed } { $allowed ->
            [one] demande
           *[other] demandes
        } pour aujourd'hui sur ce serveur. Réinitialisation : <t:{ $renews }:R>.
       *[person] Tu as utilisé { $used } de tes { $allowed } { $allowed ->
            [one] demande
           *[other] demandes
        } pour aujourd'hui. Réinitialisation : <t:{ $renews }:R>.
    }
limit-jobs-per-week =
    { $whose ->
        [guild] Ce serveur a utilisé { $used } de ses { $allowed } { $allowed ->
            [one] demande
           *[other] demandes
        } pour cette semaine. Réinitialisation : <t:{ $renews }:R>.
        [member] Tu as utilisé { $used } de tes { $allowed } { $allowed ->
            [one] demande
           *[other] demandes
        } pour cette semaine sur ce serveur. Réinitialisation : <t:{ $renews }:R>.
       *[person] Tu as utilisé { $used } de tes { $allowed } { $allowed ->
            [one] demande
           *[other] demandes
        } pour cette semaine. Réinitialisation : <t:{ $renews }:R>.
    }
limit-units-per-day =
    { $whose ->
        [guild] Ce serveur n'a plus assez d'unités pour aujourd'hui : { $used } sur { $allowed } sont utilisées, et ceci en coûte { $needed }. Réinitialisation : <t:{ $renews }:R>. Un préréglage ou une taille plus petits coûtent moins.
        [member] Tu n'as plus assez d'unités pour aujourd'hui sur ce serveur : { $used } sur { $allowed } sont utilisées, et ceci en coûte { $needed }. Réinitialisation : <t:{ $renews }:R>. Un préréglage ou une taille plus petits coûtent moins.
       *[person] Tu n'as plus assez d'unités pour aujourd'hui : { $used } sur { $allowed } sont utilisées, et ceci en coûte { $needed }. Réinitialisation : <t:{ $renews }:R>. Un préréglage ou une taille plus petits coûtent moins.
    }
limit-units-ever =
    { $needed ->
        [one] Ceci coûte { $needed } unité, mais la limite est de { $allowed } par jour. Choisis un préréglage ou une taille plus petits, ou moins d'images.
       *[other] Ceci coûte { $needed } unités, mais la limite est de { $allowed } par jour. Choisis un préréglage ou une taille plus petits, ou moins d'images.
    }
limit-cooldown =
    { $whose ->
        [member] Tu dois attendre { $allowed } s entre deux demandes sur ce serveur. Prochaine demande possible : <t:{ $renews }:R>.
       *[person] Tu dois attendre { $allowed } s entre deux demandes. Prochaine demande possible : <t:{ $renews }:R>.
    }
limit-queued-at-once =
    { $whose ->
        [guild] Ce serveur a atteint sa limite de demandes en attente ({ $used } sur { $allowed }). Réessaie quand l'une d'elles aura commencé.
        [member] Tu as atteint ta limite de demandes en attente sur ce serveur ({ $used } sur { $allowed }). Réessaie quand l'une d'elles aura commencé.
       *[person] Tu as atteint ta limite de demandes en attente ({ $used } sur { $allowed }). Réessaie quand l'une d'elles aura commencé.
    }
limit-presets = Tu ne peux pas utiliser le préréglage { $preset } ici. Tu peux utiliser : { $allowed }.
limit-presets-none = Tu ne peux utiliser aucun préréglage ici. Demande aux admins de ce serveur.
limit-channels = Tu ne peux pas utiliser le bot dans ce salon. Tu peux utiliser : { $channels }.
limit-channels-none = Tu ne peux utiliser le bot dans aucun salon de ce serveur. Demande à ses admins.
limit-others-results = Sur ce serveur, tu ne peux pas utiliser les boutons sous les résultats des autres. Pars de ta propre image : /styliser.
place-age-restricted = Sur ce serveur, le bot ne fonctionne que dans les salons soumis à une limite d'âge. Utilise l'un d'eux.
banned-person = Tu ne peux plus utiliser ce bot : son propriétaire a décidé de te bannir.
banned-guild = Ce bot n'est plus utilisable sur ce serveur : son propriétaire a décidé de bannir le serveur.
draining = Le bot va être mis à jour et n'accepte pas de nouvelles demandes. Réessaie dans quelques minutes.
settings-full = Ce serveur a atteint le maximum de { $most } paramètres. Retires-en d'abord.
grants-full = Ce serveur a atteint le maximum de { $most } attributions d'unités. Reprends-en d'abord.
settings-no-channel = Saisis jusqu'à 25 salons de ce serveur sous la forme #salon, ou * pour tous.
settings-no-number = « { $value } » n'est pas valable pour « { $name } ». Saisis un nombre entier de { $least } à { $most }, ou 0 pour ne pas limiter.
settings-no-share = « { $value } » n'est pas valable pour « { $name } ». Saisis un nombre entier de { $least } à { $most }.
settings-no-zone = Il n'y a pas de fuseau horaire « { $name } ». Saisis un nom comme Europe/Paris ou Asia/Shanghai.
settings-nothing = Rien à définir. Choisis au moins une des limites.
settings-gone = Ce rôle ou cette personne n'est plus sur ce serveur.
settings-check-missing = Le contrôle des images n'est pas installé sur ce bot. Demande au propriétaire du bot de l'installer.
limit-largest-size = { NUMBER($size, useGrouping: 0) } pixels, c'est trop grand. Ta limite ici est de { NUMBER($largest, useGrouping: 0) } pixels.
queue-full = La file d'attente est pleine. Réessaie dans quelques minutes.
job-unknown = Le bot ne connaît plus cette image. Recommence avec /styliser.
style-gone = Le réseau entraîné de ce style ou de ce résultat a été supprimé. Recrée le style, ou recommence avec /styliser.
film-gone = Ce résultat n'a pas d'accéléré. Pour en obtenir un, ouvre le résultat dans /historique et appuie sur « Relancer ».
gallery-pick-first = Il y a plusieurs résultats ici. Appuie d'abord sur un numéro pour en choisir un.
show-unknown = Tu n'as pas de résultat avec ce numéro. Choisis-en un dans la liste ou dans /historique.
show-refused = Discord a refusé cette image dans ce salon. Tu la trouveras dans /historique. Le propriétaire du bot peut trouver la raison de Discord dans les journaux.
show-too-large = Ce fichier est trop lourd pour être envoyé ici. Utilise un serveur qui accepte des fichiers plus lourds.
wait-too-long =
    { $minutes ->
        [one] Le bot n'est pas membre ici, un résultat doit donc être prêt en 12 minutes. Cette demande prendrait environ { $minutes } minute. Choisis un préréglage plus petit, réessaie plus tard, ou utilise un serveur qui a invité le bot.
       *[other] Le bot n'est pas membre ici, un résultat doit donc être prêt en 12 minutes. Cette demande prendrait environ { $minutes } minutes. Choisis un préréglage plus petit, réessaie plus tard, ou utilise un serveur qui a invité le bot.
    }
wait-unknown = Le bot n'est pas membre ici, un résultat doit donc être prêt en 12 minutes, mais son moteur n'est pas prêt. Réessaie plus tard, ou utilise un serveur qui a invité le bot.
channel-no-files = On ne peut pas joindre de fichiers dans ce salon. Utilise un autre salon.
job-unfinished = Cette image n'est pas encore prête. Attends qu'elle soit terminée.
cancel-not-yours = Seuls <@{ $owner }> et les personnes ayant la permission « Gérer les messages » peuvent annuler cette demande.
forget-not-yours = Seuls <@{ $owner }> et les personnes ayant la permission « Gérer les messages » peuvent supprimer ce résultat.
cancel-late = Cette demande est déjà terminée.
prompt-unknown-style = Les modèles fournis ne connaissent aucun de ces mots. Ils connaissent une cinquantaine de styles, par exemple { $styles }.
channel-no-access = Le bot ne peut pas répondre dans ce salon, car il lui manque ces permissions : { $missing }. Demande à un admin, ou utilise un autre salon.
permission-view_channel = Voir les salons
permission-send_messages = Envoyer des messages
permission-send_messages_in_threads = Envoyer des messages dans les fils
permission-attach_files = Joindre des fichiers
permission-connect = Se connecter
bot-in-time-out = Le bot est exclu temporairement sur ce serveur et ne peut rien publier. Fin de l'exclusion : { $until }. Un admin peut y mettre fin plus tôt.
message-without-picture = Ce message ne contient pas d'image. Choisis un message avec une image, ou tape /styliser.
form-forgotten = Le bot ne sait plus à quelle image ce formulaire correspondait. Ouvre le menu du message, choisis « Applications », puis de nouveau la commande.
attachment-gone = L'image n'a pas pu être téléchargée depuis Discord. Joins-la de nouveau.
something-wrong = Un problème est survenu, et rien n'a été décompté. Réessaie. Si cela se reproduit, préviens le propriétaire du bot.
panel-not-yours = Ce panneau appartient à quelqu'un d'autre. Utilise la commande pour ouvrir le tien.
storage-problem = Le bot ne peut rien enregistrer pour le moment, rien n'a donc été décompté. Réessaie dans quelques minutes. Si cela se reproduit, préviens le propriétaire du bot : le disque est peut-être plein, ou la base de données ou le stockage des images ne répond peut-être pas.
stopping = Le bot redémarre. Réessaie dans une minute.

# Sur la console.
ray-missing = La configuration fait tourner les moteurs sur un cluster Ray (backend = "ray" dans [engine]), mais ray n'est pas installé. Lance : make setup. Dans un conteneur, construis l'image avec EXTRAS=cluster.
check-packages-missing = La configuration demande le contrôle des images ([moderation.pictures]), mais ses paquets ne sont pas installés : le bot n'accepte donc aucune image. Lance : make setup. Dans un conteneur, construis l'image avec EXTRAS=moderation.
token-missing =
    Il n'y a pas encore de jeton de bot. Pour en obtenir un :
    1. Ouvre https://discord.com/developers/applications et appuie sur « New Application ».
    2. Sous « Bot », appuie sur « Reset Token » et copie le jeton. Le bot n'a besoin d'aucun intent privilégié.
    3. Mets le jeton dans config.toml (token = "…" sous [discord]), ou dans la variable d'environnement WORDBRUSH_DISCORD__TOKEN.
    4. Relance « wordbrush run ». La commande affiche le lien qui invite le bot sur ton serveur.
    Pour essayer le bot sans jeton, lance : make demo
token-refused = Discord n'accepte pas ce jeton. Ouvre https://discord.com/developers/applications, réinitialise le jeton sous « Bot », et mets le nouveau dans config.toml ou WORDBRUSH_DISCORD__TOKEN.
starts-used-up = Discord permet { $total } démarrages par jour, et ce bot les a tous utilisés. Il attend de pouvoir se reconnecter et ne répond à personne d'ici là. Cherche dans les journaux pourquoi il démarre si souvent.
commands-refused = Discord refuse les commandes : { $problem }. Ouvre https://discord.com/developers/applications, active à la fois « User Install » et « Guild Install » sous « Installation », et redémarre le bot. D'ici là, les commandes que Discord connaît déjà continuent de fonctionner.
invite = Inviter le bot sur un serveur : { $address }

form-files = Images
form-files-about = Jusqu'à dix images, une vidéo ou une archive ZIP
form-name = Nom
form-name-about = Le nom du style
use-form-title = Peindre en « { $name } »
save-form-title = Enregistrer le style
button-save = Enregistrer le style…
style-button-use = Utiliser le style…
style-button-share = Partager avec le serveur
style-button-hide = Rendre privé
style-button-export = Exporter
style-button-delete = Supprimer…
style-button-forget = Supprimer définitivement
style-button-take = Retirer du serveur
style-title = **{ $name }** · { $owner }
style-sample = Photo d'exemple dans le style « { $name } »
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] Appris à partir des images intégrées.
        [one] Appris à partir de { $pictures } image.
       *[other] Appris à partir de { $pictures } images.
    }
style-result = Enregistré à partir d'un seul résultat. Il peut moins bien marcher sur d'autres images ; /style créer apprend à partir de nombreuses images.
style-blend = Mélange d'autres styles.
style-imported = Importé d'un fichier.
style-shared = Partagé avec tout le serveur.
shelf-title = **Styles enregistrés**
    -# Pour peindre avec l'un d'eux, utilise { $apply } pour dix images au maximum, ou l'option « style » de /styliser.
shelf-empty = Il n'y a pas encore de styles enregistrés. Crées-en un avec { $create }, ou appuie sur « { $save } » sous un résultat.
style-delete-question = Supprimer définitivement le style « { $name } » ? Les images peintes avec ce style sont gardées.
style-take-question = Retirer le style « { $name } » de ce serveur ? La personne à qui il appartient le garde.
style-deleted = Le style est supprimé.
style-taken = Le style n'est plus disponible sur ce serveur. La personne à qui il appartient l'a encore.
style-now-shared = Tout le monde sur ce serveur peut maintenant utiliser « { $name } ».
style-now-private = Tu es maintenant la seule personne à pouvoir utiliser « { $name } ».
style-exported = Voici « { $name } » sous forme de fichier. Utilise /style importer pour l'ajouter à ce bot ou à un autre, ou « wordbrush style apply » en ligne de commande.
style-unknown = Il n'y a pas de style enregistré de ce nom que tu puisses utiliser ici. Regarde dans /style liste.
style-not-yours = Seule la personne à qui appartient le style, <@{ $owner }>, peut faire cela.
style-no-name = Saisis un nom avec des lettres ou des chiffres, { $longest } caractères au maximum.
style-name-taken = Tu as déjà un style de ce nom. Choisis un autre nom, ou supprime d'abord ce style-là.
style-no-images = Joins au moins une image ou une archive ZIP d'images.
style-images-or-zip = Joins soit des images, soit une archive ZIP, pas les deux.
style-one-zip = Ne joins qu'une archive ZIP à la fois.
style-zip-large = Cette archive dépasse { $limit } Mo. Divise-la en archives plus petites.
style-file-large = Ce fichier dépasse { $limit } Mo, ce ne peut donc pas être un fichier de style.
style-share-where = Tu ne peux partager un style que sur un serveur.
stylize-style-alone = Un style enregistré remplace le prompt. Laisse de côté « prompt », « image_style », « négatif » et « nombre », ou laisse de côté « style ».
stylize-prompt-or-style = Saisis un prompt, joins une image de style, ou choisis un style enregistré.
style-prompt-or-like = Saisis un prompt, joins une image de style, ou fais les deux.
engine-away = Aucun moteur n'est en marche pour le moment, et rien n'a été décompté. Réessaie dans une minute.
limit-create-styles = Tu ne peux pas créer de styles ici. Demande aux admins de ce serveur.
limit-styles =
    { $allowed ->
        [one] Tu as déjà { $allowed } style enregistré, et c'est ta limite. Supprime-le d'abord.
       *[other] Tu as déjà { $allowed } styles enregistrés, et c'est ta limite. Supprimes-en d'abord un.
    }
limit-styles-member =
    { $allowed ->
        [one] Tu as déjà { $allowed } style enregistré de ce serveur, et c'est ta limite ici. Supprime-le d'abord.
       *[other] Tu as déjà { $allowed } styles enregistrés de ce serveur, et c'est ta limite ici. Supprimes-en un d'abord.
    }
limit-styles-here =
    { $allowed ->
        [one] Ce serveur a déjà { $allowed } style partagé, et c'est sa limite. Supprime-le ou rends-le privé d'abord.
       *[other] Ce serveur a déjà { $allowed } styles partagés, et c'est sa limite. Supprimes-en un ou rends-en un privé d'abord.
    }
limit-trainings-per-day =
    { $whose ->
        [guild] Ce serveur a créé { $used } de ses { $allowed } { $allowed ->
            [one] style
           *[other] styles
        } pour aujourd'hui. Réinitialisation : <t:{ $renews }:R>.
        [member] Tu as créé { $used } de tes { $allowed } { $allowed ->
            [one] style
           *[other] styles
        } pour aujourd'hui sur ce serveur. Réinitialisation : <t:{ $renews }:R>.
       *[person] Tu as créé { $used } de tes { $allowed } { $allowed ->
            [one] style
           *[other] styles
        } pour aujourd'hui. Réinitialisation : <t:{ $renews }:R>.
    }
panel-title-training = **{ $name }** · « { $prompt } » · { $user }
panel-style = style « { $name } »
panel-done-style = { $facts } · { $seconds } s
panel-trained =
    { $pictures ->
        [0] Le style est prêt. Il a été appris à partir des images intégrées et est montré ici sur une photo qu'il n'avait jamais vue.
        [one] Le style est prêt. Il a été appris à partir de { $pictures } image et est montré ici sur une photo qu'il n'avait jamais vue.
       *[other] Le style est prêt. Il a été appris à partir de { $pictures } images et est montré ici sur une photo qu'il n'avait jamais vue.
    }
panel-trained-facts = { $seconds } s · Appuie sur « Utiliser le style… » pour peindre n'importe quelle image en quelques secondes.
audit-unshared = { $who } a retiré de ce serveur le style « { $name } » de { $owner }.
share-trainings-person = Styles créés aujourd'hui : { $used } sur { $allowed }, réinitialisation : { $when }
share-trainings-member = Styles créés aujourd'hui sur ce serveur : { $used } sur { $allowed }, réinitialisation : { $when }
share-trainings-guild = Styles créés aujourd'hui par tout le serveur : { $used } sur { $allowed }, réinitialisation : { $when }
share-no-styles = Tu ne peux pas créer de styles.
share-styles-person = Styles enregistrés : { $allowed } au maximum
share-styles-member = Styles enregistrés sur ce serveur : { $allowed } au maximum
name-shared_styles = Styles partagés sur le serveur
settings-styles = Limites de styles…
settings-create = Créer des styles : { $value }
settings-form-styles = Limites de styles
shelf-choose = Choisis un style…
panel-frames =
    { $frames ->
        [one] { $frames } image
       *[other] { $frames } images
    }
details-in-style = Cette image a été peinte en une passe avec le style « { $name } ». Télécharge son fichier avec /style exporter, puis lance :
style-learns-from-pictures = On ne peut pas apprendre un style à partir de vidéos. Joins des images ou une archive ZIP d'images.
style-film-alone = Une vidéo doit être jointe seule. Joins une seule vidéo, ou seulement des images.
cost-training = création d'un style
