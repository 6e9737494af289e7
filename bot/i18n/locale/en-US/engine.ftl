# What an engine reports. The ids are those of engine.protocol.messages.NoticeCode; numbers arrive as numbers.

picture-unreadable = This picture is damaged and cannot be read. Save it again, or use another one.
picture-format = This file is not a picture in a supported format. Supported formats: { $formats }.
picture-kind =
    { $kind ->
        [SVG] This is an SVG picture. Save it as PNG or JPEG and send it again.
        [OpenEXR] This is an OpenEXR picture. Save it as PNG or JPEG and send it again.
        [icon] This is an icon file. Save it as PNG or JPEG and send it again.
        [RAW] This is a camera RAW file. Save it as PNG or JPEG and send it again.
       *[other] This is a { $kind } file. Save it as PNG or JPEG and send it again.
    }
picture-bytes = This file is too large: { $megabytes } MB, and the limit is { $limit } MB. Save a smaller version.
picture-pixels = This picture is too large. The limit is { $limit } million pixels. Make it smaller and send it again.
picture-heavy = This picture takes too much time or memory to read. Save it as a plain PNG or JPEG, or make it smaller.
picture-small = This picture is too small: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } pixels. Each side needs at least { $limit } pixels. Use a larger one.
picture-narrow = This picture is too narrow: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } pixels. Crop it so that the longer side is at most { $limit } times the shorter side.
prompt-empty = There is no prompt. Describe the style in words, for example “watercolor painting”.
prompt-unknown = The bundled models know none of these words. They are small models for trying Wordbrush and know these styles: { $known }. To use any style, switch to OpenAI's CLIP (--models openai, or models = "openai" in the configuration).
size-range = The size { NUMBER($size, useGrouping: 0) } is not possible. Choose a size from { NUMBER($least, useGrouping: 0) } to { NUMBER($most, useGrouping: 0) } pixels.
device-missing = The device “{ $device }” does not exist, or PyTorch cannot use it. Use “auto” for the best available device, or “cpu”.
memory = This picture needs more memory than the device has. Choose a smaller size or the preset “draft”.
clip-unknown = There is no CLIP model “{ $clip }”. Use the path of a checkpoint, or one of { $known }.
weights-missing = The file for { $name } does not exist: { $path }. Correct its path in the configuration.
weights-unreadable = The weights of { $name } cannot be read: { $path }. The file may be damaged or may belong to another model. If Wordbrush downloaded it, run “wordbrush models fetch” to check and replace it.
download-failed = { $name } could not be downloaded from { $url } ({ $reason }). Check the connection and run “wordbrush models fetch”. You can also save the file as { $path } yourself, or use the bundled models, which need no download (--models bundled, or models = "bundled" in the configuration).
download-damaged = { $name } was damaged while downloading from { $url } and was deleted: its length or hash does not match. Run “wordbrush models fetch” again. If this keeps happening, something on the network changes the file.
checkpoint-other = This checkpoint belongs to another style, or is damaged. Delete the file and start the training again.
animation-long = This animation is too long: { $frames } frames. The limit is { $most } frames and { $limit } million pixels in total. Make it shorter or smaller.
animation-large = This animation is too large: its { $frames } frames take more than { $limit } MB when decoded. Make it shorter or smaller.
film-kind =
    { $kind ->
        [MPEG] This is an MPEG video. Save it in one of these formats and send it again: { $films }.
        [Ogg] This is an Ogg file. Save the video in one of these formats and send it again: { $films }.
        [AVI] This is an AVI video. Save it in one of these formats and send it again: { $films }.
       *[other] This is a { $kind } video. Save it in one of these formats and send it again: { $films }.
    }
styles-apart = These styles cannot be mixed. Styles learned from many pictures can be mixed if the same version of Wordbrush created them. Styles saved from a single result can be mixed too, unless OpenAI's models or the preset “paper” painted the result.
training-pictures = A style needs at least { $least } pictures to learn from. Add more, or attach none to use the built-in pictures.
style-unreadable = This style cannot be read. The file is damaged or is not a Wordbrush style. Export the style again, or create it again.
not-finite = The optimization diverged after { $steps } steps, so there is no result. Run the command again with another seed.
internal = Something went wrong in the engine ({ $error }). Try again. If it happens again, report it; the engine's log has the details.
engine-died = The engine stopped twice while painting this picture. Try a smaller preset or another picture.
picture-gone = The picture has been deleted, so this is no longer possible. Start again with /stylize.
no-room = The bot's disk is full, so the picture could not be stored. Tell the bot owner and try again later.
result-lost = The picture was painted but is missing or damaged in the bot's storage. Try again, and tell the bot owner.
picture-unsuitable = This picture looks as if it were not meant for this channel. It was not kept, and nothing was used up.
result-unsuitable = This result looks as if it were not meant for this channel, so it is not shown here.
check-failed = This picture could not be checked, so it was not accepted, and nothing was used up. Try again. If it happens again, tell the bot owner.
check-missing = Pictures have to be checked here, but the check is not installed on this bot, so it accepts none. Tell the bot owner.

first-frame = This picture is animated. Only its first frame was painted. Use a saved style to paint all frames.
picture-cut = The end of this file is missing. The part that is there was painted.
film-silent = The sound of this video could not be read, so the result has none.
film-flattened = Transparent areas of this video were painted on white.

prompt-truncated = The prompt is longer than CLIP can read ({ $tokens } tokens). The end was not used.
prompt-not-english = CLIP was trained on English and understands little of other scripts. If the result is not what you meant, write the prompt in English.
stand-in = Painted by the small bundled models, which know { $count } styles. With OpenAI's CLIP, any style works (models = "openai").
painted-as =
    { $tinted ->
        [0] No style called “{ $words }”: painted as { $styles }. With OpenAI's CLIP, it would be the real thing (models = "openai").
       *[other] No style called “{ $words }”: painted as { $styles } in the colors of “{ $source }”. With OpenAI's CLIP, it would be the real thing (models = "openai").
    }
colored-by = The colors are those of “{ $source }”.
words-unknown =
    { $count ->
        [0] The bundled models do not know “{ $words }”, so it was left out.
       *[other] The bundled models do not know “{ $words }”, so it was left out. Similar words that they know: { $near }.
    }
album-unreadable = This ZIP archive cannot be read. Pack the pictures as a plain ZIP archive without a password.
album-empty = This archive has no readable pictures. Pack PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF, or BMP files, without a password.
album-many = This archive has { $count } files. The limit is { $most } pictures. Remove some of them.
pictures-left-out =
    { $count ->
        [one] One file was skipped because it is not a readable picture: { $names }.
       *[other] { $count } files were skipped because they are not readable pictures: { $names }.
    }
film-long = This video is longer than { $most } seconds, which is the limit. Cut it and send it again.
film-unreadable = This video cannot be read, or is too long for the size allowed here. Save it again as MP4, MOV, or WebM, or use a shorter one.
film-needs-style = Videos need a saved style, and so do animations if all frames are to be painted. Choose one as “style”; /style list shows your styles and those of this server.
