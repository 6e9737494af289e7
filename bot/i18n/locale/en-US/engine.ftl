# What an engine has to say. The ids are engine.protocol.messages.NoticeCode; numbers arrive as numbers.

picture-unreadable = This picture is damaged and cannot be read. Please save it again, or take another one.
picture-format = This file is not a picture that can be read. Please use one of { $formats }.
picture-kind =
    { $kind ->
        [SVG] This is an SVG picture. Please send it as PNG or JPEG.
        [OpenEXR] This is an OpenEXR picture. Please send it as PNG or JPEG.
        [icon] This is an icon file. Please send it as PNG or JPEG.
        [RAW] This is a camera's RAW file. Please send it as PNG or JPEG.
       *[other] This is a { $kind } file. Please send it as PNG or JPEG.
    }
picture-bytes = This file has { $megabytes } MB; { $limit } MB is the most. Please save it smaller.
picture-pixels = This picture has more than { $limit } million pixels. Please make it smaller.
picture-heavy = This picture takes too much time or memory to read. Please save it again as a plain PNG or JPEG, or make it smaller.
picture-small = This picture has { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } pixels; each side needs at least { $limit }. Please take a larger one.
picture-narrow = This picture has { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } pixels, which is too long and narrow to paint. Please crop it, so that the longer side is at most { $limit } times the shorter one.
prompt-empty = There is no style. Please say in words what the picture should look like, for example “watercolor painting”.
prompt-unknown = The bundled models know none of these words. They are a small stand-in for trying Wordbrush, and know these styles: { $known }. For any style that can be put into words, use OpenAI's CLIP (--models openai, or models = "openai" in the configuration).
size-range = The size { NUMBER($size, useGrouping: 0) } is not possible. Please take one from { NUMBER($least, useGrouping: 0) } to { NUMBER($most, useGrouping: 0) } pixels.
device-missing = There is no device “{ $device }” here, or torch cannot use it. Use “auto” to take the best one, or “cpu”.
memory = The picture needs more memory than this device has. Please take a smaller size or the preset “draft”.
clip-unknown = There is no CLIP model “{ $clip }”. Please use the path of a checkpoint, or one of { $known }.
weights-missing = The file for { $name } is not there: { $path }. Please correct its path in the configuration.
weights-unreadable = The weights of { $name } cannot be read; the file may be damaged or of another model: { $path }. If it was downloaded by Wordbrush, run “wordbrush models fetch” to check and replace it.
download-failed = { $name } could not be downloaded from { $url } ({ $reason }). Please check the connection and run “wordbrush models fetch”; or put the file at { $path } yourself; or use the bundled models (--models bundled, or models = "bundled" in the configuration), which need no download.
download-damaged = { $name } arrived damaged from { $url } and was thrown away: its length or hash is not the published one. Please run “wordbrush models fetch” again; if it goes on, something between here and there changes the file.
checkpoint-other = This unfinished training is of another style, or damaged. Please delete the file and begin anew.
animation-long = This animation has { $frames } frames; { $most } frames and { $limit } million pixels in all are the most. Please make it shorter or smaller.
animation-large = This animation has { $frames } frames, which take more than { $limit } MB once they are unpacked. Please make it shorter or smaller.
film-kind =
    { $kind ->
        [MPEG] This is an MPEG film. Please send it as one of { $films }.
        [Ogg] This is an Ogg file. Please send films as one of { $films }.
        [AVI] This is an AVI film. Please send it as one of { $films }.
       *[other] This is a film of the kind { $kind }. Please send it as one of { $films }.
    }
styles-apart = These styles cannot be blended: they did not start from the same weights. Styles that were made with the same version and models can.
training-pictures = A style needs at least { $least } pictures to learn from. Please add some, or give none to use the built-in ones.
style-unreadable = This style cannot be read; the file is damaged or not one of Wordbrush's. Please take the one that “--save-style” wrote, or paint it anew.
not-finite = The optimisation went out of bounds after { $steps } steps and left no picture. Please try again with another seed.
internal = Something went wrong inside the engine ({ $error }). Its log says more; please report it.
engine-died = The engine ended in the middle of this picture, twice. Please try a smaller preset, or another picture.
picture-gone = The picture of this job is no longer here. Please attach it again.
no-room = There is no room left on the bot's disk to keep this picture. Please tell whoever runs this bot, and try again later.
result-lost = The picture was painted, but it is missing or damaged where the bot keeps its pictures. Please try again, and tell whoever runs this bot.

first-frame = This picture is animated; only its first frame is painted.
picture-cut = The end of this file is missing; it is painted from what is there.
film-silent = The sound of this film cannot be read; it is painted without.
film-flattened = What is transparent in this film is painted on white.

prompt-truncated = The prompt is longer than CLIP can read ({ $tokens } tokens); its end was not used.
prompt-not-english = CLIP was trained on English and hardly reads other scripts. If the result is not what you meant, please say it in English.
stand-in = Painted by the small bundled models, a stand-in for trying Wordbrush: they know { $count } styles. With OpenAI's CLIP, any style works.
words-unknown =
    { $count ->
        [0] The bundled models do not know “{ $words }”, and painted without.
       *[other] The bundled models do not know “{ $words }”, and painted without. Written like it: { $near }.
    }
album-unreadable = This is no ZIP archive that can be read. Please pack the pictures as a plain ZIP, without a password.
album-empty = There are no pictures in this archive that can be read. Please pack PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF or BMP files, without a password.
album-many = This archive has { $count } files; { $most } pictures are the most. Please take fewer.
pictures-left-out =
    { $count ->
        [one] One file was left out, as it is no picture that can be read: { $names }.
       *[other] { $count } files were left out, as they are no pictures that can be read: { $names }.
    }
film-long = This film is longer than { $most } seconds, which is the most. Please cut it.
film-unreadable = This film cannot be read, or is too long for the size that is allowed here. Please save it again as MP4, MOV or WebM, or take a shorter one.
film-needs-style = Films and animations are painted in a style with a name only: choose one as “style”; /style list shows which there are.
