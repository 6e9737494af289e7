# 引擎回報的內容。識別碼見 engine.protocol.messages.NoticeCode；數字以數值傳入。
#
# 本檔案於 2026 年 11 月由英文檔案機器翻譯而成，並經自動測試檢查。
# 歡迎母語使用者指正（請見 CONTRIBUTING.md）。

picture-unreadable = 這張圖片已損壞，無法讀取。請重新儲存，或換一張。
picture-format = 這個檔案不是支援的圖片格式。支援的格式：{ $formats }。
picture-kind =
    { $kind ->
        [icon] 這是圖示檔。請存成 PNG 或 JPEG 再傳送。
        [RAW] 這是相機的 RAW 檔。請存成 PNG 或 JPEG 再傳送。
       *[other] 這是 { $kind } 檔。請存成 PNG 或 JPEG 再傳送。
    }
picture-bytes = 這個檔案太大：有 { $megabytes } MB，上限是 { $limit } MB。請存得小一點。
picture-pixels = 這張圖片太大。上限是 { $limit } 百萬像素。請縮小後再傳送。
picture-heavy = 讀取這張圖片需要太多時間或記憶體。請另存成一般的 PNG 或 JPEG，或縮小它。
picture-small = 這張圖片太小：{ NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } 像素。每邊至少需要 { $limit } 像素。請換一張更大的。
picture-narrow = 這張圖片太狹長：{ NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } 像素。請裁切它，讓長邊不超過短邊的 { $limit } 倍。
prompt-empty = 沒有提示詞。請用文字描述風格，例如「watercolor painting」或「水彩畫」。
prompt-unknown = 內建模型不認得這些字詞。它們是用來試用 Wordbrush 的小模型，認得這些風格：{ $known }。要使用任何風格，請換成 OpenAI 的 CLIP（--models openai，或設定檔中的 models = "openai"）。
size-range = 尺寸 { NUMBER($size, useGrouping: 0) } 無法使用。請選擇 { NUMBER($least, useGrouping: 0) } 到 { NUMBER($most, useGrouping: 0) } 像素的尺寸。
device-missing = 裝置「{ $device }」不存在，或 PyTorch 無法使用它。請用「auto」選擇最好的可用裝置，或用「cpu」。
memory = 這張圖片需要的記憶體超過裝置所有。請選擇較小的尺寸或預設集「draft」。
clip-unknown = 沒有名為「{ $clip }」的 CLIP 模型。請使用檢查點的路徑，或下列其中之一：{ $known }。
weights-missing = { $name } 的檔案不存在：{ $path }。請在設定檔中更正路徑。
weights-unreadable = 無法讀取 { $name } 的權重：{ $path }。檔案可能已損壞，或屬於其他模型。如果它是由 Wordbrush 下載的，請執行「wordbrush models fetch」檢查並取代它。
download-failed = 無法從 { $url } 下載 { $name }（{ $reason }）。請檢查網路連線並執行「wordbrush models fetch」。你也可以自行把檔案存成 { $path }，或使用不需下載的內建模型（--models bundled，或設定檔中的 models = "bundled"）。
download-damaged = 從 { $url } 下載的 { $name } 在途中損壞，已被刪除：它的長度或雜湊值不符。請再次執行「wordbrush models fetch」。如果一直這樣，表示網路中有什麼改動了檔案。
checkpoint-other = 這個檢查點屬於另一個風格，或已損壞。請刪除該檔案並重新開始訓練。
animation-long = 這個動圖太長：有 { $frames } 個影格。上限是 { $most } 個影格、合計 { $limit } 百萬像素。請縮短或縮小它。
animation-large = 這個動圖太大：{ $frames } 個影格解碼後超過 { $limit } MB。請縮短或縮小它。
film-kind = 這是 { $kind } 檔。請把影片存成下列格式之一再傳送：{ $films }。
styles-apart = 這些風格無法混合。從許多圖片學習的風格，如果由相同版本的 Wordbrush 建立，就可以混合。由單張作品儲存的風格也可以混合，除非作品是用 OpenAI 的模型或預設集「paper」繪製的。
training-pictures = 學習一個風格至少需要 { $least } 張圖片。請再加一些，或一張都不附以使用內建圖片。
style-unreadable = 無法讀取這個風格。檔案已損壞，或不是 Wordbrush 的風格。請重新匯出，或重新建立。
not-finite = 最佳化在 { $steps } 步之後發散，因此沒有作品。請換一個種子再次執行。
internal = 引擎內部出了問題（{ $error }）。請再試一次。如果再次發生，請回報此問題；引擎的記錄檔中有詳細資訊。
engine-died = 引擎在繪製這張圖片時停止了兩次。請換較小的預設集，或換一張圖片。
picture-gone = 圖片已被刪除，無法再這麼做。請用 /風格化 重新開始。
no-room = 機器人的磁碟已滿，無法儲存圖片。請告訴機器人營運者，稍後再試。
result-lost = 圖片已經畫好，但在機器人的儲存空間中遺失或損壞了。請再試一次，並告訴機器人營運者。
picture-unsuitable = 這張圖片看起來不適合這個頻道。圖片沒有保存，什麼都沒有用掉。
result-unsuitable = 這個作品看起來不適合這個頻道，因此不在這裡顯示。
check-failed = 無法檢查這張圖片，因此沒有接受，什麼都沒有用掉。請再試一次。如果再次發生，請告訴機器人營運者。
check-missing = 這裡的圖片需要檢查，但這個機器人沒有安裝檢查功能，因此不接受圖片。請告訴機器人營運者。

first-frame = 這張圖片是動圖，只繪製了第一個影格。要繪製所有影格，請使用自訂風格。
picture-cut = 這個檔案的結尾缺失，已繪製現有的部分。
film-silent = 無法讀取這部影片的聲音，所以作品沒有聲音。
film-flattened = 這部影片中透明的部分畫在白色背景上。

prompt-truncated = 提示詞超過了 CLIP 能讀的長度（{ $tokens } 個詞元），結尾沒有用上。
prompt-not-english = CLIP 是用英文訓練的，幾乎不懂其他文字。如果結果不是你想要的，請用英文寫提示詞。
stand-in = 由內建的小模型繪製，它們認得 { $count } 種風格。用 OpenAI 的 CLIP，任何風格都可以 (models = "openai")。
painted-as =
    { $tinted ->
        [0] 沒有叫「{ $words }」的風格，所以畫成了 { $styles }。用 OpenAI 的 CLIP 就能畫出真正的效果 (models = "openai")。
       *[other] 沒有叫「{ $words }」的風格，所以用「{ $source }」的顏色畫成了 { $styles }。用 OpenAI 的 CLIP 就能畫出真正的效果 (models = "openai")。
    }
colored-by = 顏色來自「{ $source }」。
words-unknown =
    { $count ->
        [0] 內建模型不認得「{ $words }」，所以沒有用上。
       *[other] 內建模型不認得「{ $words }」，所以沒有用上。它們認得的相近字詞：{ $near }。
    }
album-unreadable = 無法讀取這個 ZIP 壓縮檔。請把圖片壓縮成一般的 ZIP 壓縮檔，不要設密碼。
album-empty = 這個壓縮檔裡沒有可以讀取的圖片。請壓縮 PNG、JPEG、WebP、GIF、HEIC、AVIF、TIFF 或 BMP 檔，不要設密碼。
album-many = 這個壓縮檔有 { $count } 個檔案。圖片最多 { $most } 張。請移除一些。
pictures-left-out = 有 { $count } 個檔案不是可以讀取的圖片，已略過：{ $names }。
film-long = 這部影片超過了 { $most } 秒的上限。請剪短後再傳送。
film-unreadable = 這部影片無法讀取，或對這裡允許的尺寸來說太長。請重新存成 MP4、MOV 或 WebM，或換一部較短的。
film-needs-style = 影片需要自訂風格；要繪製所有影格的動圖也一樣。請在「自訂風格」中選擇；/自訂風格 清單 會顯示你的和這個伺服器的風格。
