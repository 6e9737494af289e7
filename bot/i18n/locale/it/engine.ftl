# Quello che comunica un motore. Gli identificatori sono quelli di engine.protocol.messages.NoticeCode; i numeri arrivano
# come numeri.
#
# Traduzione automatica del file inglese, fatta a novembre 2026 e controllata con test automatici. Le correzioni di chi
# parla italiano come lingua madre sono benvenute (vedi CONTRIBUTING.md).

picture-unreadable = Questa immagine è danneggiata e non si può leggere. Salvala di nuovo o usane un'altra.
picture-format = Questo file non è un'immagine in un formato supportato. Formati supportati: { $formats }.
picture-kind =
    { $kind ->
        [SVG] Questa è un'immagine SVG. Salvala come PNG o JPEG e inviala di nuovo.
        [OpenEXR] Questa è un'immagine OpenEXR. Salvala come PNG o JPEG e inviala di nuovo.
        [icon] Questo è un file di icona. Salvalo come PNG o JPEG e invialo di nuovo.
        [RAW] Questo è un file RAW di fotocamera. Salvalo come PNG o JPEG e invialo di nuovo.
       *[other] Questo è un file { $kind }. Salvalo come PNG o JPEG e invialo di nuovo.
    }
picture-bytes = Questo file è troppo grande: { $megabytes } MB, e il limite è di { $limit } MB. Salvane una versione più piccola.
picture-pixels = Questa immagine è troppo grande. Il limite è di { $limit } milioni di pixel. Rimpiccioliscila e inviala di nuovo.
picture-heavy = Leggere questa immagine richiede troppo tempo o troppa memoria. Salvala come semplice PNG o JPEG, oppure rimpiccioliscila.
picture-small = Questa immagine è troppo piccola: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } pixel. Ogni lato deve avere almeno { $limit } pixel. Usane una più grande.
picture-narrow = Questa immagine è troppo stretta: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } pixel. Ritagliala in modo che il lato lungo sia al massimo { $limit } volte quello corto.
prompt-empty = Manca il prompt. Descrivi lo stile a parole, meglio in inglese; per esempio “watercolor painting” (acquerello).
prompt-unknown = I modelli inclusi non conoscono nessuna di queste parole. Sono modelli piccoli, per provare Wordbrush, e conoscono questi stili: { $known }. Per usare qualsiasi stile, passa a CLIP di OpenAI (--models openai, o models = "openai" nella configurazione).
size-range = La dimensione { NUMBER($size, useGrouping: 0) } non è possibile. Scegline una da { NUMBER($least, useGrouping: 0) } a { NUMBER($most, useGrouping: 0) } pixel.
device-missing = Il dispositivo “{ $device }” non esiste o PyTorch non può usarlo. Usa “auto” per il miglior dispositivo disponibile, oppure “cpu”.
memory = Questa immagine richiede più memoria di quella del dispositivo. Scegli una dimensione minore o il preset “draft”.
clip-unknown = Il modello CLIP “{ $clip }” non esiste. Usa il percorso di un checkpoint oppure uno di questi: { $known }.
weights-missing = Il file di { $name } non esiste: { $path }. Correggi il suo percorso nella configurazione.
weights-unreadable = Non si possono leggere i pesi di { $name }: { $path }. Il file potrebbe essere danneggiato o di un altro modello. Se lo ha scaricato Wordbrush, esegui “wordbrush models fetch” per controllarlo e sostituirlo.
download-failed = Non è stato possibile scaricare { $name } da { $url } ({ $reason }). Controlla la connessione ed esegui “wordbrush models fetch”. Puoi anche salvare tu il file come { $path }, oppure usare i modelli inclusi, che non richiedono download (--models bundled, o models = "bundled" nella configurazione).
download-damaged = { $name } si è danneggiato durante il download da { $url } ed è stato eliminato: la sua lunghezza o il suo hash non corrisponde. Esegui di nuovo “wordbrush models fetch”. Se continua a succedere, qualcosa nella rete modifica il file.
checkpoint-other = Questo checkpoint è di un altro stile o è danneggiato. Elimina il file e avvia di nuovo l'addestramento.
animation-long = Questa animazione è troppo lunga: { $frames } fotogrammi. Il limite è di { $most } fotogrammi e di { $limit } milioni di pixel in tutto. Accorciala o rimpiccioliscila.
animation-large = Questa animazione è troppo grande: i suoi { $frames } fotogrammi occupano più di { $limit } MB una volta decodificati. Accorciala o rimpiccioliscila.
film-kind =
    { $kind ->
        [MPEG] Questo è un video MPEG. Salvalo in uno di questi formati e invialo di nuovo: { $films }.
        [Ogg] Questo è un file Ogg. Salva il video in uno di questi formati e invialo di nuovo: { $films }.
        [AVI] Questo è un video AVI. Salvalo in uno di questi formati e invialo di nuovo: { $films }.
       *[other] Questo è un video { $kind }. Salvalo in uno di questi formati e invialo di nuovo: { $films }.
    }
styles-apart = Questi stili non si possono mescolare. Gli stili imparati da molte immagini si possono mescolare se li ha creati la stessa versione di Wordbrush. Si possono mescolare anche gli stili salvati da un solo risultato, a meno che il risultato non sia stato dipinto dai modelli di OpenAI o con il preset “paper”.
training-pictures = Uno stile ha bisogno di almeno { $least } immagini da cui imparare. Aggiungine altre, oppure non allegarne nessuna per usare le immagini incluse.
style-unreadable = Questo stile non si può leggere. Il file è danneggiato o non è uno stile di Wordbrush. Esporta di nuovo lo stile o ricrealo.
not-finite =
    { $steps ->
        [one] L'ottimizzazione è andata fuori controllo dopo un passo, quindi non c'è nessun risultato. Esegui di nuovo il comando con un altro seme.
       *[other] L'ottimizzazione è andata fuori controllo dopo { $steps } passi, quindi non c'è nessun risultato. Esegui di nuovo il comando con un altro seme.
    }
internal = Qualcosa è andato storto nel motore ({ $error }). Riprova. Se succede ancora, segnala il problema; i dettagli sono nel registro del motore.
engine-died = Il motore si è fermato due volte mentre dipingeva questa immagine. Prova un preset più piccolo o un'altra immagine.
picture-gone = L'immagine è stata eliminata, quindi questo non è più possibile. Ricomincia con /stilizza.
no-room = Il disco del bot è pieno, quindi non è stato possibile salvare l'immagine. Avvisa il proprietario del bot e riprova più tardi.
result-lost = L'immagine è stata dipinta, ma nell'archivio del bot manca o è danneggiata. Riprova e avvisa il proprietario del bot.
picture-unsuitable = Questa immagine non sembra pensata per questo canale. Non è stata conservata e non è stato consumato nulla.
result-unsuitable = Questo risultato non sembra pensato per questo canale, quindi qui non viene mostrato.
check-failed = Non è stato possibile controllare questa immagine, quindi non è stata accettata e non è stato consumato nulla. Riprova. Se succede di nuovo, avvisa il proprietario del bot.
check-missing = Qui le immagini devono essere controllate, ma il controllo non è installato su questo bot, quindi non ne accetta nessuna. Avvisa il proprietario del bot.

first-frame = Questa immagine è animata. È stato dipinto solo il primo fotogramma. Usa uno stile salvato per dipingerli tutti.
picture-cut = Manca la fine di questo file. È stata dipinta la parte che c'è.
film-silent = Non è stato possibile leggere l'audio di questo video, quindi il risultato non ne ha.
film-flattened = Le zone trasparenti di questo video sono state dipinte su bianco.

prompt-truncated = Il prompt è più lungo di quanto CLIP possa leggere ({ $tokens } token). La fine non è stata usata.
prompt-not-english = CLIP è stato addestrato in inglese e capisce poco le altre scritture. Se il risultato non è quello che volevi, scrivi il prompt in inglese.
stand-in = Dipinto dai piccoli modelli inclusi, che conoscono { $count } stili. Con CLIP di OpenAI funziona qualsiasi stile (models = "openai").
painted-as =
    { $tinted ->
        [0] Non c'è uno stile “{ $words }”: dipinto come { $styles }. Con CLIP di OpenAI sarebbe quello vero (models = "openai").
       *[other] Non c'è uno stile “{ $words }”: dipinto come { $styles } nei colori di “{ $source }”. Con CLIP di OpenAI sarebbe quello vero (models = "openai").
    }
colored-by = I colori sono quelli di “{ $source }”.
words-unknown =
    { $count ->
        [0] I modelli inclusi non conoscono “{ $words }”, che quindi è stato tralasciato.
       *[other] I modelli inclusi non conoscono “{ $words }”, che quindi è stato tralasciato. Parole simili che conoscono: { $near }.
    }
album-unreadable = Questo archivio ZIP non si può leggere. Comprimi le immagini in un semplice archivio ZIP senza password.
album-empty = Questo archivio non contiene immagini leggibili. Comprimi file PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF o BMP, senza password.
album-many = Questo archivio contiene { $count } file. Il limite è di { $most } immagini. Rimuovine qualcuna.
pictures-left-out =
    { $count ->
        [one] Un file è stato saltato perché non è un'immagine leggibile: { $names }.
       *[other] { $count } file sono stati saltati perché non sono immagini leggibili: { $names }.
    }
film-long = Questo video dura più di { $most } secondi, che è il limite. Taglialo e invialo di nuovo.
film-unreadable = Questo video non si può leggere o è troppo lungo per la dimensione consentita qui. Salvalo di nuovo come MP4, MOV o WebM, oppure usane uno più breve.
film-needs-style = I video richiedono uno stile salvato, e anche le animazioni se vuoi che siano dipinti tutti i fotogrammi. Scegline uno in “stile”; /stile elenco mostra i tuoi stili e quelli di questo server.
