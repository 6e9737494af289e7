# 机器人在聊天中说的话。句子以句号结尾；做不到的事，说明该怎么办。

command-stylize = 风格化
command-stylize-about = 用一句话描述风格，重新绘制图片
option-picture = 图片
option-picture-about = 图片：PNG、JPEG、WebP、GIF、HEIC、AVIF、TIFF 或 BMP
option-prompt = 提示词
option-prompt-about = 用文字描述风格，例如“水彩画”
option-preset = 预设
option-preset-about = 绘制的精细程度；越精细越慢
option-strength = 强度
option-strength-about = 百分比：0 是原图，100 是绘制的风格，最高 150
option-negative = 排除
option-negative-about = 不希望出现的样子，例如“文字、水印”
option-keep_colors = 保留颜色
option-keep_colors-about = 保留原图的颜色；只改变明暗和质感
option-size = 尺寸
option-size-about = 长边的像素数；越大越慢
option-seed = 种子
option-seed-about = 相同的种子会画出相同的图片
option-count = 数量
option-count-about = 画几张，每张用不同的种子；你可以挑选最好的
preset-draft = draft：小而快
preset-standard = standard：标准
preset-fine = fine：大而慢
preset-paper = paper：与 CLIPstyler 论文一致

menu-stylize = 风格化…
menu-avatar = 风格化头像…
form-title = 重新绘制图片
form-upload = 图片
form-upload-about = PNG、JPEG、WebP、GIF、HEIC、AVIF、TIFF 或 BMP
form-picture = 图片
form-picture-about = 这条消息中的哪一张
form-prompt = 风格
form-prompt-about = 用文字描述
form-example = 水彩画
form-negative = 排除
form-negative-about = 不希望出现的样子，可不填
form-preset = 预设
form-preset-about = 绘制的精细程度；越精细越慢
form-how = 方式
form-how-about = 这种风格已经有了
form-once = 立即
form-once-about = 用画出第一张图片的网络
form-anew = 重新优化
form-anew-about = 为这张图片优化，需要更久
form-strength = 强度
form-strength-about = 0 % 是原图，100 % 是绘制的风格
form-words = 词语
form-words-about = 风格中含有的词语；不填则显示全部
form-place = 地点
form-place-about = 你在哪个服务器里画的
form-kind = 范围
form-kind-about = 全部，或只看你标记过的

command-history = 历史
command-history-about = 你的图片，最新的在前：可以搜索、再次显示、继续创作；只有你能看到
command-show = 显示
command-show-about = 在这个频道里再次发布你的一张图片
option-id = 编号
option-id-about = 图片的编号（见 /历史 和详情），或风格中的词语

command-styles = 风格
command-styles-about = 可以从这些风格开始，每种都画在同一张照片上

button-styles = 显示所有风格
button-cancel = 取消
button-variation = 变体
button-retry = 重试
button-edit = 编辑…
button-stronger = 更强
button-softer = 更弱
button-larger = 原尺寸
button-compare = 前后对比
button-details = 详情
button-style = 同样风格…
button-delete = 删除…
button-forget = 永久删除
button-newer = 较新
button-older = 较旧
button-film = 延时回放
button-show = 在此显示
button-again = 再画一次
button-reuse = 用于另一张…
button-star = ★ 收藏
button-unstar = 取消收藏
button-back = 返回
button-search = 搜索…
button-everything = 显示全部

welcome =
    ### 你好！我会重新绘制图片
    输入 { $stylize }，附上一张图片，再用文字描述风格：“彩色玻璃”、“水彩画”、“霓虹灯”。
    想先看看效果，可以点下面的按钮。
example-glass = 彩色玻璃中的猫
example-neon = 霓虹灯中的宇航员
example-sketch = 铅笔画的杯子

command-queue = 队列
command-queue-about = 这个服务器里谁在等待，以及你自己的任务
queue-title = **队列**
queue-engine-ready = -# { $device } 上的引擎：{ $name }
queue-engine-starting = -# { $device } 上的引擎：正在启动
queue-engines-none = -# 目前没有引擎；任务会等待，不会丢失
queue-engines-ready = -# { $count } 个引擎：{ $name }
queue-engines-starting = -# 正在启动的引擎：{ $count }
queue-engines-problem = -# 尚未就绪的引擎：{ $count }
queue-engine-problem = -# { $device } 上的引擎：尚未就绪；任务会等待，不会丢失
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }，预计{ $when }完成
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }，预计{ $when }开始
queue-more = ……还有 { $count } 个
queue-elsewhere = -# 队列中另有 { $count } 个来自别处的任务。
queue-empty = 这里没有人在等待。
queue-own = 你的：{ $prompt }

command-help = 帮助
command-help-about = 我能做什么、可以点的例子，以及你在这里可以做什么
help =
    ### 我能用任何可以描述的风格重新绘制图片
    { $stylize } 需要一张图片和一种风格；也可以是几种：“水彩画:2, 星空:1”。还可以在任何带图片的消息的菜单中使用“{ $menu }”。
    用“数量”可以一次画最多四张，再挑选最好的。
    每个结果下方：变体、立即更强或更弱、换提示词、同样风格的另一张图片、原尺寸、延时回放，以及所有详情。
    { $create } 从许多图片中学习一种风格，“保存风格…”保留作品的风格：它有了名字，随后瞬间绘制图片、相册、动画和视频（{ $apply }）。
    { $styles } 显示可供参考的风格，{ $history } 显示你的图片。

command-privacy = 隐私
command-privacy-about = 我保存了你的哪些信息以及原因；可以导出或删除
privacy =
    ### 我保存的关于你的信息，始于 { $since }
    - 你的 Discord 编号，以及你每天请求的次数：使限额对所有人有效。
    - { $jobs } 个请求，各含文字、选项、时间和地点：用于你的历史，并使按钮继续可用。
    - { $pictures } 张图片、它们所用的照片，以及绘制它们的网络：用于制作变体。
    - 你用过的 { $prompts } 个提示词：用于向你推荐。
privacy-styles = - { $styles } 种有名字的风格，直到你删除它们：用“/自定风格 导出”取得文件。
privacy-others = 只有你能看到自己的历史。发布在频道里的内容，频道里的人都能看到；服务器的管理员能看到谁在那里用了多少、用了哪些提示词。不会提供给其他人。
privacy-retention = -# 图片最迟在 { $days } 天后删除；收藏在需要空间时删除。
privacy-nothing = 我没有保存关于你的任何信息。
privacy-export = 导出全部
privacy-next = 下一部分
privacy-ask = 删除全部…
privacy-forget = 删除，但保留消息
privacy-everywhere = 删除，也删除我的消息
privacy-question = 要永久删除我保存的关于你的一切吗？你在队列中的任务会被取消。别人用你的图片制作的图片仍归他们。你本周请求的次数在限额需要期间会保留；别人对你的设置和决定（限额、禁止）也会保留。
privacy-all = 这是全部内容。
privacy-more = 这是一部分；后面还有。
privacy-done = 已删除。
privacy-busy = 你还有任务正在绘制，尚未结束。什么都没有删除。请一分钟后再试。

command-words = 词语
command-words-about = 在这个服务器的提示词中禁止使用的词语
command-block = 禁止
command-block-about = 拒绝含有这个词或短语的提示词，无论怎么写
command-allow = 允许
command-allow-about = 放行这个词或短语，即使其中含有被禁止的词
command-remove = 移除
command-remove-about = 把一个词从列表中移除
command-list = 列表
command-list-about = 这个服务器禁止和允许的词语
option-word = 词语
option-word-about = 一个词，或连在一起的几个词
words-now-blocked = 已禁止：{ $word }。从现在起，含有它的提示词会被拒绝，无论怎么写。
words-now-allowed = 已允许：{ $word }。从现在起它会被放行，即使其中含有被禁止的词。
words-now-neither = { $word } 已不在任何列表中。
words-empty = 这个服务器没有禁止任何词语。
words-list-blocked = **禁止：**{ $words }
words-list-allowed = **允许：**{ $words }
words-more = { $words }……还有 { $count } 个
words-blocked = 这里不允许含有“{ $words }”的提示词。请换个说法。
words-none = 这不是可以禁止的词语。请使用文字或数字，最多 { $longest } 个字符。
words-full = 列表中已有 { $most } 个词语，已达上限。请先移除一个。
command-block-people-about = 在这个服务器里不能使用我的人
command-person = 成员
command-person-about = 拒绝这个人在这个服务器里的一切请求
command-lift = 解除
command-lift-about = 让一个人重新可以使用我
command-blocked-about = 谁在这个服务器里不能使用我
option-person = 成员
option-person-about = 哪一个人
person-now-blocked = { $person } 不能再在这个服务器里使用我。已在队列中的任务会继续。
person-now-free = { $person } 又可以使用我了。
person-blocked-since = { $person }，{ $when }起
person-none-blocked = 这个服务器没有禁止任何人。
person-blocked = 这个服务器的管理员不允许你在这里使用我。请询问他们。
setting-same = 没有变化：本来就是这样。
settings-not-a-member = 这个服务器里只有我的命令，没有机器人本身，因此这里没有可设置的内容。请同时邀请机器人：安装链接需要“bot”权限范围。
admins-only = 只有能管理这个服务器的人才能更改它的设置。

share-day-person = 今天的请求：{ $used } / { $allowed }；{ $when }更新。
share-day-member = 今天在这个服务器的请求：{ $used } / { $allowed }；{ $when }更新。
share-day-guild = 这个服务器今天的请求：{ $used } / { $allowed }；{ $when }更新。
share-week-person = 本周的请求：{ $used } / { $allowed }；{ $when }更新。
share-week-member = 本周在这个服务器的请求：{ $used } / { $allowed }；{ $when }更新。
share-week-guild = 这个服务器本周的请求：{ $used } / { $allowed }；{ $when }更新。
share-units-person = 今天的单位：{ $used } / { $allowed }；{ $when }更新。
share-units-member = 今天在这个服务器的单位：{ $used } / { $allowed }；{ $when }更新。
share-units-guild = 这个服务器今天的单位：{ $used } / { $allowed }；{ $when }更新。
share-queue-person = 等待中：{ $used }，最多同时等待 { $allowed } 个。
share-queue-member = 在这个服务器等待中：{ $used }，最多同时等待 { $allowed } 个。
share-queue-guild = 这个服务器等待中：{ $used }，最多同时等待 { $allowed } 个。
share-running-person = 同时绘制：最多 { $allowed } 个。
share-running-member = 在这个服务器同时绘制：最多 { $allowed } 个。
share-running-guild = 这个服务器同时绘制：最多 { $allowed } 个。
share-cooldown = 两次请求之间间隔 { $seconds } 秒。
share-largest = 最大尺寸：{ NUMBER($size, useGrouping: 0) } 像素；“原尺寸”可以超过它。
share-presets = 预设：{ $presets }。
share-channels = 频道：{ $channels }。
share-no-others = 只能继续处理自己的作品。
share-counts = -# 一条命令画几张也只算一次请求；更强、更弱和原尺寸不算请求，但花费一个单位。
share-costs = -# 一张图片的花费（单位）：{ $costs }。

command-limits = 限额
command-limits-about = 大家在这个服务器里可以怎样使用我
command-limits-show = 显示
command-limits-show-about = 这个服务器的所有限额，或对某个人生效的限额
command-limits-set = 设置
command-limits-set-about = 为所有人、身份组或某个人设置限额；0 表示不限
command-limits-reset = 重置
command-limits-reset-about = 取消限额
option-of = 对象
option-of-about = 身份组或某个人；不选则为服务器里的所有人
option-limit = 限额
option-limit-about = 哪一项限额；不选则为全部
option-jobs_per_day = 每天请求
option-jobs_per_day-about = 每天的请求次数
option-jobs_per_week = 每周请求
option-jobs_per_week-about = 每周的请求次数，从周一算起
option-units_per_day = 每天单位
option-units_per_day-about = 每天的花费单位：较大的预设或尺寸花费更多
option-queued_at_once = 同时等待
option-queued_at_once-about = 同时等待的请求
option-running_at_once = 同时绘制
option-running_at_once-about = 同时绘制的请求
option-cooldown = 间隔
option-cooldown-about = 两次请求之间的秒数
option-largest_size = 最大尺寸
option-largest_size-about = 较长边的像素上限
option-presets = 预设组
option-presets-about = 可以使用的预设
option-channels = 频道
option-channels-about = 我工作的频道，写作 #一 #二；* 表示全部
option-others_results = 他人作品
option-others_results-about = 是否可以继续处理别人的作品

name-jobs_per_day = 每天请求
name-jobs_per_week = 每周请求
name-units_per_day = 每天单位
name-queued_at_once = 同时等待
name-running_at_once = 同时绘制
name-cooldown = 两次请求间隔（秒）
name-largest_size = 最大尺寸（像素）
name-presets = 预设
name-channels = 频道
name-others_results = 继续处理别人的作品
name-time_zone = 时区
name-admins_exempt = 管理员不受限额约束
name-age_restricted_only = 仅限有年龄限制的频道
name-spoiler = 作品用剧透遮挡
name-audit_channel = 变更通知频道
value-unlimited = 不限
value-yes = 是
value-no = 否
value-default = 未设置
value-everywhere = 全部
value-owners = 与运行者相同：{ $zone }

limits-title = **这个服务器的限额**
limits-server = **所有人：** { $values }
limits-of = **{ $whom }：** { $values }
limits-none = 这个服务器没有设置限额。
limits-more = ……还有 { $count } 个身份组或成员
limits-order = -# 个人的限额优先，其次是其身份组中最宽松的，最后是所有人的。
limits-ceiling = -# 运行这个机器人的人允许每个人在所有服务器合计最多：{ $values }。
limits-ceiling-guild = -# 每个服务器合计：{ $values }。
limits-person-title = **对 { $person } 在这里生效的**
limits-exempt = 管理员不受这个服务器限额的约束。
limits-now = 已为 { $whom } 设置：{ $values }。从下一次请求起生效。
limits-reset = 已为 { $whom } 重置：{ $names }。
limits-everybody = 所有人

command-settings = 设置
command-settings-about = 这个服务器的所有设置，点击即可更改
settings-title = **这个服务器的设置**
settings-title-of = **{ $whom } 的限额**
settings-choose = 身份组或成员……
settings-presets = 预设：运行者允许的全部
settings-channels = 频道：全部
settings-audit = 变更通知频道：无
settings-server = 所有人
settings-numbers = 数量…
settings-pace = 尺寸和间隔…
settings-others = 他人作品：{ $value }
settings-reset = 重置
settings-admins = 管理员豁免：{ $value }
settings-age = 仅限年龄限制频道：{ $value }
settings-spoiler = 剧透遮挡：{ $value }
settings-zone = 时区…
settings-changes = 变更记录
settings-form-numbers = 数量
settings-form-pace = 尺寸和间隔
settings-form-zone = 时区
settings-form-number-about = 数字；0 表示不限，留空表示未设置
settings-form-zone-about = 一天在哪里结束，例如 Asia/Shanghai；留空表示未设置
settings-changed = { $when }：{ $line }
settings-unchanged = 还没有任何变更。

audit-word-blocked = { $who } 禁止了词语“{ $what }”。
audit-word-allowed = { $who } 允许了词语“{ $what }”。
audit-word-removed = { $who } 把词语“{ $what }”从列表中移除了。
audit-person-blocked = { $who } 禁止了 { $what }。
audit-person-lifted = { $who } 重新允许 { $what } 使用我。
audit-value = { $who } 更改了 { $whom } 的“{ $what }”：{ $before } → { $after }。
audit-server = 服务器
audit-somebody = 某人
audit-removed = { $who } 删除了 { $owner } 的图片 #{ $job }：“{ $prompt }”。
audit-cancelled = { $who } 取消了 { $owner } 的请求 #{ $job }：“{ $prompt }”。

command-usage = 用量
command-usage-about = 限额用了多少
command-usage-me = 我
command-usage-me-about = 你在这里用了多少、还剩多少
command-usage-server = 服务器
command-usage-server-about = 大家在这个服务器用了多少，供管理员查看
option-days = 天数
option-days-about = 往前多少天，包括今天
usage-title = **你在这里可以做什么、用了多少**
usage-server-title =
    { $days ->
        [one] **这个服务器今天的用量**
       *[other] **这个服务器 { $days } 天的用量**
    }
amount = { $jobs } 次请求，{ $units } 个单位
usage-person = { $person }：{ $amount }
usage-zone = -# 一天在 { $zone } 的午夜结束。没有结果的不计入。表格列出每一次请求。
usage-days = 每天的单位
usage-people = 每人的单位
usage-prompts = 每个提示词的单位
usage-chart = { $days } 天的用量：按天、按人、按提示词
usage-nothing =
    { $days ->
        [one] 这个服务器今天没有用量。请查询更多天。
       *[other] 这个服务器 { $days } 天没有用量。请查询更多天。
    }

command-remove-result = 删除
command-remove-result-about = 删除这个服务器的任何作品，即使消息已不在
option-remove-id-about = 作品的编号，见“详情”和变更通知频道
remove-unknown = 这个服务器没有这个编号的作品。作品下方的“详情”会显示编号。

command-owner = 运行者
command-owner-about = 机器人的状况，供运行者查看
command-owner-status = 状况
command-owner-status-about = 服务器、负载、引擎
command-owner-ban = 封禁
command-owner-ban-about = 不再允许某人或某个服务器使用机器人
command-owner-unban = 解封
command-owner-unban-about = 重新允许某人或某个服务器使用机器人
command-owner-bans = 封禁列表
command-owner-bans-about = 谁不能使用机器人
command-owner-pause = 暂停
command-owner-pause-about = 不再开始任何任务；等待中的保留位置
command-owner-continue = 继续
command-owner-continue-about = 结束暂停或停止接受
command-owner-drain = 停止接受
command-owner-drain-about = 更新前不再接受新请求；已有的会完成
option-server = 服务器
option-server-about = 服务器的编号
option-message = 消息
option-message-about = 告诉等待者的话
owner-only = 这只供运行这个机器人的人使用。
owner-whom = 请说明对象：某个人，或某个服务器的编号。
owner-banned = { $what } 不能再使用这个机器人。
owner-unbanned = { $what } 可以重新使用这个机器人。
owner-no-bans = 没有人被封禁。
owner-paused = 已暂停。正在绘制的会完成，等待中的保留位置，新请求仍会接受。重启后仍然暂停。
owner-goes-on = 队列继续，新请求会被接受。
owner-draining = 不再接受新请求。还剩 { $jobs } 个请求；完成后我会在这里告知。
owner-drained = 已全部完成：可以停止机器人了。下次启动后会重新接受请求。
owner-title = **我的状况**
owner-guilds = 服务器：{ $guilds }
owner-load = 绘制中：{ $running }，等待中：{ $waiting }
owner-day = 24 小时内：{ $amount }
owner-space = 图片和网络：{ $gigabytes } GB
owner-is-paused = **已暂停。** 等待者看到：{ $message }
owner-is-draining = **停止接受：** 不再接受新请求。
owner-busiest = **24 小时内**
owner-guild = { $guild }（`{ $id }`）：{ $amount }

styles-bundled =
    ### { $count } 种风格
    这里运行的小模型认识这些风格，每种还可以加上颜色：“蓝色水彩画”。它们只是用来试用机器人的替代品。运行机器人的人改一个设置就能换成 OpenAI 的 CLIP，那时任何可以描述的风格都行。
    输入 { $stylize }，附上一张图片，再写上其中一种。
styles-openai =
    ### 可以从这些风格开始
    任何可以描述的风格都行。这里有 { $count } 种，由自带的小模型绘制；用这里运行的模型会有所不同。
    输入 { $stylize }，附上一张图片，再写上你喜欢的风格。
styles-picture = 同一张照片的 { $count } 种风格
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
panel-waiting = 等待中：队列第 { $place } 位。
panel-begins = 预计{ $when }开始。
panel-paused = 已暂停：目前不会开始任何任务。你的任务保留位置，不会丢失。
panel-engine-problem = 引擎尚未就绪。你的任务会等待，不会丢失。
panel-restarting = 机器人正在重启。你的任务不会丢失：它保留位置，之后会自动继续。
panel-starting = 正在开始……
panel-steps = 第 { $step } 步，共 { $steps } 步
panel-preview = 预览，第 { $step } 步，共 { $steps } 步
panel-ends = 预计{ $when }完成。
panel-done = { $facts } · 种子 { $seed } · { $seconds } 秒
panel-size = { NUMBER($size, useGrouping: 0) } 像素
panel-strength = 强度 { $strength }%
panel-negative = 排除“{ $negative }”
panel-keep-colors = 保留颜色
panel-full-size = 原尺寸
panel-count = { $count } 张图片
panel-pick = 点一个数字，单独得到那张图片，并可继续创作。
panel-as-webp = PNG 文件超过了 Discord 在这里允许的大小；这是同样尺寸的 WebP。
panel-smaller = 图片超过了 Discord 在这里允许的大小；这是一张较小的。
panel-refunded = 这不会计入你的限额。
panel-cancelled =
    { $step ->
        [0] 开始之前已取消。
       *[other] 在 { $step } 步之后取消。
    }
panel-refused = <@{ $user }>：图片已画好，但 Discord 没有在这里接受它。它仍保存在 /history 中。机器人的运营者可以在日志里看到 Discord 给出的原因。
panel-refused-explicit = <@{ $user }>：图片已画好，但 Discord 的不良内容过滤器没有让它在这里显示。它仍保存在 /history 中。
panel-ended-refused = <@{ $user }>：这个任务已结束，但 Discord 没有在这里接受我要说的话。/history 和 /queue 会显示它的状态。
panel-undeliverable = 图片已画好，但 Discord 在这里不接受它。请用更小的预设再试一次。

details-title = **图片 { $job }**
details-prompt = 风格：{ $prompt }
details-how = { $facts } · 种子 { $seed }
details-numbers = { NUMBER($size, useGrouping: 0) } 像素，{ $steps } 步，每步 { $patches } 个图块
details-time = { $seconds } 秒，{ $finished }完成
details-command = 用这条命令可以再画一次：
details-first = 用这条命令可以画出其中第一张；其余的依次使用后面的种子：
details-one-pass = 由之前一张图片的网络一次绘成。下面的命令用相同的种子重新优化：
comparison-before = 之前
comparison-after = 之后
film-of = 绘制过程：{ $prompt }

forget-question = 要永久删除这张图片吗？它的消息也会消失，之后谁也不能再制作它的变体。
forget-done = 已删除。
messages-left = Discord 不允许我删除 { $count } 条消息。你或管理员可以手动删除：

history-title = **你的图片**
history-number = #{ $job }
history-seed = 种子 { $seed }
history-direct = 私信
history-elsewhere = 服务器 { $guild }
history-words = “{ $words }”
history-choose = 选择一张继续
history-gone = 图片已不再保存。
history-empty = 你还没有图片。输入 /风格化，附上一张图片，再写上例如“水彩画”。
history-nothing = 没有这样的图片。请少填一些条件，或显示全部。
search-title = 搜索你的图片
search-everywhere = 所有地方
search-all = 全部
search-favourites = ★ 收藏

# 拒绝：什么都没有发生，什么都没有用掉。
limit-jobs-per-day =
    { $whose ->
        [guild] 这个服务器今天的 { $allowed } 次请求已用了 { $used } 次。<t:{ $renews }:R>可以再画。
        [member] 你在这个服务器今天的 { $allowed } 次请求已用了 { $used } 次。<t:{ $renews }:R>可以再画。
       *[person] 今天的 { $allowed } 次请求你已用了 { $used } 次。<t:{ $renews }:R>可以再画。
    }
limit-jobs-per-week =
    { $whose ->
        [guild] 这个服务器本周的 { $allowed } 次请求已用了 { $used } 次。<t:{ $renews }:R>可以再画。
        [member] 你在这个服务器本周的 { $allowed } 次请求已用了 { $used } 次。<t:{ $renews }:R>可以再画。
       *[person] 本周的 { $allowed } 次请求你已用了 { $used } 次。<t:{ $renews }:R>可以再画。
    }
limit-units-per-day =
    { $whose ->
        [guild] 这需要 { $needed } 个单位，而这个服务器今天的 { $allowed } 个已用了 { $used } 个。<t:{ $renews }:R>会有新的；较小的预设或尺寸花费更少。
        [member] 这需要 { $needed } 个单位，而你在这个服务器今天的 { $allowed } 个已用了 { $used } 个。<t:{ $renews }:R>会有新的；较小的预设或尺寸花费更少。
       *[person] 这需要 { $needed } 个单位，而你今天的 { $allowed } 个已用了 { $used } 个。<t:{ $renews }:R>会有新的；较小的预设或尺寸花费更少。
    }
limit-units-ever = 这需要 { $needed } 个单位，超过了一天的 { $allowed } 个。请选择较小的预设或尺寸，或更少的图片。
limit-cooldown =
    { $whose ->
        [member] 在这个服务器里，两次请求之间须间隔 { $allowed } 秒。<t:{ $renews }:R>可以再画。
       *[person] 两次请求之间须间隔 { $allowed } 秒。<t:{ $renews }:R>可以再画。
    }
limit-queued-at-once =
    { $whose ->
        [guild] 这个服务器已有 { $used } 个请求在等待；最多 { $allowed } 个。请等其中一张开始后再试。
        [member] 你在这个服务器已有 { $used } 个请求在等待；最多 { $allowed } 个。请等其中一张开始后再试。
       *[person] 你已有 { $used } 个请求在等待；最多 { $allowed } 个。请等其中一张开始后再试。
    }
limit-presets = 你在这里不能使用预设 { $preset }。可以使用：{ $allowed }。
limit-presets-none = 你在这里不能使用任何预设。请询问这个服务器的管理员。
limit-channels = 你在这个频道里不能使用我。请使用 { $channels }。
limit-channels-none = 你在这个服务器的任何频道里都不能使用我。请询问管理员。
limit-others-results = 你在这里不能继续处理别人的作品。请用自己的图片开始：/风格化。
place-age-restricted = 在这个服务器里，我只在有年龄限制的频道里工作。请使用那样的频道。
banned-person = 运行这个机器人的人不允许你使用它。
banned-guild = 运行这个机器人的人不允许这个服务器使用它。
draining = 机器人即将更新，不再接受新请求。请过几分钟再试。
settings-full = 已有 { $most } 项设置，这是上限。请先重置一些。
settings-no-channel = 请用 #频道 写出这个服务器的频道，或写 * 表示全部。
settings-no-number = “{ $value }”不适合“{ $name }”。请写 { $least } 到 { $most } 的整数，0 表示不限。
settings-no-zone = 没有叫“{ $name }”的时区。请使用 Europe/Berlin 或 Asia/Shanghai 这样的名称。
settings-nothing = 请说明要设置什么：至少选择一项限额。
settings-gone = 这不是这个服务器的身份组或成员。
limit-largest-size = { NUMBER($size, useGrouping: 0) } 像素超过了你在这里的上限；最多 { NUMBER($largest, useGrouping: 0) } 像素。请选择更小的尺寸。
queue-full = 队列已满。请稍后再试。
job-unknown = 这里已经没有这张图片了。请用 /风格化 重新开始。
style-gone = 这张图片的风格已不再保存。请用“变体”重新绘制。
film-gone = 这张图片没有延时回放。用“变体”再画一张就会有。
gallery-pick-first = 这里有好几张图片。请先点数字选择其中一张。
show-unknown = 你没有这个编号的图片。请从列表中选择，或查看 /历史。
show-refused = Discord 拒绝在这里显示这张图片。它仍保存在你的历史中；机器人的运营者可以在日志里看到 Discord 给出的原因。
show-too-large = Discord 在这里不接受这张图片。请换一个允许更大文件的服务器或频道。
wait-too-long = 我在这里是客人，只能在 15 分钟内回答，而这大约需要 { $minutes } 分钟。请选更小的预设、稍后再试，或在邀请了我的服务器里使用我。
wait-unknown = 我在这里是客人，只能在 15 分钟内回答，而我的引擎现在尚未就绪。请稍后再试，或在邀请了我的服务器里使用我。
channel-no-files = 我无法在这里回答：这个频道不能附加文件。请换一个频道。
job-unfinished = 这张图片还没有画好。请稍候。
cancel-not-yours = 只有 <@{ $owner }> 和可以管理消息的人能取消它。
forget-not-yours = 只有 <@{ $owner }> 和可以管理消息的人能删除它。
cancel-late = 它已经结束了。
prompt-unknown-style = 这里运行的模型认识大约五十种风格，不认识这些词。请使用其中一种：{ $styles }……
channel-no-access = 我无法在这个频道回答：我在这里需要权限 { $missing }。请联系管理员，或使用其他频道。
bot-in-time-out = 我在这个服务器被禁言了，不能在这里发布；{ $until }结束。管理员可以提前解除。
message-without-picture = 这条消息没有附带图片。请在带图片的消息上使用，或输入 /风格化。
form-forgotten = 已不知道这个表单是为哪张图片打开的。请再次在该消息上使用菜单。
attachment-gone = 无法从 Discord 取得图片。请重新附上。
something-wrong = 这里出了点问题，什么都没有用掉。请再试一次；如果再次发生，请告诉运行这个机器人的人。
panel-not-yours = 这不是你自己的面板。请用命令打开你自己的。
storage-problem = 机器人目前无法保存任何东西：磁盘已满，或数据库、图片存储没有响应。什么都没有用掉；请几分钟后再试，如果一直这样，请告诉运行这个机器人的人。
stopping = 机器人正在重启。请一分钟后再试。

# 控制台。
ray-missing = 引擎应在 Ray 集群上运行（[engine] 中的 backend = "ray"），但没有安装 ray。请运行：pip install 'wordbrush[cluster]'
token-missing =
    没有令牌，Discord 就不认识这个机器人。获取方法：
    1. 打开 https://discord.com/developers/applications，点击“New Application”。
    2. 在“Bot”下点击“Reset Token”并复制。不需要特权意图。
    3. 写入 config.toml（[discord] 下的 token = "…"），或环境变量 WORDBRUSH_DISCORD__TOKEN。
    4. 再次运行“wordbrush run”；它会显示邀请机器人的链接。
    不用令牌先看看：make demo。
token-refused = Discord 不接受这个令牌。打开 https://discord.com/developers/applications，在“Bot”下重置令牌，把新的写入 config.toml 或 WORDBRUSH_DISCORD__TOKEN。
starts-used-up = Discord 允许机器人每天启动 { $total } 次，现已用完。机器人会等到可以再次连接为止；在此之前它不会回答任何人。请查看日志，了解它为何如此频繁地启动。
commands-refused = Discord 不接受这些命令：{ $problem }。打开 https://discord.com/developers/applications，在“Installation”下同时启用“User Install”和“Guild Install”，然后重新启动机器人。Discord 已知的命令仍可使用。
invite = 邀请机器人加入服务器：{ $address }

command-style = 自定风格
command-style-about = 有名字的风格：从图片中学习，随后瞬间用于任何图片
command-style-create = 创建
command-style-create-about = 从图片（或我自带的图片）学习一种风格；耗时较长，无人等待时才进行
command-style-list = 列表
command-style-list-about = 你的风格和这个服务器的风格，都画在同一张照片上；只有你能看到
command-style-apply = 应用
command-style-apply-about = 用一种风格绘制最多十张图片，或一个 ZIP 压缩包中的图片
command-style-blend = 混合
command-style-blend-about = 用两种或更多风格调出新的风格
command-style-save = 保存
command-style-save-about = 保留你某件作品的风格，用于其他图片
command-style-delete = 删除
command-style-delete-about = 删除你的一种风格；版主可以把任何风格移出自己的服务器
command-style-share = 分享
command-style-share-about = 让这个服务器的所有人使用你的风格，或只留给自己
command-style-export = 导出
command-style-export-about = 取得风格的文件，随身带走
command-style-import = 导入
command-style-import-about = 从文件导入一种风格
option-style = 自定风格
option-style-about = 有名字的风格（你的或这个服务器的），代替文字描述
option-name = 名称
option-name-about = 这种风格叫什么
option-zip = 压缩包
option-zip-about = 装有图片的 ZIP 压缩包，代替单张图片
option-learned-about = 用来学习的图片；不提供则用我自带的图片
option-private = 私有
option-private-about = 是：从现在起只有你能用
option-file = 文件
option-file-about = 风格文件（.safetensors），由导出得到
option-first = 第一种
option-second = 第二种
option-third = 第三种
option-fourth = 第四种
option-blended-about = 参与混合的风格
option-first-share = 第一种份额
option-second-share = 第二种份额
option-third-share = 第三种份额
option-fourth-share = 第四种份额
option-share-about = 与其他风格相比占多少；不填则为 50
form-files = 图片
form-files-about = 最多十张，或一个 ZIP 压缩包
form-name = 名称
form-name-about = 这种风格叫什么
use-form-title = 用“{ $name }”绘制
save-form-title = 保留这种风格
button-save = 保存风格…
style-button-use = 使用…
style-button-share = 在此分享
style-button-hide = 设为私有
style-button-export = 导出
style-button-delete = 删除…
style-button-forget = 是
style-title = **{ $name }** · { $owner }
style-sample = 用“{ $name }”绘制的示例照片
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] 从自带的图片中学习。
       *[other] 从 { $pictures } 张图片中学习。
    }
style-result = 只适配了一张图片：用在其他图片上，效果可能不如原图。从许多图片中学习的风格没有这个问题。
style-blend = 由多种风格混合而成。
style-imported = 来自文件。
style-shared = 分享到的服务器里，所有人都能使用。
shelf-title = **风格**
    -# 用 { $apply } 绘制最多十张图片，或作为 /风格化 的“自定风格”使用。
shelf-empty = 还没有风格。用 { $create } 学习一种，或点击作品下方的“{ $save }”。
style-delete-question = 要彻底删除风格“{ $name }”吗？用它画出的图片会保留。
style-take-question = 要把风格“{ $name }”移出这个服务器吗？它的主人仍然拥有它。
style-deleted = 风格已删除。
style-taken = 这个服务器不再有这种风格；它的主人仍然拥有它。
style-now-shared = 现在这个服务器的所有人都能使用“{ $name }”。
style-now-private = 现在只有你能使用“{ $name }”。
style-exported = “{ $name }”的文件。可以用 /自定风格 导入，也可以用 wordbrush style apply 绘制。
style-unknown = 没有你在这里可以使用的这种风格。请用 /自定风格 列表 查看。
style-not-yours = 这种风格属于 <@{ $owner }>，只有主人可以这样做。
style-no-name = 请给风格取一个含有文字或数字的名称，最多 { $longest } 个字符。
style-name-taken = 你已经有同名的风格。请换一个名称，或先删除那一个。
style-no-images = 请至少附上一张图片，或一个装有图片的 ZIP 压缩包。
style-images-or-zip = 请附上图片或 ZIP 压缩包，不要两者都附。
style-one-zip = 请一次只附一个 ZIP 压缩包。
style-zip-large = 这个压缩包超过 { $limit } MB。请拆分后再试。
style-file-large = 这个文件超过 { $limit } MB，不是我的风格文件。
style-share-where = 风格可以在服务器中分享；在这里没有别人可以使用。
stylize-style-alone = 自定风格代替文字描述：请去掉提示词、排除和数量，或去掉自定风格。
stylize-prompt-or-style = 请用文字描述图片应有的样子（提示词），或选择一种自定风格。
engine-away = 目前没有引擎可以完成这件事。请一分钟后再试；没有消耗任何额度。
limit-create-styles = 你在这里不能创建风格。请询问这个服务器的管理员。
limit-styles = 你已有 { $allowed } 种风格，这是上限。请删除一种不再需要的。
limit-styles-here = 这个服务器已有 { $allowed } 种这样的风格，这是上限。请删除一种，或设为私有。
limit-trainings-per-day =
    { $whose ->
        [guild] 这个服务器今天已学习 { $used }/{ $allowed } 种风格。<t:{ $renews }:R>可以再学习。
        [member] 你今天在这个服务器已学习 { $used }/{ $allowed } 种风格。<t:{ $renews }:R>可以再学习。
       *[person] 你今天已学习 { $used }/{ $allowed } 种风格。<t:{ $renews }:R>可以再学习。
    }
panel-title-training = **{ $name }** · 学习“{ $prompt }”的风格 · { $user }
panel-style = 风格“{ $name }”
panel-done-style = { $facts } · { $seconds } 秒
panel-trained =
    { $pictures ->
        [0] 风格已就绪：从自带的图片中学习，这里画在一张从未见过的照片上。
       *[other] 风格已就绪：从 { $pictures } 张图片中学习，这里画在一张从未见过的照片上。
    }
panel-trained-facts = { $seconds } 秒 · 点击“使用…”，瞬间用它绘制任何图片
audit-unshared = { $who } 把 { $owner } 的风格“{ $name }”移出了这个服务器。
share-trainings-person = 今天学习的风格：{ $used }/{ $allowed }；{ $when }更新。
share-trainings-member = 今天在这个服务器学习的风格：{ $used }/{ $allowed }；{ $when }更新。
share-trainings-guild = 这个服务器今天学习的风格：{ $used }/{ $allowed }；{ $when }更新。
share-no-styles = 不能创建风格。
share-styles-person = 风格：最多 { $allowed } 种。
share-styles-member = 在这个服务器创建的风格：最多 { $allowed } 种。
option-trainings_per_day = 每天学习
option-trainings_per_day-about = 每天学习的风格数
option-create_styles = 创建风格
option-create_styles-about = 是否可以创建风格
option-styles = 风格数
option-styles-about = 每人在这个服务器可拥有的风格数
name-trainings_per_day = 每天学习的风格
name-create_styles = 创建风格
name-styles = 每人的风格
name-shared_styles = 服务器中分享的风格
settings-styles = 风格…
settings-create = 创建风格：{ $value }
settings-form-styles = 风格
shelf-choose = 选择一种……
panel-frames = { $frames } 帧
details-in-style = 用风格“{ $name }”一次绘制。使用它的文件（由导出得到）：
style-learns-from-pictures = 不能从视频中学习。请附上图片，或装有图片的 ZIP 压缩包。
style-film-alone = 视频要单独绘制。请附上一段视频，或若干图片。
cost-training = 学习风格
