# 引擎要说的话。编号见 engine.protocol.messages.NoticeCode；数字以数字传入。

picture-unreadable = 这张图片已损坏，无法读取。请重新保存，或换一张。
picture-format = 这个文件不是可以读取的图片。请使用 { $formats }。
picture-kind =
    { $kind ->
        [icon] 这是图标文件。请以 PNG 或 JPEG 发送。
        [RAW] 这是相机的 RAW 文件。请以 PNG 或 JPEG 发送。
       *[other] 这是 { $kind } 文件。请以 PNG 或 JPEG 发送。
    }
picture-bytes = 这个文件有 { $megabytes } MB；最大 { $limit } MB。请保存得小一些。
picture-pixels = 这张图片超过 { $limit } 百万像素。请缩小它。
picture-heavy = 读取这张图片需要太多时间或内存。请另存为普通的 PNG 或 JPEG，或缩小它。
picture-small = 这张图片是 { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } 像素；每边至少需要 { $limit } 像素。请换一张更大的。
picture-narrow = 这张图片是 { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } 像素，太过狭长，无法绘制。请裁剪它，使长边不超过短边的 { $limit } 倍。
prompt-empty = 没有风格。请用文字说明图片应该是什么样子，例如“水彩画”。
prompt-unknown = 自带的模型不认识这些词。它们只是试用 Wordbrush 的替代品，认识这些风格：{ $known }。要使用任何可以描述的风格，请用 OpenAI 的 CLIP（--models openai，或配置中的 models = "openai"）。
size-range = 尺寸 { NUMBER($size, useGrouping: 0) } 不可用。请选择 { NUMBER($least, useGrouping: 0) } 到 { NUMBER($most, useGrouping: 0) } 像素。
device-missing = 这里没有设备“{ $device }”，或者 torch 无法使用它。用“auto”选择最好的设备，或用“cpu”。
memory = 这张图片需要的内存超过了设备所有。请选择更小的尺寸或预设“draft”。
clip-unknown = 没有名为“{ $clip }”的 CLIP 模型。请使用检查点的路径，或其中之一：{ $known }。
weights-missing = { $name } 的文件不在：{ $path }。请在配置中更正路径。
weights-unreadable = 无法读取 { $name } 的权重；文件可能已损坏或属于其他模型：{ $path }。如果它是由 Wordbrush 下载的，请运行“wordbrush models fetch”检查并替换。
download-failed = 无法从 { $url } 下载 { $name }（{ $reason }）。请检查网络并运行“wordbrush models fetch”；或自己把文件放到 { $path }；或使用无需下载的自带模型（--models bundled，或配置中的 models = "bundled"）。
download-damaged = 从 { $url } 得到的 { $name } 已损坏，已被丢弃：它的长度或哈希与公布的不符。请再次运行“wordbrush models fetch”；如果仍然如此，说明中途有什么改动了文件。
checkpoint-other = 这个未完成的训练属于另一个风格，或已损坏。请删除该文件并重新开始。
animation-long = 这个动画有 { $frames } 帧；最多 { $most } 帧、合计 { $limit } 百万像素。请把它缩短或缩小。
animation-large = 这个动画有 { $frames } 帧，解开后超过 { $limit } MB。请缩短或缩小它。
film-kind = 这是 { $kind } 影片。请以 { $films } 之一发送。
styles-apart = 这些风格无法混合：它们不是从相同的权重开始的。用同一版本和模型制作的风格可以混合。
training-pictures = 学习一个风格至少需要 { $least } 张图片。请添加一些，或者不提供图片以使用内置的图片。
style-unreadable = 无法读取这个风格；文件已损坏，或不是 Wordbrush 的。请使用“--save-style”写出的文件，或重新绘制。
not-finite = 优化在 { $steps } 步之后越界，没有留下图片。请换一个种子再试。
internal = 引擎内部出了问题（{ $error }）。它的日志里有更多信息；请报告此问题。
engine-died = 引擎在绘制这张图片时两次中断。请换更小的预设，或换一张图片。
picture-gone = 这个任务的图片已经不在了。请重新附上。
no-room = 机器人的磁盘没有空间保存这张图片了。请告诉运行这个机器人的人，稍后再试。
result-lost = 图片已经画好，但在机器人保存图片的地方丢失或损坏了。请再试一次，并告诉运行这个机器人的人。

first-frame = 这张图片是动画；只绘制第一帧。
picture-cut = 这个文件的末尾缺失；已按现有的部分绘制。
film-silent = 这段影片的声音无法读取；将不带声音绘制。
film-flattened = 这段影片中透明的部分画在白色底色上。

prompt-truncated = 提示词超过了 CLIP 能读的长度（{ $tokens } 个词元）；末尾没有用上。
prompt-not-english = CLIP 是用英文训练的，几乎读不懂其他文字。如果结果不是你想要的，请用英文描述。
stand-in = 由自带的小模型绘制，它们是试用 Wordbrush 的替代品：认识 { $count } 种风格。用 OpenAI 的 CLIP，任何风格都行。
words-unknown =
    { $count ->
        [0] 自带的模型不认识“{ $words }”，绘制时没有用它。
       *[other] 自带的模型不认识“{ $words }”，绘制时没有用它。写法相近的有：{ $near }。
    }
album-unreadable = 这不是可以读取的 ZIP 压缩包。请把图片打成普通的 ZIP，不要设密码。
album-empty = 这个压缩包里没有可以读取的图片。请放入 PNG、JPEG、WebP、GIF、HEIC、AVIF、TIFF 或 BMP 文件，不要设密码。
album-many = 这个压缩包有 { $count } 个文件；图片最多 { $most } 张。请减少一些。
pictures-left-out =
    { $count ->
       *[other] 有 { $count } 个文件不是可以读取的图片，已略过：{ $names }。
    }
film-long = 这段视频超过 { $most } 秒，这是上限。请剪短。
film-unreadable = 这段视频无法读取，或者对这里允许的大小来说太长。请另存为 MP4 或 WebM，或换一段更短的。
film-needs-style = 视频和动画只能用有名字的风格绘制：请选择“自定风格”；用 /自定风格 列表 查看有哪些。
