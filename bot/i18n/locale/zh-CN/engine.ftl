# 引擎报告的内容。编号见 engine.protocol.messages.NoticeCode；数字以数值传入。
#
# 本文件于 2026 年 11 月由英文文件机器翻译而成，并经自动测试检查。
# 欢迎母语使用者指正（见 CONTRIBUTING.md）。

picture-unreadable = 这张图片已损坏，无法读取。请重新保存，或换一张。
picture-format = 这个文件不是支持的图片格式。支持的格式：{ $formats }。
picture-kind =
    { $kind ->
        [icon] 这是图标文件。请保存为 PNG 或 JPEG 再发送。
        [RAW] 这是相机的 RAW 文件。请保存为 PNG 或 JPEG 再发送。
       *[other] 这是 { $kind } 文件。请保存为 PNG 或 JPEG 再发送。
    }
picture-bytes = 这个文件太大：有 { $megabytes } MB，上限是 { $limit } MB。请保存得小一些。
picture-pixels = 这张图片太大。上限是 { $limit } 百万像素。请缩小后再发送。
picture-heavy = 读取这张图片需要太多时间或内存。请另存为普通的 PNG 或 JPEG，或缩小它。
picture-small = 这张图片太小：{ NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } 像素。每边至少需要 { $limit } 像素。请换一张更大的。
picture-narrow = 这张图片太狭长：{ NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } 像素。请裁剪它，使长边不超过短边的 { $limit } 倍。
prompt-empty = 没有提示词。请用文字描述风格，例如“watercolor painting”或“水彩画”。
prompt-unknown = 自带模型不认识这些词。它们是用来试用 Wordbrush 的小模型，认识这些风格：{ $known }。要使用任何风格，请换成 OpenAI 的 CLIP（--models openai，或配置中的 models = "openai"）。
size-range = 尺寸 { NUMBER($size, useGrouping: 0) } 不可用。请选择 { NUMBER($least, useGrouping: 0) } 到 { NUMBER($most, useGrouping: 0) } 像素的尺寸。
device-missing = 设备“{ $device }”不存在，或者 PyTorch 无法使用它。请用“auto”选择最好的可用设备，或用“cpu”。
memory = 这张图片需要的内存超过了设备所有。请选择更小的尺寸或预设“draft”。
clip-unknown = 没有名为“{ $clip }”的 CLIP 模型。请使用检查点的路径，或其中之一：{ $known }。
weights-missing = { $name } 的文件不存在：{ $path }。请在配置中更正路径。
weights-unreadable = 无法读取 { $name } 的权重：{ $path }。文件可能已损坏，或属于其他模型。如果它是由 Wordbrush 下载的，请运行“wordbrush models fetch”检查并替换。
download-failed = 无法从 { $url } 下载 { $name }（{ $reason }）。请检查网络连接并运行“wordbrush models fetch”。你也可以自己把文件保存为 { $path }，或使用无需下载的自带模型（--models bundled，或配置中的 models = "bundled"）。
download-damaged = 从 { $url } 下载的 { $name } 在途中损坏，已被删除：它的长度或哈希不符。请再次运行“wordbrush models fetch”。如果一直这样，说明网络中有什么改动了文件。
checkpoint-other = 这个检查点属于另一种风格，或已损坏。请删除该文件并重新开始训练。
animation-long = 这个动图太长：有 { $frames } 帧。上限是 { $most } 帧、合计 { $limit } 百万像素。请缩短或缩小它。
animation-large = 这个动图太大：{ $frames } 帧解码后超过 { $limit } MB。请缩短或缩小它。
film-kind = 这是 { $kind } 文件。请把视频保存为以下格式之一再发送：{ $films }。
styles-apart = 这些风格无法混合。从许多图片中学习的风格，如果由相同版本的 Wordbrush 创建，就可以混合。由单张作品保存的风格也可以混合，除非作品是用 OpenAI 的模型或预设“paper”绘制的。
training-pictures = 学习一种风格至少需要 { $least } 张图片。请添加一些，或一张也不附以使用内置图片。
style-unreadable = 无法读取这种风格。文件已损坏，或不是 Wordbrush 的风格。请重新导出，或重新创建。
not-finite = 优化在 { $steps } 步之后发散，因此没有作品。请换一个种子再次运行。
internal = 引擎内部出了问题（{ $error }）。请再试一次。如果再次发生，请报告此问题；引擎的日志中有详细信息。
engine-died = 引擎在绘制这张图片时停止了两次。请换更小的预设，或换一张图片。
picture-gone = 图片已被删除，无法再这样做。请用 /风格化 重新开始。
no-room = 机器人的磁盘已满，无法保存图片。请告诉机器人运行者，稍后再试。
result-lost = 图片已经画好，但在机器人的存储中丢失或损坏了。请再试一次，并告诉机器人运行者。
picture-unsuitable = 这张图片看起来不适合这个频道。图片没有保存，什么都没有用掉。
result-unsuitable = 这个作品看起来不适合这个频道，因此不在这里显示。
check-failed = 无法检查这张图片，因此没有接受，什么都没有用掉。请再试一次。如果再次出现，请告诉机器人运行者。
check-missing = 这里的图片需要检查，但这个机器人没有安装检查功能，因此不接受图片。请告诉机器人运行者。

first-frame = 这张图片是动图，只绘制了第一帧。要绘制所有帧，请使用自定风格。
picture-cut = 这个文件的末尾缺失，已绘制现有的部分。
film-silent = 无法读取这段视频的声音，所以作品没有声音。
film-flattened = 这段视频中透明的部分画在了白色背景上。

prompt-truncated = 提示词超过了 CLIP 能读的长度（{ $tokens } 个词元），末尾没有用上。
prompt-not-english = CLIP 是用英文训练的，几乎不懂其他文字。如果结果不是你想要的，请用英文写提示词。
stand-in = 由自带的小模型绘制，它们认识 { $count } 种风格。用 OpenAI 的 CLIP，任何风格都可以 (models = "openai")。
painted-as =
    { $tinted ->
        [0] 没有叫“{ $words }”的风格，所以画成了 { $styles }。用 OpenAI 的 CLIP 就能画出真正的效果 (models = "openai")。
       *[other] 没有叫“{ $words }”的风格，所以用“{ $source }”的颜色画成了 { $styles }。用 OpenAI 的 CLIP 就能画出真正的效果 (models = "openai")。
    }
colored-by = 颜色来自“{ $source }”。
words-unknown =
    { $count ->
        [0] 自带模型不认识“{ $words }”，所以没有用上。
       *[other] 自带模型不认识“{ $words }”，所以没有用上。它们认识的相近词语：{ $near }。
    }
album-unreadable = 无法读取这个 ZIP 压缩包。请把图片打包成普通的 ZIP 压缩包，不要设密码。
album-empty = 这个压缩包里没有可以读取的图片。请打包 PNG、JPEG、WebP、GIF、HEIC、AVIF、TIFF 或 BMP 文件，不要设密码。
album-many = 这个压缩包有 { $count } 个文件。图片最多 { $most } 张。请减少一些。
pictures-left-out = 有 { $count } 个文件不是可以读取的图片，已略过：{ $names }。
film-long = 这段视频超过了 { $most } 秒的上限。请剪短后再发送。
film-unreadable = 这段视频无法读取，或者对这里允许的大小来说太长。请重新保存为 MP4、MOV 或 WebM，或换一段更短的。
film-needs-style = 视频需要自定风格；要绘制所有帧的动图也一样。请在“自定风格”中选择；/自定风格 列表 会显示你的和这个服务器的风格。
