# エンジンからの知らせ。idは engine.protocol.messages.NoticeCode のもので、数は数値として渡される。
#
# このファイルは2026年11月に英語のファイルから機械翻訳され、自動テストで確認されています。
# 日本語を母語とする方からの修正を歓迎します（CONTRIBUTING.md を参照）。

picture-unreadable = この画像は壊れていて読み込めません。保存し直すか、別の画像を使ってください。
picture-format = このファイルは対応している形式の画像ではありません。対応している形式：{ $formats }。
picture-kind =
    { $kind ->
        [icon] これはアイコンファイルです。PNGまたはJPEGで保存して、もう一度送ってください。
        [RAW] これはカメラのRAWファイルです。PNGまたはJPEGで保存して、もう一度送ってください。
       *[other] これは{ $kind }ファイルです。PNGまたはJPEGで保存して、もう一度送ってください。
    }
picture-bytes = このファイルは大きすぎます（{ $megabytes } MB）。上限は{ $limit } MBです。もっと小さく保存してください。
picture-pixels = この画像は大きすぎます。上限は{ $limit }メガピクセルです。小さくしてから、もう一度送ってください。
picture-heavy = この画像の読み込みには時間またはメモリがかかりすぎます。普通のPNGまたはJPEGで保存するか、小さくしてください。
picture-small = この画像は小さすぎます（{ NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) }ピクセル）。縦横ともに{ $limit }ピクセル以上が必要です。もっと大きな画像を使ってください。
picture-narrow = この画像は細長すぎます（{ NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) }ピクセル）。長辺が短辺の{ $limit }倍以内になるように切り抜いてください。
prompt-empty = プロンプトがありません。スタイルを言葉で書いてください（例：「watercolor painting」）。
prompt-unknown = 付属モデルは、これらの言葉を知りません。Wordbrushを試すための小さなモデルで、知っているスタイルは次のとおりです：{ $known }。どんなスタイルでも使えるようにするには、OpenAIのCLIPに切り替えてください（--models openai、または設定で models = "openai"）。
size-range = サイズ{ NUMBER($size, useGrouping: 0) }は使えません。{ NUMBER($least, useGrouping: 0) }から{ NUMBER($most, useGrouping: 0) }ピクセルの間で選んでください。
device-missing = デバイス「{ $device }」が存在しないか、PyTorchで使えません。使えるうちで最良のデバイスを選ぶ「auto」、または「cpu」を使ってください。
memory = この画像にはデバイスのメモリが足りません。サイズを小さくするか、プリセット「draft」を選んでください。
clip-unknown = CLIPモデル「{ $clip }」はありません。チェックポイントのパス、または次のどれかを使ってください：{ $known }。
weights-missing = { $name } のファイルがありません：{ $path }。設定のパスを直してください。
weights-unreadable = { $name } の重みを読み込めません：{ $path }。ファイルが壊れているか、別のモデルのものかもしれません。Wordbrushがダウンロードしたものなら、「wordbrush models fetch」で確認と置き換えができます。
download-failed = { $name } を { $url } からダウンロードできませんでした（{ $reason }）。接続を確認して「wordbrush models fetch」を実行してください。自分でファイルを { $path } に保存することも、ダウンロードのいらない付属モデルを使うこともできます（--models bundled、または設定で models = "bundled"）。
download-damaged = { $url } からのダウンロード中に { $name } が壊れたため、削除しました。長さまたはハッシュが一致しません。もう一度「wordbrush models fetch」を実行してください。何度も起きる場合は、ネットワーク上の何かがファイルを書き換えています。
checkpoint-other = このチェックポイントは別のスタイルのものか、壊れています。ファイルを削除して、学習を最初からやり直してください。
animation-long = このアニメーションは長すぎます（{ $frames }フレーム）。上限は{ $most }フレーム、合計{ $limit }メガピクセルです。短くするか、小さくしてください。
animation-large = このアニメーションは大きすぎます。{ $frames }フレームを展開すると{ $limit } MBを超えます。短くするか、小さくしてください。
film-kind = これは{ $kind }ファイルです。動画を次のどれかの形式で保存して、もう一度送ってください：{ $films }。
styles-apart = これらのスタイルは混ぜられません。たくさんの画像から学習したスタイルは、同じバージョンのWordbrushで作ったものなら混ぜられます。1つの作品から保存したスタイルも、OpenAIのモデルかプリセット「paper」で描いた作品のものでなければ混ぜられます。
training-pictures = スタイルの学習には{ $least }枚以上の画像が必要です。画像を追加するか、添付せずに付属の画像を使ってください。
style-unreadable = このスタイルは読み込めません。ファイルが壊れているか、Wordbrushのスタイルではありません。エクスポートし直すか、作り直してください。
not-finite = 最適化が{ $steps }ステップで発散したため、作品はありません。別のシードでもう一度実行してください。
internal = エンジンで問題が発生しました（{ $error }）。もう一度お試しください。また起きた場合は報告してください。詳しい内容はエンジンのログにあります。
engine-died = この画像を描いている間に、エンジンが2回停止しました。軽いプリセットか別の画像をお試しください。
picture-gone = 画像が削除されたため、この操作はもうできません。/スタイル変換 でもう一度始めてください。
no-room = ボットのディスクがいっぱいで、画像を保存できませんでした。ボット運営者に知らせて、あとでもう一度お試しください。
result-lost = 画像は描き上がりましたが、ボットの保存領域で失われたか壊れています。もう一度お試しのうえ、ボット運営者に知らせてください。
picture-unsuitable = この画像は、このチャンネル向けではないようです。画像は保存されず、何も消費されていません。
result-unsuitable = この作品は、このチャンネル向けではないようなので、ここには表示されません。
check-failed = この画像をチェックできなかったため、受け付けませんでした。何も消費されていません。もう一度お試しください。また起こる場合は、ボット運営者に知らせてください。
check-missing = ここでは画像のチェックが必要ですが、このボットにはチェックがインストールされていないため、画像を受け付けられません。ボット運営者に知らせてください。

first-frame = この画像はアニメーションです。最初のフレームだけを描きました。すべてのフレームを描くには、保存済みスタイルを使ってください。
picture-cut = このファイルは末尾が欠けています。残っている部分を描きました。
film-silent = この動画の音声を読み込めなかったため、作品に音声はありません。
film-flattened = この動画の透明な部分は、白い背景の上に描きました。

prompt-truncated = プロンプトが長く、CLIPで読める長さを超えています（{ $tokens }トークン）。末尾は使われませんでした。
prompt-not-english = CLIPは英語で学習しているため、ほかの文字はほとんど理解できません。思いどおりにならない場合は、プロンプトを英語で書いてください。
stand-in = 付属の小さなモデルで描きました。知っているスタイルは{ $count }種類です。OpenAIのCLIPなら、どんなスタイルでも使えます (models = "openai")。
painted-as =
    { $tinted ->
        [0] 「{ $words }」というスタイルはないので、{ $styles } として描きました。OpenAIのCLIPなら本物になります (models = "openai")。
       *[other] 「{ $words }」というスタイルはないので、「{ $source }」の色で { $styles } として描きました。OpenAIのCLIPなら本物になります (models = "openai")。
    }
colored-by = 色は「{ $source }」の色です。
words-unknown =
    { $count ->
        [0] 付属モデルは「{ $words }」を知らないため、使いませんでした。
       *[other] 付属モデルは「{ $words }」を知らないため、使いませんでした。知っている似た言葉：{ $near }。
    }
album-unreadable = このZIPファイルを読み込めません。画像をパスワードなしの普通のZIPファイルにまとめてください。
album-empty = このZIPファイルには、読み込める画像がありません。PNG、JPEG、WebP、GIF、HEIC、AVIF、TIFF、BMPのファイルを、パスワードなしでまとめてください。
album-many = このZIPファイルには{ $count }個のファイルがあります。画像の上限は{ $most }枚です。いくつか取り除いてください。
pictures-left-out = 読み込める画像ではない{ $count }個のファイルを飛ばしました：{ $names }。
film-long = この動画は上限の{ $most }秒を超えています。短く切って、もう一度送ってください。
film-unreadable = この動画は読み込めないか、ここで使えるサイズに対して長すぎます。MP4、MOV、WebMのどれかで保存し直すか、もっと短い動画を使ってください。
film-needs-style = 動画と、すべてのフレームを描くアニメーションには、保存済みスタイルが必要です。「スタイル」で選んでください。自分とこのサーバーのスタイルは /スタイル 一覧 で見られます。
