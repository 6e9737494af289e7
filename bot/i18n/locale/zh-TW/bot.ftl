# 機器人在 Discord 中說的話：訊息、按鈕、表單、指令，以及主控台上的幾行文字。
#
# 本檔案於 2026 年 11 月由英文檔案機器翻譯而成，並經自動測試檢查。
# 歡迎母語使用者指正（請見 CONTRIBUTING.md）。

form-title = 重新繪製圖片
form-upload = 圖片
form-upload-about = PNG、JPEG、WebP、GIF、HEIC、AVIF、TIFF 或 BMP
form-picture = 圖片
form-picture-about = 要重新繪製的附件
form-prompt = 提示詞
form-prompt-about = 用文字描述風格，英文效果最好，例如「watercolor painting」；也可用 /風格 中的中文名稱，例如「水彩畫」
form-example = 水彩畫
form-like = 採用另一張圖片的風格
form-like-about = 要採用其風格的圖片（最多四張），代替提示詞，或與提示詞一起使用
form-like-picture = 風格圖片
form-like-picture-about = 要採用其風格的圖片
form-negative = 排除
form-negative-about = 不想出現的內容，英文效果最好（選填）
form-preset = 預設集
form-preset-about = 品質與速度；品質越高越慢
form-how = 方式
form-how-about = 要怎麼畫新圖片
form-once = 套用風格
form-once-about = 只要幾秒；直接使用從第一張圖片學到的風格
form-anew = 重新最佳化
form-anew-about = 需要較久；讓風格配合新圖片
form-strength = 強度
form-strength-about = 0% 維持原圖，100% 是完整的風格
form-words = 搜尋字詞
form-words-about = 提示詞中的字詞；留空則搜尋所有圖片
form-place = 伺服器
form-place-about = 你在哪裡要求這張圖片
form-kind = 收藏
form-kind-about = 顯示所有圖片，或只顯示收藏

button-styles = 查看風格
button-cancel = 取消
button-variation = 變化版
button-retry = 重試
button-edit = 編輯…
button-more = 更多…
button-stronger = 更強
button-softer = 更弱
button-larger = 原始尺寸
button-compare = 前後對照
button-details = 詳細資料
button-style = 使用風格…
button-like = 用作風格…
button-delete = 刪除…
button-forget = 永久刪除
button-newer = 較新
button-older = 較舊
button-film = 縮時影片
button-show = 發布到這裡
button-again = 再畫一次
button-reuse = 換張圖片…
button-star = ★ 加入收藏
button-unstar = 取消收藏
button-back = 返回
button-search = 搜尋…
button-everything = 顯示全部

# 「更多…」裡的選單：作品的每個按鈕有什麼用。
more-title = **{ $prompt }**
more-stronger = 用 { $strength }% 的強度再畫一次。
more-softer = 用 { $strength }% 的強度再畫一次。
more-style = 用這個風格畫另一張圖片。
more-like = 把另一張圖片畫得像這張作品。
more-save = 為這個風格取名並儲存，之後用在其他圖片上。
more-compare = 並排查看原圖和作品。
more-film = 觀看繪製過程。
more-details = 查看所有設定，以及能重現這張作品的指令。
more-delete = 刪除這張作品和它的訊息。

welcome =
    ### 嗨！這個機器人能用任何可以描述的風格重新繪製圖片。
    輸入 { $stylize }，附上一張圖片，再描述一種風格。英文效果最好，例如「watercolor painting」；也可以用 /風格 列出的中文名稱，例如「彩色玻璃」、「水彩畫」、「霓虹燈」。
    手邊沒有圖片嗎？按按看下面的例子。
example-glass = 彩色玻璃貓咪
example-neon = 霓虹太空人
example-sketch = 鉛筆畫杯子

queue-title = **佇列**
queue-engine-ready = -# { $device } 上的引擎已就緒：{ $name }
queue-engine-starting = -# { $device } 上的引擎正在啟動
queue-engines-none = -# 目前沒有引擎在執行。任務會留在佇列中，直到有引擎啟動。
queue-engines-ready = -# 已就緒的引擎：{ $count }（{ $name }）
queue-engines-starting = -# 正在啟動的引擎：{ $count }
queue-engines-problem = -# 未就緒的引擎：{ $count }
queue-engine-problem = -# { $device } 上的引擎未就緒。任務會留在佇列中，直到它就緒。
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }，預計完成：{ $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }，預計開始：{ $when }
queue-more = ……還有 { $count } 個
queue-shares = -# ×2、×3 等：佇列比重較大的成員。別人每輪到一次，他們會輪到這麼多次。
queue-elsewhere = -# 佇列中另有 { $count } 個來自其他伺服器或私人訊息的任務。
queue-empty = 佇列是空的。
queue-own = 你的任務：{ $prompt }

help =
    ### 用任何可以描述的風格重新繪製圖片
    - { $stylize } 會照你的提示詞重新繪製圖片。提示詞用英文效果最好，例如「watercolor painting」；也可以用 /風格 列出的中文名稱，例如「水彩畫」。風格可以混搭：「水彩畫:2, 星空:1」。要重新繪製訊息裡的圖片，請打開該訊息的選單，選「應用程式」，再選「{ $menu }」。
    - 用「數量」一次可以得到最多四張作品，再挑出最好的。
    - 在每張作品下方，你可以製作變化版、編輯提示詞、取得原始尺寸；「更多…」裡還能調整強度、把風格用在另一張圖片上、觀看縮時影片或刪除作品。
    - { $create } 能從許多圖片學習一個自訂風格，「儲存風格…」則會保留一張作品的風格。用 { $apply } 可以把自訂風格套用到圖片、ZIP 壓縮檔、動圖和影片，不必重新最佳化。
    - { $styles } 顯示範例風格，{ $history } 顯示你的圖片。

privacy =
    ### 你的資料，始於 { $since }
    機器人會儲存：
    - 你的 Discord ID 和你每天的任務數，用於限額。
    - { $jobs } 個任務的提示詞、選項、時間和頻道，用於你的紀錄和作品下方的按鈕。
    - { $pictures } 張作品，以及它們的原始照片、風格圖片和訓練好的網路，用於製作變化版。
    - 你用過的 { $prompts } 個提示詞，用於輸入建議。
privacy-styles = - { $styles } 個自訂風格，直到你刪除為止。要下載請用 /自訂風格 匯出。
privacy-grants = - 獲贈但未使用的點數：{ $units }
privacy-others = 只有你看得到自己的紀錄。你發布在頻道裡的內容，頻道成員都看得到。伺服器管理員看得到誰在自己的伺服器裡用了機器人、用了多少、用了哪些提示詞。你的資料不會提供給任何人。
privacy-photos = -# 你傳送的圖片，會在用它畫出的最後一張作品之後 { $days } 天刪除；收藏作品的除外。
privacy-results = -# 作品會在 { $days } 天後刪除，收藏除外。
privacy-networks = -# 訓練好的網路會在 { $days } 天後刪除；收藏作品和自訂風格的除外。
privacy-space = -# 機器人的儲存空間滿了時，會提前刪除最舊的圖片，收藏最後才刪。
privacy-nothing = 機器人沒有儲存你的任何任務、圖片或提示詞。
privacy-export = 匯出全部
privacy-next = 下一部分
privacy-ask = 刪除全部…
privacy-forget = 刪除資料，保留訊息
privacy-everywhere = 刪除資料和訊息
privacy-question = 要永久刪除你的所有資料嗎？包括收藏、自訂風格和獲贈的點數。你等待中和進行中的任務會被取消。你可以選擇機器人是否也要刪除它發布你作品的訊息。別人用你的圖片畫出的作品會保留。你的使用次數會保留到限額不再需要為止，管理員為你設定的限額或封鎖也會保留。
privacy-all = 匯出已完成。
privacy-more = 這是匯出內容的一部分。按「下一部分」繼續。
privacy-done = 你的資料已刪除。
privacy-busy = 你還有任務在進行，所以什麼都沒有刪除。請一分鐘後再試。

words-now-blocked = 已封鎖「{ $word }」。從現在起，含有它的提示詞會被拒絕，不論怎麼寫。
words-now-allowed = 已允許「{ $word }」。從現在起，含有它的提示詞會放行，即使其中含有被封鎖的字詞。
words-now-neither = 已把「{ $word }」從清單中移除。
words-empty = 這個伺服器沒有封鎖任何字詞。
words-list-blocked = **封鎖：** { $words }
words-list-allowed = **允許：** { $words }
words-more = { $words }……還有 { $count } 個
words-blocked = 這裡不能使用「{ $words }」。請換個說法。
words-none = 不能使用這個字詞。請輸入文字或數字，最多 { $longest } 個字元。
words-full = 清單已滿（{ $most } 個字詞）。請先移除一個。
person-now-blocked = { $person } 不能再於這個伺服器使用機器人。已在佇列中的任務仍會完成。
person-now-free = { $person } 在這個伺服器裡已解除封鎖。
person-blocked-since = { $person } · { $when }
person-none-blocked = 這個伺服器沒有封鎖任何人。
person-blocked = 這個伺服器的管理員封鎖了你，你不能在這裡使用機器人。如果你認為弄錯了，請詢問他們。
setting-same = 沒有變更：原本就是這樣設定的。
settings-not-a-member = 這個伺服器裡只有機器人的指令，所以沒有可以設定的內容。請邀請機器人本身：安裝連結需要「bot」權限範圍。
admins-only = 只有擁有「管理伺服器」權限的人才能這麼做。請聯絡這個伺服器的管理員。

share-day-person = 今天的任務：{ $used } / { $allowed }，重設：{ $when }
share-day-member = 今天在這個伺服器的任務：{ $used } / { $allowed }，重設：{ $when }
share-day-guild = 整個伺服器今天的任務：{ $used } / { $allowed }，重設：{ $when }
share-week-person = 本週的任務：{ $used } / { $allowed }，重設：{ $when }
share-week-member = 本週在這個伺服器的任務：{ $used } / { $allowed }，重設：{ $when }
share-week-guild = 整個伺服器本週的任務：{ $used } / { $allowed }，重設：{ $when }
share-units-person = 今天的點數：{ $used } / { $allowed }，重設：{ $when }
share-units-member = 今天在這個伺服器的點數：{ $used } / { $allowed }，重設：{ $when }
share-units-guild = 整個伺服器今天的點數：{ $used } / { $allowed }，重設：{ $when }
share-queue-person = 等待中的任務：{ $used } / { $allowed }
share-queue-member = 在這個伺服器等待中的任務：{ $used } / { $allowed }
share-queue-guild = 整個伺服器等待中的任務：{ $used } / { $allowed }
share-running-person = 同時進行的任務：最多 { $allowed } 個
share-running-member = 在這個伺服器同時進行的任務：最多 { $allowed } 個
share-running-guild = 整個伺服器同時進行的任務：最多 { $allowed } 個
share-cooldown = 兩個任務的間隔：{ $seconds } 秒
share-largest = 最大尺寸：{ NUMBER($size, useGrouping: 0) } 像素（「原始尺寸」可以超過）
share-presets = 預設集：{ $presets }
share-channels = 頻道：{ $channels }
share-no-others = 你只能使用自己作品下方的按鈕。
share-counts = -# 一個指令畫出多張作品，只算一個任務。「更強」、「更弱」、「原始尺寸」和自訂風格每十張圖片或每十個影格花費 1 點，但不算任務。
share-costs = -# 花費的點數：{ $costs }
share-of-queue = 佇列比重：輪到的次數是別人的 { $share } 倍
share-grant = 在這個伺服器獲贈的點數：剩餘 { $remaining } / { $units }
share-grant-until = 在這個伺服器獲贈的點數：剩餘 { $remaining } / { $units }，期限至 { $until }
share-grants-more = 在這個伺服器獲贈的其他點數：{ $units }

name-time_zone = 時區
name-admins_exempt = 管理員不受限額約束
name-age_restricted_only = 僅限年齡限制頻道
name-spoiler = 作品加上防雷
name-audit_channel = 日誌頻道
name-picture_check = 圖片檢查
name-picture_threshold = 圖片檢查的門檻
name-check_age_restricted = 年齡限制頻道也檢查
value-of = { $name }：{ $value }
value-unlimited = 不限
value-yes = 是
value-no = 否
value-default = 未設定
value-off = 關閉
value-spoiler = 防雷
value-refuse = 拒絕
value-strict = 嚴格
value-normal = 普通
value-lenient = 寬鬆
value-everywhere = 全部
value-owners = { $zone }（由機器人營運者設定）

limits-title = **這個伺服器的限額**
limits-server = **所有人：** { $values }
limits-of = **{ $whom }：** { $values }
limits-none = 這個伺服器沒有設定限額。
limits-none-of = 沒有為 { $whom } 設定限額，適用伺服器的限額。
limits-more = ……還有 { $count } 個身分組和成員
limits-order = -# 個人的限額優先，其次是所屬身分組中最寬鬆的，最後是所有人的。
limits-ceiling = -# 機器人營運者為每個人在所有伺服器合計設定的限額：{ $values }
limits-ceiling-guild = -# 機器人營運者為每個伺服器設定的限額：{ $values }
limits-person-title = **{ $person } 在這個伺服器的限額**
limits-exempt = 管理員不受這個伺服器的限額約束。
limits-now = 已為 { $whom } 設定：{ $values }。從下一個任務起生效。
limits-reset = 已為 { $whom } 取消：{ $names }。
limits-reset-all = 已為 { $whom } 取消所有限額。
granted = 贈送給 { $person } 的點數：{ $units }。這些點數先於這個伺服器的限額使用。
granted-until = 贈送給 { $person } 的點數：{ $units }，期限至 { $until }。這些點數先於這個伺服器的限額使用。
grants-removed = 已收回贈送給 { $person } 後剩餘的點數。
grants-none = 沒有變更：贈送給 { $person } 的點數沒有剩餘。
limits-everybody = 所有人

settings-title = **伺服器設定**
settings-title-of = **{ $whom } 的限額**
settings-choose = 選擇身分組或成員…
settings-presets = 預設集：未設定
settings-channels = 頻道：未設定
settings-audit = 日誌頻道：未設定
settings-server = 返回伺服器
settings-numbers = 任務限額…
settings-pace = 尺寸、間隔和比重…
settings-others = 他人作品的按鈕：{ $value }
settings-reset = 取消限額
settings-admins = 管理員不受限：{ $value }
settings-age = 僅限年齡限制頻道：{ $value }
settings-spoiler = 防雷：{ $value }
settings-restricted = 年齡限制頻道也檢查：{ $value }
settings-check-floor = 機器人營運者要求至少：{ $values }
settings-zone = 時區…
settings-changes = 變更紀錄
settings-form-numbers = 任務限額
settings-form-pace = 尺寸、間隔和比重
settings-form-zone = 時區
settings-form-number-about = 整數；0 表示不限，留空表示未設定
settings-form-share-about = 1 到 5 的整數；留空表示未設定
settings-form-zone-about = 一天在哪個時區結束，例如 Asia/Taipei；留空表示未設定
settings-changed = { $when } { $line }
settings-unchanged = 還沒有變更過任何設定。

audit-word-blocked = { $who } 封鎖了字詞「{ $what }」。
audit-word-allowed = { $who } 允許了字詞「{ $what }」。
audit-word-removed = { $who } 把字詞「{ $what }」從清單中移除了。
audit-person-blocked = { $who } 封鎖了 { $what }。
audit-person-lifted = { $who } 解除了對 { $what } 的封鎖。
audit-granted = { $who } 贈送了點數給 { $whom }：{ $units }。
audit-granted-until = { $who } 贈送了點數給 { $whom }：{ $units }，期限至 { $until }。
audit-grants-removed = { $who } 收回了贈送給 { $whom } 的點數：{ $units }。
audit-value = { $who } 變更了 { $whom } 的「{ $what }」：{ $before } → { $after }。
audit-server = 伺服器
audit-somebody = 某人
audit-removed = { $who } 刪除了 { $owner } 的作品 #{ $job }：「{ $prompt }」。
audit-cancelled = { $who } 取消了 { $owner } 的任務 #{ $job }：「{ $prompt }」。
audit-check-spoiler = 圖片檢查為 { $owner } 在 { $channel } 的一張圖片加上了防雷。
audit-check-refuse = 圖片檢查拒絕了 { $owner } 在 { $channel } 的一張圖片。

usage-title = **你在這裡的限額**
usage-server-title =
    { $days ->
        [1] **這個伺服器今天的用量**
       *[other] **這個伺服器最近 { $days } 天的用量**
    }
amount = { $jobs } 個任務，{ $units } 點
usage-line = - { $what }：{ $amount }
usage-zone = -# 一天在 { $zone } 的午夜結束。失敗的任務不計入。附上的表格列出所有計入的任務。
usage-days = 每日點數
usage-people = 每人點數
usage-prompts = 每個提示詞的點數
usage-nothing =
    { $days ->
        [1] 這個伺服器今天沒有用量。選擇更多天數可以查看先前的用量。
       *[other] 這個伺服器最近 { $days } 天沒有用量。選擇更多天數可以查看先前的用量。
    }

remove-unknown = 這個伺服器沒有這個編號的作品。打開作品下方的「更多…」，再按「詳細資料」，就能看到編號。

owner-only = 只有機器人營運者能使用這個指令。
owner-whom = 請填寫成員或伺服器 ID，兩者擇一。
owner-banned = { $what } 不能再使用這個機器人。
owner-unbanned = { $what } 已解除停權。
owner-no-bans = 沒有人被停權。
owner-paused = 佇列已暫停。進行中的任務會完成，等待中的任務保留順位，新任務仍會接受。暫停會持續到使用 /營運者 繼續 為止，重新啟動後也一樣。
owner-goes-on = 佇列繼續，並接受新任務。
owner-draining = 不再接受新任務。還剩 { $jobs } 個任務；全部完成後，你會在這裡收到訊息。
owner-draining-paused = 不再接受新任務。佇列已暫停，等待中的任務不會開始：請先用 /營運者 繼續，再用 /營運者 停止接受。
owner-still-draining = 還剩 { $jobs } 個任務。機器人只能在 15 分鐘內回覆一個指令，所以請再次使用 /營運者 停止接受，以便在任務完成時收到訊息。
owner-drained = 所有任務都完成了，現在可以停止機器人。下次啟動後會重新接受新任務。
owner-title = **機器人狀態**
owner-guilds = 伺服器：{ $guilds }
owner-load = 進行中：{ $running }，等待中：{ $waiting }
owner-day = 最近 24 小時：{ $amount }
owner-space = 圖片和網路占用的空間：{ $gigabytes } GB
owner-is-paused = **已暫停。** 等待者會看到：{ $message }
owner-is-draining = **停止接受：** 不再接受新任務。
owner-busiest = **最近 24 小時**
owner-guild = { $guild }（`{ $id }`）：{ $amount }

styles-bundled =
    ### 可以試試的 { $count } 種風格
    內建模型認得這些風格，還可以加上顏色：「藍色水彩畫」。其他英文字詞會畫成意思最接近的風格。它們是用來試用機器人的小模型。機器人營運者可以換成 OpenAI 的 CLIP，它能理解任何可以用文字描述的風格。
    輸入 { $stylize }，附上一張圖片，再寫上其中一種風格。英文效果最好，例如「watercolor painting」；也可以用列出的中文名稱，例如「水彩畫」。
styles-openai =
    ### 可以從這些風格開始
    任何能用文字描述的風格都可以。這 { $count } 個範例由內建的小模型繪製，你的作品看起來會不一樣。
    輸入 { $stylize }，附上一張圖片，再描述一種風格。英文效果最好，例如「watercolor painting」；也可以用列出的中文名稱，例如「水彩畫」。
styles-picture = 同一張照片的 { $count } 種風格
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = 採用一張圖片的風格
like-picture = 風格圖片
panel-waiting = 佇列順位：第 { $place } 位
panel-favored = 有 { $people } 位佇列比重較大的成員排在你前面。
panel-begins = 預計開始：{ $when }
panel-paused = 佇列已暫停。你的任務保留順位。
panel-downloading = 正在下載 { $name }：{ $megabytes } MB 的 { $percent }%。你的任務保留順位。
panel-engine-problem = 引擎尚未就緒。你的任務保留順位。
panel-restarting = 機器人正在重新啟動。你的任務保留順位，之後會自動繼續。
panel-starting = 正在開始…
panel-steps = 第 { $step } 步，共 { $steps } 步
panel-preview = 預覽，第 { $step } 步，共 { $steps } 步
panel-ends = 預計完成：{ $when }
panel-done = { $facts } · 種子 { $seed } · { $seconds } 秒
panel-size = { NUMBER($size, useGrouping: 0) } 像素
panel-strength = 強度 { $strength }%
panel-negative = 排除「{ $negative }」
panel-keep-colors = 保留顏色
panel-full-size = 原始尺寸
panel-like = 採用這張圖片的風格
panel-like-weight = 風格圖片 { $weight }%
panel-count = { $count } 張作品
panel-pick = 按一個數字，就會單獨發布那張作品，並附上所有按鈕。
panel-as-webp = PNG 對這個伺服器來說太大，所以這是像素數相同的 WebP。
panel-smaller = 作品對這個伺服器來說太大，所以這是縮小的版本。
panel-refunded = 這個任務不計入你的限額。
panel-cancelled =
    { $step ->
        [0] 已在開始前取消。
       *[other] 已在 { $step } 步之後取消。
    }
panel-refused = <@{ $user }> 作品已經畫好，但 Discord 拒絕在這個頻道顯示。你可以在 /紀錄 中找到它。機器人營運者可以在記錄檔中看到 Discord 給的原因。
panel-refused-explicit = <@{ $user }> 作品已經畫好，但在這個頻道被 Discord 的不當內容過濾器擋下了。你可以在 /紀錄 中找到它。
panel-ended-refused = <@{ $user }> 你的任務已結束，但 Discord 拒絕在這個頻道顯示相關訊息。請查看 /紀錄 和 /佇列。
panel-undeliverable = 作品已經畫好，但 Discord 不接受把它發布在這個頻道。請換一個較小的預設集，再次使用 /風格化。

details-title = **作品 #{ $job }**
details-prompt = 提示詞：{ $prompt }
details-how = { $facts } · 種子 { $seed }
details-numbers = { NUMBER($size, useGrouping: 0) } 像素 · { $steps } 步 · 每步 { $patches } 個圖塊
details-time = { $seconds } 秒，完成時間：{ $finished }
details-command = 用這個指令可以在命令列再畫一次這張作品：
details-first = 用這個指令可以在命令列畫出第一張作品；其餘作品依序使用後面的種子：
details-one-pass = 由先前一張作品的網路一次繪成。下面的指令會用相同的種子重新最佳化：
comparison-before = 之前
comparison-after = 之後
film-of = 縮時影片：{ $prompt }

forget-question = 要永久刪除這張作品嗎？它的訊息也會刪除，之後誰都不能再製作它的變化版。
forget-done = 作品已刪除。
# 下面會列出機器人無法刪除的訊息的網址。
messages-left = Discord 不讓機器人刪除 { $count } 則訊息。你或版主可以刪除：

history-title = **你的圖片**
history-number = #{ $job }
history-seed = 種子 { $seed }
history-direct = 私人訊息
history-elsewhere = 伺服器 { $guild }
history-words = 「{ $words }」
history-choose = 選擇要打開的圖片…
history-gone = 這張圖片已被刪除。
history-empty = 你還沒有圖片。輸入 /風格化，附上一張圖片，再寫上提示詞，例如「水彩畫」。
history-nothing = 沒有符合的圖片。請減少搜尋字詞，或顯示全部。
search-title = 搜尋你的圖片
search-everywhere = 所有伺服器
search-all = 所有圖片
search-favourites = ★ 收藏

# 拒絕：什麼都沒有發生，什麼都沒有用掉。
limit-jobs-per-day =
    { $whose ->
        [guild] 這個伺服器今天的 { $allowed } 個任務已用了 { $used } 個。重設：<t:{ $renews }:R>
        [member] 你今天在這個伺服器的 { $allowed } 個任務已用了 { $used } 個。重設：<t:{ $renews }:R>
       *[person] 你今天的 { $allowed } 個任務已用了 { $used } 個。重設：<t:{ $renews }:R>
    }
limit-jobs-per-week =
    { $whose ->
        [guild] 這個伺服器本週的 { $allowed } 個任務已用了 { $used } 個。重設：<t:{ $renews }:R>
        [member] 你本週在這個伺服器的 { $allowed } 個任務已用了 { $used } 個。重設：<t:{ $renews }:R>
       *[person] 你本週的 { $allowed } 個任務已用了 { $used } 個。重設：<t:{ $renews }:R>
    }
limit-units-per-day =
    { $whose ->
        [guild] 這個伺服器今天剩下的點數不夠：{ $allowed } 點已用了 { $used } 點，而這需要 { $needed } 點。較小的預設集或尺寸花費較少。重設：<t:{ $renews }:R>
        [member] 你今天在這個伺服器剩下的點數不夠：{ $allowed } 點已用了 { $used } 點，而這需要 { $needed } 點。較小的預設集或尺寸花費較少。重設：<t:{ $renews }:R>
       *[person] 你今天剩下的點數不夠：{ $allowed } 點已用了 { $used } 點，而這需要 { $needed } 點。較小的預設集或尺寸花費較少。重設：<t:{ $renews }:R>
    }
limit-units-ever = 這需要 { $needed } 點，但每天只允許 { $allowed } 點。請選擇較小的預設集或尺寸，或減少圖片。
limit-cooldown =
    { $whose ->
        [member] 在這個伺服器裡，兩個任務之間要間隔 { $allowed } 秒。可以開始下一個的時間：<t:{ $renews }:R>
       *[person] 兩個任務之間要間隔 { $allowed } 秒。可以開始下一個的時間：<t:{ $renews }:R>
    }
limit-queued-at-once =
    { $whose ->
        [guild] 這個伺服器等待中的任務已達上限（{ $used } / { $allowed }）。請等其中一個開始後再試。
        [member] 你在這個伺服器等待中的任務已達上限（{ $used } / { $allowed }）。請等其中一個開始後再試。
       *[person] 你等待中的任務已達上限（{ $used } / { $allowed }）。請等其中一個開始後再試。
    }
limit-presets = 你在這裡不能使用預設集 { $preset }。可以使用：{ $allowed }。
limit-presets-none = 你在這裡不能使用任何預設集。請詢問這個伺服器的管理員。
limit-channels = 你在這個頻道不能使用機器人。請使用 { $channels }。
limit-channels-none = 你在這個伺服器的任何頻道都不能使用機器人。請詢問管理員。
limit-others-results = 在這個伺服器裡，你不能使用別人作品下方的按鈕。請從自己的圖片開始：/風格化
place-age-restricted = 在這個伺服器裡，機器人只能在年齡限制頻道中使用。請換到那樣的頻道。
banned-person = 機器人營運者已將你停權，你不能使用這個機器人。
banned-guild = 機器人營運者已將這個伺服器停權，這裡不能使用這個機器人。
draining = 機器人即將更新，不再接受新任務。請過幾分鐘再試。
settings-full = 這個伺服器的設定已達上限（{ $most } 項）。請先取消一些。
grants-full = 這個伺服器的贈送已達上限（{ $most } 項）。請先收回一些。
settings-no-channel = 請以 #頻道 的形式輸入這個伺服器的最多 25 個頻道，或輸入 * 表示全部。
settings-no-number = 「{ $value }」不能用於「{ $name }」。請輸入 { $least } 到 { $most } 的整數，或輸入 0 表示不限。
settings-no-share = 「{ $value }」不能用於「{ $name }」。請輸入 { $least } 到 { $most } 的整數。
settings-no-zone = 沒有名為「{ $name }」的時區。請輸入像 Asia/Taipei 或 Europe/Berlin 這樣的名稱。
settings-nothing = 沒有可以設定的內容。請至少選擇一項限額。
settings-gone = 這個身分組或成員已不在這個伺服器。
settings-check-missing = 這個機器人沒有安裝圖片檢查。請機器人營運者安裝。
limit-largest-size = { NUMBER($size, useGrouping: 0) } 像素太大。你在這裡的上限是 { NUMBER($largest, useGrouping: 0) } 像素。
queue-full = 佇列已滿。請過幾分鐘再試。
job-unknown = 機器人已經沒有這張圖片的資料。請用 /風格化 重新開始。
style-gone = 這個風格或這張作品的訓練好的網路已被刪除。請重新建立風格，或用 /風格化 重新開始。
film-gone = 這張作品沒有縮時影片。想要的話，請在 /紀錄 中打開作品，再按「再畫一次」。
gallery-pick-first = 這裡有好幾張作品。請先按數字選一張。
show-unknown = 你沒有這個編號的作品。請從清單或 /紀錄 中選擇。
show-refused = Discord 拒絕在這個頻道顯示這張圖片。你可以在 /紀錄 中找到它。機器人營運者可以在記錄檔中看到 Discord 給的原因。
show-too-large = 這個檔案太大，不能在這裡傳送。請換一個允許較大檔案的伺服器。
wait-too-long = 機器人不是這裡的成員，所以作品必須在 12 分鐘內完成，而這個任務大約需要 { $minutes } 分鐘。請選擇較小的預設集、稍後再試，或到已邀請機器人的伺服器使用。
wait-unknown = 機器人不是這裡的成員，所以作品必須在 12 分鐘內完成，但它的引擎尚未就緒。請稍後再試，或到已邀請機器人的伺服器使用。
channel-no-files = 這個頻道不能附加檔案。請換一個頻道。
job-unfinished = 這張圖片還沒畫好。請等它完成。
cancel-not-yours = 只有 <@{ $owner }> 和擁有「管理訊息」權限的人能取消這個任務。
forget-not-yours = 只有 <@{ $owner }> 和擁有「管理訊息」權限的人能刪除這張作品。
cancel-late = 這個任務已經結束。
prompt-unknown-style = 內建模型不認得這些字詞。它們認得大約五十種風格，例如 { $styles }。
channel-no-access = 機器人缺少下列權限，無法在這個頻道回覆：{ $missing }。請聯絡管理員，或換一個頻道。
permission-view_channel = 檢視頻道
permission-send_messages = 傳送訊息
permission-send_messages_in_threads = 在討論串中傳送訊息
permission-attach_files = 附加檔案
permission-connect = 連接
bot-in-time-out = 機器人在這個伺服器被禁言，無法發布訊息。禁言結束：{ $until }。管理員可以提前解除。
message-without-picture = 這則訊息沒有圖片。請選擇有圖片的訊息，或輸入 /風格化。
form-forgotten = 機器人已經不知道這個表單對應哪張圖片。請打開該訊息的選單，選「應用程式」，再選一次指令。
attachment-gone = 無法從 Discord 下載這張圖片。請重新附上。
something-wrong = 出了點問題，什麼都沒有用掉。請再試一次。如果再次發生，請告訴機器人營運者。
panel-not-yours = 這個面板是別人的。請用指令打開你自己的。
storage-problem = 機器人目前無法儲存任何東西，所以什麼都沒有用掉。請過幾分鐘再試。如果再次發生，請告訴機器人營運者：可能是磁碟已滿，或資料庫、圖片儲存區沒有回應。
stopping = 機器人正在重新啟動。請一分鐘後再試。

# 主控台。
ray-missing = 設定檔要求引擎在 Ray 叢集上執行（[engine] 中的 backend = "ray"），但沒有安裝 ray。請執行：make setup。如果使用容器，請以 EXTRAS=cluster 建置映像檔。
check-packages-missing = 設定檔要求圖片檢查（[moderation.pictures]），但沒有安裝它的套件，因此機器人不接受圖片。請執行：make setup。如果使用容器，請以 EXTRAS=moderation 建置映像檔。
token-missing =
    還沒有機器人權杖。取得方法：
    1. 打開 https://discord.com/developers/applications，按「New Application」。
    2. 在「Bot」下按「Reset Token」，然後複製權杖。機器人不需要特權意圖。
    3. 把權杖寫入 config.toml（[discord] 下的 token = "…"），或環境變數 WORDBRUSH_DISCORD__TOKEN。
    4. 再次執行「wordbrush run」。它會顯示邀請機器人加入伺服器的連結。
    想在沒有權杖時試用機器人，請執行：make demo
token-refused = Discord 不接受這個權杖。請打開 https://discord.com/developers/applications，在「Bot」下重設權杖，再把新權杖寫入 config.toml 或 WORDBRUSH_DISCORD__TOKEN。
starts-used-up = Discord 每天允許啟動 { $total } 次，這個機器人已全部用完。它會等到可以再次連線為止，在那之前不會回應任何人。請查看記錄檔，了解它為何如此頻繁地啟動。
commands-refused = Discord 拒絕了這些指令：{ $problem }。請打開 https://discord.com/developers/applications，在「Installation」下同時啟用「User Install」和「Guild Install」，然後重新啟動機器人。在那之前，Discord 已知的指令仍可使用。
invite = 邀請機器人加入伺服器：{ $address }

form-files = 圖片
form-files-about = 最多十張圖片、一部影片或一個 ZIP 壓縮檔
form-name = 名稱
form-name-about = 風格的名稱
use-form-title = 用「{ $name }」繪製
save-form-title = 儲存風格
button-save = 儲存風格…
style-button-use = 使用風格…
style-button-share = 分享到伺服器
style-button-hide = 設為私人
style-button-export = 匯出
style-button-delete = 刪除…
style-button-forget = 永久刪除
style-button-take = 移出伺服器
style-title = **{ $name }** · { $owner }
style-sample = 用風格「{ $name }」繪製的範例照片
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] 從內建圖片學習而來。
       *[other] 從 { $pictures } 張圖片學習而來。
    }
style-result = 由一張作品儲存而來，用在其他圖片上效果可能差一些；/自訂風格 建立 可以從許多圖片學習。
style-blend = 由其他風格混合而成。
style-imported = 從檔案匯入。
style-shared = 已分享給伺服器的所有人。
shelf-title = **自訂風格**
    -# 用自訂風格繪製：最多十張圖片用 { $apply }，或使用 /風格化 的選項「自訂風格」。
shelf-empty = 還沒有自訂風格。用 { $create } 建立一個，或按作品下方的「{ $save }」。
style-delete-question = 要永久刪除風格「{ $name }」嗎？用它畫出的圖片會保留。
style-take-question = 要把風格「{ $name }」移出這個伺服器嗎？它的主人仍會保留它。
style-deleted = 風格已刪除。
style-taken = 這個伺服器不能再使用這個風格。它的主人仍然擁有它。
style-now-shared = 現在這個伺服器的所有人都能使用「{ $name }」。
style-now-private = 現在只有你能使用「{ $name }」。
style-exported = 這是「{ $name }」的檔案。用 /自訂風格 匯入 可以把它新增到這個或其他機器人，也可以在命令列使用「wordbrush style apply」。
style-unknown = 沒有你在這裡可以使用的同名自訂風格。請查看 /自訂風格 清單。
style-not-yours = 這個風格屬於 <@{ $owner }>，只有主人能這麼做。
style-no-name = 請輸入含有文字或數字的名稱，最多 { $longest } 個字元。
style-name-taken = 你已經有同名的風格。請換一個名稱，或先刪除那個風格。
style-no-images = 請至少附上一張圖片，或一個裝有圖片的 ZIP 壓縮檔。
style-images-or-zip = 請附上圖片或 ZIP 壓縮檔，不要兩者都附。
style-one-zip = 一次只能附上一個 ZIP 壓縮檔。
style-zip-large = 這個壓縮檔超過 { $limit } MB。請拆成較小的檔案。
style-file-large = 這個檔案超過 { $limit } MB，所以不可能是風格檔案。
style-share-where = 只有在伺服器中才能分享風格。
stylize-style-alone = 自訂風格會代替提示詞。請拿掉「提示詞」、「風格圖片」、「排除」和「數量」，或拿掉「自訂風格」。
stylize-prompt-or-style = 請輸入提示詞、附上風格圖片，或選擇一個自訂風格。
style-prompt-or-like = 請輸入提示詞，或附上風格圖片，也可以兩者都用。
engine-away = 目前沒有引擎在執行，什麼都沒有用掉。請一分鐘後再試。
limit-create-styles = 你在這裡不能建立風格。請詢問這個伺服器的管理員。
limit-styles = 你已有 { $allowed } 個自訂風格，達到上限。請先刪除一個。
limit-styles-member = 你在這個伺服器已有 { $allowed } 個自訂風格，達到上限。請先刪除一個。
limit-styles-here = 這個伺服器已有 { $allowed } 個分享的風格，達到上限。請先刪除一個，或把一個設為私人。
limit-trainings-per-day =
    { $whose ->
        [guild] 這個伺服器今天的 { $allowed } 個風格已建立了 { $used } 個。重設：<t:{ $renews }:R>
        [member] 你今天在這個伺服器的 { $allowed } 個風格已建立了 { $used } 個。重設：<t:{ $renews }:R>
       *[person] 你今天的 { $allowed } 個風格已建立了 { $used } 個。重設：<t:{ $renews }:R>
    }
panel-title-training = **{ $name }** · 「{ $prompt }」 · { $user }
panel-style = 風格「{ $name }」
panel-done-style = { $facts } · { $seconds } 秒
panel-trained =
    { $pictures ->
        [0] 風格已就緒。它從內建圖片學習而來，這裡畫在一張它從沒看過的照片上。
       *[other] 風格已就緒。它從 { $pictures } 張圖片學習而來，這裡畫在一張它從沒看過的照片上。
    }
panel-trained-facts = { $seconds } 秒 · 按「使用風格…」，幾秒就能用它繪製任何圖片。
audit-unshared = { $who } 把 { $owner } 的風格「{ $name }」移出了這個伺服器。
share-trainings-person = 今天建立的風格：{ $used } / { $allowed }，重設：{ $when }
share-trainings-member = 今天在這個伺服器建立的風格：{ $used } / { $allowed }，重設：{ $when }
share-trainings-guild = 整個伺服器今天建立的風格：{ $used } / { $allowed }，重設：{ $when }
share-no-styles = 你不能建立風格。
share-styles-person = 自訂風格：最多 { $allowed } 個
share-styles-member = 這個伺服器的自訂風格：最多 { $allowed } 個
name-shared_styles = 伺服器中分享的風格數
settings-styles = 風格限額…
settings-create = 建立風格：{ $value }
settings-form-styles = 風格限額
shelf-choose = 選擇風格…
panel-frames = { $frames } 個影格
details-in-style = 由風格「{ $name }」一次繪成。先用 /自訂風格 匯出 下載它的檔案，再執行：
style-learns-from-pictures = 不能從影片學習風格。請附上圖片，或裝有圖片的 ZIP 壓縮檔。
style-film-alone = 影片必須單獨附上。請附上一部影片，或只附圖片。
cost-training = 建立風格
