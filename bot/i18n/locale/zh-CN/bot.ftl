# 机器人在 Discord 中说的话：消息、按钮、表单、命令，以及控制台上的几行文字。
#
# 本文件于 2026 年 11 月由英文文件机器翻译而成，并经自动测试检查。
# 欢迎母语使用者指正（见 CONTRIBUTING.md）。

form-title = 重新绘制图片
form-upload = 图片
form-upload-about = PNG、JPEG、WebP、GIF、HEIC、AVIF、TIFF 或 BMP
form-picture = 图片
form-picture-about = 要重新绘制的附件
form-prompt = 提示词
form-prompt-about = 用文字描述风格，英文效果最好，例如“watercolor painting”；也可用 /风格 中的中文名称，例如“水彩画”
form-example = 水彩画
form-like = 采用另一张图片的风格
form-like-about = 要采用其风格的图片（最多四张），代替提示词，或与提示词一起使用
form-like-picture = 风格图片
form-like-picture-about = 要采用其风格的图片
form-negative = 排除
form-negative-about = 不希望出现的内容，英文效果最好（选填）
form-preset = 预设
form-preset-about = 质量和速度；质量越高越慢
form-how = 方式
form-how-about = 怎样绘制新图片
form-once = 应用风格
form-once-about = 只需几秒；直接使用从第一张图片学到的风格
form-anew = 重新优化
form-anew-about = 需要更久；让风格适应新图片
form-strength = 强度
form-strength-about = 0% 保持原图，100% 是完整的风格
form-words = 搜索词
form-words-about = 提示词中的词语；不填则搜索所有图片
form-place = 服务器
form-place-about = 你在哪里请求了这张图片
form-kind = 收藏
form-kind-about = 显示所有图片，或只显示收藏

button-styles = 查看风格
button-cancel = 取消
button-variation = 变体
button-retry = 重试
button-edit = 编辑…
button-more = 更多…
button-stronger = 更强
button-softer = 更弱
button-larger = 原尺寸
button-compare = 前后对比
button-details = 详情
button-style = 使用风格…
button-like = 用作风格…
button-delete = 删除…
button-forget = 永久删除
button-newer = 较新
button-older = 较旧
button-film = 延时回放
button-show = 发布到这里
button-again = 再画一次
button-reuse = 换张图片…
button-star = ★ 收藏
button-unstar = 取消收藏
button-back = 返回
button-search = 搜索…
button-everything = 显示全部

# “更多…”里的菜单：作品的每个按钮有什么用。
more-title = **{ $prompt }**
more-stronger = 用 { $strength }% 的强度再画一次。
more-softer = 用 { $strength }% 的强度再画一次。
more-style = 用这种风格画另一张图片。
more-like = 把另一张图片画得像这张作品。
more-save = 给这种风格取个名字并保存，以后用在其他图片上。
more-compare = 并排查看原图和作品。
more-film = 查看绘制的过程。
more-details = 查看所有设置，以及可以重现这张作品的命令。
more-delete = 删除这张作品和它的消息。

welcome =
    ### 你好！这个机器人能用任何可以描述的风格重新绘制图片。
    输入 { $stylize }，附上一张图片，再描述一种风格。英文效果最好，例如“watercolor painting”；也可以用 /风格 中列出的中文名称：“彩色玻璃”“水彩画”“霓虹灯”。
    手边没有图片？点下面的例子试试。
example-glass = 彩色玻璃猫
example-neon = 霓虹灯宇航员
example-sketch = 铅笔画杯子

queue-title = **队列**
queue-engine-ready = -# { $device } 上的引擎已就绪：{ $name }
queue-engine-starting = -# { $device } 上的引擎正在启动
queue-engines-none = -# 目前没有引擎在运行。任务会留在队列中，直到有引擎启动。
queue-engines-ready = -# 已就绪的引擎：{ $count }（{ $name }）
queue-engines-starting = -# 正在启动的引擎：{ $count }
queue-engines-problem = -# 未就绪的引擎：{ $count }
queue-engine-problem = -# { $device } 上的引擎未就绪。任务会留在队列中，直到它就绪。
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }，预计完成：{ $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }，预计开始：{ $when }
queue-more = ……还有 { $count } 个
queue-shares = -# ×2、×3 等：队列份额更大的成员。别人每轮到一次，他们会轮到这么多次。
queue-elsewhere = -# 队列中另有 { $count } 个来自其他服务器或私信的任务。
queue-empty = 队列是空的。
queue-own = 你的任务：{ $prompt }

help =
    ### 用任何可以描述的风格重新绘制图片
    - { $stylize } 按你的提示词重新绘制图片。提示词用英文效果最好，例如“watercolor painting”；也可以用 /风格 中列出的中文名称，例如“水彩画”。风格可以混合：“水彩画:2, 星空:1”。要重新绘制消息中的图片，请打开那条消息的菜单，选择“应用”，再选择“{ $menu }”。
    - 用“数量”可以一次得到最多四张作品，再挑选最好的。
    - 在每张作品下方，你可以制作变体、编辑提示词、获取原尺寸；“更多…”里还可以调整强度、把风格用在另一张图片上、观看延时回放或删除作品。
    - { $create } 从许多图片中学习一种自定风格，“保存风格…”则保留一张作品的风格。用 { $apply } 可以把自定风格用在图片、ZIP 压缩包、动图和视频上，无需重新优化。
    - { $styles } 显示示例风格，{ $history } 显示你的图片。

privacy =
    ### 你的数据，始于 { $since }
    机器人保存：
    - 你的 Discord ID 和你每天的任务数，用于限额。
    - { $jobs } 个任务的提示词、选项、时间和频道，用于你的历史和作品下方的按钮。
    - { $pictures } 张作品，以及它们的原照片、风格图片和训练好的网络，用于制作变体。
    - 你用过的 { $prompts } 个提示词，用于输入建议。
privacy-styles = - { $styles } 种自定风格，直到你删除为止。要下载，请用 /自定风格 导出。
privacy-grants = - 获赠但未使用的单位：{ $units }
privacy-others = 只有你能看到自己的历史。你发布在频道里的内容，频道成员都能看到。服务器管理员能看到谁在自己的服务器里用了机器人、用了多少、用了哪些提示词。你的数据不会提供给任何人。
privacy-photos = -# 你发送的图片，在用它画出的最后一张作品之后 { $days } 天删除；收藏作品的除外。
privacy-results = -# 作品在 { $days } 天后删除，收藏除外。
privacy-networks = -# 训练好的网络在 { $days } 天后删除；收藏作品和自定风格的除外。
privacy-space = -# 机器人的存储空间满时，会提前删除最旧的图片，收藏最后才删。
privacy-nothing = 机器人没有保存你的任何任务、图片或提示词。
privacy-export = 导出全部
privacy-next = 下一部分
privacy-ask = 删除全部…
privacy-forget = 删除数据，保留消息
privacy-everywhere = 删除数据和消息
privacy-question = 要永久删除你的所有数据吗？包括收藏、自定风格和获赠的单位。你等待中和进行中的任务会被取消。你可以选择机器人是否也删除它发布你的作品的消息。别人用你的图片画出的作品会保留。你的使用次数会保留到限额不再需要为止，管理员为你设置的限额或禁止也会保留。
privacy-all = 导出已完成。
privacy-more = 这是导出的一部分。点“下一部分”继续。
privacy-done = 你的数据已删除。
privacy-busy = 你还有任务在进行，所以什么都没有删除。请一分钟后再试。

words-now-blocked = 已禁止“{ $word }”。从现在起，含有它的提示词会被拒绝，无论怎么写。
words-now-allowed = 已允许“{ $word }”。从现在起，含有它的提示词会被放行，即使其中含有被禁止的词。
words-now-neither = 已把“{ $word }”从列表中移除。
words-empty = 这个服务器没有禁止任何词语。
words-list-blocked = **禁止：** { $words }
words-list-allowed = **允许：** { $words }
words-more = { $words }……还有 { $count } 个
words-blocked = 这里不允许使用“{ $words }”。请换个说法。
words-none = 不能使用这个词。请输入文字或数字，最多 { $longest } 个字符。
words-full = 列表已满（{ $most } 个词语）。请先移除一个。
person-now-blocked = { $person } 不能再在这个服务器里使用机器人。已在队列中的任务仍会完成。
person-now-free = { $person } 在这个服务器里不再被禁止。
person-blocked-since = { $person } · { $when }
person-none-blocked = 这个服务器没有禁止任何人。
person-blocked = 这个服务器的管理员禁止你在这里使用机器人。如果你认为弄错了，请询问他们。
setting-same = 没有变化：原本就是这样设置的。
settings-not-a-member = 这个服务器里只有机器人的命令，因此没有可设置的内容。请邀请机器人本身：安装链接需要“bot”权限范围。
admins-only = 只有拥有“管理服务器”权限的人才能这样做。请联系这个服务器的管理员。

share-day-person = 今天的任务：{ $used } / { $allowed }，重置：{ $when }
share-day-member = 今天在这个服务器的任务：{ $used } / { $allowed }，重置：{ $when }
share-day-guild = 整个服务器今天的任务：{ $used } / { $allowed }，重置：{ $when }
share-week-person = 本周的任务：{ $used } / { $allowed }，重置：{ $when }
share-week-member = 本周在这个服务器的任务：{ $used } / { $allowed }，重置：{ $when }
share-week-guild = 整个服务器本周的任务：{ $used } / { $allowed }，重置：{ $when }
share-units-person = 今天的单位：{ $used } / { $allowed }，重置：{ $when }
share-units-member = 今天在这个服务器的单位：{ $used } / { $allowed }，重置：{ $when }
share-units-guild = 整个服务器今天的单位：{ $used } / { $allowed }，重置：{ $when }
share-queue-person = 等待中的任务：{ $used } / { $allowed }
share-queue-member = 在这个服务器等待中的任务：{ $used } / { $allowed }
share-queue-guild = 整个服务器等待中的任务：{ $used } / { $allowed }
share-running-person = 同时进行的任务：最多 { $allowed } 个
share-running-member = 在这个服务器同时进行的任务：最多 { $allowed } 个
share-running-guild = 整个服务器同时进行的任务：最多 { $allowed } 个
share-cooldown = 两个任务的间隔：{ $seconds } 秒
share-largest = 最大尺寸：{ NUMBER($size, useGrouping: 0) } 像素（“原尺寸”可以超过它）
share-presets = 预设：{ $presets }
share-channels = 频道：{ $channels }
share-no-others = 你只能使用自己作品下方的按钮。
share-counts = -# 一条命令画出几张作品，只算一个任务。“更强”“更弱”“原尺寸”和自定风格每十张图片或每十帧花费一个单位，但不算任务。
share-costs = -# 花费的单位：{ $costs }
share-of-queue = 队列份额：轮到的次数是别人的 { $share } 倍
share-grant = 在这个服务器获赠的单位：剩余 { $remaining } / { $units }
share-grant-until = 在这个服务器获赠的单位：剩余 { $remaining } / { $units }，有效期至 { $until }
share-grants-more = 在这个服务器获赠的其他单位：{ $units }

name-time_zone = 时区
name-admins_exempt = 管理员不受限额约束
name-age_restricted_only = 仅限有年龄限制的频道
name-spoiler = 作品以剧透遮挡
name-audit_channel = 日志频道
name-picture_check = 图片检查
name-picture_threshold = 图片检查的阈值
name-check_age_restricted = 年龄限制频道也检查
value-of = { $name }：{ $value }
value-unlimited = 不限
value-yes = 是
value-no = 否
value-default = 未设置
value-off = 关闭
value-spoiler = 剧透遮挡
value-refuse = 拒绝
value-strict = 严格
value-normal = 普通
value-lenient = 宽松
value-everywhere = 全部
value-owners = { $zone }（由机器人运行者设置）

limits-title = **这个服务器的限额**
limits-server = **所有人：** { $values }
limits-of = **{ $whom }：** { $values }
limits-none = 这个服务器没有设置限额。
limits-none-of = 没有为 { $whom } 设置限额，适用服务器的限额。
limits-more = ……还有 { $count } 个身份组和成员
limits-order = -# 个人的限额优先，其次是其身份组中最宽松的，最后是所有人的。
limits-ceiling = -# 机器人运行者为每个人在所有服务器合计设置的限额：{ $values }
limits-ceiling-guild = -# 机器人运行者为每个服务器设置的限额：{ $values }
limits-person-title = **{ $person } 在这个服务器的限额**
limits-exempt = 管理员不受这个服务器限额的约束。
limits-now = 已为 { $whom } 设置：{ $values }。从下一个任务起生效。
limits-reset = 已为 { $whom } 取消：{ $names }。
limits-reset-all = 已为 { $whom } 取消所有限额。
granted = 赠送给 { $person } 的单位：{ $units }。这些单位先于这个服务器的限额使用。
granted-until = 赠送给 { $person } 的单位：{ $units }，有效期至 { $until }。这些单位先于这个服务器的限额使用。
grants-removed = 已收回赠送给 { $person } 后剩余的单位。
grants-none = 没有变化：赠送给 { $person } 的单位没有剩余。
limits-everybody = 所有人

settings-title = **服务器设置**
settings-title-of = **{ $whom } 的限额**
settings-choose = 选择身份组或成员…
settings-presets = 预设：未设置
settings-channels = 频道：未设置
settings-audit = 日志频道：未设置
settings-server = 返回服务器
settings-numbers = 任务限额…
settings-pace = 尺寸、间隔和份额…
settings-others = 他人作品的按钮：{ $value }
settings-reset = 取消限额
settings-admins = 管理员不受限：{ $value }
settings-age = 仅限年龄限制频道：{ $value }
settings-spoiler = 剧透遮挡：{ $value }
settings-restricted = 年龄限制频道也检查：{ $value }
settings-check-floor = 机器人运行者要求至少：{ $values }
settings-zone = 时区…
settings-changes = 变更记录
settings-form-numbers = 任务限额
settings-form-pace = 尺寸、间隔和份额
settings-form-zone = 时区
settings-form-number-about = 整数；0 表示不限，留空表示未设置
settings-form-share-about = 1 到 5 的整数；留空表示未设置
settings-form-zone-about = 一天在哪个时区结束，例如 Asia/Shanghai；留空表示未设置
settings-changed = { $when } { $line }
settings-unchanged = 还没有更改过任何设置。

audit-word-blocked = { $who } 禁止了词语“{ $what }”。
audit-word-allowed = { $who } 允许了词语“{ $what }”。
audit-word-removed = { $who } 把词语“{ $what }”从列表中移除了。
audit-person-blocked = { $who } 禁止了 { $what }。
audit-person-lifted = { $who } 解除了对 { $what } 的禁止。
audit-granted = { $who } 赠送了单位给 { $whom }：{ $units }。
audit-granted-until = { $who } 赠送了单位给 { $whom }：{ $units }，有效期至 { $until }。
audit-grants-removed = { $who } 收回了赠送给 { $whom } 的单位：{ $units }。
audit-value = { $who } 更改了 { $whom } 的“{ $what }”：{ $before } → { $after }。
audit-server = 服务器
audit-somebody = 某人
audit-removed = { $who } 删除了 { $owner } 的作品 #{ $job }：“{ $prompt }”。
audit-cancelled = { $who } 取消了 { $owner } 的任务 #{ $job }：“{ $prompt }”。
audit-check-spoiler = 图片检查以剧透遮挡了 { $owner } 在 { $channel } 的一张图片。
audit-check-refuse = 图片检查拒绝了 { $owner } 在 { $channel } 的一张图片。

usage-title = **你在这里的限额**
usage-server-title =
    { $days ->
        [1] **这个服务器今天的用量**
       *[other] **这个服务器最近 { $days } 天的用量**
    }
amount = { $jobs } 个任务，{ $units } 个单位
usage-line = - { $what }：{ $amount }
usage-zone = -# 一天在 { $zone } 的午夜结束。失败的任务不计入。附带的表格列出所有计入的任务。
usage-days = 每天的单位
usage-people = 每人的单位
usage-prompts = 每个提示词的单位
usage-nothing =
    { $days ->
        [1] 这个服务器今天没有用量。选择更多天数可以查看之前的用量。
       *[other] 这个服务器最近 { $days } 天没有用量。选择更多天数可以查看之前的用量。
    }

remove-unknown = 这个服务器没有这个编号的作品。打开作品下方的“更多…”，再点“详情”，就能看到编号。

owner-only = 只有机器人运行者才能使用这个命令。
owner-whom = 请填写成员或服务器 ID，二者选一。
owner-banned = { $what } 不能再使用这个机器人。
owner-unbanned = { $what } 已解封。
owner-no-bans = 没有人被封禁。
owner-paused = 队列已暂停。进行中的任务会完成，等待中的任务保留位置，新任务仍会接受。暂停会持续到使用 /运行者 继续 为止，重启后也一样。
owner-goes-on = 队列继续，新任务会被接受。
owner-draining = 不再接受新任务。还剩 { $jobs } 个任务；全部完成后，你会在这里收到消息。
owner-draining-paused = 不再接受新任务。队列已暂停，等待中的任务不会开始：请先用 /运行者 继续，再用 /运行者 停止接受。
owner-still-draining = 还剩 { $jobs } 个任务。机器人只能在 15 分钟内回复一条命令，所以请再次使用 /运行者 停止接受，以便在任务完成后收到消息。
owner-drained = 所有任务已完成，现在可以停止机器人了。下次启动后会重新接受新任务。
owner-title = **机器人状况**
owner-guilds = 服务器：{ $guilds }
owner-load = 进行中：{ $running }，等待中：{ $waiting }
owner-day = 最近 24 小时：{ $amount }
owner-space = 图片和网络占用的空间：{ $gigabytes } GB
owner-is-paused = **已暂停。** 等待者看到：{ $message }
owner-is-draining = **停止接受：** 不再接受新任务。
owner-busiest = **最近 24 小时**
owner-guild = { $guild }（`{ $id }`）：{ $amount }

styles-bundled =
    ### 可以试试的 { $count } 种风格
    自带模型认识这些风格，还可以加上颜色：“蓝色水彩画”。其他英文词语会画成意思最接近的风格。它们是用来试用机器人的小模型。机器人运行者可以换成 OpenAI 的 CLIP，它能理解任何可以用文字描述的风格。
    输入 { $stylize }，附上一张图片，再写上其中一种风格。英文效果最好，例如“watercolor painting”；也可以用列出的中文名称，例如“水彩画”。
styles-openai =
    ### 可以从这些风格开始
    任何能用文字描述的风格都可以。这 { $count } 个例子由自带的小模型绘制，你的作品看起来会不一样。
    输入 { $stylize }，附上一张图片，再描述一种风格。英文效果最好，例如“watercolor painting”；也可以用列出的中文名称，例如“水彩画”。
styles-picture = 同一张照片的 { $count } 种风格
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = 采用一张图片的风格
like-picture = 风格图片
panel-waiting = 队列第 { $place } 位
panel-favored = 有 { $people } 位队列份额更大的成员排在你前面。
panel-begins = 预计开始：{ $when }
panel-paused = 队列已暂停。你的任务保留位置。
panel-downloading = 正在下载 { $name }：{ $megabytes } MB 的 { $percent }%。你的任务保留位置。
panel-engine-problem = 引擎尚未就绪。你的任务保留位置。
panel-restarting = 机器人正在重启。你的任务保留位置，之后会自动继续。
panel-starting = 正在开始…
panel-steps = 第 { $step } 步，共 { $steps } 步
panel-preview = 预览，第 { $step } 步，共 { $steps } 步
panel-ends = 预计完成：{ $when }
panel-done = { $facts } · 种子 { $seed } · { $seconds } 秒
panel-size = { NUMBER($size, useGrouping: 0) } 像素
panel-strength = 强度 { $strength }%
panel-negative = 排除“{ $negative }”
panel-keep-colors = 保留颜色
panel-full-size = 原尺寸
panel-like = 采用这张图片的风格
panel-like-weight = 风格图片 { $weight }%
panel-count = { $count } 张作品
panel-pick = 点一个数字，就会单独发布那张作品，并附上所有按钮。
panel-as-webp = PNG 对这个服务器来说太大，所以这是像素数相同的 WebP。
panel-smaller = 作品对这个服务器来说太大，所以这是缩小的版本。
panel-refunded = 这个任务不计入你的限额。
panel-cancelled =
    { $step ->
        [0] 已在开始之前取消。
       *[other] 已在 { $step } 步之后取消。
    }
panel-refused = <@{ $user }> 作品已画好，但 Discord 拒绝在这个频道显示它。你可以在 /历史 中找到它。机器人运行者可以在日志中看到 Discord 给出的原因。
panel-refused-explicit = <@{ $user }> 作品已画好，但被这个频道里的 Discord 不良内容过滤器拦下了。你可以在 /历史 中找到它。
panel-ended-refused = <@{ $user }> 你的任务已结束，但 Discord 拒绝在这个频道显示相关消息。请查看 /历史 和 /队列。
panel-undeliverable = 作品已画好，但 Discord 不接受它发布在这个频道。请换一个较小的预设，再次使用 /风格化。

details-title = **作品 #{ $job }**
details-prompt = 提示词：{ $prompt }
details-how = { $facts } · 种子 { $seed }
details-numbers = { NUMBER($size, useGrouping: 0) } 像素 · { $steps } 步 · 每步 { $patches } 个图块
details-time = { $seconds } 秒，完成时间：{ $finished }
details-command = 用这条命令可以在命令行再画一次这张作品：
details-first = 用这条命令可以在命令行画出第一张作品；其余作品依次使用后面的种子：
details-one-pass = 由之前一张作品的网络一次绘成。下面的命令会用相同的种子重新优化：
comparison-before = 之前
comparison-after = 之后
film-of = 延时回放：{ $prompt }

forget-question = 要永久删除这张作品吗？它的消息也会删除，之后谁也不能再制作它的变体。
forget-done = 作品已删除。
# 下面会列出机器人未能删除的消息的地址。
messages-left = Discord 不允许机器人删除 { $count } 条消息。你或版主可以删除：

history-title = **你的图片**
history-number = #{ $job }
history-seed = 种子 { $seed }
history-direct = 私信
history-elsewhere = 服务器 { $guild }
history-words = “{ $words }”
history-choose = 选择要打开的图片…
history-gone = 这张图片已被删除。
history-empty = 你还没有图片。输入 /风格化，附上一张图片，再写上提示词，例如“水彩画”。
history-nothing = 没有符合的图片。请减少搜索词，或显示全部。
search-title = 搜索你的图片
search-everywhere = 所有服务器
search-all = 所有图片
search-favourites = ★ 收藏

# 拒绝：什么都没有发生，什么都没有用掉。
limit-jobs-per-day =
    { $whose ->
        [guild] 这个服务器今天的 { $allowed } 个任务已用了 { $used } 个。重置：<t:{ $renews }:R>
        [member] 你今天在这个服务器的 { $allowed } 个任务已用了 { $used } 个。重置：<t:{ $renews }:R>
       *[person] 你今天的 { $allowed } 个任务已用了 { $used } 个。重置：<t:{ $renews }:R>
    }
limit-jobs-per-week =
    { $whose ->
        [guild] 这个服务器本周的 { $allowed } 个任务已用了 { $used } 个。重置：<t:{ $renews }:R>
        [member] 你本周在这个服务器的 { $allowed } 个任务已用了 { $used } 个。重置：<t:{ $renews }:R>
       *[person] 你本周的 { $allowed } 个任务已用了 { $used } 个。重置：<t:{ $renews }:R>
    }
limit-units-per-day =
    { $whose ->
        [guild] 这个服务器今天剩下的单位不够：{ $allowed } 个已用了 { $used } 个，而这需要 { $needed } 个。较小的预设或尺寸花费更少。重置：<t:{ $renews }:R>
        [member] 你今天在这个服务器剩下的单位不够：{ $allowed } 个已用了 { $used } 个，而这需要 { $needed } 个。较小的预设或尺寸花费更少。重置：<t:{ $renews }:R>
       *[person] 你今天剩下的单位不够：{ $allowed } 个已用了 { $used } 个，而这需要 { $needed } 个。较小的预设或尺寸花费更少。重置：<t:{ $renews }:R>
    }
limit-units-ever = 这需要 { $needed } 个单位，但每天只允许 { $allowed } 个。请选择较小的预设或尺寸，或减少图片。
limit-cooldown =
    { $whose ->
        [member] 在这个服务器里，两个任务之间要间隔 { $allowed } 秒。可以开始下一个的时间：<t:{ $renews }:R>
       *[person] 两个任务之间要间隔 { $allowed } 秒。可以开始下一个的时间：<t:{ $renews }:R>
    }
limit-queued-at-once =
    { $whose ->
        [guild] 这个服务器等待中的任务已达上限（{ $used } / { $allowed }）。请等其中一个开始后再试。
        [member] 你在这个服务器等待中的任务已达上限（{ $used } / { $allowed }）。请等其中一个开始后再试。
       *[person] 你等待中的任务已达上限（{ $used } / { $allowed }）。请等其中一个开始后再试。
    }
limit-presets = 你在这里不能使用预设 { $preset }。可以使用：{ $allowed }。
limit-presets-none = 你在这里不能使用任何预设。请询问这个服务器的管理员。
limit-channels = 你在这个频道里不能使用机器人。请使用 { $channels }。
limit-channels-none = 你在这个服务器的任何频道里都不能使用机器人。请询问管理员。
limit-others-results = 在这个服务器里，你不能使用别人作品下方的按钮。请用自己的图片开始：/风格化
place-age-restricted = 在这个服务器里，机器人只能在有年龄限制的频道中使用。请换到那样的频道。
banned-person = 机器人运行者已封禁你，你不能使用这个机器人。
banned-guild = 机器人运行者已封禁这个服务器，这里不能使用这个机器人。
draining = 机器人即将更新，不再接受新任务。请过几分钟再试。
settings-full = 这个服务器的设置已达上限（{ $most } 项）。请先取消一些。
grants-full = 这个服务器的赠送已达上限（{ $most } 项）。请先收回一些。
settings-no-channel = 请以 #频道 的形式输入这个服务器的最多 25 个频道，或输入 * 表示全部。
settings-no-number = “{ $value }”不能用于“{ $name }”。请输入 { $least } 到 { $most } 的整数，或输入 0 表示不限。
settings-no-share = “{ $value }”不能用于“{ $name }”。请输入 { $least } 到 { $most } 的整数。
settings-no-zone = 没有名为“{ $name }”的时区。请输入 Asia/Shanghai 或 Europe/Berlin 这样的名称。
settings-nothing = 没有可设置的内容。请至少选择一项限额。
settings-gone = 这个身份组或成员已不在这个服务器。
settings-check-missing = 这个机器人没有安装图片检查。请让机器人运行者安装。
limit-largest-size = { NUMBER($size, useGrouping: 0) } 像素太大。你在这里的上限是 { NUMBER($largest, useGrouping: 0) } 像素。
queue-full = 队列已满。请过几分钟再试。
job-unknown = 机器人已经没有这张图片的记录。请用 /风格化 重新开始。
style-gone = 这种风格或这张作品的训练好的网络已被删除。请重新创建风格，或用 /风格化 重新开始。
film-gone = 这张作品没有延时回放。要得到它，请在 /历史 中打开作品，再点“再画一次”。
gallery-pick-first = 这里有好几张作品。请先点数字选择一张。
show-unknown = 你没有这个编号的作品。请从列表或 /历史 中选择。
show-refused = Discord 拒绝在这个频道显示这张图片。你可以在 /历史 中找到它。机器人运行者可以在日志中看到 Discord 给出的原因。
show-too-large = 这个文件太大，不能在这里发送。请换一个允许更大文件的服务器。
wait-too-long = 机器人不是这里的成员，所以作品必须在 12 分钟内完成，而这个任务大约需要 { $minutes } 分钟。请选择较小的预设、稍后再试，或到邀请了机器人的服务器使用。
wait-unknown = 机器人不是这里的成员，所以作品必须在 12 分钟内完成，但它的引擎尚未就绪。请稍后再试，或到邀请了机器人的服务器使用。
channel-no-files = 这个频道不能附加文件。请换一个频道。
job-unfinished = 这张图片还没有画好。请等它完成。
cancel-not-yours = 只有 <@{ $owner }> 和拥有“管理消息”权限的人能取消这个任务。
forget-not-yours = 只有 <@{ $owner }> 和拥有“管理消息”权限的人能删除这张作品。
cancel-late = 这个任务已经结束。
prompt-unknown-style = 自带模型不认识这些词。它们认识大约五十种风格，例如 { $styles }。
channel-no-access = 机器人缺少以下权限，无法在这个频道回复：{ $missing }。请联系管理员，或换一个频道。
permission-view_channel = 查看频道
permission-send_messages = 发送消息
permission-send_messages_in_threads = 在子区中发送消息
permission-attach_files = 附加文件
permission-connect = 连接
bot-in-time-out = 机器人在这个服务器被禁言，不能发布消息。禁言结束：{ $until }。管理员可以提前解除。
message-without-picture = 这条消息没有图片。请选择带图片的消息，或输入 /风格化。
form-forgotten = 机器人已不知道这个表单对应哪张图片。请打开那条消息的菜单，选择“应用”，再选一次命令。
attachment-gone = 无法从 Discord 下载这张图片。请重新附上。
something-wrong = 出了点问题，什么都没有用掉。请再试一次。如果再次发生，请告诉机器人运行者。
panel-not-yours = 这个面板是别人的。请用命令打开你自己的。
storage-problem = 机器人目前无法保存任何东西，所以什么都没有用掉。请过几分钟再试。如果再次发生，请告诉机器人运行者：可能是磁盘已满，或数据库、图片存储没有响应。
stopping = 机器人正在重启。请一分钟后再试。

# 控制台。
ray-missing = 配置要求引擎在 Ray 集群上运行（[engine] 中的 backend = "ray"），但没有安装 ray。请运行：make setup。如果使用容器，请用 EXTRAS=cluster 构建镜像。
check-packages-missing = 配置要求图片检查（[moderation.pictures]），但没有安装它的软件包，因此机器人不接受图片。请运行：make setup。如果使用容器，请用 EXTRAS=moderation 构建镜像。
token-missing =
    还没有机器人令牌。获取方法：
    1. 打开 https://discord.com/developers/applications，点击“New Application”。
    2. 在“Bot”下点击“Reset Token”，然后复制令牌。机器人不需要特权意图。
    3. 把令牌写入 config.toml（[discord] 下的 token = "…"），或环境变量 WORDBRUSH_DISCORD__TOKEN。
    4. 再次运行“wordbrush run”。它会显示邀请机器人加入服务器的链接。
    要在没有令牌时试用机器人，请运行：make demo
token-refused = Discord 不接受这个令牌。请打开 https://discord.com/developers/applications，在“Bot”下重置令牌，再把新令牌写入 config.toml 或 WORDBRUSH_DISCORD__TOKEN。
starts-used-up = Discord 允许每天启动 { $total } 次，这个机器人已全部用完。它会等到可以再次连接为止，在此之前不会回应任何人。请查看日志，了解它为何如此频繁地启动。
commands-refused = Discord 拒绝了这些命令：{ $problem }。请打开 https://discord.com/developers/applications，在“Installation”下同时启用“User Install”和“Guild Install”，然后重新启动机器人。在此之前，Discord 已知的命令仍可使用。
invite = 邀请机器人加入服务器：{ $address }

form-files = 图片
form-files-about = 最多十张图片、一段视频或一个 ZIP 压缩包
form-name = 名称
form-name-about = 风格的名称
use-form-title = 用“{ $name }”绘制
save-form-title = 保存风格
button-save = 保存风格…
style-button-use = 使用风格…
style-button-share = 分享到服务器
style-button-hide = 设为私有
style-button-export = 导出
style-button-delete = 删除…
style-button-forget = 永久删除
style-button-take = 移出服务器
style-title = **{ $name }** · { $owner }
style-sample = 用风格“{ $name }”绘制的示例照片
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] 从内置图片中学习。
       *[other] 从 { $pictures } 张图片中学习。
    }
style-result = 由一张作品保存而来，用在其他图片上效果可能差一些；/自定风格 创建 可以从许多图片中学习。
style-blend = 由其他风格混合而成。
style-imported = 从文件导入。
style-shared = 已分享给服务器的所有人。
shelf-title = **自定风格**
    -# 用自定风格绘制：最多十张图片用 { $apply }，或使用 /风格化 的选项“自定风格”。
shelf-empty = 还没有自定风格。用 { $create } 创建一种，或点作品下方的“{ $save }”。
style-delete-question = 要永久删除风格“{ $name }”吗？用它画出的图片会保留。
style-take-question = 要把风格“{ $name }”移出这个服务器吗？它的主人仍会保留它。
style-deleted = 风格已删除。
style-taken = 这个服务器不再能使用这种风格。它的主人仍然拥有它。
style-now-shared = 现在这个服务器的所有人都能使用“{ $name }”。
style-now-private = 现在只有你能使用“{ $name }”。
style-exported = 这是“{ $name }”的文件。用 /自定风格 导入 可以把它添加到这个或其他机器人，也可以在命令行使用“wordbrush style apply”。
style-unknown = 没有你在这里可以使用的同名自定风格。请查看 /自定风格 列表。
style-not-yours = 这种风格属于 <@{ $owner }>，只有主人能这样做。
style-no-name = 请输入含有文字或数字的名称，最多 { $longest } 个字符。
style-name-taken = 你已经有同名的风格。请换一个名称，或先删除那种风格。
style-no-images = 请至少附上一张图片，或一个装有图片的 ZIP 压缩包。
style-images-or-zip = 请附上图片或 ZIP 压缩包，不要两者都附。
style-one-zip = 一次只能附上一个 ZIP 压缩包。
style-zip-large = 这个压缩包超过 { $limit } MB。请拆分成小一些的。
style-file-large = 这个文件超过 { $limit } MB，所以不可能是风格文件。
style-share-where = 只有在服务器中才能分享风格。
stylize-style-alone = 自定风格代替提示词。请去掉“提示词”“风格图片”“排除”和“数量”，或去掉“自定风格”。
stylize-prompt-or-style = 请输入提示词、附上风格图片，或选择一种自定风格。
style-prompt-or-like = 请输入提示词，或附上风格图片，也可以两者都用。
engine-away = 目前没有引擎在运行，什么都没有用掉。请一分钟后再试。
limit-create-styles = 你在这里不能创建风格。请询问这个服务器的管理员。
limit-styles = 你已有 { $allowed } 种自定风格，达到上限。请先删除一种。
limit-styles-member = 你在这个服务器已有 { $allowed } 种自定风格，达到上限。请先删除一种。
limit-styles-here = 这个服务器已有 { $allowed } 种分享的风格，达到上限。请先删除一种，或把一种设为私有。
limit-trainings-per-day =
    { $whose ->
        [guild] 这个服务器今天的 { $allowed } 种风格已创建了 { $used } 种。重置：<t:{ $renews }:R>
        [member] 你今天在这个服务器的 { $allowed } 种风格已创建了 { $used } 种。重置：<t:{ $renews }:R>
       *[person] 你今天的 { $allowed } 种风格已创建了 { $used } 种。重置：<t:{ $renews }:R>
    }
panel-title-training = **{ $name }** · “{ $prompt }” · { $user }
panel-style = 风格“{ $name }”
panel-done-style = { $facts } · { $seconds } 秒
panel-trained =
    { $pictures ->
        [0] 风格已就绪。它从内置图片中学习，这里画在一张它从未见过的照片上。
       *[other] 风格已就绪。它从 { $pictures } 张图片中学习，这里画在一张它从未见过的照片上。
    }
panel-trained-facts = { $seconds } 秒 · 点“使用风格…”，几秒就能用它绘制任何图片。
audit-unshared = { $who } 把 { $owner } 的风格“{ $name }”移出了这个服务器。
share-trainings-person = 今天创建的风格：{ $used } / { $allowed }，重置：{ $when }
share-trainings-member = 今天在这个服务器创建的风格：{ $used } / { $allowed }，重置：{ $when }
share-trainings-guild = 整个服务器今天创建的风格：{ $used } / { $allowed }，重置：{ $when }
share-no-styles = 你不能创建风格。
share-styles-person = 自定风格：最多 { $allowed } 种
share-styles-member = 这个服务器的自定风格：最多 { $allowed } 种
name-shared_styles = 服务器中分享的风格数
settings-styles = 风格限额…
settings-create = 创建风格：{ $value }
settings-form-styles = 风格限额
shelf-choose = 选择风格…
panel-frames = { $frames } 帧
details-in-style = 由风格“{ $name }”一次绘成。先用 /自定风格 导出 下载它的文件，再运行：
style-learns-from-pictures = 不能从视频中学习风格。请附上图片，或装有图片的 ZIP 压缩包。
style-film-alone = 视频必须单独附上。请附上一段视频，或只附图片。
cost-training = 创建风格
