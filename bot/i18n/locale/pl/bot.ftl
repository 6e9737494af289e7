# Teksty bota na Discordzie: wiadomości, przyciski, formularze, polecenia i kilka wierszy w konsoli.
#
# Tłumaczenie maszynowe angielskiego pliku z listopada 2026, sprawdzone testami automatycznymi. Poprawki osób, dla
# których polski jest językiem ojczystym, są mile widziane, zobacz CONTRIBUTING.md.

form-title = Stylizuj obraz
form-upload = Obraz
form-upload-about = PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF lub BMP
form-picture = Obraz
form-picture-about = Załącznik do przemalowania
form-prompt = Prompt
form-prompt-about = Styl opisany słowami, najlepiej po angielsku
form-example = watercolor painting
form-like = W stylu innego obrazu
form-like-about = Do czterech obrazów, których styl ma być użyty, zamiast promptu albo razem z nim
form-like-picture = Obraz stylu
form-like-picture-about = Obraz, którego styl ma być użyty
form-negative = Czego unikać
form-negative-about = Czego ma nie być, najlepiej po angielsku (opcjonalnie)
form-preset = Tryb
form-preset-about = Jakość i szybkość: im lepsza jakość, tym dłużej
form-how = Sposób
form-how-about = Jak namalować nowy obraz
form-once = Zastosuj styl
form-once-about = Kilka sekund; styl taki, jakiego bot nauczył się dla pierwszego obrazu
form-anew = Optymalizuj od nowa
form-anew-about = Trwa dłużej; dopasowuje styl do nowego obrazu
form-strength = Siła
form-strength-about = 0% to twój obraz, 100% to pełny styl
form-words = Szukane słowa
form-words-about = Słowa z promptu; puste pole przeszukuje wszystkie obrazy
form-place = Serwer
form-place-about = Gdzie zamówiono obraz
form-kind = Ulubione
form-kind-about = Pokaż wszystkie obrazy albo tylko ulubione

button-styles = Pokaż style
button-cancel = Anuluj
button-variation = Wariant
button-retry = Ponów
button-edit = Edytuj…
button-more = Więcej…
button-stronger = Mocniej
button-softer = Słabiej
button-larger = Pełny rozmiar
button-compare = Przed i po
button-details = Szczegóły
button-style = Użyj stylu…
button-like = Użyj jako stylu…
button-delete = Usuń…
button-forget = Usuń na zawsze
button-newer = Nowsze
button-older = Starsze
button-film = Film poklatkowy
button-show = Opublikuj
button-again = Uruchom ponownie
button-reuse = Inny obraz…
button-star = ★ Do ulubionych
button-unstar = Usuń z ulubionych
button-back = Wróć
button-search = Szukaj…
button-everything = Pokaż wszystkie

# Menu przycisku „Więcej…”: co robi każdy przycisk wyniku.
more-title = **{ $prompt }**
more-stronger = Namaluj obraz jeszcze raz z siłą { $strength }%.
more-softer = Namaluj obraz jeszcze raz z siłą { $strength }%.
more-style = Namaluj inny obraz w tym stylu.
more-like = Namaluj inny obraz tak, aby przypominał ten wynik.
more-save = Zapisz ten styl pod nazwą, aby używać go na innych obrazach.
more-compare = Porównaj swój obraz z wynikiem.
more-film = Zobacz, jak powstawał obraz.
more-details = Zobacz wszystkie ustawienia i polecenie, które powtórzy ten wynik.
more-delete = Usuń wynik i jego wiadomość.

welcome =
    ### Cześć! Ten bot przemalowuje obrazy w dowolnym stylu, który da się opisać słowami.
    Wpisz { $stylize }, załącz obraz i opisz styl. Najlepiej działają prompty po angielsku: „stained glass”, „watercolor painting”, „neon”.
    Nie masz obrazu pod ręką? Naciśnij jeden z tych przykładów.
example-glass = Kot z witrażu
example-neon = Neonowy astronauta
example-sketch = Filiżanka ołówkiem

queue-title = **Kolejka**
queue-engine-ready = -# Silnik gotowy na { $device }: { $name }
queue-engine-starting = -# Silnik uruchamia się na { $device }
queue-engines-none = -# Żaden silnik nie działa. Zadania poczekają w kolejce.
queue-engines-ready = -# Gotowe silniki: { $count } ({ $name })
queue-engines-starting = -# Uruchamiane silniki: { $count }
queue-engines-problem = -# Niegotowe silniki: { $count }
queue-engine-problem = -# Silnik na { $device } nie jest gotowy. Zadania poczekają w kolejce.
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }, koniec: { $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }, początek: { $when }
queue-more =
    { $count ->
        [one] … i jeszcze jedno
        [few] … i jeszcze { $count }
        [many] … i jeszcze { $count }
       *[other] … i jeszcze { $count }
    }
queue-shares = -# ×2, ×3…: osoby z większym udziałem w kolejce. Są obsługiwane tyle razy na każdy raz innych.
queue-elsewhere =
    { $count ->
        [one] -# W kolejce jest też jedno zadanie z innego serwera lub z prywatnej wiadomości.
        [few] -# W kolejce są też { $count } zadania z innych serwerów lub z prywatnych wiadomości.
        [many] -# W kolejce jest też { $count } zadań z innych serwerów lub z prywatnych wiadomości.
       *[other] -# W kolejce jest też { $count } zadania z innych serwerów lub z prywatnych wiadomości.
    }
queue-empty = Kolejka jest pusta.
queue-own = Twoje zadanie: { $prompt }

help =
    ### Obrazy w dowolnym stylu, który da się opisać słowami
    - { $stylize } przemalowuje obraz według promptu. Prompty najlepiej pisać po angielsku: „watercolor painting”. Style można mieszać: „watercolor:2, night sky:1”. Aby przemalować obraz z wiadomości, otwórz jej menu, wybierz „Aplikacje”, a potem „{ $menu }”.
    - Ustaw opcję „liczba”, aby dostać do czterech wyników i wybrać najlepszy.
    - Pod każdym wynikiem możesz poprosić o wariant, zmienić prompt i pobrać pełny rozmiar. Resztę znajdziesz pod „Więcej…”: zmiana siły, użycie stylu na innym obrazie, film poklatkowy i usuwanie wyniku.
    - { $create } tworzy zapisany styl na podstawie wielu obrazów, a „Zapisz styl…” zachowuje styl jednego wyniku. Z { $apply } zapisany styl maluje obrazy, archiwa ZIP, animacje i wideo bez ponownej optymalizacji.
    - { $styles } pokazuje przykładowe style, a { $history } twoje obrazy.

privacy =
    ### Twoje dane od { $since }
    Bot przechowuje:
    - Twój identyfikator na Discordzie i liczbę twoich zadań z każdego dnia – do limitów.
    - { $jobs ->
        [one] Jedno zadanie
        [few] { $jobs } zadania
        [many] { $jobs } zadań
       *[other] { $jobs } zadania
    } z promptem, opcjami, czasem i kanałem – do historii i przycisków pod wynikami.
    - { $pictures ->
        [one] Jeden wynik
        [few] { $pictures } wyniki
        [many] { $pictures } wyników
       *[other] { $pictures } wyniku
    } z oryginalnym obrazem, obrazami stylu i wytrenowaną siecią – do wariantów.
    - { $prompts ->
        [one] Jeden użyty prompt
        [few] { $prompts } użyte prompty
        [many] { $prompts } użytych promptów
       *[other] { $prompts } użytego promptu
    } – do podpowiedzi.
privacy-styles =
    { $styles ->
        [one] - Jeden zapisany styl, dopóki go nie usuniesz
        [few] - { $styles } zapisane style, dopóki ich nie usuniesz
        [many] - { $styles } zapisanych stylów, dopóki ich nie usuniesz
       *[other] - { $styles } zapisanego stylu, dopóki ich nie usuniesz
    }. Styl pobierzesz poleceniem /styl eksportuj.
privacy-grants = - Przyznane jednostki, których nie zużyto: { $units }
privacy-others = Twoją historię widzisz tylko ty. Osoby na kanale widzą to, co tam publikujesz. Administratorzy serwera widzą, kto używa bota na ich serwerze, jak dużo i z jakimi promptami. Twoje dane nie są nikomu przekazywane.
privacy-photos =
    { $days ->
        [one] -# Przesłane obrazy są usuwane dzień po ostatnim wyniku, który z nich powstał, oprócz obrazów ulubionych wyników.
        [few] -# Przesłane obrazy są usuwane { $days } dni po ostatnim wyniku, który z nich powstał, oprócz obrazów ulubionych wyników.
        [many] -# Przesłane obrazy są usuwane { $days } dni po ostatnim wyniku, który z nich powstał, oprócz obrazów ulubionych wyników.
       *[other] -# Przesłane obrazy są usuwane { $days } dnia po ostatnim wyniku, który z nich powstał, oprócz obrazów ulubionych wyników.
    }
privacy-results =
    { $days ->
        [one] -# Wyniki są usuwane po jednym dniu, oprócz ulubionych.
        [few] -# Wyniki są usuwane po { $days } dniach, oprócz ulubionych.
        [many] -# Wyniki są usuwane po { $days } dniach, oprócz ulubionych.
       *[other] -# Wyniki są usuwane po { $days } dnia, oprócz ulubionych.
    }
privacy-networks =
    { $days ->
        [one] -# Wytrenowane sieci są usuwane po jednym dniu, oprócz sieci ulubionych wyników i zapisanych stylów.
        [few] -# Wytrenowane sieci są usuwane po { $days } dniach, oprócz sieci ulubionych wyników i zapisanych stylów.
        [many] -# Wytrenowane sieci są usuwane po { $days } dniach, oprócz sieci ulubionych wyników i zapisanych stylów.
       *[other] -# Wytrenowane sieci są usuwane po { $days } dnia, oprócz sieci ulubionych wyników i zapisanych stylów.
    }
privacy-space = -# Gdy brakuje miejsca w magazynie bota, najstarsze obrazy są usuwane wcześniej, a ulubione na końcu.
privacy-nothing = Bot nie przechowuje twoich zadań, obrazów ani promptów.
privacy-export = Eksportuj wszystko
privacy-next = Następna część
privacy-ask = Usuń wszystko…
privacy-forget = Usuń tylko dane
privacy-everywhere = Usuń dane i wiadomości
privacy-question = Usunąć na zawsze wszystkie twoje dane, także ulubione, zapisane style i przyznane jednostki? Twoje zadania czekające i trwające zostaną anulowane. Decydujesz, czy bot usunie też swoje wiadomości z twoimi wynikami. Wyniki, które inni zrobili z twoich obrazów, zostaną. Bot zachowa liczniki użycia, dopóki są potrzebne do limitów, oraz limity i blokady, które ustawili ci administratorzy.
privacy-all = Eksport jest kompletny.
privacy-more = To jedna część eksportu. Naciśnij „Następna część”, aby pobrać kolejną.
privacy-done = Twoje dane zostały usunięte.
privacy-busy = Jedno z twoich zadań wciąż trwa, więc nic nie usunięto. Spróbuj ponownie za minutę.

words-now-blocked = Zablokowano „{ $word }”. Prompty, które to zawierają, są odtąd odrzucane w dowolnej pisowni.
words-now-allowed = Dozwolono „{ $word }”. Prompty, które to zawierają, są przyjmowane, nawet jeśli jest w tym zablokowane słowo.
words-now-neither = Usunięto „{ $word }” z listy.
words-empty = Na tym serwerze nie ma zablokowanych słów.
words-list-blocked = **Zablokowane:** { $words }
words-list-allowed = **Dozwolone:** { $words }
words-more =
    { $count ->
        [one] { $words } … i jeszcze jedno
        [few] { $words } … i jeszcze { $count }
        [many] { $words } … i jeszcze { $count }
       *[other] { $words } … i jeszcze { $count }
    }
words-blocked = Słowa „{ $words }” są tu niedozwolone. Użyj innych.
words-none = Tego słowa nie można użyć. Wpisz litery lub cyfry, najwyżej { $longest } znaków.
words-full = Listy są pełne (słowa: { $most }). Najpierw usuń jakieś słowo.
person-now-blocked = { $person } nie może już używać bota na tym serwerze. Zadania tej osoby, które są w kolejce, zostaną jeszcze wykonane.
person-now-free = { $person } nie ma już blokady na tym serwerze.
person-blocked-since = { $person } · { $when }
person-none-blocked = Na tym serwerze nikt nie jest zablokowany.
person-blocked = Administratorzy tego serwera zabronili ci używać tu bota. Jeśli uważasz, że to pomyłka, zapytaj ich.
setting-same = Nic się nie zmieniło: już tak było ustawione.
settings-not-a-member = Ten serwer ma tylko polecenia bota, więc nie ma tu czego ustawiać. Zaproś samego bota: link instalacyjny musi mieć zakres „bot”.
admins-only = Mogą to zrobić tylko osoby z uprawnieniem „Zarządzanie serwerem”. Poproś administratora tego serwera.

share-day-person = Zadania dzisiaj: { $used } z { $allowed }, reset: { $when }
share-day-member = Zadania dzisiaj na tym serwerze: { $used } z { $allowed }, reset: { $when }
share-day-guild = Zadania całego serwera dzisiaj: { $used } z { $allowed }, reset: { $when }
share-week-person = Zadania w tym tygodniu: { $used } z { $allowed }, reset: { $when }
share-week-member = Zadania w tym tygodniu na tym serwerze: { $used } z { $allowed }, reset: { $when }
share-week-guild = Zadania całego serwera w tym tygodniu: { $used } z { $allowed }, reset: { $when }
share-units-person = Jednostki dzisiaj: { $used } z { $allowed }, reset: { $when }
share-units-member = Jednostki dzisiaj na tym serwerze: { $used } z { $allowed }, reset: { $when }
share-units-guild = Jednostki całego serwera dzisiaj: { $used } z { $allowed }, reset: { $when }
share-queue-person = Czekające zadania: { $used } z { $allowed }
share-queue-member = Czekające zadania na tym serwerze: { $used } z { $allowed }
share-queue-guild = Czekające zadania całego serwera: { $used } z { $allowed }
share-running-person = Trwające zadania: najwyżej { $allowed }
share-running-member = Trwające zadania na tym serwerze: najwyżej { $allowed }
share-running-guild = Trwające zadania całego serwera: najwyżej { $allowed }
share-cooldown = Odstęp między zadaniami: { $seconds } s
share-largest = Największy rozmiar: { NUMBER($size, useGrouping: 0) } px („Pełny rozmiar” może być większy)
share-presets = Tryby: { $presets }
share-channels = Kanały: { $channels }
share-no-others = Możesz używać przycisków tylko pod własnymi wynikami.
share-counts = -# Kilka wyników jednego polecenia liczy się jako jedno zadanie. „Mocniej”, „Słabiej”, „Pełny rozmiar” i zapisane style nie liczą się jako zadania, ale kosztują jednostkę za każde dziesięć obrazów lub klatek.
share-costs = -# Koszt w jednostkach: { $costs }
share-of-queue = Udział w kolejce: { $share }× częściej niż inni
share-grant = Przyznane jednostki na tym serwerze: zostało { $remaining } z { $units }
share-grant-until = Przyznane jednostki na tym serwerze: zostało { $remaining } z { $units }, do { $until }
share-grants-more = Inne przyznane jednostki na tym serwerze: { $units }

name-time_zone = Strefa czasowa
name-admins_exempt = Administratorzy bez limitów
name-age_restricted_only = Tylko kanały z ograniczeniem wiekowym
name-spoiler = Wyniki jako spoilery
name-audit_channel = Kanał dziennika
name-picture_check = Kontrola obrazów
name-picture_threshold = Próg kontroli obrazów
name-check_age_restricted = Kontrola na kanałach z ogr. wiekowym
value-of = { $name }: { $value }
value-unlimited = bez limitu
value-yes = tak
value-no = nie
value-default = nie ustawiono
value-off = wyłączona
value-spoiler = jako spoiler
value-refuse = odrzucanie
value-strict = surowy
value-normal = zwykły
value-lenient = łagodny
value-everywhere = wszystkie
value-owners = { $zone } (ustawienie właściciela bota)

limits-title = **Limity na tym serwerze**
limits-server = **Wszyscy:** { $values }
limits-of = **{ $whom }:** { $values }
limits-none = Na tym serwerze nie ustawiono limitów.
limits-none-of = Dla { $whom } nie ustawiono limitów. Obowiązują limity serwera.
limits-more =
    { $count ->
        [one] … i jeszcze jedna rola lub osoba
        [few] … i jeszcze { $count } role i osoby
        [many] … i jeszcze { $count } ról i osób
       *[other] … i jeszcze { $count } roli i osoby
    }
limits-order = -# Najpierw obowiązują własne limity osoby, potem najhojniejsze z limitów jej ról, a potem limity dla wszystkich.
limits-ceiling = -# Limity właściciela bota dla każdej osoby na wszystkich serwerach razem: { $values }
limits-ceiling-guild = -# Limity właściciela bota dla każdego serwera: { $values }
limits-person-title = **Limity dla { $person } na tym serwerze**
limits-exempt = Limity tego serwera nie dotyczą administratorów.
limits-now = Ustawiono dla { $whom }: { $values }. Obowiązuje od następnego zadania.
limits-reset = Usunięto dla { $whom }: { $names }.
limits-reset-all = Usunięto wszystkie limity dla { $whom }.
granted = Jednostki przyznane osobie { $person }: { $units }. Są zużywane przed limitami tego serwera.
granted-until = Jednostki przyznane osobie { $person }: { $units }, do { $until }. Są zużywane przed limitami tego serwera.
grants-removed = Odebrano pozostałe jednostki przyznane osobie { $person }.
grants-none = Nic się nie zmieniło: nie ma już jednostek przyznanych osobie { $person }.
limits-everybody = wszystkich

settings-title = **Ustawienia serwera**
settings-title-of = **Limity dla { $whom }**
settings-choose = Wybierz rolę lub osobę…
settings-presets = Tryby: nie ustawiono
settings-channels = Kanały: nie ustawiono
settings-audit = Kanał dziennika: nie ustawiono
settings-server = Wróć do serwera
settings-numbers = Limity zadań…
settings-pace = Rozmiar, odstęp, udział…
settings-others = Cudze wyniki: { $value }
settings-reset = Usuń limity
settings-admins = Administratorzy bez limitów: { $value }
settings-age = Wymagaj ograniczenia wieku: { $value }
settings-spoiler = Spoilery: { $value }
settings-restricted = Kontrola przy ogr. wieku: { $value }
settings-check-floor = Właściciel bota wymaga co najmniej: { $values }
settings-zone = Strefa czasowa…
settings-changes = Dziennik zmian
settings-form-numbers = Limity zadań
settings-form-pace = Rozmiar, odstęp, udział
settings-form-zone = Strefa czasowa
settings-form-number-about = Liczba całkowita; 0 oznacza brak limitu, puste pole – nie ustawiono
settings-form-share-about = Liczba całkowita od 1 do 5; puste pole – nie ustawiono
settings-form-zone-about = Według niej kończy się doba, na przykład Europe/Berlin; puste pole – nie ustawiono
settings-changed = { $when } { $line }
settings-unchanged = Żadnych ustawień jeszcze nie zmieniono.

audit-word-blocked = { $who }: zablokowano słowo „{ $what }”.
audit-word-allowed = { $who }: dozwolono słowo „{ $what }”.
audit-word-removed = { $who }: usunięto słowo „{ $what }” z list.
audit-person-blocked = { $who }: zablokowano { $what }.
audit-person-lifted = { $who }: odblokowano { $what }.
audit-granted = { $who }: przyznano jednostki osobie { $whom }: { $units }.
audit-granted-until = { $who }: przyznano jednostki osobie { $whom }: { $units }, do { $until }.
audit-grants-removed = { $who }: odebrano przyznane jednostki osobie { $whom }: { $units }.
audit-value = { $who }: zmieniono „{ $what }” dla { $whom }: { $before } → { $after }.
audit-server = serwera
audit-somebody = Ktoś
audit-removed = { $who }: usunięto wynik #{ $job } osoby { $owner }: „{ $prompt }”.
audit-cancelled = { $who }: anulowano zadanie #{ $job } osoby { $owner }: „{ $prompt }”.
audit-check-spoiler = Kontrola obrazów ukryła pod spoilerem obraz osoby { $owner } na kanale { $channel }.
audit-check-refuse = Kontrola obrazów odrzuciła obraz osoby { $owner } na kanale { $channel }.

usage-title = **Twoje limity tutaj**
usage-server-title =
    { $days ->
        [one] **Użycie na tym serwerze dzisiaj**
        [few] **Użycie na tym serwerze w ciągu ostatnich { $days } dni**
        [many] **Użycie na tym serwerze w ciągu ostatnich { $days } dni**
       *[other] **Użycie na tym serwerze w ciągu ostatnich { $days } dnia**
    }
amount =
    { $jobs ->
        [one] 1 zadanie
        [few] { $jobs } zadania
        [many] { $jobs } zadań
       *[other] { $jobs } zadania
    }, { $units ->
        [one] 1 jednostka
        [few] { $units } jednostki
        [many] { $units } jednostek
       *[other] { $units } jednostki
    }
usage-line = - { $what }: { $amount }
usage-zone = -# Doba kończy się o północy w strefie { $zone }. Nieudane zadania się nie liczą. W załączonej tabeli są wszystkie policzone zadania.
usage-days = Jednostki według dni
usage-people = Jednostki według osób
usage-prompts = Jednostki według promptów
usage-nothing =
    { $days ->
        [one] Dzisiaj na tym serwerze niczego nie wykorzystano. Wybierz więcej dni, aby zobaczyć wcześniejsze użycie.
        [few] W ciągu ostatnich { $days } dni na tym serwerze niczego nie wykorzystano. Wybierz więcej dni, aby zobaczyć wcześniejsze użycie.
        [many] W ciągu ostatnich { $days } dni na tym serwerze niczego nie wykorzystano. Wybierz więcej dni, aby zobaczyć wcześniejsze użycie.
       *[other] W ciągu ostatnich { $days } dnia na tym serwerze niczego nie wykorzystano. Wybierz więcej dni, aby zobaczyć wcześniejsze użycie.
    }

remove-unknown = Na tym serwerze nie ma wyniku o tym numerze. Aby zobaczyć numer, naciśnij pod wynikiem „Więcej…”, a potem „Szczegóły”.

owner-only = Tego polecenia może używać tylko właściciel bota.
owner-whom = Podaj albo osobę, albo identyfikator serwera.
owner-banned = { $what } nie może już używać bota.
owner-unbanned = { $what } nie ma już bana.
owner-no-bans = Nikt nie ma bana.
owner-paused = Kolejka jest wstrzymana. Trwające zadania się zakończą, czekające zachowują swoje miejsca, a nowe są przyjmowane. Tak będzie do polecenia /właściciel wznów, nawet po ponownym uruchomieniu.
owner-goes-on = Kolejka działa dalej i nowe zadania są przyjmowane.
owner-draining =
    { $jobs ->
        [one] Nowe zadania nie są przyjmowane. Zostało jedno zadanie. Gdy się zakończy, pojawi się tu wiadomość.
        [few] Nowe zadania nie są przyjmowane. Zostały { $jobs } zadania. Gdy się zakończą, pojawi się tu wiadomość.
        [many] Nowe zadania nie są przyjmowane. Zostało { $jobs } zadań. Gdy się zakończą, pojawi się tu wiadomość.
       *[other] Nowe zadania nie są przyjmowane. Zostało { $jobs } zadania. Gdy się zakończą, pojawi się tu wiadomość.
    }
owner-draining-paused = Nowe zadania nie są przyjmowane. Kolejka jest wstrzymana, więc czekające zadania się nie zaczynają: użyj /właściciel wznów, a potem /właściciel dokończ.
owner-still-draining =
    { $jobs ->
        [one] Zostało jedno zadanie. Bot może odpowiadać na polecenie tylko przez 15 minut, więc użyj /właściciel dokończ jeszcze raz, aby dostać wiadomość, gdy zadanie się zakończy.
        [few] Zostały { $jobs } zadania. Bot może odpowiadać na polecenie tylko przez 15 minut, więc użyj /właściciel dokończ jeszcze raz, aby dostać wiadomość, gdy zadania się zakończą.
        [many] Zostało { $jobs } zadań. Bot może odpowiadać na polecenie tylko przez 15 minut, więc użyj /właściciel dokończ jeszcze raz, aby dostać wiadomość, gdy zadania się zakończą.
       *[other] Zostało { $jobs } zadania. Bot może odpowiadać na polecenie tylko przez 15 minut, więc użyj /właściciel dokończ jeszcze raz, aby dostać wiadomość, gdy zadania się zakończą.
    }
owner-drained = Wszystkie zadania są zakończone. Możesz teraz zatrzymać bota. Po następnym uruchomieniu znów będzie przyjmować zadania.
owner-title = **Stan bota**
owner-guilds = Serwery: { $guilds }
owner-load = Trwa: { $running }, czeka: { $waiting }
owner-day = Ostatnie 24 godziny: { $amount }
owner-space = Miejsce zajęte przez obrazy i sieci: { $gigabytes } GB
owner-is-paused = **Wstrzymano.** Osoby, które czekają, widzą: { $message }
owner-is-draining = **Dokańczanie:** nowe zadania nie są przyjmowane.
owner-busiest = **Ostatnie 24 godziny**
owner-guild = { $guild } (`{ $id }`): { $amount }

styles-bundled =
    ### Style do wypróbowania: { $count }
    Wbudowane modele znają te style po angielsku, także z kolorem: „blue watercolor”. Inne angielskie słowa malują jako styl najbliższy znaczeniem. To małe modele do wypróbowania bota. Właściciel bota może przejść na CLIP od OpenAI, który rozumie każdy styl, jaki da się opisać słowami.
    Wpisz { $stylize }, załącz obraz i podaj jeden z tych stylów.
styles-openai =
    ### Style na początek
    Działa każdy styl, który da się opisać słowami, najlepiej po angielsku: „watercolor painting”. Te przykłady ({ $count }) namalowały małe wbudowane modele, więc twoje wyniki będą wyglądać inaczej.
    Wpisz { $stylize }, załącz obraz i opisz styl.
styles-picture = Jedno zdjęcie w różnych stylach: { $count }
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = W stylu obrazu
like-picture = Obraz stylu
panel-waiting = Miejsce w kolejce: { $place }
panel-favored =
    { $people ->
        [one] Przed tobą jest jedna osoba z większym udziałem w kolejce.
        [few] Przed tobą są { $people } osoby z większym udziałem w kolejce.
        [many] Przed tobą jest { $people } osób z większym udziałem w kolejce.
       *[other] Przed tobą jest { $people } osoby z większym udziałem w kolejce.
    }
panel-begins = Początek: { $when }.
panel-paused = Kolejka jest wstrzymana. Twoje zadanie zachowuje swoje miejsce.
panel-downloading = Pobieranie { $name }: { $percent }% z { $megabytes } MB. Twoje zadanie zachowuje swoje miejsce.
panel-engine-problem = Silnik nie jest jeszcze gotowy. Twoje zadanie zachowuje swoje miejsce.
panel-restarting = Bot uruchamia się ponownie. Twoje zadanie zachowuje swoje miejsce i samo ruszy dalej.
panel-starting = Uruchamianie…
panel-steps = Krok { $step } z { $steps }
panel-preview = Podgląd, krok { $step } z { $steps }
panel-ends = Koniec: { $when }.
panel-done = { $facts } · ziarno { $seed } · { $seconds } s
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = siła { $strength }%
panel-negative = bez „{ $negative }”
panel-keep-colors = oryginalne kolory
panel-full-size = pełny rozmiar
panel-like = w stylu tego obrazu
panel-like-weight = obraz stylu { $weight }%
panel-count =
    { $count ->
        [one] { $count } wynik
        [few] { $count } wyniki
        [many] { $count } wyników
       *[other] { $count } wyniku
    }
panel-pick = Naciśnij numer, aby opublikować ten wynik ze wszystkimi przyciskami.
panel-as-webp = PNG jest za duży na ten serwer, więc to jest WebP o tej samej liczbie pikseli.
panel-smaller = Wynik jest za duży na ten serwer, więc to jest mniejsza kopia.
panel-refunded = To zadanie nie liczy się do twoich limitów.
panel-cancelled =
    { $step ->
        [0] Anulowano przed rozpoczęciem.
        [one] Anulowano po jednym kroku.
        [few] Anulowano po { $step } krokach.
        [many] Anulowano po { $step } krokach.
       *[other] Anulowano po { $step } kroku.
    }
panel-refused = <@{ $user }> Twój wynik jest gotowy, ale Discord odrzucił go na tym kanale. Znajdziesz go w /historia. Powód podany przez Discord właściciel bota znajdzie w logach.
panel-refused-explicit = <@{ $user }> Twój wynik jest gotowy, ale filtr nieodpowiednich treści Discorda zablokował go na tym kanale. Znajdziesz go w /historia.
panel-ended-refused = <@{ $user }> Twoje zadanie się zakończyło, ale Discord odrzucił wiadomość o nim na tym kanale. Zobacz /historia i /kolejka.
panel-undeliverable = Wynik jest gotowy, ale Discord nie przyjmuje go na tym kanale. Użyj jeszcze raz /stylizuj w niższym trybie.

details-title = **Wynik #{ $job }**
details-prompt = Prompt: { $prompt }
details-how = { $facts } · ziarno { $seed }
details-numbers =
    { NUMBER($size, useGrouping: 0) } px · { $steps ->
        [one] { $steps } krok
        [few] { $steps } kroki
        [many] { $steps } kroków
       *[other] { $steps } kroku
    } · { $patches ->
        [one] { $patches } fragment
        [few] { $patches } fragmenty
        [many] { $patches } fragmentów
       *[other] { $patches } fragmentu
    } na krok
details-time = { $seconds } s, zakończono: { $finished }
details-command = To polecenie namaluje ten wynik ponownie w wierszu poleceń:
details-first = To polecenie namaluje pierwszy wynik w wierszu poleceń; pozostałe wyniki mają kolejne ziarna:
details-one-pass = Namalowano w jednym przebiegu siecią wcześniejszego wyniku. To polecenie optymalizuje od nowa z tym samym ziarnem:
comparison-before = Przed
comparison-after = Po
film-of = Film poklatkowy: { $prompt }

forget-question = Usunąć ten wynik na zawsze? Jego wiadomość też zniknie i nikt już nie zrobi z niego wariantów.
forget-done = Wynik został usunięty.
# Poniżej: gdy nie udało się usunąć wiadomości bota; dalej są adresy niektórych z nich.
messages-left =
    { $count ->
        [one] Discord nie pozwolił botowi usunąć jednej wiadomości. Usuń ją samodzielnie lub poproś moderatora:
        [few] Discord nie pozwolił botowi usunąć { $count } wiadomości. Usuń je samodzielnie lub poproś moderatora:
        [many] Discord nie pozwolił botowi usunąć { $count } wiadomości. Usuń je samodzielnie lub poproś moderatora:
       *[other] Discord nie pozwolił botowi usunąć { $count } wiadomości. Usuń je samodzielnie lub poproś moderatora:
    }

history-title = **Twoje obrazy**
history-number = #{ $job }
history-seed = ziarno { $seed }
history-direct = Prywatne wiadomości
history-elsewhere = Serwer { $guild }
history-words = „{ $words }”
history-choose = Wybierz obraz, aby go otworzyć…
history-gone = Ten obraz został usunięty.
history-empty = Nie masz jeszcze obrazów. Wpisz /stylizuj, załącz obraz i podaj prompt, na przykład „watercolor painting”.
history-nothing = Żaden obraz nie pasuje do wyszukiwania. Wpisz mniej słów lub pokaż wszystkie.
search-title = Przeszukaj swoje obrazy
search-everywhere = Wszystkie serwery
search-all = Wszystkie obrazy
search-favourites = ★ Ulubione

# Odmowy: nic się nie stało i nic nie zostało zużyte.
limit-jobs-per-day =
    { $whose ->
        [guild] Ten serwer wykorzystał dzisiejszy limit zadań: { $used } z { $allowed }. Reset: <t:{ $renews }:R>.
        [member] Twój dzisiejszy limit zadań na tym serwerze jest wykorzystany: { $used } z { $allowed }. Reset: <t:{ $renews }:R>.
       *[person] Twój dzisiejszy limit zadań jest wykorzystany: { $used } z { $allowed }. Reset: <t:{ $renews }:R>.
    }
limit-jobs-per-week =
    { $whose ->
        [guild] Ten serwer wykorzystał tygodniowy limit zadań: { $used } z { $allowed }. Reset: <t:{ $renews }:R>.
        [member] Twój tygodniowy limit zadań na tym serwerze jest wykorzystany: { $used } z { $allowed }. Reset: <t:{ $renews }:R>.
       *[person] Twój tygodniowy limit zadań jest wykorzystany: { $used } z { $allowed }. Reset: <t:{ $renews }:R>.
    }
limit-units-per-day =
    { $whose ->
        [guild] Ten serwer nie ma już na dziś dość jednostek: wykorzystano { $used } z { $allowed }, a potrzeba { $needed }. Reset: <t:{ $renews }:R>. Niższy tryb lub mniejszy rozmiar kosztuje mniej.
        [member] Nie masz już na dziś dość jednostek na tym serwerze: wykorzystano { $used } z { $allowed }, a potrzeba { $needed }. Reset: <t:{ $renews }:R>. Niższy tryb lub mniejszy rozmiar kosztuje mniej.
       *[person] Nie masz już na dziś dość jednostek: wykorzystano { $used } z { $allowed }, a potrzeba { $needed }. Reset: <t:{ $renews }:R>. Niższy tryb lub mniejszy rozmiar kosztuje mniej.
    }
limit-units-ever = Potrzebne jednostki: { $needed }, a dzienny limit to tylko { $allowed }. Wybierz niższy tryb, mniejszy rozmiar lub mniej obrazów.
limit-cooldown =
    { $whose ->
        [member] Odstęp między dwoma zadaniami na tym serwerze to { $allowed } s. Następne możesz zacząć: <t:{ $renews }:R>.
       *[person] Odstęp między dwoma zadaniami to { $allowed } s. Następne możesz zacząć: <t:{ $renews }:R>.
    }
limit-queued-at-once =
    { $whose ->
        [guild] Ten serwer wykorzystał limit czekających zadań ({ $used } z { $allowed }). Spróbuj ponownie, gdy któreś się zacznie.
        [member] Twój limit czekających zadań na tym serwerze jest wykorzystany ({ $used } z { $allowed }). Spróbuj ponownie, gdy któreś się zacznie.
       *[person] Twój limit czekających zadań jest wykorzystany ({ $used } z { $allowed }). Spróbuj ponownie, gdy któreś się zacznie.
    }
limit-presets = Nie możesz tu używać trybu { $preset }. Możesz używać: { $allowed }.
limit-presets-none = Nie możesz tu używać żadnego trybu. Poproś administratorów tego serwera.
limit-channels = Nie możesz używać bota na tym kanale. Użyj: { $channels }.
limit-channels-none = Nie możesz używać bota na żadnym kanale tego serwera. Poproś jego administratorów.
limit-others-results = Na tym serwerze nie możesz używać przycisków pod cudzymi wynikami. Zacznij od własnego obrazu: /stylizuj.
place-age-restricted = Na tym serwerze bot działa tylko na kanałach z ograniczeniem wiekowym. Użyj jednego z nich.
banned-person = Masz bana od właściciela bota i nie możesz używać tego bota.
banned-guild = Ten serwer ma bana od właściciela bota i nie można tu używać tego bota.
draining = Bot zaraz będzie aktualizowany i nie przyjmuje nowych zadań. Spróbuj ponownie za kilka minut.
settings-full = Ten serwer osiągnął maksymalną liczbę ustawień: { $most }. Najpierw usuń jakieś.
grants-full = Ten serwer osiągnął maksymalną liczbę przyznań: { $most }. Najpierw odbierz jakieś.
settings-no-channel = Podaj do 25 kanałów tego serwera w postaci #kanał albo * dla wszystkich.
settings-no-number = „{ $value }” nie pasuje do „{ $name }”. Podaj liczbę całkowitą od { $least } do { $most } albo 0, aby nie było limitu.
settings-no-share = „{ $value }” nie pasuje do „{ $name }”. Podaj liczbę całkowitą od { $least } do { $most }.
settings-no-zone = Nie ma strefy czasowej „{ $name }”. Podaj nazwę taką jak Europe/Berlin lub Asia/Shanghai.
settings-nothing = Nie ma czego ustawić. Wybierz co najmniej jeden limit.
settings-gone = Tej roli lub osoby nie ma już na tym serwerze.
settings-check-missing = Kontrola obrazów nie jest zainstalowana w tym bocie. Poproś właściciela bota, żeby ją zainstalował.
limit-largest-size = Rozmiar { NUMBER($size, useGrouping: 0) } px jest za duży. Twój limit tutaj to { NUMBER($largest, useGrouping: 0) } px.
queue-full = Kolejka jest pełna. Spróbuj ponownie za kilka minut.
job-unknown = Bot nie pamięta już tego obrazu. Zacznij od nowa: /stylizuj.
style-gone = Wytrenowana sieć tego stylu lub wyniku została usunięta. Utwórz styl ponownie albo zacznij od nowa: /stylizuj.
film-gone = Ten wynik nie ma filmu poklatkowego. Aby go dostać, otwórz wynik w /historia i naciśnij „Uruchom ponownie”.
gallery-pick-first = Jest tu kilka wyników. Najpierw wybierz jeden: naciśnij jego numer.
show-unknown = Nie masz wyniku o tym numerze. Wybierz go z listy lub z /historia.
show-refused = Discord odrzucił ten obraz na tym kanale. Znajdziesz go w /historia. Powód podany przez Discord właściciel bota znajdzie w logach.
show-too-large = Ten plik jest za duży, aby go tu wysłać. Użyj serwera, który przyjmuje większe pliki.
wait-too-long = Bot nie jest tu zaproszony, więc wynik musi być gotowy w ciągu 12 minut, a to zadanie potrwałoby około { $minutes } min. Wybierz niższy tryb, spróbuj później albo użyj serwera, na który bot jest zaproszony.
wait-unknown = Bot nie jest tu zaproszony, więc wynik musi być gotowy w ciągu 12 minut, ale silnik nie jest gotowy. Spróbuj później albo użyj serwera, na który bot jest zaproszony.
channel-no-files = Na tym kanale nie można załączać plików. Użyj innego kanału.
job-unfinished = Ten obraz nie jest jeszcze gotowy. Poczekaj, aż będzie.
cancel-not-yours = To zadanie mogą anulować tylko <@{ $owner }> i osoby z uprawnieniem „Zarządzanie wiadomościami”.
forget-not-yours = Ten wynik mogą usunąć tylko <@{ $owner }> i osoby z uprawnieniem „Zarządzanie wiadomościami”.
cancel-late = To zadanie już się zakończyło.
prompt-unknown-style = Wbudowane modele nie znają żadnego z tych słów. Znają około pięćdziesięciu stylów po angielsku, na przykład { $styles }.
channel-no-access = Bot nie może odpowiedzieć na tym kanale, bo brakuje mu uprawnień: { $missing }. Poproś administratora albo użyj innego kanału.
permission-view_channel = Wyświetlanie kanałów
permission-send_messages = Wysyłanie wiadomości
permission-send_messages_in_threads = Wysyłanie wiadomości w wątkach
permission-attach_files = Załączanie plików
permission-connect = Łączenie
bot-in-time-out = Bot ma przerwę na tym serwerze i nie może pisać. Koniec przerwy: { $until }. Administrator może zakończyć ją wcześniej.
message-without-picture = W tej wiadomości nie ma obrazu. Wybierz wiadomość z obrazem albo wpisz /stylizuj.
form-forgotten = Bot nie pamięta już, do którego obrazu był ten formularz. Otwórz menu wiadomości, wybierz „Aplikacje” i jeszcze raz to polecenie.
attachment-gone = Nie udało się pobrać obrazu z Discorda. Załącz go jeszcze raz.
something-wrong = Coś poszło nie tak, ale nic nie zostało zużyte. Spróbuj ponownie. Jeśli to się powtórzy, powiedz o tym właścicielowi bota.
panel-not-yours = Ten panel należy do kogoś innego. Otwórz własny poleceniem.
storage-problem = Bot nie może teraz niczego zapisać, więc nic nie zostało zużyte. Spróbuj ponownie za kilka minut. Jeśli to się powtórzy, powiedz o tym właścicielowi bota: być może dysk jest pełny albo nie odpowiada baza danych lub magazyn obrazów.
stopping = Bot uruchamia się ponownie. Spróbuj jeszcze raz za minutę.

# W konsoli.
ray-missing = Według konfiguracji silniki działają na klastrze Ray (backend = "ray" w [engine]), ale ray nie jest zainstalowany. Uruchom: make setup. W kontenerze zbuduj obraz z EXTRAS=cluster.
check-packages-missing = Konfiguracja wymaga kontroli obrazów ([moderation.pictures]), ale jej pakiety nie są zainstalowane, więc bot nie przyjmuje obrazów. Uruchom: make setup. W kontenerze zbuduj obraz z EXTRAS=moderation.
token-missing =
    Nie ma jeszcze tokenu bota. Aby go zdobyć:
    1. Otwórz https://discord.com/developers/applications i naciśnij „New Application”.
    2. W sekcji „Bot” naciśnij „Reset Token” i skopiuj token. Bot nie potrzebuje uprzywilejowanych intencji.
    3. Wpisz token do config.toml (token = "…" w [discord]) albo do zmiennej środowiskowej WORDBRUSH_DISCORD__TOKEN.
    4. Uruchom ponownie „wordbrush run”. Pojawi się link, który zaprasza bota na serwer.
    Aby wypróbować bota bez tokenu, uruchom: make demo
token-refused = Discord nie przyjmuje tego tokenu. Otwórz https://discord.com/developers/applications, zresetuj token w sekcji „Bot” i wpisz nowy do config.toml lub WORDBRUSH_DISCORD__TOKEN.
starts-used-up = Dzienna liczba uruchomień, na którą pozwala Discord ({ $total }), jest wyczerpana. Bot czeka, aż będzie mógł znów się połączyć, i do tego czasu nikomu nie odpowiada. Sprawdź w logach, dlaczego uruchamia się tak często.
commands-refused = Discord odrzuca polecenia: { $problem }. Otwórz https://discord.com/developers/applications, włącz „User Install” i „Guild Install” w sekcji „Installation” i uruchom bota ponownie. Do tego czasu działają polecenia, które Discord już zna.
invite = Zaproś bota na serwer: { $address }

form-files = Obrazy
form-files-about = Do dziesięciu obrazów, jedno wideo lub jedno archiwum ZIP
form-name = Nazwa
form-name-about = Nazwa stylu
use-form-title = Namaluj w stylu „{ $name }”
save-form-title = Zapisz styl
button-save = Zapisz styl…
style-button-use = Użyj stylu…
style-button-share = Udostępnij na serwerze
style-button-hide = Ustaw jako prywatny
style-button-export = Eksportuj
style-button-delete = Usuń…
style-button-forget = Usuń na zawsze
style-button-take = Usuń z serwera
style-title = **{ $name }** · { $owner }
style-sample = Przykładowe zdjęcie w stylu „{ $name }”
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] Nauczony z wbudowanych obrazów.
        [one] Nauczony z jednego obrazu.
        [few] Nauczony z { $pictures } obrazów.
        [many] Nauczony z { $pictures } obrazów.
       *[other] Nauczony z { $pictures } obrazu.
    }
style-result = Zapisany z jednego wyniku. Na innych obrazach może działać gorzej; /styl utwórz uczy się z wielu.
style-blend = Zmieszany z innych stylów.
style-imported = Zaimportowany z pliku.
style-shared = Udostępniony wszystkim na serwerze.
shelf-title = **Zapisane style**
    -# Aby malować w takim stylu, użyj { $apply } (do dziesięciu obrazów) albo opcji „styl” w /stylizuj.
shelf-empty = Nie ma jeszcze zapisanych stylów. Utwórz styl poleceniem { $create } albo naciśnij „{ $save }” pod wynikiem.
style-delete-question = Usunąć styl „{ $name }” na zawsze? Namalowane nim obrazy zostaną.
style-take-question = Usunąć styl „{ $name }” z tego serwera? Jego właściciel go zachowa.
style-deleted = Styl został usunięty.
style-taken = Styl nie jest już dostępny na tym serwerze. Jego właściciel nadal go ma.
style-now-shared = Wszyscy na tym serwerze mogą teraz używać stylu „{ $name }”.
style-now-private = Teraz tylko ty możesz używać stylu „{ $name }”.
style-exported = Oto plik stylu „{ $name }”. Do tego lub innego bota dodasz go poleceniem /styl importuj, a w wierszu poleceń użyjesz go przez „wordbrush style apply”.
style-unknown = Nie ma zapisanego stylu o tej nazwie, którego możesz tu używać. Zobacz /styl lista.
style-not-yours = Może to zrobić tylko <@{ $owner }>, bo to jest styl tej osoby.
style-no-name = Podaj nazwę z liter lub cyfr, najwyżej { $longest } znaków.
style-name-taken = Masz już styl o tej nazwie. Wybierz inną nazwę albo najpierw usuń tamten styl.
style-no-images = Załącz co najmniej jeden obraz albo archiwum ZIP z obrazami.
style-images-or-zip = Załącz albo obrazy, albo archiwum ZIP, nie jedno i drugie.
style-one-zip = Załączaj tylko jedno archiwum ZIP naraz.
style-zip-large = To archiwum jest większe niż { $limit } MB. Podziel je na mniejsze.
style-file-large = Ten plik jest większy niż { $limit } MB, więc nie może być plikiem stylu.
style-share-where = Styl możesz udostępnić tylko na serwerze.
stylize-style-alone = Zapisany styl zastępuje prompt. Pomiń opcje „prompt”, „obraz_stylu”, „unikaj” i „liczba” albo pomiń „styl”.
stylize-prompt-or-style = Podaj prompt, załącz obraz stylu albo wybierz zapisany styl.
style-prompt-or-like = Podaj prompt, załącz obraz stylu albo zrób jedno i drugie.
engine-away = Żaden silnik teraz nie działa i nic nie zostało zużyte. Spróbuj ponownie za minutę.
limit-create-styles = Nie możesz tu tworzyć stylów. Poproś administratorów tego serwera.
limit-styles =
    { $allowed ->
        [one] Masz już zapisany styl, a twój limit to jeden. Najpierw go usuń.
        [few] Masz już { $allowed } zapisane style i to jest twój limit. Najpierw usuń któryś z nich.
        [many] Masz już { $allowed } zapisanych stylów i to jest twój limit. Najpierw usuń któryś z nich.
       *[other] Masz już { $allowed } zapisanego stylu i to jest twój limit. Najpierw usuń któryś z nich.
    }
limit-styles-member =
    { $allowed ->
        [one] Masz już zapisany styl z tego serwera, a twój limit tutaj to jeden. Najpierw usuń ten styl.
        [few] Masz już { $allowed } zapisane style z tego serwera i to jest twój limit tutaj. Najpierw usuń któryś z nich.
        [many] Masz już { $allowed } zapisanych stylów z tego serwera i to jest twój limit tutaj. Najpierw usuń któryś z nich.
       *[other] Masz już { $allowed } zapisanego stylu z tego serwera i to jest twój limit tutaj. Najpierw usuń któryś z nich.
    }
limit-styles-here =
    { $allowed ->
        [one] Ten serwer ma już udostępniony styl, a jego limit to jeden. Najpierw usuń ten styl albo ustaw go jako prywatny.
        [few] Ten serwer ma już { $allowed } udostępnione style i to jest jego limit. Najpierw usuń któryś z nich albo ustaw go jako prywatny.
        [many] Ten serwer ma już { $allowed } udostępnionych stylów i to jest jego limit. Najpierw usuń któryś z nich albo ustaw go jako prywatny.
       *[other] Ten serwer ma już { $allowed } udostępnionego stylu i to jest jego limit. Najpierw usuń któryś z nich albo ustaw go jako prywatny.
    }
limit-trainings-per-day =
    { $whose ->
        [guild] Ten serwer wykorzystał dzisiejszy limit nowych stylów: { $used } z { $allowed }. Reset: <t:{ $renews }:R>.
        [member] Twój dzisiejszy limit nowych stylów na tym serwerze jest wykorzystany: { $used } z { $allowed }. Reset: <t:{ $renews }:R>.
       *[person] Twój dzisiejszy limit nowych stylów jest wykorzystany: { $used } z { $allowed }. Reset: <t:{ $renews }:R>.
    }
panel-title-training = **{ $name }** · „{ $prompt }” · { $user }
panel-style = styl „{ $name }”
panel-done-style = { $facts } · { $seconds } s
panel-trained =
    { $pictures ->
        [0] Styl jest gotowy. Powstał z wbudowanych obrazów, a tu jest pokazany na zdjęciu, którego nigdy nie widział.
        [one] Styl jest gotowy. Powstał z jednego obrazu, a tu jest pokazany na zdjęciu, którego nigdy nie widział.
        [few] Styl jest gotowy. Powstał z { $pictures } obrazów, a tu jest pokazany na zdjęciu, którego nigdy nie widział.
        [many] Styl jest gotowy. Powstał z { $pictures } obrazów, a tu jest pokazany na zdjęciu, którego nigdy nie widział.
       *[other] Styl jest gotowy. Powstał z { $pictures } obrazu, a tu jest pokazany na zdjęciu, którego nigdy nie widział.
    }
panel-trained-facts = { $seconds } s · Naciśnij „Użyj stylu…”, aby w kilka sekund namalować nim dowolny obraz.
audit-unshared = { $who }: usunięto z tego serwera styl „{ $name }” osoby { $owner }.
share-trainings-person = Nowe style dzisiaj: { $used } z { $allowed }, reset: { $when }
share-trainings-member = Nowe style dzisiaj na tym serwerze: { $used } z { $allowed }, reset: { $when }
share-trainings-guild = Nowe style całego serwera dzisiaj: { $used } z { $allowed }, reset: { $when }
share-no-styles = Nie możesz tworzyć stylów.
share-styles-person = Zapisane style: najwyżej { $allowed }
share-styles-member = Zapisane style z tego serwera: najwyżej { $allowed }
name-shared_styles = Style udostępnione na serwerze
settings-styles = Limity stylów…
settings-create = Tworzenie stylów: { $value }
settings-form-styles = Limity stylów
shelf-choose = Wybierz styl…
panel-frames =
    { $frames ->
        [one] { $frames } klatka
        [few] { $frames } klatki
        [many] { $frames } klatek
       *[other] { $frames } klatki
    }
details-in-style = Styl „{ $name }” namalował to w jednym przebiegu. Pobierz jego plik przez /styl eksportuj i uruchom:
style-learns-from-pictures = Z wideo nie można nauczyć się stylu. Załącz obrazy albo archiwum ZIP z obrazami.
style-film-alone = Wideo trzeba załączyć osobno. Załącz jedno wideo albo same obrazy.
cost-training = tworzenie stylu
