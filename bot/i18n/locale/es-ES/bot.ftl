# Lo que el bot dice en Discord: mensajes, botones, formularios y comandos, además de algunas líneas en la consola.
#
# Traducción automática del archivo en inglés, hecha en noviembre de 2026 y comprobada con pruebas automáticas. Las
# correcciones de hablantes nativos son bienvenidas (véase CONTRIBUTING.md).
#
# Un mensaje dice qué ha pasado y qué se puede hacer. Una etiqueta dice qué ocurre al pulsarla. Una imagen es lo que una
# persona envía o recibe, un prompt es el estilo descrito con palabras, un estilo guardado tiene nombre y una solicitud
# pide una o varias imágenes.

form-title = Estilizar una imagen
form-upload = Imagen
form-upload-about = PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF o BMP
form-picture = Imagen
form-picture-about = El archivo adjunto que quieres repintar
form-prompt = Prompt
form-prompt-about = El estilo con palabras; funciona mejor en inglés
form-example = watercolor painting
form-like = En el estilo de otra imagen
form-like-about = Hasta cuatro imágenes cuyo estilo quieres usar, en lugar de un prompt o junto con él
form-like-picture = Imagen de estilo
form-like-picture-about = La imagen cuyo estilo quieres usar
form-negative = Prompt negativo
form-negative-about = Lo que quieres evitar (opcional)
form-preset = Preajuste
form-preset-about = Calidad y velocidad; a mejor calidad, más tarda
form-how = Método
form-how-about = Cómo pintar la nueva imagen
form-once = Aplicar el estilo
form-once-about = Tarda segundos; usa el estilo tal como se aprendió con la primera imagen
form-anew = Optimizar de nuevo
form-anew-about = Tarda más; adapta el estilo a la nueva imagen
form-strength = Intensidad
form-strength-about = 0 % deja tu imagen igual, 100 % es el estilo completo
form-words = Palabras que buscar
form-words-about = Palabras del prompt; déjalo vacío para buscar entre todas las imágenes
form-place = Servidor
form-place-about = Dónde pediste la imagen
form-kind = Favoritos
form-kind-about = Muestra todas las imágenes o solo tus favoritos

button-styles = Ver estilos
button-cancel = Cancelar
button-variation = Variación
button-retry = Reintentar
button-edit = Editar…
button-more = Más…
button-stronger = Más fuerte
button-softer = Más suave
button-larger = Tamaño real
button-compare = Antes/después
button-details = Detalles
button-style = Usar estilo…
button-like = Usar como estilo…
button-delete = Eliminar…
button-forget = Eliminar para siempre
button-newer = Más recientes
button-older = Más antiguas
button-film = Cámara rápida
button-show = Publicar aquí
button-again = Repetir
button-reuse = Otra imagen…
button-star = ★ Añadir a favoritos
button-unstar = Quitar de favoritos
button-back = Volver
button-search = Buscar…
button-everything = Mostrar todo

# El menú de “Más…”: qué hace cada botón de un resultado.
more-title = **{ $prompt }**
more-stronger = Vuelve a pintar tu imagen con una intensidad del { $strength } %.
more-softer = Vuelve a pintar tu imagen con una intensidad del { $strength } %.
more-style = Pinta otra imagen en este estilo.
more-like = Pinta otra imagen para que se parezca a este resultado.
more-save = Guarda este estilo con un nombre para usarlo en otras imágenes.
more-compare = Compara tu imagen con el resultado.
more-film = Mira cómo se pintó la imagen.
more-details = Mira todos los ajustes y el comando que repite este resultado.
more-delete = Elimina el resultado y su mensaje.

welcome =
    ### ¡Hola! Este bot repinta imágenes en cualquier estilo que puedas describir con palabras.
    Escribe { $stylize }, adjunta una imagen y describe un estilo. Funciona mejor en inglés: “stained glass” (vitral), “watercolor painting” (acuarela), “neon” (neón).
    ¿No tienes una imagen a mano? Pulsa uno de estos ejemplos.
example-glass = Un gato en vitral
example-neon = Astronauta en neón
example-sketch = Una taza a lápiz

queue-title = **Cola**
queue-engine-ready = -# Motor listo en { $device }: { $name }
queue-engine-starting = -# Motor iniciándose en { $device }
queue-engines-none = -# No hay ningún motor en marcha. Las solicitudes esperan en la cola hasta que se inicie uno.
queue-engines-ready = -# Motores listos: { $count } ({ $name })
queue-engines-starting = -# Motores iniciándose: { $count }
queue-engines-problem = -# Motores no disponibles: { $count }
queue-engine-problem = -# Motor no disponible en { $device }. Las solicitudes esperan en la cola hasta que lo esté.
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }, listo { $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }, inicio: { $when }
queue-more =
    { $count ->
        [one] … y una más
       *[other] … y { $count } más
    }
queue-shares = -# ×2, ×3…: personas con una cuota mayor de la cola. Tienen ese número de turnos por cada turno de los demás.
queue-elsewhere =
    { $count ->
        [one] -# En la cola hay también una solicitud de otro servidor o de un mensaje directo.
       *[other] -# En la cola hay también { $count } solicitudes de otros servidores o de mensajes directos.
    }
queue-empty = La cola está vacía.
queue-own = Tu solicitud: { $prompt }

help =
    ### Repinta imágenes en cualquier estilo que puedas describir con palabras
    - { $stylize } repinta una imagen según tu prompt. Los prompts funcionan mejor en inglés y puedes mezclar estilos: “watercolor:2, night sky:1”. Para repintar la imagen de un mensaje, abre el menú del mensaje y elige “Aplicaciones” y después “{ $menu }”.
    - Con “cantidad” obtienes hasta cuatro resultados para elegir el mejor.
    - Debajo de cada resultado puedes pedir una variación, editar el prompt u obtener el tamaño real. En “Más…” puedes ajustar la intensidad, usar el estilo en otra imagen, ver la cámara rápida o eliminar el resultado.
    - { $create } aprende un estilo guardado a partir de muchas imágenes, y “Guardar estilo…” conserva el estilo de un resultado. Con { $apply }, un estilo guardado pinta imágenes, archivos ZIP, animaciones y videos sin volver a optimizar.
    - { $styles } muestra estilos de ejemplo y { $history } muestra tus imágenes.

privacy =
    ### Tus datos desde { $since }
    El bot guarda:
    - Tu ID de Discord y cuántas solicitudes haces cada día, para aplicar los límites.
    - { $jobs ->
        [one] Una solicitud
       *[other] { $jobs } solicitudes
    } con prompt, opciones, hora y canal, para tu historial y los botones debajo de tus resultados.
    - { $pictures ->
        [one] Un resultado
       *[other] { $pictures } resultados
    } con la foto original, las imágenes de estilo y la red entrenada, para las variaciones.
    - { $prompts ->
        [one] Un prompt
       *[other] { $prompts } prompts
    } que has usado, para las sugerencias.
privacy-styles =
    { $styles ->
        [one] - Un estilo guardado, hasta que lo elimines
       *[other] - { $styles } estilos guardados, hasta que los elimines
    }. Para descargar uno, usa /estilo exportar.
privacy-grants = - Unidades concedidas que no has usado: { $units }
privacy-others = Solo tú puedes ver tu historial. Los miembros de un canal ven lo que publicas en él. Los administradores del servidor ven quién usa el bot en su servidor, cuánto y con qué prompts. Tus datos no se comparten con nadie más.
privacy-photos =
    { $days ->
        [one] -# Las imágenes que enviaste se eliminan un día después del último resultado pintado a partir de ellas, excepto las de favoritos.
       *[other] -# Las imágenes que enviaste se eliminan { $days } días después del último resultado pintado a partir de ellas, excepto las de favoritos.
    }
privacy-results =
    { $days ->
        [one] -# Los resultados se eliminan después de un día, excepto los favoritos.
       *[other] -# Los resultados se eliminan después de { $days } días, excepto los favoritos.
    }
privacy-networks =
    { $days ->
        [one] -# Las redes entrenadas se eliminan después de un día, excepto las de favoritos y estilos guardados.
       *[other] -# Las redes entrenadas se eliminan después de { $days } días, excepto las de favoritos y estilos guardados.
    }
privacy-space = -# Si el almacenamiento del bot se llena, las imágenes más antiguas se eliminan antes; los favoritos, al final.
privacy-nothing = El bot no guarda solicitudes, imágenes ni prompts tuyos.
privacy-export = Exportar todo
privacy-next = Siguiente parte
privacy-ask = Eliminar todo…
privacy-forget = Eliminar datos, no mensajes
privacy-everywhere = Eliminar datos y mensajes
privacy-question = ¿Quieres eliminar para siempre todos tus datos, incluidos los favoritos, los estilos guardados y las unidades concedidas? Tus solicitudes en espera y en curso se cancelan. Tú eliges si el bot elimina también sus mensajes con tus resultados. Los resultados que otras personas hicieron a partir de tus imágenes se conservan. El bot conserva tus cifras de uso hasta que los límites ya no las necesiten, y los límites o bloqueos que los administradores te hayan puesto.
privacy-all = La exportación está completa.
privacy-more = Esta es una parte de la exportación. Pulsa “Siguiente parte” para continuar.
privacy-done = Tus datos se han eliminado.
privacy-busy = Una de tus solicitudes sigue en curso, así que no se ha eliminado nada. Inténtalo de nuevo en un minuto.

words-now-blocked = “{ $word }” queda bloqueada. Desde ahora se rechazan los prompts que la contengan, escrita de cualquier forma.
words-now-allowed = “{ $word }” queda permitida. Se aceptan los prompts que la contengan, aunque incluya una palabra bloqueada.
words-now-neither = “{ $word }” ya no está en la lista.
words-empty = No hay palabras bloqueadas en este servidor.
words-list-blocked = **Bloqueadas:** { $words }
words-list-allowed = **Permitidas:** { $words }
words-more =
    { $count ->
        [one] { $words } … y una más
       *[other] { $words } … y { $count } más
    }
words-blocked = Aquí no se permiten estas palabras: “{ $words }”. Usa otras.
words-none = Esta palabra no se puede usar. Escribe letras o números, { $longest } caracteres como máximo.
words-full = Las listas están llenas ({ $most } palabras). Quita antes una palabra.
person-now-blocked = { $person } ya no puede usar el bot en este servidor. Sus solicitudes en la cola sí se terminan.
person-now-free = { $person } puede volver a usar el bot en este servidor.
person-blocked-since = { $person } · { $when }
person-none-blocked = No hay nadie bloqueado en este servidor.
person-blocked = Los administradores de este servidor te han bloqueado y no puedes usar el bot aquí. Si crees que es un error, pregúntales.
setting-same = No ha cambiado nada: ya estaba así.
settings-not-a-member = Este servidor solo tiene los comandos del bot, así que aquí no hay nada que ajustar. Invita al propio bot: su enlace de instalación necesita el ámbito “bot”.
admins-only = Solo las personas con el permiso “Gestionar servidor” pueden hacer esto. Pídeselo a un administrador de este servidor.

share-day-person = Solicitudes hoy: { $used } de { $allowed }, reinicio: { $when }
share-day-member = Solicitudes hoy en este servidor: { $used } de { $allowed }, reinicio: { $when }
share-day-guild = Solicitudes de todo el servidor hoy: { $used } de { $allowed }, reinicio: { $when }
share-week-person = Solicitudes esta semana: { $used } de { $allowed }, reinicio: { $when }
share-week-member = Solicitudes esta semana en este servidor: { $used } de { $allowed }, reinicio: { $when }
share-week-guild = Solicitudes de todo el servidor esta semana: { $used } de { $allowed }, reinicio: { $when }
share-units-person = Unidades hoy: { $used } de { $allowed }, reinicio: { $when }
share-units-member = Unidades hoy en este servidor: { $used } de { $allowed }, reinicio: { $when }
share-units-guild = Unidades de todo el servidor hoy: { $used } de { $allowed }, reinicio: { $when }
share-queue-person = Solicitudes en espera: { $used } de { $allowed }
share-queue-member = Solicitudes en espera en este servidor: { $used } de { $allowed }
share-queue-guild = Solicitudes en espera de todo el servidor: { $used } de { $allowed }
share-running-person = Solicitudes en curso: { $allowed } como máximo
share-running-member = Solicitudes en curso en este servidor: { $allowed } como máximo
share-running-guild = Solicitudes en curso de todo el servidor: { $allowed } como máximo
share-cooldown = Pausa entre dos solicitudes: { $seconds } s
share-largest = Tamaño máximo: { NUMBER($size, useGrouping: 0) } píxeles (“Tamaño real” puede superarlo)
share-presets = Preajustes: { $presets }
share-channels = Canales: { $channels }
share-no-others = Solo puedes usar los botones debajo de tus propios resultados.
share-counts = -# Varios resultados de un mismo comando cuentan como una sola solicitud. “Más fuerte”, “Más suave”, “Tamaño real” y los estilos guardados cuestan una unidad por cada diez imágenes o fotogramas, pero no cuentan como solicitudes.
share-costs = -# Consumo en unidades: { $costs }
share-of-queue = Cuota de la cola: { $share } veces los turnos de los demás
share-grant = Unidades concedidas en este servidor: quedan { $remaining } de { $units }
share-grant-until = Unidades concedidas en este servidor: quedan { $remaining } de { $units }, hasta { $until }
share-grants-more = Otras unidades concedidas en este servidor: { $units }

name-time_zone = Zona horaria
name-admins_exempt = Administradores sin límites
name-age_restricted_only = Solo canales con restricción de edad
name-spoiler = Resultados como spoiler
name-audit_channel = Canal de registro
name-picture_check = Revisión de imágenes
name-picture_threshold = Umbral de la revisión de imágenes
name-check_age_restricted = Revisar canales con restricción de edad
value-of = { $name }: { $value }
value-unlimited = sin límite
value-yes = sí
value-no = no
value-default = sin definir
value-off = desactivada
value-spoiler = como spoiler
value-refuse = rechazar
value-strict = estricto
value-normal = normal
value-lenient = permisivo
value-everywhere = todos
value-owners = { $zone } (definida por el propietario del bot)

limits-title = **Límites en este servidor**
limits-server = **Todos:** { $values }
limits-of = **{ $whom }:** { $values }
limits-none = No hay límites definidos en este servidor.
limits-none-of = No hay límites definidos para { $whom }. Se aplican los del servidor.
limits-more =
    { $count ->
        [one] … y un rol o una persona más
       *[other] … y { $count } roles y personas más
    }
limits-order = -# Primero se aplican los límites propios de una persona; si no tiene, los más generosos de sus roles; y si no, los de todos.
limits-ceiling = -# Límites del propietario del bot para cada persona en todos los servidores juntos: { $values }
limits-ceiling-guild = -# Límites del propietario del bot para cada servidor: { $values }
limits-person-title = **Límites de { $person } en este servidor**
limits-exempt = Los límites de este servidor no se aplican a los administradores.
limits-now = Definido para { $whom }: { $values }. Se aplica a partir de la próxima solicitud.
limits-reset = Quitado para { $whom }: { $names }.
limits-reset-all = Se han quitado todos los límites para { $whom }.
granted = Unidades concedidas a { $person }: { $units }. Se usan antes que los límites de este servidor.
granted-until = Unidades concedidas a { $person }: { $units }, hasta { $until }. Se usan antes que los límites de este servidor.
grants-removed = Se han retirado las unidades concedidas que le quedaban a { $person }.
grants-none = No ha cambiado nada: a { $person } no le quedan unidades concedidas.
limits-everybody = todos

settings-title = **Ajustes del servidor**
settings-title-of = **Límites de { $whom }**
settings-choose = Elige un rol o una persona…
settings-presets = Preajustes: sin definir
settings-channels = Canales: sin definir
settings-audit = Canal de registro: sin definir
settings-server = Volver al servidor
settings-numbers = Límites de solicitudes…
settings-pace = Tamaño, pausa y cuota…
settings-others = Resultados ajenos: { $value }
settings-reset = Quitar límites
settings-admins = Administradores sin límites: { $value }
settings-age = Exigir restricción de edad: { $value }
settings-spoiler = Spoilers: { $value }
settings-restricted = Revisar los restringidos: { $value }
settings-check-floor = El propietario del bot exige como mínimo: { $values }
settings-zone = Zona horaria…
settings-changes = Registro de cambios
settings-form-numbers = Límites de solicitudes
settings-form-pace = Tamaño, pausa y cuota
settings-form-zone = Zona horaria
settings-form-number-about = Un número entero; 0 es sin límite, vacío es sin definir
settings-form-share-about = Un número entero de 1 a 5; vacío es sin definir
settings-form-zone-about = La zona en la que terminan los días, como Europe/Madrid; vacío es sin definir
settings-changed = { $when } { $line }
settings-unchanged = Todavía no se ha cambiado ningún ajuste.

audit-word-blocked = { $who } ha bloqueado la palabra “{ $what }”.
audit-word-allowed = { $who } ha permitido la palabra “{ $what }”.
audit-word-removed = { $who } ha quitado la palabra “{ $what }” de las listas.
audit-person-blocked = { $who } ha bloqueado a { $what }.
audit-person-lifted = { $who } ha desbloqueado a { $what }.
audit-granted = { $who } ha concedido unidades a { $whom }: { $units }.
audit-granted-until = { $who } ha concedido unidades a { $whom }: { $units }, hasta { $until }.
audit-grants-removed = { $who } ha retirado unidades concedidas a { $whom }: { $units }.
audit-value = { $who } ha cambiado “{ $what }” para { $whom }: { $before } → { $after }.
audit-server = el servidor
audit-somebody = Alguien
audit-removed = { $who } ha eliminado el resultado n.º { $job } de { $owner }: “{ $prompt }”.
audit-cancelled = { $who } ha cancelado la solicitud n.º { $job } de { $owner }: “{ $prompt }”.
audit-check-spoiler = La revisión de imágenes ha ocultado tras un spoiler una imagen de { $owner } en { $channel }.
audit-check-refuse = La revisión de imágenes ha rechazado una imagen de { $owner } en { $channel }.

usage-title = **Tus límites aquí**
usage-server-title =
    { $days ->
        [one] **Uso de hoy en este servidor**
       *[other] **Uso en este servidor en los últimos { $days } días**
    }
amount =
    { $jobs ->
        [one] 1 solicitud
       *[other] { $jobs } solicitudes
    }, { $units ->
        [one] 1 unidad
       *[other] { $units } unidades
    }
usage-line = - { $what }: { $amount }
usage-zone = -# Los días terminan a medianoche en { $zone }. Las solicitudes fallidas no cuentan. La tabla adjunta contiene todas las que cuentan.
usage-days = Unidades por día
usage-people = Unidades por persona
usage-prompts = Unidades por prompt
usage-nothing =
    { $days ->
        [one] Hoy no se ha usado nada en este servidor. Elige más días para ver el uso anterior.
       *[other] No se ha usado nada en este servidor en los últimos { $days } días. Elige más días para ver el uso anterior.
    }

remove-unknown = En este servidor no hay ningún resultado con ese número. Abre “Más…” debajo de un resultado y pulsa “Detalles” para ver su número.

owner-only = Solo el propietario del bot puede usar este comando.
owner-whom = Indica una persona o el ID de un servidor, pero no ambos.
owner-banned = { $what } ya no puede usar el bot.
owner-unbanned = { $what } puede volver a usar el bot.
owner-no-bans = No hay nadie baneado.
owner-paused = La cola está en pausa. Las solicitudes en curso terminan, las que esperan conservan su lugar y se aceptan nuevas. La pausa dura hasta /propietario continuar, incluso después de un reinicio.
owner-goes-on = La cola continúa y se aceptan solicitudes nuevas.
owner-draining =
    { $jobs ->
        [one] No se aceptan solicitudes nuevas. Queda una. Recibirás un mensaje aquí cuando termine.
       *[other] No se aceptan solicitudes nuevas. Quedan { $jobs }. Recibirás un mensaje aquí cuando terminen.
    }
owner-draining-paused = No se aceptan solicitudes nuevas. La cola está en pausa, así que las que esperan no empiezan: ejecuta /propietario continuar y después /propietario vaciar.
owner-still-draining =
    { $jobs ->
        [one] Queda una solicitud. El bot solo puede responder a un comando durante 15 minutos: ejecuta /propietario vaciar de nuevo para recibir un mensaje cuando termine.
       *[other] Quedan { $jobs } solicitudes. El bot solo puede responder a un comando durante 15 minutos: ejecuta /propietario vaciar de nuevo para recibir un mensaje cuando terminen.
    }
owner-drained = Todas las solicitudes han terminado. Ya puedes detener el bot. Volverá a aceptar solicitudes la próxima vez que se inicie.
owner-title = **Estado del bot**
owner-guilds = Servidores: { $guilds }
owner-load = En curso: { $running }, en espera: { $waiting }
owner-day = Últimas 24 horas: { $amount }
owner-space = Espacio ocupado por imágenes y redes: { $gigabytes } GB
owner-is-paused = **En pausa.** Quienes esperan ven: { $message }
owner-is-draining = **Vaciando la cola:** no se aceptan solicitudes nuevas.
owner-busiest = **Últimas 24 horas**
owner-guild = { $guild } (`{ $id }`): { $amount }

styles-bundled =
    ### { $count } estilos para probar
    Los modelos incluidos conocen estos estilos, también con un color: “blue watercolor” (acuarela azul). Con otras palabras en inglés pintan el estilo de significado más cercano. Son modelos pequeños para probar el bot. El propietario del bot puede cambiar a CLIP, de OpenAI, que entiende cualquier estilo que se pueda describir con palabras.
    Escribe { $stylize }, adjunta una imagen e indica uno de estos estilos, en inglés como en la lista.
styles-openai =
    ### Estilos para empezar
    Sirve cualquier estilo que puedas describir con palabras. Estos { $count } ejemplos los pintaron los pequeños modelos incluidos, así que tus resultados serán distintos.
    Escribe { $stylize }, adjunta una imagen y describe un estilo. Funciona mejor en inglés, por ejemplo, “watercolor painting” (acuarela).
styles-picture = Una foto en { $count } estilos
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = En el estilo de una imagen
like-picture = La imagen de estilo
panel-waiting = Posición en la cola: { $place }
panel-favored =
    { $people ->
        [one] Hay una persona con una cuota mayor de la cola delante de ti.
       *[other] Hay { $people } personas con una cuota mayor de la cola delante de ti.
    }
panel-begins = Inicio: { $when }.
panel-paused = La cola está en pausa. Tu solicitud conserva su lugar.
panel-downloading = Descargando { $name }: { $percent } % de { $megabytes } MB. Tu solicitud conserva su lugar.
panel-engine-problem = El motor todavía no está listo. Tu solicitud conserva su lugar.
panel-restarting = El bot se está reiniciando. Tu solicitud conserva su lugar y continuará sola.
panel-starting = Empezando…
panel-steps = Paso { $step } de { $steps }
panel-preview = Vista previa en el paso { $step } de { $steps }
panel-ends = Listo { $when }.
panel-done = { $facts } · semilla { $seed } · { $seconds } s
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = intensidad { $strength } %
panel-negative = sin “{ $negative }”
panel-keep-colors = colores originales
panel-full-size = tamaño real
panel-like = en el estilo de esta imagen
panel-like-weight = imagen de estilo { $weight } %
panel-count =
    { $count ->
        [one] 1 resultado
       *[other] { $count } resultados
    }
panel-pick = Pulsa un número para publicar ese resultado con todos sus botones.
panel-as-webp = El PNG es demasiado grande para este servidor, así que esto es un WebP con los mismos píxeles.
panel-smaller = El resultado es demasiado grande para este servidor, así que esta es una copia más pequeña.
panel-refunded = Esta solicitud no cuenta para tus límites.
panel-cancelled =
    { $step ->
        [0] Cancelada antes de empezar.
        [one] Cancelada después de un paso.
       *[other] Cancelada después de { $step } pasos.
    }
panel-refused = <@{ $user }> Tu resultado está listo, pero Discord lo ha rechazado en este canal. Lo encontrarás en /historial. El propietario del bot puede ver el motivo de Discord en el registro.
panel-refused-explicit = <@{ $user }> Tu resultado está listo, pero el filtro de contenido explícito de Discord lo ha bloqueado en este canal. Lo encontrarás en /historial.
panel-ended-refused = <@{ $user }> Tu solicitud ha terminado, pero Discord ha rechazado el mensaje sobre ella en este canal. Consulta /historial y /cola.
panel-undeliverable = El resultado está listo, pero Discord no lo acepta en este canal. Usa /estilizar de nuevo con un preajuste más pequeño.

details-title = **Resultado n.º { $job }**
details-prompt = Prompt: { $prompt }
details-how = { $facts } · semilla { $seed }
details-numbers =
    { NUMBER($size, useGrouping: 0) } px · { $steps ->
        [one] 1 paso
       *[other] { $steps } pasos
    } · { $patches ->
        [one] 1 recorte por paso
       *[other] { $patches } recortes por paso
    }
details-time = { $seconds } s, terminado: { $finished }
details-command = Este comando vuelve a pintar el resultado en la línea de comandos:
details-first = Este comando pinta el primer resultado en la línea de comandos; los demás usan las semillas siguientes:
details-one-pass = Esto lo pintó en una sola pasada la red de un resultado anterior. Este comando lo optimiza de nuevo con la misma semilla:
comparison-before = Antes
comparison-after = Después
film-of = Cámara rápida: { $prompt }

forget-question = ¿Quieres eliminar este resultado para siempre? También se elimina su mensaje y ya nadie podrá hacer variaciones de él.
forget-done = El resultado se ha eliminado.
# Debajo, cuando no se pudieron eliminar mensajes del bot; siguen las direcciones de algunos de ellos.
messages-left =
    { $count ->
        [one] Discord no ha dejado que el bot elimine un mensaje. Puedes eliminarlo tú o un moderador:
       *[other] Discord no ha dejado que el bot elimine { $count } mensajes. Puedes eliminarlos tú o un moderador:
    }

history-title = **Tus imágenes**
history-number = N.º { $job }
history-seed = semilla { $seed }
history-direct = Mensajes directos
history-elsewhere = Servidor { $guild }
history-words = “{ $words }”
history-choose = Elige una imagen para abrirla…
history-gone = Esta imagen se ha eliminado.
history-empty = Todavía no tienes imágenes. Escribe /estilizar, adjunta una imagen e indica un prompt, mejor en inglés, como “watercolor painting” (acuarela).
history-nothing = Ninguna imagen coincide con tu búsqueda. Usa menos palabras o muéstralas todas.
search-title = Buscar entre tus imágenes
search-everywhere = Todos los servidores
search-all = Todas las imágenes
search-favourites = ★ Favoritos

# Rechazos: no ha pasado nada y no se ha gastado nada.
limit-jobs-per-day =
    { $whose ->
        [guild] Este servidor ha usado { $used } de { $allowed } { $allowed ->
            [one] solicitud
           *[other] solicitudes
        } de hoy. Reinicio del límite: <t:{ $renews }:R>.
        [member] Has usado { $used } de { $allowed } { $allowed ->
            [one] solicitud
           *[other] solicitudes
        } de hoy en este servidor. Reinicio del límite: <t:{ $renews }:R>.
       *[person] Has usado { $used } de { $allowed } { $allowed ->
            [one] solicitud
           *[other] solicitudes
        } de hoy. Reinicio del límite: <t:{ $renews }:R>.
    }
limit-jobs-per-week =
    { $whose ->
        [guild] Este servidor ha usado { $used } de { $allowed } { $allowed ->
            [one] solicitud
           *[other] solicitudes
        } de esta semana. Reinicio del límite: <t:{ $renews }:R>.
        [member] Has usado { $used } de { $allowed } { $allowed ->
            [one] solicitud
           *[other] solicitudes
        } de esta semana en este servidor. Reinicio del límite: <t:{ $renews }:R>.
       *[person] Has usado { $used } de { $allowed } { $allowed ->
            [one] solicitud
           *[other] solicitudes
        } de esta semana. Reinicio del límite: <t:{ $renews }:R>.
    }
limit-units-per-day =
    { $whose ->
        [guild] A este servidor no le quedan suficientes unidades hoy: se han usado { $used } de { $allowed } y esto cuesta { $needed }. Reinicio del límite: <t:{ $renews }:R>. Un preajuste o un tamaño menor cuesta menos.
        [member] No te quedan suficientes unidades hoy en este servidor: has usado { $used } de { $allowed } y esto cuesta { $needed }. Reinicio del límite: <t:{ $renews }:R>. Un preajuste o un tamaño menor cuesta menos.
       *[person] No te quedan suficientes unidades hoy: has usado { $used } de { $allowed } y esto cuesta { $needed }. Reinicio del límite: <t:{ $renews }:R>. Un preajuste o un tamaño menor cuesta menos.
    }
limit-units-ever = Esto cuesta { $needed } unidades, pero el máximo por día es { $allowed }. Elige un preajuste o un tamaño menor, o menos imágenes.
limit-cooldown =
    { $whose ->
        [member] En este servidor hay que esperar { $allowed } s entre dos solicitudes. Próxima solicitud: <t:{ $renews }:R>.
       *[person] Hay que esperar { $allowed } s entre dos solicitudes. Próxima solicitud: <t:{ $renews }:R>.
    }
limit-queued-at-once =
    { $whose ->
        [guild] Este servidor ha alcanzado su límite de solicitudes en espera ({ $used } de { $allowed }). Inténtalo de nuevo cuando haya empezado una.
        [member] Has alcanzado tu límite de solicitudes en espera en este servidor ({ $used } de { $allowed }). Inténtalo de nuevo cuando haya empezado una.
       *[person] Has alcanzado tu límite de solicitudes en espera ({ $used } de { $allowed }). Inténtalo de nuevo cuando haya empezado una.
    }
limit-presets = Aquí no puedes usar el preajuste { $preset }. Puedes usar: { $allowed }.
limit-presets-none = Aquí no puedes usar ningún preajuste. Pregunta a los administradores de este servidor.
limit-channels = No puedes usar el bot en este canal. Usa { $channels }.
limit-channels-none = No puedes usar el bot en ningún canal de este servidor. Pregunta a sus administradores.
limit-others-results = En este servidor no puedes usar los botones debajo de los resultados de otras personas. Empieza con tu propia imagen: /estilizar.
place-age-restricted = En este servidor el bot solo funciona en canales con restricción de edad. Usa uno de ellos.
banned-person = El propietario del bot te ha baneado y no puedes usar este bot.
banned-guild = El propietario del bot ha baneado este servidor y aquí no se puede usar este bot.
draining = El bot está a punto de actualizarse y no acepta solicitudes nuevas. Inténtalo de nuevo en unos minutos.
settings-full = Este servidor ha alcanzado el máximo de { $most } ajustes. Quita antes algunos.
grants-full = Este servidor ha alcanzado el máximo de { $most } concesiones. Retira antes algunas.
settings-no-channel = Indica hasta 25 canales de este servidor como #canal, o * para todos.
settings-no-number = “{ $value }” no es válido para “{ $name }”. Escribe un número entero de { $least } a { $most }, o 0 para no poner límite.
settings-no-share = “{ $value }” no es válido para “{ $name }”. Escribe un número entero de { $least } a { $most }.
settings-no-zone = No existe la zona horaria “{ $name }”. Escribe un nombre como Europe/Madrid o America/Mexico_City.
settings-nothing = No hay nada que definir. Elige al menos uno de los límites.
settings-gone = Este rol o esta persona ya no está en este servidor.
settings-check-missing = La revisión de imágenes no está instalada en este bot. Pide al propietario del bot que la instale.
limit-largest-size = { NUMBER($size, useGrouping: 0) } píxeles es demasiado. Tu límite aquí es de { NUMBER($largest, useGrouping: 0) } píxeles.
queue-full = La cola está llena. Inténtalo de nuevo en unos minutos.
job-unknown = El bot ya no conoce esta imagen. Empieza de nuevo con /estilizar.
style-gone = La red entrenada de este estilo o resultado se ha eliminado. Crea el estilo de nuevo o empieza otra vez con /estilizar.
film-gone = Este resultado no tiene cámara rápida. Para obtenerla, abre el resultado en /historial y pulsa “Repetir”.
gallery-pick-first = Aquí hay varios resultados. Pulsa antes un número para elegir uno.
show-unknown = No tienes ningún resultado con ese número. Elige uno de la lista o de /historial.
show-refused = Discord ha rechazado esta imagen en este canal. La encontrarás en /historial. El propietario del bot puede ver el motivo de Discord en el registro.
show-too-large = Este archivo es demasiado grande para enviarlo aquí. Usa un servidor que acepte archivos más grandes.
wait-too-long = El bot no es miembro de este servidor, así que un resultado debe estar listo en 12 minutos. Esta solicitud tardaría unos { $minutes } minutos. Elige un preajuste más pequeño, inténtalo más tarde o usa un servidor que haya invitado al bot.
wait-unknown = El bot no es miembro de este servidor, así que un resultado debe estar listo en 12 minutos, pero su motor no está disponible. Inténtalo más tarde o usa un servidor que haya invitado al bot.
channel-no-files = En este canal no se pueden adjuntar archivos. Usa otro canal.
job-unfinished = Esta imagen todavía no está lista. Espera a que termine.
cancel-not-yours = Solo <@{ $owner }> y las personas con el permiso “Gestionar mensajes” pueden cancelar esta solicitud.
forget-not-yours = Solo <@{ $owner }> y las personas con el permiso “Gestionar mensajes” pueden eliminar este resultado.
cancel-late = Esta solicitud ya ha terminado.
prompt-unknown-style = Los modelos incluidos no conocen ninguna de estas palabras. Conocen unos cincuenta estilos, en inglés, como { $styles }.
channel-no-access = El bot no puede responder en este canal porque le faltan estos permisos: { $missing }. Pídeselos a un administrador o usa otro canal.
permission-view_channel = Ver canales
permission-send_messages = Enviar mensajes
permission-send_messages_in_threads = Enviar mensajes en hilos
permission-attach_files = Adjuntar archivos
permission-connect = Conectar
bot-in-time-out = El bot está aislado temporalmente en este servidor y no puede publicar. Fin del aislamiento: { $until }. Un administrador puede terminarlo antes.
message-without-picture = Este mensaje no tiene ninguna imagen. Elige un mensaje con una imagen o escribe /estilizar.
form-forgotten = El bot ya no sabe para qué imagen era este formulario. Abre el menú del mensaje, elige “Aplicaciones” y elige el comando otra vez.
attachment-gone = No se ha podido descargar la imagen de Discord. Adjúntala de nuevo.
something-wrong = Algo ha salido mal y no se ha gastado nada. Inténtalo de nuevo. Si vuelve a pasar, avisa al propietario del bot.
panel-not-yours = Este panel es de otra persona. Usa el comando para abrir el tuyo.
storage-problem = El bot no puede guardar nada en este momento, así que no se ha gastado nada. Inténtalo de nuevo en unos minutos. Si vuelve a pasar, avisa al propietario del bot: puede que el disco esté lleno o que no respondan la base de datos o el almacenamiento de imágenes.
stopping = El bot se está reiniciando. Inténtalo de nuevo en un minuto.

# En la consola.
ray-missing = La configuración ejecuta los motores en un clúster de Ray (backend = "ray" en [engine]), pero ray no está instalado. Ejecuta: make setup. En un contenedor, crea la imagen con EXTRAS=cluster.
check-packages-missing = La configuración pide la revisión de imágenes ([moderation.pictures]), pero sus paquetes no están instalados, así que el bot no acepta imágenes. Ejecuta: make setup. En un contenedor, crea la imagen con EXTRAS=moderation.
token-missing =
    Todavía no hay un token para el bot. Para obtener uno:
    1. Abre https://discord.com/developers/applications y pulsa “New Application”.
    2. En “Bot”, pulsa “Reset Token” y copia el token. El bot no necesita intents privilegiados.
    3. Pon el token en config.toml (token = "…" en [discord]) o en la variable de entorno WORDBRUSH_DISCORD__TOKEN.
    4. Ejecuta “wordbrush run” de nuevo. Muestra el enlace que invita al bot a tu servidor.
    Para probar el bot sin token, ejecuta: make demo
token-refused = Discord no acepta este token. Abre https://discord.com/developers/applications, restablece el token en “Bot” y pon el nuevo en config.toml o en WORDBRUSH_DISCORD__TOKEN.
starts-used-up = Discord permite { $total } inicios al día y este bot los ha usado todos. Espera hasta que pueda conectarse otra vez y, mientras tanto, no responde a nadie. Mira en el registro por qué se inicia tantas veces.
commands-refused = Discord rechaza los comandos: { $problem }. Abre https://discord.com/developers/applications, activa tanto “User Install” como “Guild Install” en “Installation” e inicia el bot de nuevo. Hasta entonces siguen funcionando los comandos que Discord ya conoce.
invite = Invita al bot a un servidor: { $address }

form-files = Imágenes
form-files-about = Hasta diez imágenes, un video o un archivo ZIP
form-name = Nombre
form-name-about = El nombre del estilo
use-form-title = Pintar en “{ $name }”
save-form-title = Guardar estilo
button-save = Guardar estilo…
style-button-use = Usar estilo…
style-button-share = Compartir
style-button-hide = Hacer privado
style-button-export = Exportar
style-button-delete = Eliminar…
style-button-forget = Eliminar para siempre
style-button-take = Quitar del servidor
style-title = **{ $name }** · { $owner }
style-sample = Foto de muestra en el estilo “{ $name }”
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] Aprendido de las imágenes incluidas.
       *[other] Aprendido de { $pictures } imágenes.
    }
style-result = Guardado de un solo resultado. Puede funcionar peor con otras imágenes; /estilo crear aprende de muchas.
style-blend = Mezclado a partir de otros estilos.
style-imported = Importado de un archivo.
style-shared = Compartido con todos en el servidor.
shelf-title = **Estilos guardados**
    -# Para pintar con uno, usa { $apply } con hasta diez imágenes, o la opción “estilo” de /estilizar.
shelf-empty = Todavía no hay estilos guardados. Crea uno con { $create } o pulsa “{ $save }” debajo de un resultado.
style-delete-question = ¿Quieres eliminar el estilo “{ $name }” para siempre? Las imágenes pintadas con él se conservan.
style-take-question = ¿Quieres quitar el estilo “{ $name }” de este servidor? Su propietario lo conserva.
style-deleted = El estilo se ha eliminado.
style-taken = El estilo ya no está disponible en este servidor. Su propietario lo conserva.
style-now-shared = Ahora todos en este servidor pueden usar “{ $name }”.
style-now-private = Ahora solo tú puedes usar “{ $name }”.
style-exported = Aquí tienes “{ $name }” como archivo. Usa /estilo importar para añadirlo a este bot o a otro, o “wordbrush style apply” en la línea de comandos.
style-unknown = No hay ningún estilo guardado con ese nombre que puedas usar aquí. Mira /estilo lista.
style-not-yours = Solo <@{ $owner }> puede hacer esto, porque el estilo le pertenece.
style-no-name = Escribe un nombre con letras o números, { $longest } caracteres como máximo.
style-name-taken = Ya tienes un estilo con este nombre. Elige otro nombre o elimina antes ese estilo.
style-no-images = Adjunta al menos una imagen o un archivo ZIP con imágenes.
style-images-or-zip = Adjunta imágenes o un archivo ZIP, pero no ambas cosas.
style-one-zip = Adjunta un solo archivo ZIP a la vez.
style-zip-large = Este archivo ZIP supera los { $limit } MB. Divídelo en otros más pequeños.
style-file-large = Este archivo supera los { $limit } MB, así que no puede ser un archivo de estilo.
style-share-where = Solo puedes compartir un estilo en un servidor.
stylize-style-alone = Un estilo guardado sustituye al prompt. Deja sin usar “prompt”, “imagen_estilo”, “negativo” y “cantidad”, o bien “estilo”.
stylize-prompt-or-style = Escribe un prompt, adjunta una imagen de estilo o elige un estilo guardado.
style-prompt-or-like = Escribe un prompt, adjunta una imagen de estilo o haz las dos cosas.
engine-away = No hay ningún motor en marcha en este momento y no se ha gastado nada. Inténtalo de nuevo en un minuto.
limit-create-styles = Aquí no puedes crear estilos. Pregunta a los administradores de este servidor.
limit-styles =
    { $allowed ->
        [one] Ya tienes un estilo guardado y tu límite es uno. Elimínalo antes.
       *[other] Ya tienes { $allowed } estilos guardados, que es tu límite. Elimina uno antes.
    }
limit-styles-member =
    { $allowed ->
        [one] Ya tienes un estilo guardado de este servidor y tu límite aquí es uno. Elimínalo antes.
       *[other] Ya tienes { $allowed } estilos guardados de este servidor, que es tu límite aquí. Elimina uno antes.
    }
limit-styles-here =
    { $allowed ->
        [one] Este servidor ya tiene un estilo compartido y su límite es uno. Elimínalo o hazlo privado antes.
       *[other] Este servidor ya tiene { $allowed } estilos compartidos, que es su límite. Elimina uno o hazlo privado antes.
    }
limit-trainings-per-day =
    { $whose ->
        [guild] Este servidor ha creado { $used } de { $allowed } { $allowed ->
            [one] estilo
           *[other] estilos
        } de hoy. Reinicio del límite: <t:{ $renews }:R>.
        [member] Has creado { $used } de { $allowed } { $allowed ->
            [one] estilo
           *[other] estilos
        } de hoy en este servidor. Reinicio del límite: <t:{ $renews }:R>.
       *[person] Has creado { $used } de { $allowed } { $allowed ->
            [one] estilo
           *[other] estilos
        } de hoy. Reinicio del límite: <t:{ $renews }:R>.
    }
panel-title-training = **{ $name }** · “{ $prompt }” · { $user }
panel-style = estilo “{ $name }”
panel-done-style = { $facts } · { $seconds } s
panel-trained =
    { $pictures ->
        [0] El estilo está listo. Se aprendió de las imágenes incluidas y aquí se muestra en una foto que nunca ha visto.
       *[other] El estilo está listo. Se aprendió de { $pictures } imágenes y aquí se muestra en una foto que nunca ha visto.
    }
panel-trained-facts = { $seconds } s · Pulsa “Usar estilo…” para pintar cualquier imagen con él en segundos.
audit-unshared = { $who } ha quitado el estilo “{ $name }” de { $owner } de este servidor.
share-trainings-person = Estilos creados hoy: { $used } de { $allowed }, reinicio: { $when }
share-trainings-member = Estilos creados hoy en este servidor: { $used } de { $allowed }, reinicio: { $when }
share-trainings-guild = Estilos creados hoy en todo el servidor: { $used } de { $allowed }, reinicio: { $when }
share-no-styles = No puedes crear estilos.
share-styles-person = Estilos guardados: { $allowed } como máximo
share-styles-member = Estilos guardados de este servidor: { $allowed } como máximo
name-shared_styles = Estilos compartidos en el servidor
settings-styles = Límites de estilos…
settings-create = Crear estilos: { $value }
settings-form-styles = Límites de estilos
shelf-choose = Elige un estilo…
panel-frames =
    { $frames ->
        [one] 1 fotograma
       *[other] { $frames } fotogramas
    }
details-in-style = Esto lo pintó el estilo “{ $name }” en una sola pasada. Descarga su archivo con /estilo exportar y después ejecuta:
style-learns-from-pictures = No se puede aprender un estilo de videos. Adjunta imágenes o un archivo ZIP con imágenes.
style-film-alone = Un video debe ir solo. Adjunta un video, o únicamente imágenes.
cost-training = crear un estilo
