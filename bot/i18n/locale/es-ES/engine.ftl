# Lo que comunica un motor. Los identificadores son los de engine.protocol.messages.NoticeCode; los números llegan como
# números.
#
# Traducción automática del archivo en inglés, hecha en noviembre de 2026 y comprobada con pruebas automáticas. Las
# correcciones de hablantes nativos son bienvenidas (véase CONTRIBUTING.md).

picture-unreadable = Esta imagen está dañada y no se puede leer. Guárdala de nuevo o usa otra.
picture-format = Este archivo no es una imagen en un formato compatible. Formatos compatibles: { $formats }.
picture-kind =
    { $kind ->
        [SVG] Esta es una imagen SVG. Guárdala como PNG o JPEG y envíala de nuevo.
        [OpenEXR] Esta es una imagen OpenEXR. Guárdala como PNG o JPEG y envíala de nuevo.
        [icon] Este es un archivo de icono. Guárdalo como PNG o JPEG y envíalo de nuevo.
        [RAW] Este es un archivo RAW de cámara. Guárdalo como PNG o JPEG y envíalo de nuevo.
       *[other] Este es un archivo { $kind }. Guárdalo como PNG o JPEG y envíalo de nuevo.
    }
picture-bytes = Este archivo es demasiado grande: { $megabytes } MB, y el límite es de { $limit } MB. Guarda una versión más pequeña.
picture-pixels = Esta imagen es demasiado grande. El límite es de { $limit } millones de píxeles. Redúcela y envíala de nuevo.
picture-heavy = Leer esta imagen requiere demasiado tiempo o demasiada memoria. Guárdala como un PNG o JPEG sencillo o redúcela.
picture-small = Esta imagen es demasiado pequeña: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } píxeles. Cada lado necesita al menos { $limit } píxeles. Usa una más grande.
picture-narrow = Esta imagen es demasiado estrecha: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } píxeles. Recórtala para que el lado largo mida como máximo { $limit } veces el corto.
prompt-empty = Falta el prompt. Describe el estilo con palabras, mejor en inglés; por ejemplo, “watercolor painting” (acuarela).
prompt-unknown = Los modelos incluidos no conocen ninguna de estas palabras. Son modelos pequeños para probar Wordbrush y conocen estos estilos: { $known }. Para usar cualquier estilo, cambia a CLIP, de OpenAI (--models openai, o models = "openai" en la configuración).
size-range = El tamaño { NUMBER($size, useGrouping: 0) } no es posible. Elige un tamaño de { NUMBER($least, useGrouping: 0) } a { NUMBER($most, useGrouping: 0) } píxeles.
device-missing = El dispositivo “{ $device }” no existe o PyTorch no puede usarlo. Usa “auto” para el mejor dispositivo disponible, o “cpu”.
memory = Esta imagen necesita más memoria de la que tiene el dispositivo. Elige un tamaño menor o el preajuste “draft”.
clip-unknown = No existe el modelo de CLIP “{ $clip }”. Usa la ruta de un punto de control o uno de estos: { $known }.
weights-missing = El archivo de { $name } no existe: { $path }. Corrige su ruta en la configuración.
weights-unreadable = No se pueden leer los pesos de { $name }: { $path }. Puede que el archivo esté dañado o sea de otro modelo. Si lo descargó Wordbrush, ejecuta “wordbrush models fetch” para comprobarlo y reemplazarlo.
download-failed = No se ha podido descargar { $name } de { $url } ({ $reason }). Comprueba la conexión y ejecuta “wordbrush models fetch”. También puedes guardar el archivo tú mismo como { $path }, o usar los modelos incluidos, que no necesitan descarga (--models bundled, o models = "bundled" en la configuración).
download-damaged = { $name } se dañó al descargarse de { $url } y se ha eliminado: su longitud o su hash no coincide. Ejecuta “wordbrush models fetch” de nuevo. Si sigue ocurriendo, algo en la red modifica el archivo.
checkpoint-other = Este punto de control es de otro estilo o está dañado. Elimina el archivo e inicia el entrenamiento de nuevo.
animation-long = Esta animación es demasiado larga: { $frames } fotogramas. El límite es de { $most } fotogramas y { $limit } millones de píxeles en total. Acórtala o redúcela.
animation-large = Esta animación es demasiado grande: sus { $frames } fotogramas ocupan más de { $limit } MB al descodificarlos. Acórtala o redúcela.
film-kind =
    { $kind ->
        [MPEG] Este es un video MPEG. Guárdalo en uno de estos formatos y envíalo de nuevo: { $films }.
        [Ogg] Este es un archivo Ogg. Guarda el video en uno de estos formatos y envíalo de nuevo: { $films }.
        [AVI] Este es un video AVI. Guárdalo en uno de estos formatos y envíalo de nuevo: { $films }.
       *[other] Este es un video { $kind }. Guárdalo en uno de estos formatos y envíalo de nuevo: { $films }.
    }
styles-apart = Estos estilos no se pueden mezclar. Los estilos aprendidos de muchas imágenes se pueden mezclar si los creó la misma versión de Wordbrush. También se pueden mezclar los guardados de un solo resultado, salvo que el resultado lo hayan pintado los modelos de OpenAI o el preajuste “paper”.
training-pictures = Un estilo necesita al menos { $least } imágenes de las que aprender. Añade más, o no adjuntes ninguna para usar las imágenes incluidas.
style-unreadable = Este estilo no se puede leer. El archivo está dañado o no es un estilo de Wordbrush. Exporta el estilo de nuevo o vuelve a crearlo.
not-finite =
    { $steps ->
        [one] La optimización divergió después de un paso, así que no hay resultado. Ejecuta el comando de nuevo con otra semilla.
       *[other] La optimización divergió después de { $steps } pasos, así que no hay resultado. Ejecuta el comando de nuevo con otra semilla.
    }
internal = Algo ha salido mal en el motor ({ $error }). Inténtalo de nuevo. Si vuelve a pasar, informa del problema; los detalles están en el registro del motor.
engine-died = El motor se ha detenido dos veces al pintar esta imagen. Prueba con un preajuste más pequeño o con otra imagen.
picture-gone = La imagen se ha eliminado, así que esto ya no es posible. Empieza de nuevo con /estilizar.
no-room = El disco del bot está lleno, así que no se ha podido guardar la imagen. Avisa al propietario del bot e inténtalo más tarde.
result-lost = La imagen se pintó, pero falta o está dañada en el almacenamiento del bot. Inténtalo de nuevo y avisa al propietario del bot.
picture-unsuitable = Esta imagen parece no estar pensada para este canal. No se ha guardado y no se ha gastado nada.
result-unsuitable = Este resultado parece no estar pensado para este canal, así que no se muestra aquí.
check-failed = No se ha podido revisar esta imagen, así que no se ha aceptado y no se ha gastado nada. Inténtalo de nuevo. Si vuelve a pasar, avisa al propietario del bot.
check-missing = Aquí hay que revisar las imágenes, pero la revisión no está instalada en este bot, así que no acepta ninguna. Avisa al propietario del bot.

first-frame = Esta imagen es animada. Solo se ha pintado su primer fotograma. Usa un estilo guardado para pintarlos todos.
picture-cut = Falta el final de este archivo. Se ha pintado la parte que hay.
film-silent = No se ha podido leer el sonido de este video, así que el resultado no tiene sonido.
film-flattened = Las zonas transparentes de este video se han pintado sobre blanco.

prompt-truncated = El prompt es más largo de lo que CLIP puede leer ({ $tokens } tokens). El final no se ha usado.
prompt-not-english = CLIP se entrenó en inglés y entiende poco de otras escrituras. Si el resultado no es lo que querías, escribe el prompt en inglés.
stand-in = Pintado por los pequeños modelos incluidos, que conocen { $count } estilos. Con CLIP, de OpenAI, sirve cualquier estilo (models = "openai").
painted-as =
    { $tinted ->
        [0] No hay ningún estilo “{ $words }”: se ha pintado como { $styles }. Con CLIP, de OpenAI, sería el auténtico (models = "openai").
       *[other] No hay ningún estilo “{ $words }”: se ha pintado como { $styles } con los colores de “{ $source }”. Con CLIP, de OpenAI, sería el auténtico (models = "openai").
    }
colored-by = Los colores son los de “{ $source }”.
words-unknown =
    { $count ->
        [0] Los modelos incluidos no conocen “{ $words }”, así que se ha omitido.
       *[other] Los modelos incluidos no conocen “{ $words }”, así que se ha omitido. Palabras parecidas que conocen: { $near }.
    }
album-unreadable = Este archivo ZIP no se puede leer. Comprime las imágenes en un ZIP sencillo, sin contraseña.
album-empty = Este archivo ZIP no tiene imágenes que se puedan leer. Comprime archivos PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF o BMP, sin contraseña.
album-many = Este archivo ZIP tiene { $count } archivos. El límite es de { $most } imágenes. Quita algunos.
pictures-left-out =
    { $count ->
        [one] Se ha omitido un archivo porque no es una imagen que se pueda leer: { $names }.
       *[other] Se han omitido { $count } archivos porque no son imágenes que se puedan leer: { $names }.
    }
film-long = Este video dura más de { $most } segundos, que es el límite. Córtalo y envíalo de nuevo.
film-unreadable = Este video no se puede leer o es demasiado largo para el tamaño permitido aquí. Guárdalo de nuevo como MP4, MOV o WebM, o usa uno más corto.
film-needs-style = Los videos necesitan un estilo guardado, y también las animaciones si quieres que se pinten todos los fotogramas. Elige uno en “estilo”; /estilo lista muestra tus estilos y los de este servidor.
