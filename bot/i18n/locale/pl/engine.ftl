# Komunikaty silnika. Identyfikatory pochodzą z engine.protocol.messages.NoticeCode; liczby przychodzą jako liczby.
#
# Tłumaczenie maszynowe angielskiego pliku z listopada 2026, sprawdzone testami automatycznymi. Poprawki osób, dla
# których polski jest językiem ojczystym, są mile widziane, zobacz CONTRIBUTING.md.

picture-unreadable = Ten obraz jest uszkodzony i nie można go odczytać. Zapisz go jeszcze raz albo użyj innego.
picture-format = Ten plik nie jest obrazem w obsługiwanym formacie. Obsługiwane formaty: { $formats }.
picture-kind =
    { $kind ->
        [SVG] To jest obraz SVG. Zapisz go jako PNG lub JPEG i wyślij ponownie.
        [OpenEXR] To jest obraz OpenEXR. Zapisz go jako PNG lub JPEG i wyślij ponownie.
        [icon] To jest plik ikony. Zapisz go jako PNG lub JPEG i wyślij ponownie.
        [RAW] To jest plik RAW z aparatu. Zapisz go jako PNG lub JPEG i wyślij ponownie.
       *[other] To jest plik { $kind }. Zapisz go jako PNG lub JPEG i wyślij ponownie.
    }
picture-bytes = Ten plik jest za duży: { $megabytes } MB, a limit to { $limit } MB. Zapisz mniejszą wersję.
picture-pixels = Ten obraz jest za duży. Limit to { $limit } mln pikseli. Zmniejsz go i wyślij ponownie.
picture-heavy = Odczytanie tego obrazu zajmuje za dużo czasu lub pamięci. Zapisz go jako zwykły PNG lub JPEG albo zmniejsz.
picture-small = Ten obraz jest za mały: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } px. Każdy bok musi mieć co najmniej { $limit } px. Użyj większego obrazu.
picture-narrow = Ten obraz jest za wąski: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } px. Przytnij go tak, aby dłuższy bok był najwyżej { $limit } razy dłuższy od krótszego.
prompt-empty = Brakuje promptu. Opisz styl słowami, najlepiej po angielsku, na przykład „watercolor painting”.
prompt-unknown = Wbudowane modele nie znają żadnego z tych słów. To małe modele do wypróbowania Wordbrush i znają te style po angielsku: { $known }. Aby używać dowolnego stylu, przejdź na CLIP od OpenAI (--models openai albo models = "openai" w konfiguracji).
size-range = Rozmiar { NUMBER($size, useGrouping: 0) } nie jest możliwy. Wybierz rozmiar od { NUMBER($least, useGrouping: 0) } do { NUMBER($most, useGrouping: 0) } px.
device-missing = Urządzenie „{ $device }” nie istnieje albo PyTorch nie może go używać. Podaj „auto” (najlepsze dostępne urządzenie) albo „cpu”.
memory = Ten obraz wymaga więcej pamięci, niż ma urządzenie. Wybierz mniejszy rozmiar albo tryb „draft”.
clip-unknown = Nie ma modelu CLIP „{ $clip }”. Podaj ścieżkę punktu kontrolnego albo jedną z nazw: { $known }.
weights-missing = Plik dla { $name } nie istnieje: { $path }. Popraw jego ścieżkę w konfiguracji.
weights-unreadable = Nie można odczytać wag { $name }: { $path }. Plik może być uszkodzony albo należeć do innego modelu. Jeśli pobrał go Wordbrush, uruchom „wordbrush models fetch”, aby go sprawdzić i wymienić.
download-failed = Nie udało się pobrać { $name } z { $url } ({ $reason }). Sprawdź połączenie i uruchom „wordbrush models fetch”. Możesz też zapisać plik samodzielnie jako { $path } albo użyć wbudowanych modeli, których nie trzeba pobierać (--models bundled albo models = "bundled" w konfiguracji).
download-damaged = Plik { $name } uszkodził się podczas pobierania z { $url } i został usunięty: nie zgadza się jego długość lub skrót. Uruchom jeszcze raz „wordbrush models fetch”. Jeśli to się powtarza, coś w sieci zmienia ten plik.
checkpoint-other = Ten punkt kontrolny należy do innego stylu albo jest uszkodzony. Usuń plik i zacznij trening od nowa.
animation-long =
    { $frames ->
        [one] Ta animacja jest za długa: { $frames } klatka.
        [few] Ta animacja jest za długa: { $frames } klatki.
        [many] Ta animacja jest za długa: { $frames } klatek.
       *[other] Ta animacja jest za długa: { $frames } klatki.
    } Limit to { $most ->
        [one] { $most } klatka
        [few] { $most } klatki
        [many] { $most } klatek
       *[other] { $most } klatki
    } i łącznie { $limit } mln pikseli. Skróć ją lub zmniejsz.
animation-large =
    { $frames ->
        [one] Ta animacja jest za duża: jej { $frames } klatka po zdekodowaniu zajmuje ponad { $limit } MB. Skróć ją lub zmniejsz.
        [few] Ta animacja jest za duża: jej { $frames } klatki po zdekodowaniu zajmują ponad { $limit } MB. Skróć ją lub zmniejsz.
        [many] Ta animacja jest za duża: jej { $frames } klatek po zdekodowaniu zajmuje ponad { $limit } MB. Skróć ją lub zmniejsz.
       *[other] Ta animacja jest za duża: jej { $frames } klatki po zdekodowaniu zajmuje ponad { $limit } MB. Skróć ją lub zmniejsz.
    }
film-kind =
    { $kind ->
        [MPEG] To jest wideo MPEG. Zapisz je w jednym z tych formatów i wyślij ponownie: { $films }.
        [Ogg] To jest plik Ogg. Zapisz wideo w jednym z tych formatów i wyślij ponownie: { $films }.
        [AVI] To jest wideo AVI. Zapisz je w jednym z tych formatów i wyślij ponownie: { $films }.
       *[other] To jest wideo { $kind }. Zapisz je w jednym z tych formatów i wyślij ponownie: { $films }.
    }
styles-apart = Tych stylów nie można zmieszać. Style nauczone z wielu obrazów można mieszać, jeśli utworzyła je ta sama wersja Wordbrush. Style zapisane z jednego wyniku też, chyba że wynik namalowały modele OpenAI lub tryb „paper”.
training-pictures =
    { $least ->
        [one] Do nauki stylu potrzebny jest co najmniej { $least } obraz.
        [few] Do nauki stylu potrzebne są co najmniej { $least } obrazy.
        [many] Do nauki stylu potrzeba co najmniej { $least } obrazów.
       *[other] Do nauki stylu potrzeba co najmniej { $least } obrazu.
    } Dodaj więcej albo nie załączaj żadnego, aby użyć wbudowanych obrazów.
style-unreadable = Nie można odczytać tego stylu. Plik jest uszkodzony albo nie jest stylem Wordbrush. Wyeksportuj lub utwórz styl ponownie.
not-finite =
    { $steps ->
        [one] Optymalizacja rozbiegła się po { $steps } kroku, więc nie ma wyniku.
        [few] Optymalizacja rozbiegła się po { $steps } krokach, więc nie ma wyniku.
        [many] Optymalizacja rozbiegła się po { $steps } krokach, więc nie ma wyniku.
       *[other] Optymalizacja rozbiegła się po { $steps } kroku, więc nie ma wyniku.
    } Użyj polecenia jeszcze raz z innym ziarnem.
internal = Coś poszło nie tak w silniku ({ $error }). Spróbuj ponownie. Jeśli to się powtórzy, zgłoś to; szczegóły są w logach silnika.
engine-died = Silnik dwa razy się zatrzymał podczas malowania tego obrazu. Spróbuj niższego trybu albo innego obrazu.
picture-gone = Obraz został usunięty, więc nie jest to już możliwe. Zacznij od nowa: /stylizuj.
no-room = Dysk bota jest pełny, więc obrazu nie dało się zapisać. Powiedz o tym właścicielowi bota i spróbuj później.
result-lost = Obraz został namalowany, ale w magazynie bota go brakuje albo jest uszkodzony. Spróbuj ponownie i powiedz o tym właścicielowi bota.
picture-unsuitable = Ten obraz wygląda, jakby nie był przeznaczony na ten kanał. Nie został zachowany i nic nie zostało zużyte.
result-unsuitable = Ten wynik wygląda, jakby nie był przeznaczony na ten kanał, więc nie jest tu pokazywany.
check-failed = Tego obrazu nie dało się sprawdzić, więc nie został przyjęty i nic nie zostało zużyte. Spróbuj ponownie. Jeśli to się powtórzy, powiedz o tym właścicielowi bota.
check-missing = Obrazy muszą tu być sprawdzane, ale kontrola nie jest zainstalowana w tym bocie, więc nie przyjmuje on żadnych. Powiedz o tym właścicielowi bota.

first-frame = Ten obraz jest animowany. Namalowano tylko jego pierwszą klatkę. Aby namalować wszystkie, użyj zapisanego stylu.
picture-cut = Brakuje końca tego pliku. Namalowano tę część, która jest.
film-silent = Nie udało się odczytać dźwięku tego wideo, więc wynik go nie ma.
film-flattened = Przezroczyste obszary tego wideo namalowano na białym tle.

prompt-truncated = Prompt jest dłuższy, niż może odczytać CLIP (limit w tokenach: { $tokens }). Koniec pominięto.
prompt-not-english = CLIP uczył się na angielskim i słabo rozumie inne pisma. Jeśli wynik nie jest taki, jak chcesz, napisz prompt po angielsku.
stand-in = Namalowały to małe wbudowane modele (znane style: { $count }). Z CLIP od OpenAI działa każdy styl (models = "openai").
painted-as =
    { $tinted ->
        [0] Nie ma stylu „{ $words }”, więc namalowano w stylu { $styles }. Z CLIP od OpenAI byłby prawdziwy (models = "openai").
       *[other] Nie ma stylu „{ $words }”, więc namalowano w stylu { $styles }, w kolorach „{ $source }”. Z CLIP od OpenAI byłby prawdziwy (models = "openai").
    }
colored-by = Kolory pochodzą od słowa „{ $source }”.
words-unknown =
    { $count ->
        [0] Wbudowane modele nie znają „{ $words }”, więc te słowa pominięto.
       *[other] Wbudowane modele nie znają „{ $words }”, więc te słowa pominięto. Podobne słowa, które znają: { $near }.
    }
album-unreadable = Nie można odczytać tego archiwum ZIP. Spakuj obrazy jako zwykłe archiwum ZIP bez hasła.
album-empty = W tym archiwum nie ma obrazów, które da się odczytać. Spakuj pliki PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF lub BMP, bez hasła.
album-many =
    { $count ->
        [one] W tym archiwum jest { $count } plik.
        [few] W tym archiwum są { $count } pliki.
        [many] W tym archiwum jest { $count } plików.
       *[other] W tym archiwum jest { $count } pliku.
    } Limit obrazów: { $most }. Usuń część z nich.
pictures-left-out =
    { $count ->
        [one] Pominięto jeden plik, bo nie da się go odczytać jako obrazu: { $names }.
        [few] Pominięto { $count } pliki, bo nie da się ich odczytać jako obrazów: { $names }.
        [many] Pominięto { $count } plików, bo nie da się ich odczytać jako obrazów: { $names }.
       *[other] Pominięto { $count } pliku, bo nie da się ich odczytać jako obrazów: { $names }.
    }
film-long = To wideo jest dłuższe niż limit, czyli { $most } s. Przytnij je i wyślij ponownie.
film-unreadable = Nie można odczytać tego wideo albo jest za długie na dozwolony tu rozmiar. Zapisz je jeszcze raz jako MP4, MOV lub WebM albo użyj krótszego.
film-needs-style = Wideo wymaga zapisanego stylu, podobnie jak animacje, jeśli mają być namalowane wszystkie klatki. Wybierz go w opcji „styl”; /styl lista pokazuje style twoje i tego serwera.
