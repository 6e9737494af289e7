# Was eine Engine meldet.
#
# Maschinelle Übersetzung der englischen Datei vom November 2026, geprüft durch automatische Tests. Korrekturen von
# Muttersprachlern sind willkommen (siehe CONTRIBUTING.md).

picture-unreadable = Dieses Bild ist beschädigt und lässt sich nicht lesen. Speichere es neu oder nimm ein anderes.
picture-format = Diese Datei ist kein Bild in einem unterstützten Format. Unterstützt werden: { $formats }.
picture-kind =
    { $kind ->
        [SVG] Das ist ein SVG-Bild. Speichere es als PNG oder JPEG und sende es noch einmal.
        [OpenEXR] Das ist ein OpenEXR-Bild. Speichere es als PNG oder JPEG und sende es noch einmal.
        [icon] Das ist eine Symboldatei. Speichere sie als PNG oder JPEG und sende sie noch einmal.
        [RAW] Das ist eine RAW-Datei aus einer Kamera. Speichere sie als PNG oder JPEG und sende sie noch einmal.
       *[other] Das ist eine { $kind }-Datei. Speichere sie als PNG oder JPEG und sende sie noch einmal.
    }
picture-bytes = Diese Datei ist zu groß: { $megabytes } MB, erlaubt sind { $limit } MB. Speichere eine kleinere Version.
picture-pixels = Dieses Bild ist zu groß. Erlaubt sind { $limit } Millionen Pixel. Verkleinere es und sende es noch einmal.
picture-heavy = Dieses Bild zu lesen braucht zu viel Zeit oder Speicher. Speichere es als einfaches PNG oder JPEG oder verkleinere es.
picture-small = Dieses Bild ist zu klein: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } Pixel. Jede Seite braucht mindestens { $limit } Pixel. Nimm ein größeres.
picture-narrow = Dieses Bild ist zu schmal: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } Pixel. Schneide es so zu, dass die längere Seite höchstens { $limit }-mal so lang ist wie die kürzere.
prompt-empty = Der Prompt fehlt. Beschreibe den Stil in Worten, am besten auf Englisch, zum Beispiel „watercolor painting“.
prompt-unknown = Die mitgelieferten Modelle kennen keins dieser Wörter. Sie sind kleine Modelle zum Ausprobieren von Wordbrush und kennen diese Stile: { $known }. Für beliebige Stile stelle auf CLIP von OpenAI um (--models openai, oder models = "openai" in der Konfiguration).
size-range = Die Größe { NUMBER($size, useGrouping: 0) } ist nicht möglich. Wähle eine Größe von { NUMBER($least, useGrouping: 0) } bis { NUMBER($most, useGrouping: 0) } Pixel.
device-missing = Das Gerät „{ $device }“ gibt es nicht, oder PyTorch kann es nicht nutzen. Nimm „auto“ für das beste verfügbare Gerät oder „cpu“.
memory = Dieses Bild braucht mehr Speicher, als das Gerät hat. Wähle eine kleinere Größe oder die Voreinstellung „draft“.
clip-unknown = Es gibt kein CLIP-Modell „{ $clip }“. Gib den Pfad eines Checkpoints an oder eins von diesen: { $known }.
weights-missing = Die Datei für { $name } gibt es nicht: { $path }. Berichtige ihren Pfad in der Konfiguration.
weights-unreadable = Die Gewichte von { $name } lassen sich nicht lesen: { $path }. Vielleicht ist die Datei beschädigt oder gehört zu einem anderen Modell. Wenn Wordbrush sie heruntergeladen hat, führe „wordbrush models fetch“ aus, um sie zu prüfen und zu ersetzen.
download-failed = { $name } ließ sich nicht von { $url } herunterladen ({ $reason }). Prüfe die Verbindung und führe „wordbrush models fetch“ aus. Du kannst die Datei auch selbst unter { $path } speichern oder die mitgelieferten Modelle nutzen, die keinen Download brauchen (--models bundled, oder models = "bundled" in der Konfiguration).
download-damaged = { $name } wurde beim Herunterladen von { $url } beschädigt und deshalb gelöscht: Länge oder Prüfsumme stimmt nicht. Führe „wordbrush models fetch“ noch einmal aus. Wenn das immer wieder passiert, verändert etwas im Netzwerk die Datei.
checkpoint-other = Dieser Checkpoint gehört zu einem anderen Stil oder ist beschädigt. Lösche die Datei und starte das Training neu.
animation-long = Diese Animation ist zu lang: { $frames } Einzelbilder. Erlaubt sind { $most } Einzelbilder und insgesamt { $limit } Millionen Pixel. Kürze oder verkleinere sie.
animation-large = Diese Animation ist zu groß: Ihre { $frames } Einzelbilder belegen entpackt mehr als { $limit } MB. Kürze oder verkleinere sie.
film-kind =
    { $kind ->
        [MPEG] Das ist ein MPEG-Video. Speichere es in einem dieser Formate und sende es noch einmal: { $films }.
        [Ogg] Das ist eine Ogg-Datei. Speichere das Video in einem dieser Formate und sende es noch einmal: { $films }.
        [AVI] Das ist ein AVI-Video. Speichere es in einem dieser Formate und sende es noch einmal: { $films }.
       *[other] Das ist ein { $kind }-Video. Speichere es in einem dieser Formate und sende es noch einmal: { $films }.
    }
styles-apart = Diese Stile lassen sich nicht mischen. Aus vielen Bildern gelernte Stile lassen sich mischen, wenn dieselbe Version von Wordbrush sie erstellt hat. Aus einem einzelnen Ergebnis gespeicherte Stile auch, außer wenn die Modelle von OpenAI oder die Voreinstellung „paper“ das Ergebnis gemalt haben.
training-pictures = Ein Stil wird aus mindestens { $least } Bildern gelernt. Füge weitere hinzu, oder hänge keins an, um die eingebauten Bilder zu nutzen.
style-unreadable = Dieser Stil lässt sich nicht lesen. Die Datei ist beschädigt oder kein Stil von Wordbrush. Exportiere den Stil noch einmal, oder erstelle ihn neu.
not-finite =
    { $steps ->
        [one] Die Optimierung ist nach einem Schritt aus dem Ruder gelaufen, deshalb gibt es kein Ergebnis. Führe den Befehl mit einem anderen Seed noch einmal aus.
       *[other] Die Optimierung ist nach { $steps } Schritten aus dem Ruder gelaufen, deshalb gibt es kein Ergebnis. Führe den Befehl mit einem anderen Seed noch einmal aus.
    }
internal = In der Engine ist etwas schiefgegangen ({ $error }). Versuche es noch einmal. Wenn es wieder passiert, melde es; Einzelheiten stehen im Protokoll der Engine.
engine-died = Die Engine ist beim Malen dieses Bildes zweimal abgebrochen. Versuche es mit einer kleineren Voreinstellung oder einem anderen Bild.
picture-gone = Das Bild wurde gelöscht, deshalb geht das nicht mehr. Fang mit /stilisieren neu an.
no-room = Der Speicherplatz des Bots ist voll, deshalb konnte das Bild nicht gespeichert werden. Sag dem Bot-Betreiber Bescheid, und versuche es später noch einmal.
result-lost = Das Bild wurde gemalt, fehlt aber im Speicher des Bots oder ist dort beschädigt. Versuche es noch einmal, und sag dem Bot-Betreiber Bescheid.
picture-unsuitable = Dieses Bild sieht aus, als wäre es nicht für diesen Kanal gedacht. Es wurde nicht behalten, und nichts wurde verbraucht.
result-unsuitable = Dieses Ergebnis sieht aus, als wäre es nicht für diesen Kanal gedacht, deshalb wird es hier nicht gezeigt.
check-failed = Dieses Bild konnte nicht geprüft werden. Deshalb wurde es nicht angenommen, und nichts wurde verbraucht. Versuche es noch einmal. Wenn es wieder passiert, sag dem Bot-Betreiber Bescheid.
check-missing = Hier müssen Bilder geprüft werden, aber die Prüfung ist bei diesem Bot nicht installiert. Deshalb nimmt er keine an. Sag dem Bot-Betreiber Bescheid.

first-frame = Dieses Bild ist animiert. Nur das erste Einzelbild wurde gemalt. Mit einem gespeicherten Stil werden alle gemalt.
picture-cut = Das Ende dieser Datei fehlt. Gemalt wurde der vorhandene Teil.
film-silent = Der Ton dieses Videos ließ sich nicht lesen, deshalb hat das Ergebnis keinen.
film-flattened = Durchsichtige Bereiche dieses Videos wurden auf Weiß gemalt.

prompt-truncated = Der Prompt ist länger, als CLIP lesen kann ({ $tokens } Tokens). Das Ende wurde nicht verwendet.
prompt-not-english = CLIP wurde mit englischen Texten trainiert und versteht andere Schriften kaum. Wenn das Ergebnis nicht passt, schreib den Prompt auf Englisch.
stand-in = Gemalt von den kleinen mitgelieferten Modellen, die { $count } Stile kennen. Mit CLIP von OpenAI geht jeder Stil (models = "openai").
painted-as =
    { $tinted ->
        [0] Einen Stil „{ $words }“ gibt es nicht, deshalb gemalt als { $styles }. Mit CLIP von OpenAI wäre es das Echte (models = "openai").
       *[other] Einen Stil „{ $words }“ gibt es nicht, deshalb gemalt als { $styles } in den Farben von „{ $source }“. Mit CLIP von OpenAI wäre es das Echte (models = "openai").
    }
colored-by = Die Farben sind die von „{ $source }“.
words-unknown =
    { $count ->
        [0] Die mitgelieferten Modelle kennen „{ $words }“ nicht, deshalb wurde es weggelassen.
       *[other] Die mitgelieferten Modelle kennen „{ $words }“ nicht, deshalb wurde es weggelassen. Ähnliche Wörter, die sie kennen: { $near }.
    }
album-unreadable = Dieses ZIP-Archiv lässt sich nicht lesen. Packe die Bilder als einfaches ZIP-Archiv ohne Passwort.
album-empty = Dieses Archiv enthält keine lesbaren Bilder. Packe PNG-, JPEG-, WebP-, GIF-, HEIC-, AVIF-, TIFF- oder BMP-Dateien ohne Passwort.
album-many = Dieses Archiv enthält { $count } Dateien. Erlaubt sind { $most } Bilder. Nimm einige heraus.
pictures-left-out =
    { $count ->
        [one] Eine Datei wurde übersprungen, weil sie kein lesbares Bild ist: { $names }.
       *[other] { $count } Dateien wurden übersprungen, weil sie keine lesbaren Bilder sind: { $names }.
    }
film-long = Dieses Video ist länger als die erlaubten { $most } Sekunden. Schneide es kürzer und sende es noch einmal.
film-unreadable = Dieses Video lässt sich nicht lesen oder ist für die hier erlaubte Größe zu lang. Speichere es neu als MP4, MOV oder WebM, oder nimm ein kürzeres.
film-needs-style = Videos brauchen einen gespeicherten Stil, ebenso Animationen, wenn alle Einzelbilder gemalt werden sollen. Wähle einen mit der Option „stil“; /stil liste zeigt deine Stile und die dieses Servers.
