# Was der Bot in Discord sagt: Nachrichten, Buttons, Formulare, Befehle, dazu einige Zeilen auf der Konsole.
#
# Maschinelle Übersetzung der englischen Datei vom November 2026, geprüft durch automatische Tests. Korrekturen von
# Muttersprachlern sind willkommen (siehe CONTRIBUTING.md).

form-title = Bild stilisieren
form-upload = Bild
form-upload-about = PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF oder BMP
form-picture = Bild
form-picture-about = Der Anhang, der neu gemalt wird
form-prompt = Prompt
form-prompt-about = Der Stil in Worten, am besten auf Englisch
form-example = watercolor painting
form-like = Im Stil eines anderen Bildes
form-like-about = Bis zu vier Bilder, deren Stil verwendet wird, statt eines Prompts oder dazu
form-like-picture = Stilbild
form-like-picture-about = Das Bild, dessen Stil verwendet wird
form-negative = Negativer Prompt
form-negative-about = Was nicht vorkommen soll (optional)
form-preset = Voreinstellung
form-preset-about = Qualität und Tempo; bessere Qualität dauert länger
form-how = Methode
form-how-about = Wie das neue Bild gemalt wird
form-once = Stil anwenden
form-once-about = Dauert Sekunden; nutzt den Stil so, wie er für das erste Bild gelernt wurde
form-anew = Neu optimieren
form-anew-about = Dauert länger; passt den Stil an das neue Bild an
form-strength = Stärke
form-strength-about = 0 % lässt dein Bild, wie es ist, 100 % ist der volle Stil
form-words = Suchwörter
form-words-about = Wörter aus dem Prompt; leer lassen, um alle Bilder zu durchsuchen
form-place = Server
form-place-about = Wo du das Bild angefordert hast
form-kind = Favoriten
form-kind-about = Zeige alle Bilder oder nur deine Favoriten

button-styles = Stile zeigen
button-cancel = Abbrechen
button-variation = Variation
button-retry = Erneut versuchen
button-edit = Ändern…
button-more = Mehr…
button-stronger = Stärker
button-softer = Schwächer
button-larger = Volle Größe
button-compare = Vorher/Nachher
button-details = Details
button-style = Stil nutzen…
button-like = Als Stil nutzen…
button-delete = Löschen…
button-forget = Endgültig löschen
button-newer = Neuere
button-older = Ältere
button-film = Zeitraffer
button-show = Hier posten
button-again = Wiederholen
button-reuse = Anderes Bild…
button-star = ★ Zu Favoriten hinzufügen
button-unstar = Aus Favoriten entfernen
button-back = Zurück
button-search = Suchen…
button-everything = Alle zeigen

# Das Menü hinter „Mehr…“: was jeder Button eines Ergebnisses tut.
more-title = **{ $prompt }**
more-stronger = Male dein Bild noch einmal mit { $strength } % Stärke.
more-softer = Male dein Bild noch einmal mit { $strength } % Stärke.
more-style = Male ein anderes Bild in diesem Stil.
more-like = Male ein anderes Bild so, dass es wie dieses Ergebnis aussieht.
more-save = Speichere diesen Stil unter einem Namen, um ihn für andere Bilder zu nutzen.
more-compare = Sieh dein Bild und das Ergebnis nebeneinander.
more-film = Sieh dir an, wie das Bild gemalt wurde.
more-details = Sieh alle Einstellungen und den Befehl, der dieses Ergebnis wiederholt.
more-delete = Lösche das Ergebnis und seine Nachricht.

welcome =
    ### Hi! Dieser Bot malt Bilder in jedem Stil neu, den du in Worte fassen kannst.
    Gib { $stylize } ein, hänge ein Bild an und beschreibe einen Stil, am besten auf Englisch: „stained glass“, „watercolor painting“, „neon“.
    Kein Bild zur Hand? Drücke auf eins dieser Beispiele.
example-glass = Eine Katze aus Buntglas
example-neon = Ein Astronaut in Neon
example-sketch = Eine Tasse mit Bleistift

queue-title = **Warteschlange**
queue-engine-ready = -# Engine bereit auf { $device }: { $name }
queue-engine-starting = -# Engine startet auf { $device }
queue-engines-none = -# Zurzeit läuft keine Engine. Aufträge bleiben in der Warteschlange, bis eine startet.
queue-engines-ready = -# Bereite Engines: { $count } ({ $name })
queue-engines-starting = -# Startende Engines: { $count }
queue-engines-problem = -# Nicht bereite Engines: { $count }
queue-engine-problem = -# Engine nicht bereit auf { $device }. Aufträge bleiben so lange in der Warteschlange.
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }, fertig: { $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }, Start: { $when }
queue-more =
    { $count ->
        [one] … und ein weiterer
       *[other] … und { $count } weitere
    }
queue-shares = -# ×2, ×3 …: Personen mit größerem Anteil an der Warteschlange. Sie kommen so oft an die Reihe, wenn andere einmal drankommen.
queue-elsewhere =
    { $count ->
        [one] -# Ein Auftrag von einem anderen Server oder aus einer Direktnachricht ist auch in der Warteschlange.
       *[other] -# { $count } Aufträge von anderen Servern oder aus Direktnachrichten sind auch in der Warteschlange.
    }
queue-empty = Die Warteschlange ist leer.
queue-own = Dein Auftrag: { $prompt }

help =
    ### Male Bilder in jedem Stil neu, den du in Worte fassen kannst
    - { $stylize } malt ein Bild so, wie dein Prompt es sagt. Prompts wirken auf Englisch am besten, und du kannst Stile mischen: „watercolor:2, night sky:1“. Um ein Bild aus einer Nachricht neu zu malen, öffne das Menü der Nachricht und wähle „Apps“, dann „{ $menu }“.
    - Mit „anzahl“ bekommst du bis zu vier Ergebnisse und wählst das beste.
    - Unter jedem Ergebnis kannst du eine Variation anfordern, den Prompt ändern und die volle Größe holen. Unter „Mehr…“ kannst du die Stärke anpassen, den Stil für ein anderes Bild nutzen, einen Zeitraffer ansehen oder das Ergebnis löschen.
    - { $create } lernt einen gespeicherten Stil aus vielen Bildern, und „Stil speichern…“ behält den Stil eines Ergebnisses. Mit { $apply } malt ein gespeicherter Stil Bilder, ZIP-Archive, Animationen und Videos, ohne neu zu optimieren.
    - { $styles } zeigt Beispielstile, und { $history } zeigt deine Bilder.

privacy =
    ### Deine Daten seit { $since }
    Der Bot speichert:
    - Deine Discord-ID und die Zahl deiner Aufträge pro Tag, um Limits anzuwenden.
    - { $jobs ->
        [one] Einen Auftrag
       *[other] { $jobs } Aufträge
    } mit Prompt, Optionen, Zeit und Kanal, für deinen Verlauf und die Buttons unter deinen Ergebnissen.
    - { $pictures ->
        [one] Ein Ergebnis
       *[other] { $pictures } Ergebnisse
    } mit Originalfoto, Stilbildern und trainiertem Netz, für Variationen.
    - { $prompts ->
        [one] Einen Prompt
       *[other] { $prompts } Prompts
    } von dir, für Vorschläge.
privacy-styles =
    { $styles ->
        [one] - Einen gespeicherten Stil, bis du ihn löschst
       *[other] - { $styles } gespeicherte Stile, bis du sie löschst
    }. Mit /stil exportieren kannst du einen herunterladen.
privacy-grants = - Gutgeschriebene Einheiten, die du nicht verbraucht hast: { $units }
privacy-others = Deinen Verlauf siehst nur du. Was du in einem Kanal postest, sehen seine Mitglieder. Server-Admins sehen, wer den Bot auf ihrem Server nutzt, wie viel und mit welchen Prompts. Deine Daten werden an niemanden weitergegeben.
privacy-photos =
    { $days ->
        [one] -# Bilder, die du gesendet hast, werden einen Tag nach dem letzten daraus gemalten Ergebnis gelöscht, außer denen von Favoriten.
       *[other] -# Bilder, die du gesendet hast, werden { $days } Tage nach dem letzten daraus gemalten Ergebnis gelöscht, außer denen von Favoriten.
    }
privacy-results =
    { $days ->
        [one] -# Ergebnisse werden nach einem Tag gelöscht, außer Favoriten.
       *[other] -# Ergebnisse werden nach { $days } Tagen gelöscht, außer Favoriten.
    }
privacy-networks =
    { $days ->
        [one] -# Trainierte Netze werden nach einem Tag gelöscht, außer denen von Favoriten und gespeicherten Stilen.
       *[other] -# Trainierte Netze werden nach { $days } Tagen gelöscht, außer denen von Favoriten und gespeicherten Stilen.
    }
privacy-space = -# Die ältesten Bilder werden früher gelöscht, wenn der Speicher des Bots voll ist, Favoriten zuletzt.
privacy-nothing = Der Bot speichert keine Aufträge, Bilder oder Prompts von dir.
privacy-export = Alles exportieren
privacy-next = Nächster Teil
privacy-ask = Alles löschen…
privacy-forget = Nur Daten löschen
privacy-everywhere = Daten und Nachrichten löschen
privacy-question = Alle deine Daten endgültig löschen, auch Favoriten, gespeicherte Stile und gutgeschriebene Einheiten? Deine wartenden und laufenden Aufträge werden abgebrochen. Du wählst, ob der Bot auch seine Nachrichten mit deinen Ergebnissen löscht. Ergebnisse, die andere aus deinen Bildern gemacht haben, bleiben erhalten. Der Bot behält deine Nutzungszahlen, solange Limits sie brauchen, und die Limits und Sperren, die Admins für dich gesetzt haben.
privacy-all = Der Export ist vollständig.
privacy-more = Das ist ein Teil des Exports. Drücke auf „Nächster Teil“ für mehr.
privacy-done = Deine Daten sind gelöscht.
privacy-busy = Einer deiner Aufträge läuft noch, deshalb wurde nichts gelöscht. Versuche es in einer Minute noch einmal.

words-now-blocked = „{ $word }“ ist gesperrt. Prompts, die es enthalten, werden ab jetzt abgelehnt, in jeder Schreibweise.
words-now-allowed = „{ $word }“ ist erlaubt. Prompts, die es enthalten, werden angenommen, auch wenn ein gesperrtes Wort darin steckt.
words-now-neither = „{ $word }“ ist von der Liste entfernt.
words-empty = Auf diesem Server sind keine Wörter gesperrt.
words-list-blocked = **Gesperrt:** { $words }
words-list-allowed = **Erlaubt:** { $words }
words-more =
    { $count ->
        [one] { $words } … und eins mehr
       *[other] { $words } … und { $count } mehr
    }
words-blocked = Die Wörter „{ $words }“ sind hier nicht erlaubt. Nimm andere.
words-none = Dieses Wort ist nicht möglich. Gib Buchstaben oder Ziffern ein, höchstens { $longest } Zeichen.
words-full = Die Listen sind voll ({ $most } Wörter). Entferne zuerst ein Wort.
person-now-blocked = { $person } kann den Bot auf diesem Server nicht mehr nutzen. Aufträge in der Warteschlange werden noch fertig.
person-now-free = { $person } ist auf diesem Server nicht mehr gesperrt.
person-blocked-since = { $person } · { $when }
person-none-blocked = Niemand ist auf diesem Server gesperrt.
person-blocked = Die Admins dieses Servers haben dich für den Bot gesperrt. Frag sie, wenn du das für einen Irrtum hältst.
setting-same = Nichts geändert: Die Einstellung war schon so.
settings-not-a-member = Dieser Server hat nur die Befehle des Bots, deshalb gibt es hier nichts einzustellen. Lade den Bot selbst ein: Sein Installationslink braucht den Scope „bot“.
admins-only = Das können nur Personen mit der Berechtigung „Server verwalten“. Frag einen Admin dieses Servers.

share-day-person = Aufträge heute: { $used } von { $allowed }, Zurücksetzung: { $when }
share-day-member = Aufträge heute auf diesem Server: { $used } von { $allowed }, Zurücksetzung: { $when }
share-day-guild = Aufträge des ganzen Servers heute: { $used } von { $allowed }, Zurücksetzung: { $when }
share-week-person = Aufträge diese Woche: { $used } von { $allowed }, Zurücksetzung: { $when }
share-week-member = Aufträge diese Woche auf diesem Server: { $used } von { $allowed }, Zurücksetzung: { $when }
share-week-guild = Aufträge des ganzen Servers diese Woche: { $used } von { $allowed }, Zurücksetzung: { $when }
share-units-person = Einheiten heute: { $used } von { $allowed }, Zurücksetzung: { $when }
share-units-member = Einheiten heute auf diesem Server: { $used } von { $allowed }, Zurücksetzung: { $when }
share-units-guild = Einheiten des ganzen Servers heute: { $used } von { $allowed }, Zurücksetzung: { $when }
share-queue-person = Wartende Aufträge: { $used } von { $allowed }
share-queue-member = Wartende Aufträge auf diesem Server: { $used } von { $allowed }
share-queue-guild = Wartende Aufträge des ganzen Servers: { $used } von { $allowed }
share-running-person = Laufende Aufträge: höchstens { $allowed }
share-running-member = Laufende Aufträge auf diesem Server: höchstens { $allowed }
share-running-guild = Laufende Aufträge des ganzen Servers: höchstens { $allowed }
share-cooldown = Zeit zwischen zwei Aufträgen: { $seconds } s
share-largest = Maximale Größe: { NUMBER($size, useGrouping: 0) } Pixel („Volle Größe“ darf größer sein)
share-presets = Voreinstellungen: { $presets }
share-channels = Kanäle: { $channels }
share-no-others = Du kannst nur die Buttons unter deinen eigenen Ergebnissen nutzen.
share-counts = -# Mehrere Ergebnisse aus einem Befehl zählen als ein Auftrag. „Stärker“, „Schwächer“, „Volle Größe“ und gespeicherte Stile kosten eine Einheit je zehn Bilder oder Einzelbilder, zählen aber nicht als Aufträge.
share-costs = -# Kosten in Einheiten: { $costs }
share-of-queue = Anteil an der Warteschlange: { $share }-mal so oft an der Reihe wie andere
share-grant = Gutgeschriebene Einheiten auf diesem Server: noch { $remaining } von { $units }
share-grant-until = Gutgeschriebene Einheiten auf diesem Server: noch { $remaining } von { $units }, bis { $until }
share-grants-more = Weitere gutgeschriebene Einheiten auf diesem Server: { $units }

name-time_zone = Zeitzone
name-admins_exempt = Admins von Limits ausgenommen
name-age_restricted_only = Nur altersbeschränkte Kanäle
name-spoiler = Ergebnisse als Spoiler
name-audit_channel = Protokollkanal
name-picture_check = Bilderprüfung
name-picture_threshold = Schwelle der Bilderprüfung
name-check_age_restricted = In altersbeschränkten Kanälen prüfen
value-of = { $name }: { $value }
value-unlimited = unbegrenzt
value-yes = ja
value-no = nein
value-default = nicht festgelegt
value-off = aus
value-spoiler = als Spoiler
value-refuse = ablehnen
value-strict = streng
value-normal = normal
value-lenient = nachsichtig
value-everywhere = alle
value-owners = { $zone } (vom Bot-Betreiber festgelegt)

limits-title = **Limits auf diesem Server**
limits-server = **Alle:** { $values }
limits-of = **{ $whom }:** { $values }
limits-none = Auf diesem Server sind keine Limits gesetzt.
limits-none-of = Für { $whom } sind keine Limits gesetzt. Es gelten die Limits des Servers.
limits-more =
    { $count ->
        [one] … und eine weitere Rolle oder Person
       *[other] … und { $count } weitere Rollen und Personen
    }
limits-order = -# Zuerst gelten die eigenen Limits einer Person, dann die großzügigsten ihrer Rollen, dann die für alle.
limits-ceiling = -# Limits des Bot-Betreibers für jede Person auf allen Servern zusammen: { $values }
limits-ceiling-guild = -# Limits des Bot-Betreibers für jeden Server: { $values }
limits-person-title = **Limits für { $person } auf diesem Server**
limits-exempt = Admins sind von den Limits dieses Servers ausgenommen.
limits-now = Für { $whom } gesetzt: { $values }. Das gilt ab dem nächsten Auftrag.
limits-reset = Für { $whom } entfernt: { $names }.
limits-reset-all = Alle Limits für { $whom } sind entfernt.
granted = Für { $person } gutgeschriebene Einheiten: { $units }. Sie werden vor den Limits dieses Servers verbraucht.
granted-until = Für { $person } gutgeschriebene Einheiten: { $units }, bis { $until }. Sie werden vor den Limits dieses Servers verbraucht.
grants-removed = Der Rest der Gutschriften für { $person } ist zurückgenommen.
grants-none = Nichts geändert: Von den Gutschriften für { $person } ist nichts mehr übrig.
limits-everybody = alle

settings-title = **Servereinstellungen**
settings-title-of = **Limits für { $whom }**
settings-choose = Rolle oder Person wählen…
settings-presets = Voreinstellungen: nicht festgelegt
settings-channels = Kanäle: nicht festgelegt
settings-audit = Protokollkanal: nicht festgelegt
settings-server = Zurück zum Server
settings-numbers = Auftragslimits…
settings-pace = Größe, Wartezeit, Anteil…
settings-others = Fremde Ergebnisse: { $value }
settings-reset = Limits entfernen
settings-admins = Admins ausnehmen: { $value }
settings-age = Nur altersbeschränkt: { $value }
settings-spoiler = Spoiler: { $value }
settings-restricted = Altersbeschränkte prüfen: { $value }
settings-check-floor = Der Bot-Betreiber verlangt mindestens: { $values }
settings-zone = Zeitzone…
settings-changes = Änderungen
settings-form-numbers = Auftragslimits
settings-form-pace = Größe, Wartezeit, Anteil
settings-form-zone = Zeitzone
settings-form-number-about = Eine ganze Zahl; 0 heißt unbegrenzt, leer heißt nicht festgelegt
settings-form-share-about = Eine ganze Zahl von 1 bis 5; leer heißt nicht festgelegt
settings-form-zone-about = Die Zone, in der Tage enden, etwa Europe/Berlin; leer heißt nicht festgelegt
settings-changed = { $when } { $line }
settings-unchanged = Es wurden noch keine Einstellungen geändert.

audit-word-blocked = { $who } hat das Wort „{ $what }“ gesperrt.
audit-word-allowed = { $who } hat das Wort „{ $what }“ erlaubt.
audit-word-removed = { $who } hat das Wort „{ $what }“ von den Listen entfernt.
audit-person-blocked = { $who } hat { $what } gesperrt.
audit-person-lifted = { $who } hat die Sperre von { $what } aufgehoben.
audit-granted = { $who } hat { $whom } Einheiten gutgeschrieben: { $units }.
audit-granted-until = { $who } hat { $whom } Einheiten gutgeschrieben: { $units }, bis { $until }.
audit-grants-removed = { $who } hat gutgeschriebene Einheiten von { $whom } zurückgenommen: { $units }.
audit-value = { $who } hat „{ $what }“ für { $whom } geändert: { $before } → { $after }.
audit-server = den Server
audit-somebody = Jemand
audit-removed = { $who } hat Ergebnis #{ $job } von { $owner } gelöscht: „{ $prompt }“.
audit-cancelled = { $who } hat Auftrag #{ $job } von { $owner } abgebrochen: „{ $prompt }“.
audit-check-spoiler = Die Bilderprüfung hat ein Bild von { $owner } in { $channel } hinter einem Spoiler verborgen.
audit-check-refuse = Die Bilderprüfung hat ein Bild von { $owner } in { $channel } abgelehnt.

usage-title = **Deine Limits hier**
usage-server-title =
    { $days ->
        [one] **Nutzung auf diesem Server heute**
       *[other] **Nutzung auf diesem Server in den letzten { $days } Tagen**
    }
amount =
    { $jobs ->
        [one] 1 Auftrag
       *[other] { $jobs } Aufträge
    }, { $units ->
        [one] 1 Einheit
       *[other] { $units } Einheiten
    }
usage-line = - { $what }: { $amount }
usage-zone = -# Tage enden um Mitternacht in { $zone }. Fehlgeschlagene Aufträge zählen nicht. Die angehängte Tabelle enthält alle gezählten Aufträge.
usage-days = Einheiten pro Tag
usage-people = Einheiten pro Person
usage-prompts = Einheiten pro Prompt
usage-nothing =
    { $days ->
        [one] Auf diesem Server wurde heute nichts verbraucht. Wähle mehr Tage, um frühere Nutzung zu sehen.
       *[other] Auf diesem Server wurde in den letzten { $days } Tagen nichts verbraucht. Wähle mehr Tage, um frühere Nutzung zu sehen.
    }

remove-unknown = Auf diesem Server gibt es kein Ergebnis mit dieser Nummer. Öffne „Mehr…“ unter einem Ergebnis und drücke auf „Details“, um seine Nummer zu sehen.

owner-only = Diesen Befehl kann nur der Bot-Betreiber nutzen.
owner-whom = Gib entweder eine Person oder eine Server-ID an.
owner-banned = { $what } kann den Bot nicht mehr nutzen.
owner-unbanned = { $what } ist nicht mehr gebannt.
owner-no-bans = Niemand ist gebannt.
owner-paused = Die Warteschlange ist pausiert. Laufende Aufträge werden fertig, wartende behalten ihren Platz, und neue werden angenommen. Die Pause dauert bis /betreiber fortsetzen, auch über einen Neustart hinweg.
owner-goes-on = Die Warteschlange läuft weiter, und neue Aufträge werden angenommen.
owner-draining =
    { $jobs ->
        [one] Neue Aufträge werden nicht angenommen. Ein Auftrag ist noch offen. Du bekommst hier eine Nachricht, wenn er fertig ist.
       *[other] Neue Aufträge werden nicht angenommen. { $jobs } Aufträge sind noch offen. Du bekommst hier eine Nachricht, wenn sie fertig sind.
    }
owner-draining-paused = Neue Aufträge werden nicht angenommen. Die Warteschlange ist pausiert, deshalb starten wartende Aufträge nicht: Führe erst /betreiber fortsetzen aus, dann /betreiber auslaufen.
owner-still-draining =
    { $jobs ->
        [one] Ein Auftrag ist noch offen. Der Bot kann einem Befehl nur 15 Minuten lang antworten. Führe /betreiber auslaufen noch einmal aus, um eine Nachricht zu bekommen, wenn der Auftrag fertig ist.
       *[other] { $jobs } Aufträge sind noch offen. Der Bot kann einem Befehl nur 15 Minuten lang antworten. Führe /betreiber auslaufen noch einmal aus, um eine Nachricht zu bekommen, wenn sie fertig sind.
    }
owner-drained = Alle Aufträge sind fertig. Du kannst den Bot jetzt anhalten. Nach dem nächsten Start nimmt er wieder Aufträge an.
owner-title = **Status des Bots**
owner-guilds = Server: { $guilds }
owner-load = Laufend: { $running }, wartend: { $waiting }
owner-day = Letzte 24 Stunden: { $amount }
owner-space = Speicher für Bilder und Netze: { $gigabytes } GB
owner-is-paused = **Pausiert.** Wer wartet, sieht: { $message }
owner-is-draining = **Läuft aus:** Neue Aufträge werden nicht angenommen.
owner-busiest = **Letzte 24 Stunden**
owner-guild = { $guild } (`{ $id }`): { $amount }

styles-bundled =
    ### { $count } Stile zum Ausprobieren
    Die mitgelieferten Modelle kennen diese Stile, auf Englisch und auch mit einer Farbe: „blue watercolor“. Andere englische Wörter malen sie als den Stil, der in der Bedeutung am nächsten ist. Sie sind kleine Modelle, um den Bot auszuprobieren. Der Bot-Betreiber kann auf CLIP von OpenAI umstellen, das jeden Stil versteht, den du in Worte fassen kannst.
    Gib { $stylize } ein, hänge ein Bild an und nenne einen dieser Stile.
styles-openai =
    ### Stile für den Anfang
    Jeder Stil geht, den du in Worte fassen kannst, am besten auf Englisch. Diese { $count } Beispiele haben die kleinen mitgelieferten Modelle gemalt; deine Ergebnisse sehen also anders aus.
    Gib { $stylize } ein, hänge ein Bild an und beschreibe einen Stil wie „watercolor painting“.
styles-picture = Ein Foto in { $count } Stilen
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = Im Stil eines Bildes
like-picture = Das Stilbild
panel-waiting = Platz in der Warteschlange: { $place }
panel-favored =
    { $people ->
        [one] Eine Person mit größerem Anteil an der Warteschlange ist vor dir.
       *[other] { $people } Personen mit größerem Anteil an der Warteschlange sind vor dir.
    }
panel-begins = Start: { $when }
panel-paused = Die Warteschlange ist pausiert. Dein Auftrag behält seinen Platz.
panel-downloading = { $name } wird heruntergeladen: { $percent } % von { $megabytes } MB. Dein Auftrag behält seinen Platz.
panel-engine-problem = Die Engine ist noch nicht bereit. Dein Auftrag behält seinen Platz.
panel-restarting = Der Bot startet neu. Dein Auftrag behält seinen Platz und läuft von selbst weiter.
panel-starting = Startet…
panel-steps = Schritt { $step } von { $steps }
panel-preview = Vorschau bei Schritt { $step } von { $steps }
panel-ends = Fertig: { $when }
panel-done = { $facts } · Seed { $seed } · { $seconds } s
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = Stärke { $strength } %
panel-negative = ohne „{ $negative }“
panel-keep-colors = Originalfarben
panel-full-size = volle Größe
panel-like = im Stil dieses Bildes
panel-like-weight = Stilbild { $weight } %
panel-count =
    { $count ->
        [one] ein Ergebnis
       *[other] { $count } Ergebnisse
    }
panel-pick = Drücke auf eine Nummer, um dieses Ergebnis mit allen Buttons zu posten.
panel-as-webp = Das PNG ist zu groß für diesen Server. Dies ist ein WebP mit gleich vielen Pixeln.
panel-smaller = Das Ergebnis ist zu groß für diesen Server. Dies ist eine kleinere Kopie.
panel-refunded = Dieser Auftrag zählt nicht für deine Limits.
panel-cancelled =
    { $step ->
        [0] Vor dem Start abgebrochen.
        [one] Nach einem Schritt abgebrochen.
       *[other] Nach { $step } Schritten abgebrochen.
    }
panel-refused = <@{ $user }> Dein Ergebnis ist fertig, aber Discord hat es in diesem Kanal abgelehnt. Du findest es in /verlauf. Den Grund findet der Bot-Betreiber im Protokoll.
panel-refused-explicit = <@{ $user }> Dein Ergebnis ist fertig, aber Discords Filter für anstößige Inhalte hat es in diesem Kanal blockiert. Du findest es in /verlauf.
panel-ended-refused = <@{ $user }> Dein Auftrag ist beendet, aber Discord hat die Nachricht darüber in diesem Kanal abgelehnt. Sieh in /verlauf und /warteschlange nach.
panel-undeliverable = Das Ergebnis ist fertig, aber Discord nimmt es in diesem Kanal nicht an. Führe /stilisieren mit einer kleineren Voreinstellung noch einmal aus.

details-title = **Ergebnis #{ $job }**
details-prompt = Prompt: { $prompt }
details-how = { $facts } · Seed { $seed }
details-numbers =
    { NUMBER($size, useGrouping: 0) } px · { $steps ->
        [one] ein Schritt
       *[other] { $steps } Schritte
    } · { $patches ->
        [one] ein Ausschnitt
       *[other] { $patches } Ausschnitte
    } pro Schritt
details-time = { $seconds } s, fertig: { $finished }
details-command = Dieser Befehl malt das Ergebnis auf der Kommandozeile noch einmal:
details-first = Dieser Befehl malt das erste Ergebnis auf der Kommandozeile; die anderen nutzen die nächsten Seeds:
details-one-pass = Das hat das Netz eines früheren Ergebnisses in einem Durchgang gemalt. Dieser Befehl optimiert es noch einmal mit demselben Seed:
comparison-before = Vorher
comparison-after = Nachher
film-of = Zeitraffer: { $prompt }

forget-question = Dieses Ergebnis endgültig löschen? Seine Nachricht wird auch gelöscht, und niemand kann mehr Variationen davon machen.
forget-done = Das Ergebnis ist gelöscht.
# Darunter, falls sich Nachrichten des Bots nicht löschen ließen; es folgen Adressen von einigen.
messages-left =
    { $count ->
        [one] Discord hat den Bot eine Nachricht nicht löschen lassen. Du oder ein Moderator kann sie löschen:
       *[other] Discord hat den Bot { $count } Nachrichten nicht löschen lassen. Du oder ein Moderator kann sie löschen:
    }

history-title = **Deine Bilder**
history-number = #{ $job }
history-seed = Seed { $seed }
history-direct = Direktnachrichten
history-elsewhere = Server { $guild }
history-words = „{ $words }“
history-choose = Bild wählen und öffnen…
history-gone = Dieses Bild wurde gelöscht.
history-empty = Du hast noch keine Bilder. Gib /stilisieren ein, hänge ein Bild an und schreib einen Prompt wie „watercolor painting“.
history-nothing = Kein Bild passt zu deiner Suche. Nimm weniger Wörter, oder zeige alle.
search-title = Deine Bilder durchsuchen
search-everywhere = Alle Server
search-all = Alle Bilder
search-favourites = ★ Favoriten

# Ablehnungen: Nichts ist passiert, nichts wurde verbraucht.
limit-jobs-per-day =
    { $whose ->
        [guild] Dieser Server hat heute { $used } von { $allowed } { $allowed ->
            [one] Auftrag
           *[other] Aufträgen
        } verbraucht. Zurücksetzung: <t:{ $renews }:R>.
        [member] Du hast heute auf diesem Server { $used } von { $allowed } { $allowed ->
            [one] Auftrag
           *[other] Aufträgen
        } verbraucht. Zurücksetzung: <t:{ $renews }:R>.
       *[person] Du hast heute { $used } von { $allowed } { $allowed ->
            [one] Auftrag
           *[other] Aufträgen
        } verbraucht. Zurücksetzung: <t:{ $renews }:R>.
    }
limit-jobs-per-week =
    { $whose ->
        [guild] Dieser Server hat diese Woche { $used } von { $allowed } { $allowed ->
            [one] Auftrag
           *[other] Aufträgen
        } verbraucht. Zurücksetzung: <t:{ $renews }:R>.
        [member] Du hast diese Woche auf diesem Server { $used } von { $allowed } { $allowed ->
            [one] Auftrag
           *[other] Aufträgen
        } verbraucht. Zurücksetzung: <t:{ $renews }:R>.
       *[person] Du hast diese Woche { $used } von { $allowed } { $allowed ->
            [one] Auftrag
           *[other] Aufträgen
        } verbraucht. Zurücksetzung: <t:{ $renews }:R>.
    }
limit-units-per-day =
    { $whose ->
        [guild] Dieser Server hat heute nicht mehr genug Einheiten: { $used } von { $allowed } sind verbraucht, und das hier kostet { $needed }. Zurücksetzung: <t:{ $renews }:R>. Eine kleinere Voreinstellung oder Größe kostet weniger.
        [member] Du hast heute auf diesem Server nicht mehr genug Einheiten: { $used } von { $allowed } sind verbraucht, und das hier kostet { $needed }. Zurücksetzung: <t:{ $renews }:R>. Eine kleinere Voreinstellung oder Größe kostet weniger.
       *[person] Du hast heute nicht mehr genug Einheiten: { $used } von { $allowed } sind verbraucht, und das hier kostet { $needed }. Zurücksetzung: <t:{ $renews }:R>. Eine kleinere Voreinstellung oder Größe kostet weniger.
    }
limit-units-ever =
    { $needed ->
        [one] Das kostet eine Einheit, erlaubt sind pro Tag aber nur { $allowed }. Wähle eine kleinere Voreinstellung oder Größe, oder weniger Bilder.
       *[other] Das kostet { $needed } Einheiten, erlaubt sind pro Tag aber nur { $allowed }. Wähle eine kleinere Voreinstellung oder Größe, oder weniger Bilder.
    }
limit-cooldown =
    { $whose ->
        [member] Auf diesem Server musst du zwischen zwei Aufträgen { $allowed } s warten. Nächster Auftrag möglich: <t:{ $renews }:R>.
       *[person] Du musst zwischen zwei Aufträgen { $allowed } s warten. Nächster Auftrag möglich: <t:{ $renews }:R>.
    }
limit-queued-at-once =
    { $whose ->
        [guild] Dieser Server hat sein Limit an wartenden Aufträgen erreicht ({ $used } von { $allowed }). Versuche es noch einmal, wenn einer davon gestartet ist.
        [member] Du hast auf diesem Server dein Limit an wartenden Aufträgen erreicht ({ $used } von { $allowed }). Versuche es noch einmal, wenn einer davon gestartet ist.
       *[person] Du hast dein Limit an wartenden Aufträgen erreicht ({ $used } von { $allowed }). Versuche es noch einmal, wenn einer davon gestartet ist.
    }
limit-presets = Die Voreinstellung { $preset } kannst du hier nicht nutzen. Möglich sind: { $allowed }.
limit-presets-none = Du kannst hier keine Voreinstellung nutzen. Frag die Admins dieses Servers.
limit-channels = In diesem Kanal kannst du den Bot nicht nutzen. Möglich sind: { $channels }.
limit-channels-none = Du kannst den Bot in keinem Kanal dieses Servers nutzen. Frag die Admins.
limit-others-results = Auf diesem Server kannst du die Buttons unter den Ergebnissen anderer nicht nutzen. Fang mit deinem eigenen Bild an: /stilisieren.
place-age-restricted = Auf diesem Server funktioniert der Bot nur in altersbeschränkten Kanälen. Nutze einen davon.
banned-person = Der Bot-Betreiber hat dich für diesen Bot gebannt.
banned-guild = Der Bot-Betreiber hat diesen Server für diesen Bot gebannt.
draining = Der Bot wird gleich aktualisiert und nimmt keine neuen Aufträge an. Versuche es in ein paar Minuten noch einmal.
settings-full = Dieser Server hat die Höchstzahl von { $most } Einstellungen erreicht. Entferne zuerst einige.
grants-full = Dieser Server hat die Höchstzahl von { $most } Gutschriften erreicht. Nimm zuerst einige zurück.
settings-no-channel = Gib bis zu 25 Kanäle dieses Servers als #kanal an, oder * für alle.
settings-no-number = „{ $value }“ ist für „{ $name }“ nicht gültig. Gib eine ganze Zahl von { $least } bis { $most } ein, oder 0 für unbegrenzt.
settings-no-share = „{ $value }“ ist für „{ $name }“ nicht gültig. Gib eine ganze Zahl von { $least } bis { $most } ein.
settings-no-zone = Es gibt keine Zeitzone „{ $name }“. Gib einen Namen wie Europe/Berlin oder Asia/Shanghai ein.
settings-nothing = Nichts zu setzen. Wähle mindestens eins der Limits.
settings-gone = Diese Rolle oder Person ist nicht mehr auf diesem Server.
settings-check-missing = Die Bilderprüfung ist bei diesem Bot nicht installiert. Bitte den Bot-Betreiber, sie zu installieren.
limit-largest-size = { NUMBER($size, useGrouping: 0) } Pixel sind zu groß. Dein Limit hier: { NUMBER($largest, useGrouping: 0) } Pixel.
queue-full = Die Warteschlange ist voll. Versuche es in ein paar Minuten noch einmal.
job-unknown = Der Bot kennt dieses Bild nicht mehr. Fang mit /stilisieren neu an.
style-gone = Das trainierte Netz dieses Stils oder Ergebnisses wurde gelöscht. Erstelle den Stil neu, oder fang mit /stilisieren neu an.
film-gone = Zu diesem Ergebnis gibt es keinen Zeitraffer. Um einen zu bekommen, öffne das Ergebnis in /verlauf und drücke auf „Wiederholen“.
gallery-pick-first = Hier sind mehrere Ergebnisse. Drücke zuerst auf eine Nummer, um eins zu wählen.
show-unknown = Du hast kein Ergebnis mit dieser Nummer. Wähle eins aus der Liste oder aus /verlauf.
show-refused = Discord hat dieses Bild in diesem Kanal abgelehnt. Du findest es in /verlauf. Den Grund findet der Bot-Betreiber im Protokoll.
show-too-large = Diese Datei ist zu groß, um sie hier zu senden. Nutze einen Server, der größere Dateien annimmt.
wait-too-long =
    { $minutes ->
        [one] Der Bot ist hier kein Mitglied, deshalb muss ein Ergebnis innerhalb von 12 Minuten fertig sein. Dieser Auftrag würde etwa eine Minute dauern. Wähle eine kleinere Voreinstellung, versuche es später noch einmal, oder nutze einen Server, der den Bot eingeladen hat.
       *[other] Der Bot ist hier kein Mitglied, deshalb muss ein Ergebnis innerhalb von 12 Minuten fertig sein. Dieser Auftrag würde etwa { $minutes } Minuten dauern. Wähle eine kleinere Voreinstellung, versuche es später noch einmal, oder nutze einen Server, der den Bot eingeladen hat.
    }
wait-unknown = Der Bot ist hier kein Mitglied, deshalb muss ein Ergebnis innerhalb von 12 Minuten fertig sein, aber seine Engine ist nicht bereit. Versuche es später noch einmal, oder nutze einen Server, der den Bot eingeladen hat.
channel-no-files = In diesem Kanal lassen sich keine Dateien anhängen. Nutze einen anderen Kanal.
job-unfinished = Dieses Bild ist noch nicht fertig. Warte, bis es so weit ist.
cancel-not-yours = Diesen Auftrag können nur <@{ $owner }> und Personen mit der Berechtigung „Nachrichten verwalten“ abbrechen.
forget-not-yours = Dieses Ergebnis können nur <@{ $owner }> und Personen mit der Berechtigung „Nachrichten verwalten“ löschen.
cancel-late = Dieser Auftrag ist schon beendet.
prompt-unknown-style = Die mitgelieferten Modelle kennen keins dieser Wörter. Sie kennen etwa fünfzig Stile, zum Beispiel { $styles }.
channel-no-access = Der Bot kann in diesem Kanal nicht antworten, weil ihm diese Berechtigungen fehlen: { $missing }. Frag einen Admin, oder nutze einen anderen Kanal.
permission-view_channel = Kanäle ansehen
permission-send_messages = Nachrichten senden
permission-send_messages_in_threads = Nachrichten in Threads senden
permission-attach_files = Dateien anhängen
permission-connect = Verbinden
bot-in-time-out = Der Bot ist auf diesem Server im Timeout und kann nichts posten. Ende des Timeouts: { $until }. Ein Admin kann ihn früher beenden.
message-without-picture = Diese Nachricht enthält kein Bild. Wähle eine Nachricht mit Bild, oder gib /stilisieren ein.
form-forgotten = Der Bot weiß nicht mehr, zu welchem Bild dieses Formular gehörte. Öffne das Menü der Nachricht, wähle „Apps“ und dann noch einmal den Befehl.
attachment-gone = Das Bild ließ sich nicht von Discord herunterladen. Hänge es noch einmal an.
something-wrong = Etwas ist schiefgegangen, und nichts wurde verbraucht. Versuche es noch einmal. Wenn es wieder passiert, sag dem Bot-Betreiber Bescheid.
panel-not-yours = Diese Ansicht gehört jemand anderem. Öffne mit dem Befehl deine eigene.
storage-problem = Der Bot kann gerade nichts speichern, deshalb wurde nichts verbraucht. Versuche es in ein paar Minuten noch einmal. Wenn es wieder passiert, sag dem Bot-Betreiber Bescheid: Vielleicht ist der Speicherplatz voll, oder die Datenbank oder der Bildspeicher antwortet nicht.
stopping = Der Bot startet neu. Versuche es in einer Minute noch einmal.

# Auf der Konsole.
ray-missing = Nach der Konfiguration laufen Engines auf einem Ray-Cluster (backend = "ray" unter [engine]), aber ray ist nicht installiert. Führe aus: make setup. Im Container: Baue das Image mit EXTRAS=cluster.
check-packages-missing = Die Konfiguration verlangt die Bilderprüfung ([moderation.pictures]), aber ihre Pakete sind nicht installiert. Deshalb nimmt der Bot keine Bilder an. Führe aus: make setup. Im Container: Baue das Image mit EXTRAS=moderation.
token-missing =
    Es gibt noch kein Bot-Token. So bekommst du eins:
    1. Öffne https://discord.com/developers/applications und drücke auf „New Application“.
    2. Drücke unter „Bot“ auf „Reset Token“ und kopiere das Token. Der Bot braucht keine privilegierten Intents.
    3. Trage das Token in config.toml ein (token = "…" unter [discord]) oder in die Umgebungsvariable WORDBRUSH_DISCORD__TOKEN.
    4. Führe „wordbrush run“ noch einmal aus. Der Befehl gibt den Link aus, der den Bot auf deinen Server einlädt.
    Um den Bot ohne Token auszuprobieren, führe aus: make demo
token-refused = Discord nimmt dieses Token nicht an. Öffne https://discord.com/developers/applications, setze das Token unter „Bot“ zurück und trage das neue in config.toml oder WORDBRUSH_DISCORD__TOKEN ein.
starts-used-up = Discord erlaubt { $total } Starts pro Tag, und dieser Bot hat alle verbraucht. Er wartet, bis er sich wieder verbinden darf, und antwortet bis dahin niemandem. Warum er so oft startet, steht im Protokoll.
commands-refused = Discord lehnt die Befehle ab: { $problem }. Öffne https://discord.com/developers/applications, aktiviere unter „Installation“ sowohl „User Install“ als auch „Guild Install“, und starte den Bot neu. Bis dahin funktionieren die Befehle weiter, die Discord schon kennt.
invite = Bot auf einen Server einladen: { $address }

form-files = Bilder
form-files-about = Bis zu zehn Bilder, ein Video oder ein ZIP-Archiv
form-name = Name
form-name-about = Der Name des Stils
use-form-title = Malen in „{ $name }“
save-form-title = Stil speichern
button-save = Stil speichern…
style-button-use = Stil nutzen…
style-button-share = Mit Server teilen
style-button-hide = Privat machen
style-button-export = Exportieren
style-button-delete = Löschen…
style-button-forget = Endgültig löschen
style-button-take = Vom Server entfernen
style-title = **{ $name }** · { $owner }
style-sample = Beispielfoto im Stil „{ $name }“
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] Aus den eingebauten Bildern gelernt.
        [one] Aus einem Bild gelernt.
       *[other] Aus { $pictures } Bildern gelernt.
    }
style-result = Aus einem einzelnen Ergebnis gespeichert. Auf anderen Bildern wirkt er vielleicht weniger gut; /stil erstellen lernt aus vielen.
style-blend = Aus anderen Stilen gemischt.
style-imported = Aus einer Datei importiert.
style-shared = Mit allen auf dem Server geteilt.
shelf-title = **Gespeicherte Stile**
    -# Zum Malen mit einem davon nutze { $apply } für bis zu zehn Bilder, oder die Option „stil“ von /stilisieren.
shelf-empty = Es gibt noch keine gespeicherten Stile. Erstelle einen mit { $create }, oder drücke unter einem Ergebnis auf „{ $save }“.
style-delete-question = Den Stil „{ $name }“ endgültig löschen? Damit gemalte Bilder bleiben erhalten.
style-take-question = Den Stil „{ $name }“ von diesem Server entfernen? Die Person, der er gehört, behält ihn.
style-deleted = Der Stil ist gelöscht.
style-taken = Der Stil ist auf diesem Server nicht mehr verfügbar. Die Person, der er gehört, hat ihn noch.
style-now-shared = Alle auf diesem Server können „{ $name }“ jetzt nutzen.
style-now-private = Nur noch du kannst „{ $name }“ nutzen.
style-exported = Hier ist „{ $name }“ als Datei. Mit /stil importieren fügst du sie diesem oder einem anderen Bot hinzu, auf der Kommandozeile nutzt du sie mit „wordbrush style apply“.
style-unknown = Es gibt keinen gespeicherten Stil mit diesem Namen, den du hier nutzen kannst. Sieh in /stil liste nach.
style-not-yours = Das kann nur <@{ $owner }>, denn der Stil gehört dieser Person.
style-no-name = Gib einen Namen aus Buchstaben oder Ziffern ein, höchstens { $longest } Zeichen.
style-name-taken = Du hast schon einen Stil mit diesem Namen. Wähle einen anderen Namen, oder lösche zuerst jenen Stil.
style-no-images = Hänge mindestens ein Bild oder ein ZIP-Archiv mit Bildern an.
style-images-or-zip = Hänge entweder Bilder oder ein ZIP-Archiv an, nicht beides.
style-one-zip = Hänge nur ein ZIP-Archiv auf einmal an.
style-zip-large = Dieses Archiv ist größer als { $limit } MB. Teile es in kleinere auf.
style-file-large = Diese Datei ist größer als { $limit } MB und kann deshalb keine Stildatei sein.
style-share-where = Einen Stil kannst du nur auf einem Server teilen.
stylize-style-alone = Ein gespeicherter Stil ersetzt den Prompt. Lass „prompt“, „stilbild“, „negativ“ und „anzahl“ weg, oder lass „stil“ weg.
stylize-prompt-or-style = Gib einen Prompt ein, hänge ein Stilbild an, oder wähle einen gespeicherten Stil.
style-prompt-or-like = Gib einen Prompt ein, hänge ein Stilbild an, oder beides.
engine-away = Gerade läuft keine Engine, und nichts wurde verbraucht. Versuche es in einer Minute noch einmal.
limit-create-styles = Du kannst hier keine Stile erstellen. Frag die Admins dieses Servers.
limit-styles =
    { $allowed ->
        [one] Du hast schon einen gespeicherten Stil, und mehr erlaubt dein Limit nicht. Lösche ihn zuerst.
       *[other] Du hast schon { $allowed } gespeicherte Stile, und mehr erlaubt dein Limit nicht. Lösche zuerst einen.
    }
limit-styles-member =
    { $allowed ->
        [one] Du hast schon einen gespeicherten Stil von diesem Server, und mehr erlaubt dein Limit hier nicht. Lösche ihn zuerst.
       *[other] Du hast schon { $allowed } gespeicherte Stile von diesem Server, und mehr erlaubt dein Limit hier nicht. Lösche zuerst einen.
    }
limit-styles-here =
    { $allowed ->
        [one] Dieser Server hat schon einen geteilten Stil, und mehr erlaubt sein Limit nicht. Lösche ihn zuerst, oder mach ihn privat.
       *[other] Dieser Server hat schon { $allowed } geteilte Stile, und mehr erlaubt sein Limit nicht. Lösche zuerst einen, oder mach einen privat.
    }
limit-trainings-per-day =
    { $whose ->
        [guild] Dieser Server hat heute { $used } von { $allowed } { $allowed ->
            [one] Stil
           *[other] Stilen
        } erstellt. Zurücksetzung: <t:{ $renews }:R>.
        [member] Du hast heute auf diesem Server { $used } von { $allowed } { $allowed ->
            [one] Stil
           *[other] Stilen
        } erstellt. Zurücksetzung: <t:{ $renews }:R>.
       *[person] Du hast heute { $used } von { $allowed } { $allowed ->
            [one] Stil
           *[other] Stilen
        } erstellt. Zurücksetzung: <t:{ $renews }:R>.
    }
panel-title-training = **{ $name }** · „{ $prompt }“ · { $user }
panel-style = Stil „{ $name }“
panel-done-style = { $facts } · { $seconds } s
panel-trained =
    { $pictures ->
        [0] Der Stil ist fertig. Er wurde aus den eingebauten Bildern gelernt und ist hier auf einem Foto zu sehen, das er noch nicht kannte.
        [one] Der Stil ist fertig. Er wurde aus einem Bild gelernt und ist hier auf einem Foto zu sehen, das er noch nicht kannte.
       *[other] Der Stil ist fertig. Er wurde aus { $pictures } Bildern gelernt und ist hier auf einem Foto zu sehen, das er noch nicht kannte.
    }
panel-trained-facts = { $seconds } s · Drücke auf „Stil nutzen…“, um damit jedes Bild in Sekunden zu malen.
audit-unshared = { $who } hat den Stil „{ $name }“ von { $owner } von diesem Server entfernt.
share-trainings-person = Heute erstellte Stile: { $used } von { $allowed }, Zurücksetzung: { $when }
share-trainings-member = Heute auf diesem Server erstellte Stile: { $used } von { $allowed }, Zurücksetzung: { $when }
share-trainings-guild = Heute vom ganzen Server erstellte Stile: { $used } von { $allowed }, Zurücksetzung: { $when }
share-no-styles = Du kannst keine Stile erstellen.
share-styles-person = Gespeicherte Stile: höchstens { $allowed }
share-styles-member = Gespeicherte Stile von diesem Server: höchstens { $allowed }
name-shared_styles = Geteilte Stile auf dem Server
settings-styles = Stil-Limits…
settings-create = Stile erstellen: { $value }
settings-form-styles = Stil-Limits
shelf-choose = Stil wählen…
panel-frames =
    { $frames ->
        [one] ein Einzelbild
       *[other] { $frames } Einzelbilder
    }
details-in-style = Das hat der Stil „{ $name }“ in einem Durchgang gemalt. Lade seine Datei mit /stil exportieren herunter und führe dann aus:
style-learns-from-pictures = Aus Videos lässt sich kein Stil lernen. Hänge Bilder oder ein ZIP-Archiv mit Bildern an.
style-film-alone = Ein Video muss allein angehängt werden. Hänge ein Video an, oder nur Bilder.
cost-training = einen Stil erstellen
