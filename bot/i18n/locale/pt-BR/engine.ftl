# O que um motor informa. Os identificadores são os de engine.protocol.messages.NoticeCode; números chegam como números.
#
# Tradução automática do arquivo em inglês, feita em novembro de 2026 e conferida por testes automáticos. Correções de
# falantes nativos são bem-vindas (veja CONTRIBUTING.md).

picture-unreadable = Esta imagem está danificada e não pode ser lida. Salve-a de novo ou use outra.
picture-format = Este arquivo não é uma imagem em um formato compatível. Formatos compatíveis: { $formats }.
picture-kind =
    { $kind ->
        [SVG] Esta é uma imagem SVG. Salve-a como PNG ou JPEG e envie de novo.
        [OpenEXR] Esta é uma imagem OpenEXR. Salve-a como PNG ou JPEG e envie de novo.
        [icon] Este é um arquivo de ícone. Salve-o como PNG ou JPEG e envie de novo.
        [RAW] Este é um arquivo RAW de câmera. Salve-o como PNG ou JPEG e envie de novo.
       *[other] Este é um arquivo { $kind }. Salve-o como PNG ou JPEG e envie de novo.
    }
picture-bytes = Este arquivo é grande demais: { $megabytes } MB, e o limite é de { $limit } MB. Salve uma versão menor.
picture-pixels = Esta imagem é grande demais. O limite é de { $limit } milhões de pixels. Reduza-a e envie de novo.
picture-heavy = Esta imagem exige tempo ou memória demais para ser lida. Salve-a como um PNG ou JPEG simples, ou reduza-a.
picture-small = Esta imagem é pequena demais: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } pixels. Cada lado precisa de pelo menos { $limit } pixels. Use uma maior.
picture-narrow = Esta imagem é estreita demais: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } pixels. Corte-a para que o lado maior tenha no máximo { $limit } vezes o menor.
prompt-empty = Falta o prompt. Descreva o estilo em palavras, de preferência em inglês; por exemplo, “watercolor painting” (aquarela).
prompt-unknown = Os modelos incluídos não conhecem nenhuma destas palavras. São modelos pequenos, para experimentar o Wordbrush, e conhecem estes estilos: { $known }. Para usar qualquer estilo, mude para o CLIP da OpenAI (--models openai, ou models = "openai" na configuração).
size-range = O tamanho { NUMBER($size, useGrouping: 0) } não é possível. Escolha um tamanho de { NUMBER($least, useGrouping: 0) } a { NUMBER($most, useGrouping: 0) } pixels.
device-missing = O dispositivo “{ $device }” não existe, ou o PyTorch não consegue usá-lo. Use “auto” para o melhor dispositivo disponível, ou “cpu”.
memory = Esta imagem precisa de mais memória do que o dispositivo tem. Escolha um tamanho menor ou a predefinição “draft”.
clip-unknown = Não existe o modelo CLIP “{ $clip }”. Use o caminho de um checkpoint ou um destes: { $known }.
weights-missing = O arquivo de { $name } não existe: { $path }. Corrija o caminho na configuração.
weights-unreadable = Não é possível ler os pesos de { $name }: { $path }. O arquivo pode estar danificado ou ser de outro modelo. Se foi o Wordbrush que o baixou, execute “wordbrush models fetch” para verificá-lo e substituí-lo.
download-failed = Não foi possível baixar { $name } de { $url } ({ $reason }). Verifique a conexão e execute “wordbrush models fetch”. Você também pode salvar o arquivo por conta própria como { $path }, ou usar os modelos incluídos, que não precisam de download (--models bundled, ou models = "bundled" na configuração).
download-damaged = { $name } foi danificado ao ser baixado de { $url } e foi excluído: o tamanho ou o hash não confere. Execute “wordbrush models fetch” de novo. Se continuar acontecendo, algo na rede altera o arquivo.
checkpoint-other = Este checkpoint é de outro estilo ou está danificado. Exclua o arquivo e comece o treinamento de novo.
animation-long = Esta animação é longa demais: { $frames } quadros. O limite é de { $most } quadros e { $limit } milhões de pixels no total. Encurte-a ou reduza-a.
animation-large = Esta animação é grande demais: os { $frames } quadros dela ocupam mais de { $limit } MB depois de decodificados. Encurte-a ou reduza-a.
film-kind =
    { $kind ->
        [MPEG] Este é um vídeo MPEG. Salve-o em um destes formatos e envie de novo: { $films }.
        [Ogg] Este é um arquivo Ogg. Salve o vídeo em um destes formatos e envie de novo: { $films }.
        [AVI] Este é um vídeo AVI. Salve-o em um destes formatos e envie de novo: { $films }.
       *[other] Este é um vídeo { $kind }. Salve-o em um destes formatos e envie de novo: { $films }.
    }
styles-apart = Estes estilos não podem ser misturados. Estilos aprendidos com muitas imagens podem ser misturados se foram criados pela mesma versão do Wordbrush. Estilos salvos de um único resultado também podem, a não ser que o resultado tenha sido pintado pelos modelos da OpenAI ou pela predefinição “paper”.
training-pictures = Um estilo precisa de pelo menos { $least } imagens para aprender. Adicione mais, ou não anexe nenhuma para usar as imagens incluídas.
style-unreadable = Este estilo não pode ser lido. O arquivo está danificado ou não é um estilo do Wordbrush. Exporte o estilo de novo ou crie-o outra vez.
not-finite =
    { $steps ->
        [one] A otimização divergiu depois de { $steps } passo, então não há resultado. Execute o comando de novo com outra semente.
       *[other] A otimização divergiu depois de { $steps } passos, então não há resultado. Execute o comando de novo com outra semente.
    }
internal = Algo deu errado no motor ({ $error }). Tente de novo. Se acontecer outra vez, relate o problema; os detalhes estão no registro do motor.
engine-died = O motor parou duas vezes ao pintar esta imagem. Tente uma predefinição menor ou outra imagem.
picture-gone = A imagem foi excluída, então isto não é mais possível. Comece de novo com /estilizar.
no-room = O disco do bot está cheio, então não foi possível guardar a imagem. Avise o dono do bot e tente mais tarde.
result-lost = A imagem foi pintada, mas está faltando ou danificada no armazenamento do bot. Tente de novo e avise o dono do bot.
picture-unsuitable = Esta imagem parece não ser destinada a este canal. Ela não foi guardada, e nada foi gasto.
result-unsuitable = Este resultado parece não ser destinado a este canal, então não é mostrado aqui.
check-failed = Não foi possível verificar esta imagem, então ela não foi aceita, e nada foi gasto. Tente de novo. Se acontecer outra vez, avise o dono do bot.
check-missing = Aqui as imagens precisam ser verificadas, mas a verificação não está instalada neste bot, então ele não aceita nenhuma. Avise o dono do bot.

first-frame = Esta imagem é animada. Só o primeiro quadro foi pintado. Use um estilo salvo para pintar todos os quadros.
picture-cut = Falta o final deste arquivo. Foi pintada a parte que existe.
film-silent = Não foi possível ler o som deste vídeo, então o resultado não tem som.
film-flattened = As áreas transparentes deste vídeo foram pintadas sobre branco.

prompt-truncated = O prompt é mais longo do que o CLIP consegue ler ({ $tokens } tokens). O final não foi usado.
prompt-not-english = O CLIP foi treinado em inglês e entende pouco de outras escritas. Se o resultado não for o que você queria, escreva o prompt em inglês.
stand-in = Pintado pelos pequenos modelos incluídos, que conhecem { $count } estilos. Com o CLIP da OpenAI, qualquer estilo funciona (models = "openai").
painted-as =
    { $tinted ->
        [0] Não existe o estilo “{ $words }”: pintado como { $styles }. Com o CLIP da OpenAI, seria o verdadeiro (models = "openai").
       *[other] Não existe o estilo “{ $words }”: pintado como { $styles } nas cores de “{ $source }”. Com o CLIP da OpenAI, seria o verdadeiro (models = "openai").
    }
colored-by = As cores são as de “{ $source }”.
words-unknown =
    { $count ->
        [0] Os modelos incluídos não conhecem “{ $words }”, então isso ficou de fora.
       *[other] Os modelos incluídos não conhecem “{ $words }”, então isso ficou de fora. Palavras parecidas que eles conhecem: { $near }.
    }
album-unreadable = Este arquivo ZIP não pode ser lido. Compacte as imagens em um ZIP simples, sem senha.
album-empty = Este arquivo ZIP não tem imagens que possam ser lidas. Compacte arquivos PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF ou BMP, sem senha.
album-many = Este arquivo ZIP tem { $count } arquivos. O limite é de { $most } imagens. Remova alguns.
pictures-left-out =
    { $count ->
        [one] Um arquivo foi ignorado porque não é uma imagem que possa ser lida: { $names }.
       *[other] { $count } arquivos foram ignorados porque não são imagens que possam ser lidas: { $names }.
    }
film-long = Este vídeo tem mais de { $most } segundos, que é o limite. Corte-o e envie de novo.
film-unreadable = Este vídeo não pode ser lido ou é longo demais para o tamanho permitido aqui. Salve-o de novo como MP4, MOV ou WebM, ou use um mais curto.
film-needs-style = Vídeos precisam de um estilo salvo, e animações também, se você quiser que todos os quadros sejam pintados. Escolha um em “estilo”; /estilo lista mostra os seus estilos e os deste servidor.
