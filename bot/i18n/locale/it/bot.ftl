# Quello che il bot dice su Discord: messaggi, pulsanti, moduli e comandi, più alcune righe nella console.
#
# Traduzione automatica del file inglese, fatta a novembre 2026 e controllata con test automatici. Le correzioni di chi
# parla italiano come lingua madre sono benvenute (vedi CONTRIBUTING.md).
#
# Un messaggio dice che cosa è successo e che cosa fare. Un'etichetta dice che cosa succede quando la si preme.
# Un'immagine è ciò che una persona invia o riceve, un prompt è lo stile descritto a parole, uno stile salvato ha un nome
# e una richiesta chiede una o più immagini.

form-title = Stilizza un'immagine
form-upload = Immagine
form-upload-about = PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF o BMP
form-picture = Immagine
form-picture-about = L'allegato da ridipingere
form-prompt = Prompt
form-prompt-about = Lo stile a parole; funziona meglio in inglese
form-example = watercolor painting
form-like = Nello stile di un'altra immagine
form-like-about = Fino a quattro immagini di cui usare lo stile, al posto di un prompt o insieme
form-like-picture = Immagine di stile
form-like-picture-about = L'immagine di cui usare lo stile
form-negative = Prompt negativo
form-negative-about = Che cosa evitare (facoltativo)
form-preset = Preset
form-preset-about = Qualità e velocità; più la qualità è alta, più ci vuole
form-how = Metodo
form-how-about = Come dipingere la nuova immagine
form-once = Applica lo stile
form-once-about = Bastano pochi secondi; usa lo stile così come è stato imparato per la prima immagine
form-anew = Ottimizza di nuovo
form-anew-about = Ci vuole di più; adatta lo stile alla nuova immagine
form-strength = Intensità
form-strength-about = 0% lascia l'immagine com'è, 100% è lo stile completo
form-words = Parole da cercare
form-words-about = Parole del prompt; lascia vuoto per cercare in tutte le immagini
form-place = Server
form-place-about = Dove hai chiesto l'immagine
form-kind = Preferiti
form-kind-about = Mostra tutte le immagini o solo i tuoi preferiti

button-styles = Mostra gli stili
button-cancel = Annulla
button-variation = Variante
button-retry = Riprova
button-edit = Modifica…
button-more = Altro…
button-stronger = Più forte
button-softer = Più leggero
button-larger = Dimensioni reali
button-compare = Prima/dopo
button-details = Dettagli
button-style = Usa lo stile…
button-like = Usa come stile…
button-delete = Elimina…
button-forget = Elimina per sempre
button-newer = Più recenti
button-older = Meno recenti
button-film = Time-lapse
button-show = Pubblica qui
button-again = Ripeti
button-reuse = Altra immagine…
button-star = ★ Aggiungi ai preferiti
button-unstar = Rimuovi dai preferiti
button-back = Indietro
button-search = Cerca…
button-everything = Mostra tutto

# Il menu di “Altro…”: che cosa fa ogni pulsante di un risultato.
more-title = **{ $prompt }**
more-stronger = Dipinge di nuovo la tua immagine con un'intensità del { $strength }%.
more-softer = Dipinge di nuovo la tua immagine con un'intensità del { $strength }%.
more-style = Dipinge un'altra immagine in questo stile.
more-like = Dipinge un'altra immagine in modo che somigli a questo risultato.
more-save = Salva questo stile con un nome, per usarlo su altre immagini.
more-compare = Mette a confronto la tua immagine e il risultato.
more-film = Mostra come è stata dipinta l'immagine.
more-details = Mostra tutte le impostazioni e il comando che ripete questo risultato.
more-delete = Elimina il risultato e il suo messaggio.

welcome =
    ### Ciao! Questo bot ridipinge le immagini in qualsiasi stile che sai descrivere a parole.
    Scrivi { $stylize }, allega un'immagine e descrivi uno stile. Funziona meglio in inglese: “stained glass” (vetrata), “watercolor painting” (acquerello), “neon”.
    Non hai un'immagine a portata di mano? Premi uno di questi esempi.
example-glass = Un gatto in una vetrata
example-neon = Un astronauta al neon
example-sketch = Una tazza a matita

queue-title = **Coda**
queue-engine-ready = -# Motore pronto su { $device }: { $name }
queue-engine-starting = -# Motore in avvio su { $device }
queue-engines-none = -# Nessun motore è in funzione. Le richieste restano in coda finché non se ne avvia uno.
queue-engines-ready = -# Motori pronti: { $count } ({ $name })
queue-engines-starting = -# Motori in avvio: { $count }
queue-engines-problem = -# Motori non disponibili: { $count }
queue-engine-problem = -# Motore non disponibile su { $device }. Le richieste restano in coda finché non è pronto.
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }, pronto { $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }, inizio: { $when }
queue-more =
    { $count ->
        [one] … e un'altra
       *[other] … e altre { $count }
    }
queue-shares = -# ×2, ×3…: persone con una quota maggiore della coda. Hanno altrettanti turni per ogni turno degli altri.
queue-elsewhere =
    { $count ->
        [one] -# In coda c'è anche una richiesta da un altro server o da un messaggio diretto.
       *[other] -# In coda ci sono anche { $count } richieste da altri server o da messaggi diretti.
    }
queue-empty = La coda è vuota.
queue-own = La tua richiesta: { $prompt }

help =
    ### Ridipingi le immagini in qualsiasi stile che sai descrivere a parole
    - { $stylize } ridipinge un'immagine seguendo il tuo prompt. I prompt funzionano meglio in inglese e puoi mescolare gli stili: “watercolor:2, night sky:1”. Per ridipingere l'immagine di un messaggio, apri il menu del messaggio, scegli “App” e poi “{ $menu }”.
    - Con “quantità” ottieni fino a quattro risultati tra cui scegliere il migliore.
    - Sotto ogni risultato puoi chiedere una variante, modificare il prompt o ottenere le dimensioni reali. In “Altro…” puoi regolare l'intensità, usare lo stile su un'altra immagine, guardare il time-lapse o eliminare il risultato.
    - { $create } impara uno stile salvato da molte immagini, mentre “Salva lo stile…” conserva lo stile di un risultato. Con { $apply }, uno stile salvato dipinge immagini, archivi ZIP, animazioni e video senza ottimizzare di nuovo.
    - { $styles } mostra alcuni stili di esempio e { $history } mostra le tue immagini.

privacy =
    ### I tuoi dati (inizio: { $since })
    Il bot conserva:
    - Il tuo ID di Discord e quante richieste fai ogni giorno, per applicare i limiti.
    - { $jobs ->
        [one] Una richiesta
       *[other] { $jobs } richieste
    } con prompt, opzioni, ora e canale, per la tua cronologia e i pulsanti sotto i tuoi risultati.
    - { $pictures ->
        [one] Un risultato
       *[other] { $pictures } risultati
    } con la foto originale, le immagini di stile e la rete addestrata, per le varianti.
    - { $prompts ->
        [one] Un prompt
       *[other] { $prompts } prompt
    } che hai usato, per i suggerimenti.
privacy-styles =
    { $styles ->
        [one] - Uno stile salvato, finché non lo elimini
       *[other] - { $styles } stili salvati, finché non li elimini
    }. Per scaricarne uno, usa /stile esporta.
privacy-grants = - Unità concesse che non hai usato: { $units }
privacy-others = Solo tu puoi vedere la tua cronologia. I membri di un canale vedono quello che ci pubblichi. Gli amministratori del server vedono chi usa il bot nel loro server, quanto e con quali prompt. I tuoi dati non vengono ceduti a nessun altro.
privacy-photos =
    { $days ->
        [one] -# Le immagini che hai inviato vengono eliminate un giorno dopo l'ultimo risultato dipinto da esse, tranne quelle dei preferiti.
       *[other] -# Le immagini che hai inviato vengono eliminate { $days } giorni dopo l'ultimo risultato dipinto da esse, tranne quelle dei preferiti.
    }
privacy-results =
    { $days ->
        [one] -# I risultati vengono eliminati dopo un giorno, tranne i preferiti.
       *[other] -# I risultati vengono eliminati dopo { $days } giorni, tranne i preferiti.
    }
privacy-networks =
    { $days ->
        [one] -# Le reti addestrate vengono eliminate dopo un giorno, tranne quelle dei preferiti e degli stili salvati.
       *[other] -# Le reti addestrate vengono eliminate dopo { $days } giorni, tranne quelle dei preferiti e degli stili salvati.
    }
privacy-space = -# Quando lo spazio del bot è pieno, le immagini più vecchie vengono eliminate prima; i preferiti per ultimi.
privacy-nothing = Il bot non conserva né richieste, né immagini, né prompt tuoi.
privacy-export = Esporta tutto
privacy-next = Parte successiva
privacy-ask = Elimina tutto…
privacy-forget = Elimina dati, tieni messaggi
privacy-everywhere = Elimina dati e messaggi
privacy-question = Vuoi eliminare per sempre tutti i tuoi dati, compresi i preferiti, gli stili salvati e le unità concesse? Le tue richieste in attesa e in corso vengono annullate. Decidi tu se il bot elimina anche i suoi messaggi con i tuoi risultati. I risultati che altre persone hanno creato dalle tue immagini restano. Il bot conserva i tuoi conteggi di utilizzo finché servono ai limiti, e i limiti o i blocchi che gli amministratori hanno impostato per te.
privacy-all = L'esportazione è completa.
privacy-more = Questa è una parte dell'esportazione. Premi “Parte successiva” per continuare.
privacy-done = I tuoi dati sono stati eliminati.
privacy-busy = Una delle tue richieste è ancora in corso, quindi non è stato eliminato nulla. Riprova tra un minuto.

words-now-blocked = “{ $word }” ora è bloccata. Da adesso i prompt che la contengono vengono rifiutati, comunque sia scritta.
words-now-allowed = “{ $word }” ora è consentita. I prompt che la contengono vengono accettati, anche se ne fa parte una parola bloccata.
words-now-neither = “{ $word }” non è più nell'elenco.
words-empty = In questo server non ci sono parole bloccate.
words-list-blocked = **Bloccate:** { $words }
words-list-allowed = **Consentite:** { $words }
words-more =
    { $count ->
        [one] { $words } … e un'altra
       *[other] { $words } … e altre { $count }
    }
words-blocked = Qui queste parole non sono consentite: “{ $words }”. Usane altre.
words-none = Questa parola non si può usare. Scrivi lettere o cifre, al massimo { $longest } caratteri.
words-full = Gli elenchi sono pieni ({ $most } parole). Rimuovi prima una parola.
person-now-blocked = { $person } non può più usare il bot in questo server. Le sue richieste in coda vengono comunque completate.
person-now-free = { $person } può usare di nuovo il bot in questo server.
person-blocked-since = { $person } · { $when }
person-none-blocked = In questo server non è bloccato nessuno.
person-blocked = Gli amministratori di questo server ti hanno bloccato e qui non puoi usare il bot. Se pensi che sia un errore, chiedi a loro.
setting-same = Non è cambiato nulla: era già così.
settings-not-a-member = Questo server ha solo i comandi del bot, quindi qui non c'è nulla da impostare. Invita il bot vero e proprio: il suo link di installazione richiede l'ambito “bot”.
admins-only = Solo chi ha il permesso “Gestisci server” può farlo. Chiedi a un amministratore di questo server.

share-day-person = Richieste oggi: { $used } di { $allowed }, rinnovo: { $when }
share-day-member = Richieste oggi in questo server: { $used } di { $allowed }, rinnovo: { $when }
share-day-guild = Richieste di tutto il server oggi: { $used } di { $allowed }, rinnovo: { $when }
share-week-person = Richieste questa settimana: { $used } di { $allowed }, rinnovo: { $when }
share-week-member = Richieste questa settimana in questo server: { $used } di { $allowed }, rinnovo: { $when }
share-week-guild = Richieste di tutto il server questa settimana: { $used } di { $allowed }, rinnovo: { $when }
share-units-person = Unità oggi: { $used } di { $allowed }, rinnovo: { $when }
share-units-member = Unità oggi in questo server: { $used } di { $allowed }, rinnovo: { $when }
share-units-guild = Unità di tutto il server oggi: { $used } di { $allowed }, rinnovo: { $when }
share-queue-person = Richieste in attesa: { $used } di { $allowed }
share-queue-member = Richieste in attesa in questo server: { $used } di { $allowed }
share-queue-guild = Richieste in attesa di tutto il server: { $used } di { $allowed }
share-running-person = Richieste in corso: al massimo { $allowed }
share-running-member = Richieste in corso in questo server: al massimo { $allowed }
share-running-guild = Richieste in corso di tutto il server: al massimo { $allowed }
share-cooldown = Pausa tra due richieste: { $seconds } s
share-largest = Dimensione massima: { NUMBER($size, useGrouping: 0) } pixel (“Dimensioni reali” può superarla)
share-presets = Preset: { $presets }
share-channels = Canali: { $channels }
share-no-others = Puoi usare solo i pulsanti sotto i tuoi risultati.
share-counts = -# Più risultati di uno stesso comando contano come una sola richiesta. “Più forte”, “Più leggero”, “Dimensioni reali” e gli stili salvati costano un'unità ogni dieci immagini o fotogrammi, ma non contano come richieste.
share-costs = -# Costo in unità: { $costs }
share-of-queue = Quota della coda: { $share } volte i turni degli altri
share-grant = Unità concesse in questo server: ne restano { $remaining } di { $units }
share-grant-until = Unità concesse in questo server: ne restano { $remaining } di { $units }, fino a { $until }
share-grants-more = Altre unità concesse in questo server: { $units }

name-time_zone = Fuso orario
name-admins_exempt = Amministratori senza limiti
name-age_restricted_only = Solo canali con limiti di età
name-spoiler = Risultati come spoiler
name-audit_channel = Canale di registro
name-picture_check = Controllo delle immagini
name-picture_threshold = Soglia del controllo delle immagini
name-check_age_restricted = Controlla i canali con limiti di età
value-of = { $name }: { $value }
value-unlimited = senza limite
value-yes = sì
value-no = no
value-default = non impostato
value-off = disattivato
value-spoiler = come spoiler
value-refuse = rifiuta
value-strict = severa
value-normal = normale
value-lenient = permissiva
value-everywhere = tutti
value-owners = { $zone } (impostato dal proprietario del bot)

limits-title = **Limiti in questo server**
limits-server = **Tutti:** { $values }
limits-of = **{ $whom }:** { $values }
limits-none = In questo server non sono impostati limiti.
limits-none-of = Non sono impostati limiti per { $whom }. Valgono quelli del server.
limits-more =
    { $count ->
        [one] … e un altro ruolo o un'altra persona
       *[other] … e altri { $count } tra ruoli e persone
    }
limits-order = -# Prima valgono i limiti della persona; se non ne ha, i più generosi dei suoi ruoli; altrimenti quelli di tutti.
limits-ceiling = -# Limiti del proprietario del bot per ogni persona in tutti i server insieme: { $values }
limits-ceiling-guild = -# Limiti del proprietario del bot per ogni server: { $values }
limits-person-title = **Limiti di { $person } in questo server**
limits-exempt = I limiti di questo server non valgono per gli amministratori.
limits-now = Impostato per { $whom }: { $values }. Vale dalla prossima richiesta in poi.
limits-reset = Rimosso per { $whom }: { $names }.
limits-reset-all = Rimossi tutti i limiti per { $whom }.
granted = Unità concesse a { $person }: { $units }. Si usano prima dei limiti di questo server.
granted-until = Unità concesse a { $person }: { $units }, fino a { $until }. Si usano prima dei limiti di questo server.
grants-removed = Ritirate le unità concesse rimaste a { $person }.
grants-none = Non è cambiato nulla: a { $person } non restano unità concesse.
limits-everybody = tutti

settings-title = **Impostazioni del server**
settings-title-of = **Limiti di { $whom }**
settings-choose = Scegli un ruolo o una persona…
settings-presets = Preset: non impostati
settings-channels = Canali: non impostati
settings-audit = Canale di registro: non impostato
settings-server = Torna al server
settings-numbers = Limiti delle richieste…
settings-pace = Dimensione, pausa e quota…
settings-others = Risultati altrui: { $value }
settings-reset = Rimuovi i limiti
settings-admins = Amministratori senza limiti: { $value }
settings-age = Solo con limiti di età: { $value }
settings-spoiler = Spoiler: { $value }
settings-restricted = Controlla quelli con limiti: { $value }
settings-check-floor = Il proprietario del bot richiede almeno: { $values }
settings-zone = Fuso orario…
settings-changes = Registro delle modifiche
settings-form-numbers = Limiti delle richieste
settings-form-pace = Dimensione, pausa e quota
settings-form-zone = Fuso orario
settings-form-number-about = Un numero intero; 0 è senza limite, vuoto è non impostato
settings-form-share-about = Un numero intero da 1 a 5; vuoto è non impostato
settings-form-zone-about = Il fuso in cui finiscono i giorni, come Europe/Rome; vuoto è non impostato
settings-changed = { $when } { $line }
settings-unchanged = Nessuna impostazione è stata ancora modificata.

audit-word-blocked = { $who } ha bloccato la parola “{ $what }”.
audit-word-allowed = { $who } ha consentito la parola “{ $what }”.
audit-word-removed = { $who } ha rimosso la parola “{ $what }” dagli elenchi.
audit-person-blocked = { $who } ha bloccato { $what }.
audit-person-lifted = { $who } ha sbloccato { $what }.
audit-granted = { $who } ha concesso unità a { $whom }: { $units }.
audit-granted-until = { $who } ha concesso unità a { $whom }: { $units }, fino a { $until }.
audit-grants-removed = { $who } ha ritirato unità concesse a { $whom }: { $units }.
audit-value = { $who } ha cambiato “{ $what }” per { $whom }: { $before } → { $after }.
audit-server = il server
audit-somebody = Qualcuno
audit-removed = { $who } ha eliminato il risultato n. { $job } di { $owner }: “{ $prompt }”.
audit-cancelled = { $who } ha annullato la richiesta n. { $job } di { $owner }: “{ $prompt }”.
audit-check-spoiler = Il controllo delle immagini ha nascosto dietro uno spoiler un'immagine di { $owner } in { $channel }.
audit-check-refuse = Il controllo delle immagini ha rifiutato un'immagine di { $owner } in { $channel }.

usage-title = **I tuoi limiti qui**
usage-server-title =
    { $days ->
        [one] **Utilizzo di oggi in questo server**
       *[other] **Utilizzo in questo server negli ultimi { $days } giorni**
    }
amount =
    { $jobs ->
        [one] 1 richiesta
       *[other] { $jobs } richieste
    }, { $units ->
        [one] 1 unità
       *[other] { $units } unità
    }
usage-line = - { $what }: { $amount }
usage-zone = -# I giorni finiscono a mezzanotte in { $zone }. Le richieste fallite non contano. La tabella allegata elenca tutte quelle che contano.
usage-days = Unità al giorno
usage-people = Unità per persona
usage-prompts = Unità per prompt
usage-nothing =
    { $days ->
        [one] Oggi in questo server non è stato usato nulla. Scegli più giorni per vedere l'utilizzo precedente.
       *[other] In questo server non è stato usato nulla negli ultimi { $days } giorni. Scegli più giorni per vedere l'utilizzo precedente.
    }

remove-unknown = In questo server non c'è nessun risultato con questo numero. Apri “Altro…” sotto un risultato e premi “Dettagli” per vedere il suo numero.

owner-only = Solo il proprietario del bot può usare questo comando.
owner-whom = Indica una persona oppure l'ID di un server, non entrambi.
owner-banned = { $what } non può più usare il bot.
owner-unbanned = { $what } può usare di nuovo il bot.
owner-no-bans = Nessuno è bannato.
owner-paused = La coda è in pausa. Le richieste in corso finiscono, quelle in attesa mantengono il posto e se ne accettano di nuove. La pausa dura fino a /proprietario riprendi, anche dopo un riavvio.
owner-goes-on = La coda riprende e si accettano nuove richieste.
owner-draining =
    { $jobs ->
        [one] Non si accettano nuove richieste. Ne resta una. Riceverai un messaggio qui quando sarà finita.
       *[other] Non si accettano nuove richieste. Ne restano { $jobs }. Riceverai un messaggio qui quando saranno finite.
    }
owner-draining-paused = Non si accettano nuove richieste. La coda è in pausa, quindi quelle in attesa non partono: esegui /proprietario riprendi e poi /proprietario svuota.
owner-still-draining =
    { $jobs ->
        [one] Resta una richiesta. Il bot può rispondere a un comando solo per 15 minuti: esegui di nuovo /proprietario svuota per ricevere un messaggio quando sarà finita.
       *[other] Restano { $jobs } richieste. Il bot può rispondere a un comando solo per 15 minuti: esegui di nuovo /proprietario svuota per ricevere un messaggio quando saranno finite.
    }
owner-drained = Tutte le richieste sono finite. Ora puoi fermare il bot. Tornerà ad accettare richieste al prossimo avvio.
owner-title = **Stato del bot**
owner-guilds = Server: { $guilds }
owner-load = In corso: { $running }, in attesa: { $waiting }
owner-day = Ultime 24 ore: { $amount }
owner-space = Spazio occupato da immagini e reti: { $gigabytes } GB
owner-is-paused = **In pausa.** Chi è in attesa vede: { $message }
owner-is-draining = **Svuotamento della coda:** non si accettano nuove richieste.
owner-busiest = **Ultime 24 ore**
owner-guild = { $guild } (`{ $id }`): { $amount }

styles-bundled =
    ### { $count } stili da provare
    I modelli inclusi conoscono questi stili, anche con un colore: “blue watercolor” (acquerello blu). Altre parole inglesi le dipingono come lo stile più vicino per significato. Sono modelli piccoli, per provare il bot. Il proprietario del bot può passare a CLIP di OpenAI, che capisce qualsiasi stile descritto a parole.
    Scrivi { $stylize }, allega un'immagine e indica uno di questi stili, in inglese come nell'elenco.
styles-openai =
    ### Stili per cominciare
    Funziona qualsiasi stile che sai descrivere a parole. Questi { $count } esempi sono stati dipinti dai piccoli modelli inclusi, quindi i tuoi risultati saranno diversi.
    Scrivi { $stylize }, allega un'immagine e descrivi uno stile. Funziona meglio in inglese, per esempio “watercolor painting” (acquerello).
styles-picture = Una foto in { $count } stili
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = Nello stile di un'immagine
like-picture = L'immagine di stile
panel-waiting = Posizione in coda: { $place }
panel-favored =
    { $people ->
        [one] C'è una persona con una quota maggiore della coda davanti a te.
       *[other] Ci sono { $people } persone con una quota maggiore della coda davanti a te.
    }
panel-begins = Inizio: { $when }.
panel-paused = La coda è in pausa. La tua richiesta mantiene il posto.
panel-downloading = Download di { $name }: { $percent }% di { $megabytes } MB. La tua richiesta mantiene il posto.
panel-engine-problem = Il motore non è ancora pronto. La tua richiesta mantiene il posto.
panel-restarting = Il bot si sta riavviando. La tua richiesta mantiene il posto e riprende da sola.
panel-starting = Avvio…
panel-steps = Passo { $step } di { $steps }
panel-preview = Anteprima al passo { $step } di { $steps }
panel-ends = Pronto { $when }.
panel-done = { $facts } · seme { $seed } · { $seconds } s
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = intensità { $strength }%
panel-negative = senza “{ $negative }”
panel-keep-colors = colori originali
panel-full-size = dimensioni reali
panel-like = nello stile di questa immagine
panel-like-weight = immagine di stile { $weight }%
panel-count =
    { $count ->
        [one] 1 risultato
       *[other] { $count } risultati
    }
panel-pick = Premi un numero per pubblicare quel risultato con tutti i suoi pulsanti.
panel-as-webp = Il PNG è troppo grande per questo server, quindi questo è un WebP con lo stesso numero di pixel.
panel-smaller = Il risultato è troppo grande per questo server, quindi questa è una copia più piccola.
panel-refunded = Questa richiesta non conta per i tuoi limiti.
panel-cancelled =
    { $step ->
        [0] Annullata prima dell'inizio.
        [one] Annullata dopo un passo.
       *[other] Annullata dopo { $step } passi.
    }
panel-refused = <@{ $user }> Il tuo risultato è pronto, ma Discord lo ha rifiutato in questo canale. Lo trovi in /cronologia. Il proprietario del bot può trovare il motivo di Discord nel registro.
panel-refused-explicit = <@{ $user }> Il tuo risultato è pronto, ma il filtro dei contenuti espliciti di Discord lo ha bloccato in questo canale. Lo trovi in /cronologia.
panel-ended-refused = <@{ $user }> La tua richiesta è finita, ma Discord ha rifiutato il messaggio che la riguarda in questo canale. Guarda /cronologia e /coda.
panel-undeliverable = Il risultato è pronto, ma Discord non lo accetta in questo canale. Usa di nuovo /stilizza con un preset più piccolo.

details-title = **Risultato n. { $job }**
details-prompt = Prompt: { $prompt }
details-how = { $facts } · seme { $seed }
details-numbers =
    { NUMBER($size, useGrouping: 0) } px · { $steps ->
        [one] 1 passo
       *[other] { $steps } passi
    } · { $patches ->
        [one] 1 ritaglio per passo
       *[other] { $patches } ritagli per passo
    }
details-time = { $seconds } s, fine: { $finished }
details-command = Questo comando dipinge di nuovo il risultato dalla riga di comando:
details-first = Questo comando dipinge il primo risultato dalla riga di comando; gli altri usano i semi successivi:
details-one-pass = Questo è stato dipinto in un solo passaggio dalla rete di un risultato precedente. Questo comando lo ottimizza di nuovo con lo stesso seme:
comparison-before = Prima
comparison-after = Dopo
film-of = Time-lapse: { $prompt }

forget-question = Vuoi eliminare questo risultato per sempre? Viene eliminato anche il suo messaggio e nessuno potrà più farne varianti.
forget-done = Il risultato è stato eliminato.
# Sotto, quando non è stato possibile eliminare messaggi del bot; seguono gli indirizzi di alcuni di essi.
messages-left =
    { $count ->
        [one] Discord non ha permesso al bot di eliminare un messaggio. Puoi eliminarlo tu o un moderatore:
       *[other] Discord non ha permesso al bot di eliminare { $count } messaggi. Puoi eliminarli tu o un moderatore:
    }

history-title = **Le tue immagini**
history-number = N. { $job }
history-seed = seme { $seed }
history-direct = Messaggi diretti
history-elsewhere = Server { $guild }
history-words = “{ $words }”
history-choose = Scegli un'immagine da aprire…
history-gone = Questa immagine è stata eliminata.
history-empty = Non hai ancora immagini. Scrivi /stilizza, allega un'immagine e inserisci un prompt, meglio in inglese, come “watercolor painting” (acquerello).
history-nothing = Nessuna immagine corrisponde alla tua ricerca. Usa meno parole o mostrale tutte.
search-title = Cerca tra le tue immagini
search-everywhere = Tutti i server
search-all = Tutte le immagini
search-favourites = ★ Preferiti

# Rifiuti: non è successo nulla, non è stato consumato nulla.
limit-jobs-per-day =
    { $whose ->
        [guild] Questo server ha usato { $used } di { $allowed } { $allowed ->
            [one] richiesta
           *[other] richieste
        } di oggi. Rinnovo del limite: <t:{ $renews }:R>.
        [member] Hai usato { $used } di { $allowed } { $allowed ->
            [one] richiesta
           *[other] richieste
        } di oggi in questo server. Rinnovo del limite: <t:{ $renews }:R>.
       *[person] Hai usato { $used } di { $allowed } { $allowed ->
            [one] richiesta
           *[other] richieste
        } di oggi. Rinnovo del limite: <t:{ $renews }:R>.
    }
limit-jobs-per-week =
    { $whose ->
        [guild] Questo server ha usato { $used } di { $allowed } { $allowed ->
            [one] richiesta
           *[other] richieste
        } di questa settimana. Rinnovo del limite: <t:{ $renews }:R>.
        [member] Hai usato { $used } di { $allowed } { $allowed ->
            [one] richiesta
           *[other] richieste
        } di questa settimana in questo server. Rinnovo del limite: <t:{ $renews }:R>.
       *[person] Hai usato { $used } di { $allowed } { $allowed ->
            [one] richiesta
           *[other] richieste
        } di questa settimana. Rinnovo del limite: <t:{ $renews }:R>.
    }
limit-units-per-day =
    { $whose ->
        [guild] A questo server oggi non restano abbastanza unità: ne sono state usate { $used } di { $allowed } e questo ne costa { $needed }. Rinnovo del limite: <t:{ $renews }:R>. Un preset o una dimensione minore costa meno.
        [member] In questo server oggi non ti restano abbastanza unità: ne hai usate { $used } di { $allowed } e questo ne costa { $needed }. Rinnovo del limite: <t:{ $renews }:R>. Un preset o una dimensione minore costa meno.
       *[person] Oggi non ti restano abbastanza unità: ne hai usate { $used } di { $allowed } e questo ne costa { $needed }. Rinnovo del limite: <t:{ $renews }:R>. Un preset o una dimensione minore costa meno.
    }
limit-units-ever = Questo costa { $needed } unità, ma il massimo al giorno è { $allowed }. Scegli un preset o una dimensione minore, oppure meno immagini.
limit-cooldown =
    { $whose ->
        [member] In questo server devi aspettare { $allowed } s tra due richieste. Prossima richiesta: <t:{ $renews }:R>.
       *[person] Devi aspettare { $allowed } s tra due richieste. Prossima richiesta: <t:{ $renews }:R>.
    }
limit-queued-at-once =
    { $whose ->
        [guild] Questo server ha raggiunto il limite di richieste in attesa ({ $used } di { $allowed }). Riprova quando una sarà iniziata.
        [member] Hai raggiunto il tuo limite di richieste in attesa in questo server ({ $used } di { $allowed }). Riprova quando una sarà iniziata.
       *[person] Hai raggiunto il tuo limite di richieste in attesa ({ $used } di { $allowed }). Riprova quando una sarà iniziata.
    }
limit-presets = Qui non puoi usare il preset { $preset }. Puoi usare: { $allowed }.
limit-presets-none = Qui non puoi usare nessun preset. Chiedi agli amministratori di questo server.
limit-channels = Non puoi usare il bot in questo canale. Usa { $channels }.
limit-channels-none = Non puoi usare il bot in nessun canale di questo server. Chiedi ai suoi amministratori.
limit-others-results = In questo server non puoi usare i pulsanti sotto i risultati di altre persone. Inizia con un'immagine tua: /stilizza.
place-age-restricted = In questo server il bot funziona solo nei canali con limiti di età. Usa uno di quelli.
banned-person = Il proprietario del bot ti ha bannato e non puoi usare questo bot.
banned-guild = Il proprietario del bot ha bannato questo server e qui non si può usare questo bot.
draining = Il bot sta per essere aggiornato e non accetta nuove richieste. Riprova tra qualche minuto.
settings-full = Questo server ha raggiunto il massimo di { $most } impostazioni. Rimuovine prima qualcuna.
grants-full = Questo server ha raggiunto il massimo di { $most } concessioni. Ritirane prima qualcuna.
settings-no-channel = Indica fino a 25 canali di questo server come #canale, oppure * per tutti.
settings-no-number = “{ $value }” non è valido per “{ $name }”. Inserisci un numero intero da { $least } a { $most }, oppure 0 per nessun limite.
settings-no-share = “{ $value }” non è valido per “{ $name }”. Inserisci un numero intero da { $least } a { $most }.
settings-no-zone = Il fuso orario “{ $name }” non esiste. Inserisci un nome come Europe/Rome o Europe/Berlin.
settings-nothing = Non c'è nulla da impostare. Scegli almeno uno dei limiti.
settings-gone = Questo ruolo o questa persona non è più in questo server.
settings-check-missing = Il controllo delle immagini non è installato su questo bot. Chiedi al proprietario del bot di installarlo.
limit-largest-size = { NUMBER($size, useGrouping: 0) } pixel sono troppi. Qui il tuo limite è di { NUMBER($largest, useGrouping: 0) } pixel.
queue-full = La coda è piena. Riprova tra qualche minuto.
job-unknown = Il bot non conosce più questa immagine. Ricomincia con /stilizza.
style-gone = La rete addestrata di questo stile o risultato è stata eliminata. Crea di nuovo lo stile o ricomincia con /stilizza.
film-gone = Questo risultato non ha un time-lapse. Per averne uno, apri il risultato in /cronologia e premi “Ripeti”.
gallery-pick-first = Qui ci sono diversi risultati. Premi prima un numero per sceglierne uno.
show-unknown = Non hai nessun risultato con questo numero. Scegline uno dall'elenco o da /cronologia.
show-refused = Discord ha rifiutato questa immagine in questo canale. La trovi in /cronologia. Il proprietario del bot può trovare il motivo di Discord nel registro.
show-too-large = Questo file è troppo grande per essere inviato qui. Usa un server che accetta file più grandi.
wait-too-long = Il bot non è membro di questo server, quindi un risultato deve essere pronto entro 12 minuti. Questa richiesta ne richiederebbe circa { $minutes }. Scegli un preset più piccolo, riprova più tardi o usa un server che ha invitato il bot.
wait-unknown = Il bot non è membro di questo server, quindi un risultato deve essere pronto entro 12 minuti, ma il suo motore non è pronto. Riprova più tardi o usa un server che ha invitato il bot.
channel-no-files = In questo canale non si possono allegare file. Usa un altro canale.
job-unfinished = Questa immagine non è ancora pronta. Aspetta che sia finita.
cancel-not-yours = Solo <@{ $owner }> e chi ha il permesso “Gestisci messaggi” possono annullare questa richiesta.
forget-not-yours = Solo <@{ $owner }> e chi ha il permesso “Gestisci messaggi” possono eliminare questo risultato.
cancel-late = Questa richiesta è già finita.
prompt-unknown-style = I modelli inclusi non conoscono nessuna di queste parole. Conoscono una cinquantina di stili, in inglese, come { $styles }.
channel-no-access = Il bot non può rispondere in questo canale perché gli mancano questi permessi: { $missing }. Chiedi a un amministratore o usa un altro canale.
permission-view_channel = Visualizza canali
permission-send_messages = Invia messaggi
permission-send_messages_in_threads = Invia messaggi nei thread
permission-attach_files = Allega file
permission-connect = Connetti
bot-in-time-out = Il bot è in timeout in questo server e non può pubblicare. Fine del timeout: { $until }. Un amministratore può terminarlo prima.
message-without-picture = Questo messaggio non ha immagini. Scegli un messaggio con un'immagine o scrivi /stilizza.
form-forgotten = Il bot non sa più per quale immagine fosse questo modulo. Apri il menu del messaggio, scegli “App” e scegli di nuovo il comando.
attachment-gone = Non è stato possibile scaricare l'immagine da Discord. Allegala di nuovo.
something-wrong = Qualcosa è andato storto e non è stato consumato nulla. Riprova. Se succede ancora, avvisa il proprietario del bot.
panel-not-yours = Questo pannello è di un'altra persona. Usa il comando per aprire il tuo.
storage-problem = In questo momento il bot non può salvare nulla, quindi non è stato consumato nulla. Riprova tra qualche minuto. Se succede ancora, avvisa il proprietario del bot: forse il disco è pieno, oppure il database o l'archivio delle immagini non risponde.
stopping = Il bot si sta riavviando. Riprova tra un minuto.

# Nella console.
ray-missing = La configurazione esegue i motori su un cluster Ray (backend = "ray" in [engine]), ma ray non è installato. Esegui: make setup. In un container, crea l'immagine con EXTRAS=cluster.
check-packages-missing = La configurazione richiede il controllo delle immagini ([moderation.pictures]), ma i suoi pacchetti non sono installati, quindi il bot non accetta immagini. Esegui: make setup. In un container, crea l'immagine con EXTRAS=moderation.
token-missing =
    Non c'è ancora un token per il bot. Per ottenerne uno:
    1. Apri https://discord.com/developers/applications e premi “New Application”.
    2. In “Bot”, premi “Reset Token” e copia il token. Il bot non ha bisogno di intent privilegiati.
    3. Inserisci il token in config.toml (token = "…" in [discord]) o nella variabile d'ambiente WORDBRUSH_DISCORD__TOKEN.
    4. Esegui di nuovo “wordbrush run”. Mostra il link che invita il bot nel tuo server.
    Per provare il bot senza token, esegui: make demo
token-refused = Discord non accetta questo token. Apri https://discord.com/developers/applications, reimposta il token in “Bot” e inserisci quello nuovo in config.toml o in WORDBRUSH_DISCORD__TOKEN.
starts-used-up = Discord consente { $total } avvii al giorno e questo bot li ha usati tutti. Aspetta finché può connettersi di nuovo e fino ad allora non risponde a nessuno. Controlla nel registro perché si avvia così spesso.
commands-refused = Discord rifiuta i comandi: { $problem }. Apri https://discord.com/developers/applications, attiva sia “User Install” sia “Guild Install” in “Installation” e avvia di nuovo il bot. Fino ad allora continuano a funzionare i comandi che Discord conosce già.
invite = Invita il bot in un server: { $address }

form-files = Immagini
form-files-about = Fino a dieci immagini, un video o un archivio ZIP
form-name = Nome
form-name-about = Il nome dello stile
use-form-title = Dipingi in “{ $name }”
save-form-title = Salva lo stile
button-save = Salva lo stile…
style-button-use = Usa lo stile…
style-button-share = Condividi
style-button-hide = Rendi privato
style-button-export = Esporta
style-button-delete = Elimina…
style-button-forget = Elimina per sempre
style-button-take = Rimuovi dal server
style-title = **{ $name }** · { $owner }
style-sample = Foto di esempio nello stile “{ $name }”
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] Imparato dalle immagini incluse.
       *[other] Imparato da { $pictures } immagini.
    }
style-result = Salvato da un solo risultato. Su altre immagini può riuscire meno bene; /stile crea impara da molte.
style-blend = Mescolato da altri stili.
style-imported = Importato da un file.
style-shared = Condiviso con tutti nel server.
shelf-title = **Stili salvati**
    -# Per dipingere con uno di questi, usa { $apply } con fino a dieci immagini, oppure l'opzione “stile” di /stilizza.
shelf-empty = Non ci sono ancora stili salvati. Creane uno con { $create } o premi “{ $save }” sotto un risultato.
style-delete-question = Vuoi eliminare lo stile “{ $name }” per sempre? Le immagini dipinte con questo stile restano.
style-take-question = Vuoi rimuovere lo stile “{ $name }” da questo server? Chi lo ha creato lo conserva.
style-deleted = Lo stile è stato eliminato.
style-taken = Lo stile non è più disponibile in questo server. Chi lo ha creato lo conserva.
style-now-shared = Ora tutti in questo server possono usare “{ $name }”.
style-now-private = Ora solo tu puoi usare “{ $name }”.
style-exported = Ecco “{ $name }” come file. Usa /stile importa per aggiungerlo a questo o a un altro bot, oppure “wordbrush style apply” dalla riga di comando.
style-unknown = Non c'è nessuno stile salvato con questo nome che tu possa usare qui. Guarda /stile elenco.
style-not-yours = Solo <@{ $owner }> può farlo, perché lo stile è suo.
style-no-name = Inserisci un nome con lettere o cifre, al massimo { $longest } caratteri.
style-name-taken = Hai già uno stile con questo nome. Scegli un altro nome o elimina prima quello stile.
style-no-images = Allega almeno un'immagine o un archivio ZIP di immagini.
style-images-or-zip = Allega delle immagini oppure un archivio ZIP, non entrambi.
style-one-zip = Allega un solo archivio ZIP alla volta.
style-zip-large = Questo archivio supera i { $limit } MB. Dividilo in archivi più piccoli.
style-file-large = Questo file supera i { $limit } MB, quindi non può essere un file di stile.
style-share-where = Puoi condividere uno stile solo in un server.
stylize-style-alone = Uno stile salvato sostituisce il prompt. Lascia vuoti “prompt”, “immagine_stile”, “negativo” e “quantità”, oppure lascia vuoto “stile”.
stylize-prompt-or-style = Inserisci un prompt, allega un'immagine di stile o scegli uno stile salvato.
style-prompt-or-like = Inserisci un prompt, allega un'immagine di stile, o entrambe le cose.
engine-away = In questo momento nessun motore è in funzione e non è stato consumato nulla. Riprova tra un minuto.
limit-create-styles = Qui non puoi creare stili. Chiedi agli amministratori di questo server.
limit-styles =
    { $allowed ->
        [one] Hai già uno stile salvato e il tuo limite è uno. Eliminalo prima.
       *[other] Hai già { $allowed } stili salvati, che è il tuo limite. Eliminane prima uno.
    }
limit-styles-member =
    { $allowed ->
        [one] Hai già uno stile salvato di questo server e il tuo limite qui è uno. Prima eliminalo.
       *[other] Hai già { $allowed } stili salvati di questo server, che è il tuo limite qui. Prima eliminane uno.
    }
limit-styles-here =
    { $allowed ->
        [one] Questo server ha già uno stile condiviso e il suo limite è uno. Prima eliminalo o rendilo privato.
       *[other] Questo server ha già { $allowed } stili condivisi, che è il suo limite. Prima eliminane uno o rendine uno privato.
    }
limit-trainings-per-day =
    { $whose ->
        [guild] Questo server ha creato { $used } di { $allowed } { $allowed ->
            [one] stile
           *[other] stili
        } di oggi. Rinnovo del limite: <t:{ $renews }:R>.
        [member] Hai creato { $used } di { $allowed } { $allowed ->
            [one] stile
           *[other] stili
        } di oggi in questo server. Rinnovo del limite: <t:{ $renews }:R>.
       *[person] Hai creato { $used } di { $allowed } { $allowed ->
            [one] stile
           *[other] stili
        } di oggi. Rinnovo del limite: <t:{ $renews }:R>.
    }
panel-title-training = **{ $name }** · “{ $prompt }” · { $user }
panel-style = stile “{ $name }”
panel-done-style = { $facts } · { $seconds } s
panel-trained =
    { $pictures ->
        [0] Lo stile è pronto. È stato imparato dalle immagini incluse e qui è mostrato su una foto che non ha mai visto.
       *[other] Lo stile è pronto. È stato imparato da { $pictures } immagini e qui è mostrato su una foto che non ha mai visto.
    }
panel-trained-facts = { $seconds } s · Premi “Usa lo stile…” per dipingere in pochi secondi qualsiasi immagine in questo stile.
audit-unshared = { $who } ha rimosso lo stile “{ $name }” di { $owner } da questo server.
share-trainings-person = Stili creati oggi: { $used } di { $allowed }, rinnovo: { $when }
share-trainings-member = Stili creati oggi in questo server: { $used } di { $allowed }, rinnovo: { $when }
share-trainings-guild = Stili creati oggi in tutto il server: { $used } di { $allowed }, rinnovo: { $when }
share-no-styles = Non puoi creare stili.
share-styles-person = Stili salvati: al massimo { $allowed }
share-styles-member = Stili salvati da questo server: al massimo { $allowed }
name-shared_styles = Stili condivisi nel server
settings-styles = Limiti degli stili…
settings-create = Creazione di stili: { $value }
settings-form-styles = Limiti degli stili
shelf-choose = Scegli uno stile…
panel-frames =
    { $frames ->
        [one] 1 fotogramma
       *[other] { $frames } fotogrammi
    }
details-in-style = Lo stile “{ $name }” ha dipinto questo in un solo passaggio. Scarica il suo file con /stile esporta e poi esegui:
style-learns-from-pictures = Non si può imparare uno stile dai video. Allega delle immagini o un archivio ZIP di immagini.
style-film-alone = Un video va allegato da solo. Allega un video, oppure solo immagini.
cost-training = creazione di uno stile
