# O que o bot diz no Discord: mensagens, botões, formulários e comandos, além de algumas linhas no console.
#
# Tradução automática do arquivo em inglês, feita em novembro de 2026 e conferida por testes automáticos. Correções de
# falantes nativos são bem-vindas (veja CONTRIBUTING.md).
#
# Uma mensagem diz o que aconteceu e o que fazer. Um rótulo diz o que acontece ao apertar o botão. Uma imagem é o que
# uma pessoa envia ou recebe, um prompt é o estilo em palavras, um estilo salvo tem nome, e um pedido pede uma ou mais
# imagens.

form-title = Estilizar uma imagem
form-upload = Imagem
form-upload-about = PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF ou BMP
form-picture = Imagem
form-picture-about = O anexo que você quer repintar
form-prompt = Prompt
form-prompt-about = O estilo em palavras; funciona melhor em inglês
form-example = watercolor painting
form-like = No estilo de outra imagem
form-like-about = Até quatro imagens cujo estilo usar, no lugar de um prompt ou junto com ele
form-like-picture = Imagem de estilo
form-like-picture-about = A imagem cujo estilo usar
form-negative = Prompt negativo
form-negative-about = O que evitar (opcional)
form-preset = Predefinição
form-preset-about = Qualidade e velocidade; quanto melhor a qualidade, mais demora
form-how = Método
form-how-about = Como pintar a nova imagem
form-once = Aplicar o estilo
form-once-about = Leva segundos; usa o estilo como foi aprendido com a primeira imagem
form-anew = Otimizar de novo
form-anew-about = Demora mais; ajusta o estilo à nova imagem
form-strength = Intensidade
form-strength-about = 0% mantém sua imagem, 100% é o estilo completo
form-words = Palavras para buscar
form-words-about = Palavras do prompt; deixe vazio para buscar em todas as imagens
form-place = Servidor
form-place-about = Onde você pediu a imagem
form-kind = Favoritos
form-kind-about = Mostra todas as imagens ou só os seus favoritos

button-styles = Ver estilos
button-cancel = Cancelar
button-variation = Variação
button-retry = Tentar de novo
button-edit = Editar…
button-more = Mais…
button-stronger = Mais forte
button-softer = Mais suave
button-larger = Tamanho real
button-compare = Antes/depois
button-details = Detalhes
button-style = Usar estilo…
button-like = Usar como estilo…
button-delete = Excluir…
button-forget = Excluir para sempre
button-newer = Mais recentes
button-older = Mais antigas
button-film = Time-lapse
button-show = Postar aqui
button-again = Repetir
button-reuse = Outra imagem…
button-star = ★ Favoritar
button-unstar = Remover dos favoritos
button-back = Voltar
button-search = Buscar…
button-everything = Mostrar tudo

# O menu de “Mais…”: o que faz cada botão de um resultado.
more-title = **{ $prompt }**
more-stronger = Pinta sua imagem de novo com { $strength }% de intensidade.
more-softer = Pinta sua imagem de novo com { $strength }% de intensidade.
more-style = Pinta outra imagem neste estilo.
more-like = Pinta outra imagem para que fique parecida com este resultado.
more-save = Salva este estilo com um nome, para usar em outras imagens.
more-compare = Mostra sua imagem e o resultado lado a lado.
more-film = Mostra como a imagem foi pintada.
more-details = Mostra todas as opções e o comando que repete este resultado.
more-delete = Exclui o resultado e a mensagem dele.

welcome =
    ### Oi! Este bot repinta imagens em qualquer estilo que você consiga descrever em palavras.
    Digite { $stylize }, anexe uma imagem e descreva um estilo. Funciona melhor em inglês: “stained glass” (vitral), “watercolor painting” (aquarela), “neon”.
    Não tem uma imagem à mão? Aperte um destes exemplos.
example-glass = Um gato em vitral
example-neon = Astronauta em neon
example-sketch = Uma xícara a lápis

queue-title = **Fila**
queue-engine-ready = -# Motor pronto em { $device }: { $name }
queue-engine-starting = -# Motor iniciando em { $device }
queue-engines-none = -# Nenhum motor está funcionando. Os pedidos ficam na fila até que um seja iniciado.
queue-engines-ready = -# Motores prontos: { $count } ({ $name })
queue-engines-starting = -# Motores iniciando: { $count }
queue-engines-problem = -# Motores indisponíveis: { $count }
queue-engine-problem = -# Motor indisponível em { $device }. Os pedidos ficam na fila até que ele esteja pronto.
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }, pronto { $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }, início: { $when }
queue-more =
    { $count ->
        [one] … e mais um
       *[other] … e mais { $count }
    }
queue-shares = -# ×2, ×3…: pessoas com uma cota maior da fila. Elas têm esse número de vezes para cada vez das outras pessoas.
queue-elsewhere =
    { $count ->
        [one] -# Na fila também há um pedido de outro servidor ou de uma mensagem direta.
       *[other] -# Na fila também há { $count } pedidos de outros servidores ou de mensagens diretas.
    }
queue-empty = A fila está vazia.
queue-own = Seu pedido: { $prompt }

help =
    ### Repinte imagens em qualquer estilo que você consiga descrever em palavras
    - { $stylize } repinta uma imagem de acordo com o seu prompt. Os prompts funcionam melhor em inglês, e dá para misturar estilos: “watercolor:2, night sky:1”. Para repintar a imagem de uma mensagem, abra o menu da mensagem e escolha “Apps” e depois “{ $menu }”.
    - Use “quantidade” para receber até quatro resultados e escolher o melhor.
    - Abaixo de cada resultado, você pode pedir uma variação, editar o prompt ou receber o tamanho real. Em “Mais…”, pode ajustar a intensidade, usar o estilo em outra imagem, assistir ao time-lapse ou excluir o resultado.
    - { $create } aprende um estilo salvo a partir de muitas imagens, e “Salvar estilo…” guarda o estilo de um resultado. Com { $apply }, um estilo salvo pinta imagens, arquivos ZIP, animações e vídeos sem otimizar de novo.
    - { $styles } mostra estilos de exemplo, e { $history } mostra suas imagens.

privacy =
    ### Seus dados desde { $since }
    O bot guarda:
    - Seu ID do Discord e quantos pedidos você faz por dia, para aplicar os limites.
    - { $jobs ->
        [one] { $jobs } pedido
       *[other] { $jobs } pedidos
    } com prompt, opções, horário e canal, para seu histórico e os botões abaixo dos seus resultados.
    - { $pictures ->
        [one] { $pictures } resultado
       *[other] { $pictures } resultados
    } com a foto original, as imagens de estilo e a rede treinada, para variações.
    - { $prompts ->
        [one] { $prompts } prompt
       *[other] { $prompts } prompts
    } que você já usou, para sugestões.
privacy-styles =
    { $styles ->
        [one] - { $styles } estilo salvo, até que você o exclua
       *[other] - { $styles } estilos salvos, até que você os exclua
    }. Para baixar um, use /estilo exportar.
privacy-grants = - Unidades concedidas que você não usou: { $units }
privacy-others = Só você vê seu histórico. Os membros de um canal veem o que você posta nele. Os administradores do servidor veem quem usa o bot no servidor deles, quanto e com quais prompts. Seus dados não são repassados a mais ninguém.
privacy-photos =
    { $days ->
        [one] -# As imagens que você enviou são excluídas um dia depois do último resultado pintado a partir delas, exceto as dos favoritos.
       *[other] -# As imagens que você enviou são excluídas { $days } dias depois do último resultado pintado a partir delas, exceto as dos favoritos.
    }
privacy-results =
    { $days ->
        [one] -# Os resultados são excluídos depois de um dia, exceto os favoritos.
       *[other] -# Os resultados são excluídos depois de { $days } dias, exceto os favoritos.
    }
privacy-networks =
    { $days ->
        [one] -# As redes treinadas são excluídas depois de um dia, exceto as dos favoritos e dos estilos salvos.
       *[other] -# As redes treinadas são excluídas depois de { $days } dias, exceto as dos favoritos e dos estilos salvos.
    }
privacy-space = -# Quando o armazenamento do bot enche, as imagens mais antigas são excluídas antes; os favoritos ficam por último.
privacy-nothing = O bot não guarda pedidos, imagens nem prompts seus.
privacy-export = Exportar tudo
privacy-next = Próxima parte
privacy-ask = Excluir tudo…
privacy-forget = Excluir dados, manter mensagens
privacy-everywhere = Excluir dados e mensagens
privacy-question = Excluir para sempre todos os seus dados, incluindo favoritos, estilos salvos e unidades concedidas? Seus pedidos em espera e em andamento são cancelados. Você escolhe se o bot também exclui as mensagens dele com os seus resultados. Os resultados que outras pessoas fizeram com as suas imagens são mantidos. O bot mantém seus números de uso até que os limites não precisem mais deles, e os limites ou bloqueios que os administradores definiram para você.
privacy-all = A exportação está completa.
privacy-more = Esta é uma parte da exportação. Aperte “Próxima parte” para continuar.
privacy-done = Seus dados foram excluídos.
privacy-busy = Um dos seus pedidos ainda está em andamento, então nada foi excluído. Tente de novo em um minuto.

words-now-blocked = “{ $word }” foi bloqueada. A partir de agora, prompts que a contenham são recusados, escrita de qualquer jeito.
words-now-allowed = “{ $word }” foi permitida. Prompts que a contenham são aceitos, mesmo que uma palavra bloqueada faça parte dela.
words-now-neither = “{ $word }” foi removida da lista.
words-empty = Nenhuma palavra está bloqueada neste servidor.
words-list-blocked = **Bloqueadas:** { $words }
words-list-allowed = **Permitidas:** { $words }
words-more =
    { $count ->
        [one] { $words } … e mais uma
       *[other] { $words } … e mais { $count }
    }
words-blocked = Estas palavras não são permitidas aqui: “{ $words }”. Use outras.
words-none = Esta palavra não pode ser usada. Digite letras ou números, no máximo { $longest } caracteres.
words-full = As listas estão cheias ({ $most } palavras). Remova uma palavra primeiro.
person-now-blocked = { $person } não pode mais usar o bot neste servidor. Os pedidos que já estão na fila ainda são concluídos.
person-now-free = { $person } pode usar o bot de novo neste servidor.
person-blocked-since = { $person } · { $when }
person-none-blocked = Ninguém está bloqueado neste servidor.
person-blocked = Os administradores deste servidor bloquearam você, e por isso não dá para usar o bot aqui. Se achar que é um engano, fale com eles.
setting-same = Nada mudou: já estava assim.
settings-not-a-member = Este servidor só tem os comandos do bot, então não há nada para configurar aqui. Convide o próprio bot: o link de instalação dele precisa do escopo “bot”.
admins-only = Só pessoas com a permissão “Gerenciar servidor” podem fazer isso. Peça a um administrador deste servidor.

share-day-person = Pedidos hoje: { $used } de { $allowed }, renovação: { $when }
share-day-member = Pedidos hoje neste servidor: { $used } de { $allowed }, renovação: { $when }
share-day-guild = Pedidos de todo o servidor hoje: { $used } de { $allowed }, renovação: { $when }
share-week-person = Pedidos nesta semana: { $used } de { $allowed }, renovação: { $when }
share-week-member = Pedidos nesta semana neste servidor: { $used } de { $allowed }, renovação: { $when }
share-week-guild = Pedidos de todo o servidor nesta semana: { $used } de { $allowed }, renovação: { $when }
share-units-person = Unidades hoje: { $used } de { $allowed }, renovação: { $when }
share-units-member = Unidades hoje neste servidor: { $used } de { $allowed }, renovação: { $when }
share-units-guild = Unidades de todo o servidor hoje: { $used } de { $allowed }, renovação: { $when }
share-queue-person = Pedidos em espera: { $used } de { $allowed }
share-queue-member = Pedidos em espera neste servidor: { $used } de { $allowed }
share-queue-guild = Pedidos em espera de todo o servidor: { $used } de { $allowed }
share-running-person = Pedidos em andamento: no máximo { $allowed }
share-running-member = Pedidos em andamento neste servidor: no máximo { $allowed }
share-running-guild = Pedidos em andamento de todo o servidor: no máximo { $allowed }
share-cooldown = Pausa entre dois pedidos: { $seconds } s
share-largest = Tamanho máximo: { NUMBER($size, useGrouping: 0) } pixels (“Tamanho real” pode ser maior)
share-presets = Predefinições: { $presets }
share-channels = Canais: { $channels }
share-no-others = Você só pode usar os botões abaixo dos seus próprios resultados.
share-counts = -# Vários resultados de um mesmo comando contam como um só pedido. “Mais forte”, “Mais suave”, “Tamanho real” e os estilos salvos custam uma unidade a cada dez imagens ou quadros, mas não contam como pedidos.
share-costs = -# Custo em unidades: { $costs }
share-of-queue = Cota da fila: { $share } vezes a das outras pessoas
share-grant = Unidades concedidas neste servidor: restam { $remaining } de { $units }
share-grant-until = Unidades concedidas neste servidor: restam { $remaining } de { $units }, até { $until }
share-grants-more = Outras unidades concedidas neste servidor: { $units }

name-time_zone = Fuso horário
name-admins_exempt = Administradores sem limites
name-age_restricted_only = Só canais com restrição de idade
name-spoiler = Resultados como spoiler
name-audit_channel = Canal de registros
name-picture_check = Verificação de imagens
name-picture_threshold = Limiar da verificação de imagens
name-check_age_restricted = Verificar canais com restrição de idade
value-of = { $name }: { $value }
value-unlimited = sem limite
value-yes = sim
value-no = não
value-default = não definido
value-off = desativada
value-spoiler = como spoiler
value-refuse = recusar
value-strict = rigoroso
value-normal = normal
value-lenient = tolerante
value-everywhere = sem restrição
value-owners = { $zone } (definido pelo dono do bot)

limits-title = **Limites neste servidor**
limits-server = **Todos:** { $values }
limits-of = **{ $whom }:** { $values }
limits-none = Nenhum limite está definido neste servidor.
limits-none-of = Nenhum limite está definido para { $whom }. Valem os limites do servidor.
limits-more =
    { $count ->
        [one] … e mais um cargo ou uma pessoa
       *[other] … e mais { $count } cargos e pessoas
    }
limits-order = -# Primeiro valem os limites da própria pessoa; se não houver, os mais generosos dos cargos dela; e, se não houver, os de todos.
limits-ceiling = -# Limites do dono do bot para cada pessoa em todos os servidores juntos: { $values }
limits-ceiling-guild = -# Limites do dono do bot para cada servidor: { $values }
limits-person-title = **Limites de { $person } neste servidor**
limits-exempt = Os limites deste servidor não valem para os administradores.
limits-now = Definido para { $whom }: { $values }. Vale a partir do próximo pedido.
limits-reset = Removido para { $whom }: { $names }.
limits-reset-all = Todos os limites foram removidos para { $whom }.
granted = Unidades concedidas a { $person }: { $units }. Elas são usadas antes dos limites deste servidor.
granted-until = Unidades concedidas a { $person }: { $units }, até { $until }. Elas são usadas antes dos limites deste servidor.
grants-removed = As unidades concedidas que restavam a { $person } foram retiradas.
grants-none = Nada mudou: não restam unidades concedidas a { $person }.
limits-everybody = todos

settings-title = **Configurações do servidor**
settings-title-of = **Limites de { $whom }**
settings-choose = Escolha um cargo ou uma pessoa…
settings-presets = Predefinições: não definidas
settings-channels = Canais: não definidos
settings-audit = Canal de registros: não definido
settings-server = Voltar ao servidor
settings-numbers = Limites de pedidos…
settings-pace = Tamanho, pausa e cota…
settings-others = Resultados alheios: { $value }
settings-reset = Remover limites
settings-admins = Administradores sem limites: { $value }
settings-age = Só com restrição de idade: { $value }
settings-spoiler = Spoilers: { $value }
settings-restricted = Verificar os restritos: { $value }
settings-check-floor = O dono do bot exige no mínimo: { $values }
settings-zone = Fuso horário…
settings-changes = Registro de alterações
settings-form-numbers = Limites de pedidos
settings-form-pace = Tamanho, pausa e cota
settings-form-zone = Fuso horário
settings-form-number-about = Um número inteiro; 0 é sem limite, vazio é não definido
settings-form-share-about = Um número inteiro de 1 a 5; vazio é não definido
settings-form-zone-about = O fuso em que os dias terminam, como America/Sao_Paulo; vazio é não definido
settings-changed = { $when } { $line }
settings-unchanged = Nenhuma configuração foi alterada ainda.

audit-word-blocked = { $who } bloqueou a palavra “{ $what }”.
audit-word-allowed = { $who } permitiu a palavra “{ $what }”.
audit-word-removed = { $who } removeu a palavra “{ $what }” das listas.
audit-person-blocked = { $who } bloqueou { $what }.
audit-person-lifted = { $who } desbloqueou { $what }.
audit-granted = { $who } concedeu unidades a { $whom }: { $units }.
audit-granted-until = { $who } concedeu unidades a { $whom }: { $units }, até { $until }.
audit-grants-removed = { $who } retirou unidades concedidas a { $whom }: { $units }.
audit-value = { $who } alterou “{ $what }” para { $whom }: { $before } → { $after }.
audit-server = o servidor
audit-somebody = Alguém
audit-removed = { $who } excluiu o resultado nº { $job } de { $owner }: “{ $prompt }”.
audit-cancelled = { $who } cancelou o pedido nº { $job } de { $owner }: “{ $prompt }”.
audit-check-spoiler = A verificação de imagens ocultou com spoiler uma imagem de { $owner } em { $channel }.
audit-check-refuse = A verificação de imagens recusou uma imagem de { $owner } em { $channel }.

usage-title = **Seus limites aqui**
usage-server-title =
    { $days ->
        [one] **Uso neste servidor hoje**
       *[other] **Uso neste servidor nos últimos { $days } dias**
    }
amount =
    { $jobs ->
        [one] { $jobs } pedido
       *[other] { $jobs } pedidos
    }, { $units ->
        [one] { $units } unidade
       *[other] { $units } unidades
    }
usage-line = - { $what }: { $amount }
usage-zone = -# Os dias terminam à meia-noite em { $zone }. Pedidos que falharam não são contados. A tabela anexa lista todos os pedidos contados.
usage-days = Unidades por dia
usage-people = Unidades por pessoa
usage-prompts = Unidades por prompt
usage-nothing =
    { $days ->
        [one] Nada foi usado neste servidor hoje. Escolha mais dias para ver o uso anterior.
       *[other] Nada foi usado neste servidor nos últimos { $days } dias. Escolha mais dias para ver o uso anterior.
    }

remove-unknown = Não há nenhum resultado com esse número neste servidor. Abra “Mais…” abaixo de um resultado e aperte “Detalhes” para ver o número dele.

owner-only = Só o dono do bot pode usar este comando.
owner-whom = Informe uma pessoa ou o ID de um servidor, mas não os dois.
owner-banned = { $what } não pode mais usar o bot.
owner-unbanned = { $what } pode usar o bot de novo.
owner-no-bans = Ninguém está banido.
owner-paused = A fila está pausada. Os pedidos em andamento terminam, os que esperam mantêm o lugar, e novos pedidos são aceitos. A pausa dura até /dono continuar, mesmo depois de reiniciar.
owner-goes-on = A fila continua, e novos pedidos são aceitos.
owner-draining =
    { $jobs ->
        [one] Novos pedidos não são aceitos. Falta um pedido. Você recebe uma mensagem aqui quando ele terminar.
       *[other] Novos pedidos não são aceitos. Faltam { $jobs } pedidos. Você recebe uma mensagem aqui quando eles terminarem.
    }
owner-draining-paused = Novos pedidos não são aceitos. A fila está pausada, então os pedidos em espera não começam: use /dono continuar e depois /dono esvaziar.
owner-still-draining =
    { $jobs ->
        [one] Falta um pedido. O bot só pode responder a um comando por 15 minutos, então use /dono esvaziar de novo para receber uma mensagem quando ele terminar.
       *[other] Faltam { $jobs } pedidos. O bot só pode responder a um comando por 15 minutos, então use /dono esvaziar de novo para receber uma mensagem quando eles terminarem.
    }
owner-drained = Todos os pedidos terminaram. Você já pode parar o bot. Ele volta a aceitar pedidos quando for iniciado de novo.
owner-title = **Status do bot**
owner-guilds = Servidores: { $guilds }
owner-load = Em andamento: { $running }, em espera: { $waiting }
owner-day = Últimas 24 horas: { $amount }
owner-space = Espaço usado por imagens e redes: { $gigabytes } GB
owner-is-paused = **Pausado.** Quem espera vê: { $message }
owner-is-draining = **Esvaziando a fila:** novos pedidos não são aceitos.
owner-busiest = **Últimas 24 horas**
owner-guild = { $guild } (`{ $id }`): { $amount }

styles-bundled =
    ### { $count } estilos para experimentar
    Os modelos incluídos conhecem estes estilos, também com uma cor: “blue watercolor” (aquarela azul). Outras palavras em inglês são pintadas como o estilo de significado mais próximo. São modelos pequenos, para experimentar o bot. O dono do bot pode mudar para o CLIP da OpenAI, que entende qualquer estilo que possa ser descrito em palavras.
    Digite { $stylize }, anexe uma imagem e informe um destes estilos, em inglês, como na lista.
styles-openai =
    ### Estilos para começar
    Qualquer estilo que você consiga descrever em palavras funciona. Estes { $count } exemplos foram pintados pelos pequenos modelos incluídos, então seus resultados serão diferentes.
    Digite { $stylize }, anexe uma imagem e descreva um estilo. Funciona melhor em inglês, por exemplo, “watercolor painting” (aquarela).
styles-picture = Uma foto em { $count } estilos
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = No estilo de uma imagem
like-picture = A imagem de estilo
panel-waiting = Posição na fila: { $place }
panel-favored =
    { $people ->
        [one] { $people } pessoa com uma cota maior da fila está na sua frente.
       *[other] { $people } pessoas com uma cota maior da fila estão na sua frente.
    }
panel-begins = Início: { $when }.
panel-paused = A fila está pausada. Seu pedido mantém o lugar.
panel-downloading = Baixando { $name }: { $percent }% de { $megabytes } MB. Seu pedido mantém o lugar.
panel-engine-problem = O motor ainda não está pronto. Seu pedido mantém o lugar.
panel-restarting = O bot está reiniciando. Seu pedido mantém o lugar e continua sozinho.
panel-starting = Começando…
panel-steps = Passo { $step } de { $steps }
panel-preview = Prévia no passo { $step } de { $steps }
panel-ends = Pronto { $when }.
panel-done = { $facts } · semente { $seed } · { $seconds } s
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = intensidade { $strength }%
panel-negative = sem “{ $negative }”
panel-keep-colors = cores originais
panel-full-size = tamanho real
panel-like = no estilo desta imagem
panel-like-weight = imagem de estilo { $weight }%
panel-count =
    { $count ->
        [one] { $count } resultado
       *[other] { $count } resultados
    }
panel-pick = Aperte um número para postar esse resultado com todos os botões.
panel-as-webp = O PNG é grande demais para este servidor, então este é um WebP com o mesmo número de pixels.
panel-smaller = O resultado é grande demais para este servidor, então esta é uma cópia menor.
panel-refunded = Este pedido não conta para os seus limites.
panel-cancelled =
    { $step ->
        [0] Cancelado antes de começar.
        [one] Cancelado depois de um passo.
       *[other] Cancelado depois de { $step } passos.
    }
panel-refused = <@{ $user }> Seu resultado está pronto, mas o Discord o recusou neste canal. Você o encontra em /histórico. O dono do bot pode ver o motivo do Discord no registro.
panel-refused-explicit = <@{ $user }> Seu resultado está pronto, mas o filtro de conteúdo explícito do Discord o bloqueou neste canal. Você o encontra em /histórico.
panel-ended-refused = <@{ $user }> Seu pedido terminou, mas o Discord recusou a mensagem sobre ele neste canal. Veja /histórico e /fila.
panel-undeliverable = O resultado está pronto, mas o Discord não o aceita neste canal. Use /estilizar de novo com uma predefinição menor.

details-title = **Resultado nº { $job }**
details-prompt = Prompt: { $prompt }
details-how = { $facts } · semente { $seed }
details-numbers =
    { NUMBER($size, useGrouping: 0) } px · { $steps ->
        [one] { $steps } passo
       *[other] { $steps } passos
    } · { $patches ->
        [one] { $patches } recorte por passo
       *[other] { $patches } recortes por passo
    }
details-time = { $seconds } s, conclusão: { $finished }
details-command = Este comando pinta o resultado de novo na linha de comando:
details-first = Este comando pinta o primeiro resultado na linha de comando; os outros usam as sementes seguintes:
details-one-pass = Isto foi pintado de uma só vez pela rede de um resultado anterior. Este comando otimiza de novo com a mesma semente:
comparison-before = Antes
comparison-after = Depois
film-of = Time-lapse: { $prompt }

forget-question = Excluir este resultado para sempre? A mensagem dele também é excluída, e ninguém mais poderá fazer variações dele.
forget-done = O resultado foi excluído.
# Abaixo disso, quando não foi possível excluir mensagens do bot; seguem os endereços de algumas delas.
messages-left =
    { $count ->
        [one] O Discord não deixou o bot excluir uma mensagem. Você ou um moderador pode excluí-la:
       *[other] O Discord não deixou o bot excluir { $count } mensagens. Você ou um moderador pode excluí-las:
    }

history-title = **Suas imagens**
history-number = Nº { $job }
history-seed = semente { $seed }
history-direct = Mensagens diretas
history-elsewhere = Servidor { $guild }
history-words = “{ $words }”
history-choose = Escolha uma imagem para abrir…
history-gone = Esta imagem foi excluída.
history-empty = Você ainda não tem imagens. Digite /estilizar, anexe uma imagem e escreva um prompt, de preferência em inglês, como “watercolor painting” (aquarela).
history-nothing = Nenhuma imagem corresponde à sua busca. Use menos palavras ou mostre todas.
search-title = Buscar nas suas imagens
search-everywhere = Todos os servidores
search-all = Todas as imagens
search-favourites = ★ Favoritos

# Recusas: nada aconteceu, nada foi gasto.
limit-jobs-per-day =
    { $whose ->
        [guild] Este servidor usou { $used } de { $allowed } { $allowed ->
            [one] pedido
           *[other] pedidos
        } de hoje. Renovação do limite: <t:{ $renews }:R>.
        [member] Você usou { $used } de { $allowed } { $allowed ->
            [one] pedido
           *[other] pedidos
        } de hoje neste servidor. Renovação do limite: <t:{ $renews }:R>.
       *[person] Você usou { $used } de { $allowed } { $allowed ->
            [one] pedido
           *[other] pedidos
        } de hoje. Renovação do limite: <t:{ $renews }:R>.
    }
limit-jobs-per-week =
    { $whose ->
        [guild] Este servidor usou { $used } de { $allowed } { $allowed ->
            [one] pedido
           *[other] pedidos
        } desta semana. Renovação do limite: <t:{ $renews }:R>.
        [member] Você usou { $used } de { $allowed } { $allowed ->
            [one] pedido
           *[other] pedidos
        } desta semana neste servidor. Renovação do limite: <t:{ $renews }:R>.
       *[person] Você usou { $used } de { $allowed } { $allowed ->
            [one] pedido
           *[other] pedidos
        } desta semana. Renovação do limite: <t:{ $renews }:R>.
    }
limit-units-per-day =
    { $whose ->
        [guild] Este servidor não tem unidades suficientes hoje: { $used } de { $allowed } já foram usadas, e isto custa { $needed }. Renovação do limite: <t:{ $renews }:R>. Uma predefinição ou um tamanho menor custa menos.
        [member] Você não tem unidades suficientes hoje neste servidor: { $used } de { $allowed } já foram usadas, e isto custa { $needed }. Renovação do limite: <t:{ $renews }:R>. Uma predefinição ou um tamanho menor custa menos.
       *[person] Você não tem unidades suficientes hoje: { $used } de { $allowed } já foram usadas, e isto custa { $needed }. Renovação do limite: <t:{ $renews }:R>. Uma predefinição ou um tamanho menor custa menos.
    }
limit-units-ever = Isto custa { $needed } unidades, mas o máximo por dia é { $allowed }. Escolha uma predefinição ou um tamanho menor, ou menos imagens.
limit-cooldown =
    { $whose ->
        [member] Neste servidor é preciso esperar { $allowed } s entre dois pedidos. Próximo pedido: <t:{ $renews }:R>.
       *[person] É preciso esperar { $allowed } s entre dois pedidos. Próximo pedido: <t:{ $renews }:R>.
    }
limit-queued-at-once =
    { $whose ->
        [guild] Este servidor atingiu o limite de pedidos em espera ({ $used } de { $allowed }). Tente de novo quando um deles tiver começado.
        [member] Você atingiu seu limite de pedidos em espera neste servidor ({ $used } de { $allowed }). Tente de novo quando um deles tiver começado.
       *[person] Você atingiu seu limite de pedidos em espera ({ $used } de { $allowed }). Tente de novo quando um deles tiver começado.
    }
limit-presets = Você não pode usar a predefinição { $preset } aqui. Você pode usar: { $allowed }.
limit-presets-none = Você não pode usar nenhuma predefinição aqui. Fale com os administradores deste servidor.
limit-channels = Você não pode usar o bot neste canal. Use { $channels }.
limit-channels-none = Você não pode usar o bot em nenhum canal deste servidor. Fale com os administradores.
limit-others-results = Neste servidor você não pode usar os botões abaixo dos resultados de outras pessoas. Comece com a sua própria imagem: /estilizar.
place-age-restricted = Neste servidor o bot só funciona em canais com restrição de idade. Use um deles.
banned-person = O dono do bot baniu você, e por isso não dá para usar este bot.
banned-guild = O dono do bot baniu este servidor, e por isso não dá para usar este bot aqui.
draining = O bot está prestes a ser atualizado e não aceita novos pedidos. Tente de novo em alguns minutos.
settings-full = Este servidor atingiu o máximo de { $most } configurações. Remova algumas primeiro.
grants-full = Este servidor atingiu o máximo de { $most } concessões. Retire algumas primeiro.
settings-no-channel = Informe até 25 canais deste servidor como #canal, ou * para todos.
settings-no-number = “{ $value }” não é válido para “{ $name }”. Digite um número inteiro de { $least } a { $most }, ou 0 para deixar sem limite.
settings-no-share = “{ $value }” não é válido para “{ $name }”. Digite um número inteiro de { $least } a { $most }.
settings-no-zone = Não existe o fuso horário “{ $name }”. Digite um nome como America/Sao_Paulo ou Europe/Lisbon.
settings-nothing = Não há nada para definir. Escolha pelo menos um dos limites.
settings-gone = Este cargo ou esta pessoa não está mais neste servidor.
settings-check-missing = A verificação de imagens não está instalada neste bot. Peça ao dono do bot para instalá-la.
limit-largest-size = { NUMBER($size, useGrouping: 0) } pixels é demais. Seu limite aqui é de { NUMBER($largest, useGrouping: 0) } pixels.
queue-full = A fila está cheia. Tente de novo em alguns minutos.
job-unknown = O bot não conhece mais esta imagem. Comece de novo com /estilizar.
style-gone = A rede treinada deste estilo ou resultado foi excluída. Crie o estilo de novo ou comece outra vez com /estilizar.
film-gone = Este resultado não tem time-lapse. Para ter um, abra o resultado em /histórico e aperte “Repetir”.
gallery-pick-first = Há vários resultados aqui. Aperte um número para escolher um primeiro.
show-unknown = Você não tem nenhum resultado com esse número. Escolha um da lista ou de /histórico.
show-refused = O Discord recusou esta imagem neste canal. Você a encontra em /histórico. O dono do bot pode ver o motivo do Discord no registro.
show-too-large = Este arquivo é grande demais para enviar aqui. Use um servidor que aceite arquivos maiores.
wait-too-long = O bot não é membro daqui, então um resultado precisa ficar pronto em 12 minutos. Este pedido levaria cerca de { $minutes } minutos. Escolha uma predefinição menor, tente mais tarde ou use um servidor que tenha convidado o bot.
wait-unknown = O bot não é membro daqui, então um resultado precisa ficar pronto em 12 minutos, mas o motor dele não está disponível. Tente mais tarde ou use um servidor que tenha convidado o bot.
channel-no-files = Não dá para anexar arquivos neste canal. Use outro canal.
job-unfinished = Esta imagem ainda não está pronta. Espere até que termine.
cancel-not-yours = Só <@{ $owner }> e pessoas com a permissão “Gerenciar mensagens” podem cancelar este pedido.
forget-not-yours = Só <@{ $owner }> e pessoas com a permissão “Gerenciar mensagens” podem excluir este resultado.
cancel-late = Este pedido já terminou.
prompt-unknown-style = Os modelos incluídos não conhecem nenhuma destas palavras. Eles conhecem cerca de cinquenta estilos, em inglês, como { $styles }.
channel-no-access = O bot não pode responder neste canal porque não tem estas permissões: { $missing }. Peça a um administrador ou use outro canal.
permission-view_channel = Ver canais
permission-send_messages = Enviar mensagens
permission-send_messages_in_threads = Enviar mensagens em tópicos
permission-attach_files = Anexar arquivos
permission-connect = Conectar
bot-in-time-out = O bot está de castigo neste servidor e não pode postar. Fim do castigo: { $until }. Um administrador pode encerrá-lo antes.
message-without-picture = Esta mensagem não tem imagem. Escolha uma mensagem com imagem ou digite /estilizar.
form-forgotten = O bot não sabe mais para qual imagem era este formulário. Abra o menu da mensagem, escolha “Apps” e escolha o comando de novo.
attachment-gone = Não foi possível baixar a imagem do Discord. Anexe-a de novo.
something-wrong = Algo deu errado, e nada foi gasto. Tente de novo. Se acontecer outra vez, avise o dono do bot.
panel-not-yours = Este painel é de outra pessoa. Use o comando para abrir o seu.
storage-problem = O bot não consegue guardar nada no momento, então nada foi gasto. Tente de novo em alguns minutos. Se acontecer outra vez, avise o dono do bot: o disco pode estar cheio, ou o banco de dados ou o armazenamento de imagens pode não estar respondendo.
stopping = O bot está reiniciando. Tente de novo em um minuto.

# No console.
ray-missing = A configuração executa os motores em um cluster Ray (backend = "ray" em [engine]), mas o ray não está instalado. Execute: make setup. Em um contêiner, crie a imagem com EXTRAS=cluster.
check-packages-missing = A configuração pede a verificação de imagens ([moderation.pictures]), mas os pacotes dela não estão instalados, então o bot não aceita imagens. Execute: make setup. Em um contêiner, crie a imagem com EXTRAS=moderation.
token-missing =
    Ainda não há um token para o bot. Para obter um:
    1. Abra https://discord.com/developers/applications e clique em “New Application”.
    2. Em “Bot”, clique em “Reset Token” e copie o token. O bot não precisa de intents privilegiados.
    3. Coloque o token em config.toml (token = "…" em [discord]) ou na variável de ambiente WORDBRUSH_DISCORD__TOKEN.
    4. Execute “wordbrush run” de novo. Ele mostra o link que convida o bot para o seu servidor.
    Para experimentar o bot sem token, execute: make demo
token-refused = O Discord não aceita este token. Abra https://discord.com/developers/applications, redefina o token em “Bot” e coloque o novo em config.toml ou em WORDBRUSH_DISCORD__TOKEN.
starts-used-up = O Discord permite { $total } inicializações por dia, e este bot já usou todas. Ele espera até poder se conectar de novo e, até lá, não responde a ninguém. Veja no registro por que ele é iniciado tantas vezes.
commands-refused = O Discord recusa os comandos: { $problem }. Abra https://discord.com/developers/applications, ative “User Install” e “Guild Install” em “Installation” e inicie o bot de novo. Até lá, os comandos que o Discord já conhece continuam funcionando.
invite = Convide o bot para um servidor: { $address }

form-files = Imagens
form-files-about = Até dez imagens, um vídeo ou um arquivo ZIP
form-name = Nome
form-name-about = O nome do estilo
use-form-title = Pintar em “{ $name }”
save-form-title = Salvar estilo
button-save = Salvar estilo…
style-button-use = Usar estilo…
style-button-share = Compartilhar
style-button-hide = Tornar privado
style-button-export = Exportar
style-button-delete = Excluir…
style-button-forget = Excluir para sempre
style-button-take = Remover do servidor
style-title = **{ $name }** · { $owner }
style-sample = Foto de exemplo no estilo “{ $name }”
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] Aprendido com as imagens incluídas.
       *[other] Aprendido com { $pictures } imagens.
    }
style-result = Salvo de um único resultado. Pode funcionar pior em outras imagens; /estilo criar aprende com muitas.
style-blend = Misturado de outros estilos.
style-imported = Importado de um arquivo.
style-shared = Compartilhado com todos no servidor.
shelf-title = **Estilos salvos**
    -# Para pintar com um deles, use { $apply } com até dez imagens, ou a opção “estilo” de /estilizar.
shelf-empty = Ainda não há estilos salvos. Crie um com { $create } ou aperte “{ $save }” abaixo de um resultado.
style-delete-question = Excluir o estilo “{ $name }” para sempre? As imagens pintadas com ele são mantidas.
style-take-question = Remover o estilo “{ $name }” deste servidor? Quem o criou continua com ele.
style-deleted = O estilo foi excluído.
style-taken = O estilo não está mais disponível neste servidor. Quem o criou continua com ele.
style-now-shared = Agora todos neste servidor podem usar “{ $name }”.
style-now-private = Agora só você pode usar “{ $name }”.
style-exported = Aqui está “{ $name }” como arquivo. Use /estilo importar para adicioná-lo a este bot ou a outro, ou “wordbrush style apply” na linha de comando.
style-unknown = Não há nenhum estilo salvo com esse nome que você possa usar aqui. Veja /estilo lista.
style-not-yours = Só <@{ $owner }> pode fazer isso, porque o estilo é dessa pessoa.
style-no-name = Digite um nome com letras ou números, no máximo { $longest } caracteres.
style-name-taken = Você já tem um estilo com este nome. Escolha outro nome ou exclua aquele estilo primeiro.
style-no-images = Anexe pelo menos uma imagem ou um arquivo ZIP com imagens.
style-images-or-zip = Anexe imagens ou um arquivo ZIP, mas não os dois.
style-one-zip = Anexe só um arquivo ZIP por vez.
style-zip-large = Este arquivo ZIP tem mais de { $limit } MB. Divida-o em arquivos menores.
style-file-large = Este arquivo tem mais de { $limit } MB, então não pode ser um arquivo de estilo.
style-share-where = Você só pode compartilhar um estilo em um servidor.
stylize-style-alone = Um estilo salvo substitui o prompt. Deixe de fora “prompt”, “imagem_estilo”, “negativo” e “quantidade”, ou deixe de fora “estilo”.
stylize-prompt-or-style = Escreva um prompt, anexe uma imagem de estilo ou escolha um estilo salvo.
style-prompt-or-like = Escreva um prompt, anexe uma imagem de estilo ou faça as duas coisas.
engine-away = Nenhum motor está funcionando no momento, e nada foi gasto. Tente de novo em um minuto.
limit-create-styles = Você não pode criar estilos aqui. Fale com os administradores deste servidor.
limit-styles =
    { $allowed ->
        [one] Você já tem um estilo salvo, e seu limite é um. Exclua-o primeiro.
       *[other] Você já tem { $allowed } estilos salvos, que é o seu limite. Exclua um primeiro.
    }
limit-styles-member =
    { $allowed ->
        [one] Você já tem um estilo salvo deste servidor, e seu limite aqui é um. Exclua-o primeiro.
       *[other] Você já tem { $allowed } estilos salvos deste servidor, que é seu limite aqui. Exclua um primeiro.
    }
limit-styles-here =
    { $allowed ->
        [one] Este servidor já tem um estilo compartilhado, e o limite dele é um. Exclua-o ou torne-o privado primeiro.
       *[other] Este servidor já tem { $allowed } estilos compartilhados, que é o limite dele. Exclua um ou torne um privado primeiro.
    }
limit-trainings-per-day =
    { $whose ->
        [guild] Este servidor criou { $used } de { $allowed } { $allowed ->
            [one] estilo
           *[other] estilos
        } de hoje. Renovação do limite: <t:{ $renews }:R>.
        [member] Você criou { $used } de { $allowed } { $allowed ->
            [one] estilo
           *[other] estilos
        } de hoje neste servidor. Renovação do limite: <t:{ $renews }:R>.
       *[person] Você criou { $used } de { $allowed } { $allowed ->
            [one] estilo
           *[other] estilos
        } de hoje. Renovação do limite: <t:{ $renews }:R>.
    }
panel-title-training = **{ $name }** · “{ $prompt }” · { $user }
panel-style = estilo “{ $name }”
panel-done-style = { $facts } · { $seconds } s
panel-trained =
    { $pictures ->
        [0] O estilo está pronto. Ele foi aprendido com as imagens incluídas e aparece aqui em uma foto que nunca viu.
       *[other] O estilo está pronto. Ele foi aprendido com { $pictures } imagens e aparece aqui em uma foto que nunca viu.
    }
panel-trained-facts = { $seconds } s · Aperte “Usar estilo…” para pintar qualquer imagem com ele em segundos.
audit-unshared = { $who } removeu o estilo “{ $name }” de { $owner } deste servidor.
share-trainings-person = Estilos criados hoje: { $used } de { $allowed }, renovação: { $when }
share-trainings-member = Estilos criados hoje neste servidor: { $used } de { $allowed }, renovação: { $when }
share-trainings-guild = Estilos criados hoje em todo o servidor: { $used } de { $allowed }, renovação: { $when }
share-no-styles = Você não pode criar estilos.
share-styles-person = Estilos salvos: no máximo { $allowed }
share-styles-member = Estilos salvos deste servidor: no máximo { $allowed }
name-shared_styles = Estilos compartilhados no servidor
settings-styles = Limites de estilos…
settings-create = Criar estilos: { $value }
settings-form-styles = Limites de estilos
shelf-choose = Escolha um estilo…
panel-frames =
    { $frames ->
        [one] { $frames } quadro
       *[other] { $frames } quadros
    }
details-in-style = O estilo “{ $name }” pintou isto de uma só vez. Baixe o arquivo dele com /estilo exportar e depois execute:
style-learns-from-pictures = Não dá para aprender um estilo com vídeos. Anexe imagens ou um arquivo ZIP com imagens.
style-film-alone = Um vídeo precisa ser anexado sozinho. Anexe um vídeo, ou apenas imagens.
cost-training = criar um estilo
