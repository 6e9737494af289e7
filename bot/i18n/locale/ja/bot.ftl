# Discordでボットが表示する文章：メッセージ、ボタン、フォーム、コマンド、およびコンソールの数行。
#
# このファイルは2026年11月に英語のファイルから機械翻訳され、自動テストで確認されています。
# 日本語を母語とする方からの修正を歓迎します（CONTRIBUTING.md を参照）。

form-title = 画像をスタイル変換
form-upload = 画像
form-upload-about = PNG、JPEG、WebP、GIF、HEIC、AVIF、TIFF、BMP
form-picture = 画像
form-picture-about = 描き直す添付ファイル
form-prompt = プロンプト
form-prompt-about = スタイルを表す言葉。英語がいちばんよく伝わります（例：「watercolor painting」）
form-example = watercolor painting
form-like = 別の画像のスタイルで描く
form-like-about = スタイルの手本にする画像（4枚まで）。プロンプトの代わりにも、一緒にも使えます
form-like-picture = スタイル画像
form-like-picture-about = スタイルの手本にする画像
form-negative = 除外プロンプト
form-negative-about = 避けたいもの（任意、英語推奨）
form-preset = プリセット
form-preset-about = 品質と速さ。品質を上げると時間がかかります
form-how = 方法
form-how-about = 新しい画像の描き方
form-once = スタイルを適用
form-once-about = 数秒で完了。最初の画像で学習したスタイルをそのまま使います
form-anew = もう一度最適化
form-anew-about = 時間はかかりますが、新しい画像に合わせてスタイルを学習し直します
form-strength = 強さ
form-strength-about = 0%で元の画像のまま、100%でスタイルをそのまま反映
form-words = 検索する言葉
form-words-about = プロンプトに含まれる言葉。空欄にするとすべての画像を検索します
form-place = サーバー
form-place-about = 画像をリクエストした場所
form-kind = お気に入り
form-kind-about = すべての画像、またはお気に入りだけを表示

button-styles = スタイル例を見る
button-cancel = キャンセル
button-variation = バリエーション
button-retry = 再試行
button-edit = 編集…
button-more = その他…
button-stronger = 強める
button-softer = 弱める
button-larger = フルサイズ
button-compare = 前後を比較
button-details = 詳細
button-style = スタイルを使う…
button-like = 手本にして描く…
button-delete = 削除…
button-forget = 完全に削除
button-newer = 新しい画像
button-older = 古い画像
button-film = タイムラプス
button-show = ここに投稿
button-again = もう一度描く
button-reuse = 別の画像…
button-star = ★ お気に入りに追加
button-unstar = お気に入りから外す
button-back = 戻る
button-search = 検索…
button-everything = すべて表示

# 「その他…」のメニュー：作品の各ボタンの説明。
more-title = **{ $prompt }**
more-stronger = 強さ{ $strength }%でもう一度描きます。
more-softer = 強さ{ $strength }%でもう一度描きます。
more-style = このスタイルで別の画像を描きます。
more-like = 別の画像を、この作品に似た見た目に描きます。
more-save = このスタイルに名前を付けて保存し、ほかの画像にも使えるようにします。
more-compare = 元の画像と作品を並べて表示します。
more-film = 描かれていく様子を表示します。
more-details = すべての設定と、この作品を再現するコマンドを表示します。
more-delete = 作品とそのメッセージを削除します。

welcome =
    ### こんにちは！言葉で表せるどんなスタイルにも画像を描き直すボットです。
    { $stylize } と入力し、画像を添付して、スタイルを言葉で書いてください。英語がいちばんよく伝わります：「stained glass」「watercolor painting」「neon」など。
    手元に画像がなければ、下の例を押してみてください。
example-glass = ステンドグラス風の猫
example-neon = ネオン風の宇宙飛行士
example-sketch = 鉛筆画のカップ

queue-title = **キュー**
queue-engine-ready = -# { $device } のエンジンは準備完了：{ $name }
queue-engine-starting = -# { $device } のエンジンを起動中
queue-engines-none = -# 稼働中のエンジンがありません。ジョブは、エンジンが起動するまでキューで待ちます。
queue-engines-ready = -# 準備完了のエンジン：{ $count }（{ $name }）
queue-engines-starting = -# 起動中のエンジン：{ $count }
queue-engines-problem = -# 準備ができていないエンジン：{ $count }
queue-engine-problem = -# { $device } のエンジンはまだ準備できていません。ジョブは、準備ができるまでキューで待ちます。
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }（完成予定：{ $when }）
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }（開始予定：{ $when }）
queue-more = …ほか{ $count }件
queue-shares = -# ×2、×3など：キューの割合が大きい人です。ほかの人の1回に対して、その回数だけ順番が来ます。
queue-elsewhere = -# ほかのサーバーやダイレクトメッセージからのジョブも{ $count }件、キューにあります。
queue-empty = キューは空です。
queue-own = あなたのジョブ：{ $prompt }

help =
    ### 言葉で表せるどんなスタイルにも画像を描き直します
    - { $stylize } は、プロンプトのとおりに画像を描き直します。プロンプトは英語がいちばんよく伝わります（例：「watercolor painting」）。「watercolor:2, night sky:1」のようにスタイルを混ぜることもできます。メッセージにある画像を描き直すには、そのメッセージのメニューを開き、「アプリ」から「{ $menu }」を選んでください。
    - 「枚数」を指定すると、最大4枚の作品からいちばんよいものを選べます。
    - 作品の下のボタンでは、バリエーションの作成、プロンプトの編集、フルサイズ化ができます。「その他…」には、強さの調整、別の画像への適用、タイムラプス、作品の削除などがあります。
    - { $create } は、たくさんの画像から学習して保存済みスタイルを作ります。「スタイルを保存…」は、1つの作品のスタイルを残します。{ $apply } を使うと、保存済みスタイルで画像、ZIPファイル、アニメーション、動画を、最適化し直さずに描けます。
    - { $styles } でスタイルの例を、{ $history } で自分の画像を見られます。

privacy =
    ### { $since }からのあなたのデータ
    ボットは次のものを保存しています。
    - あなたのDiscord IDと、1日ごとのジョブの数（制限の適用のため）
    - ジョブ{ $jobs }件のプロンプト、オプション、日時、チャンネル（履歴と、作品の下のボタンのため）
    - 作品{ $pictures }点と、その元の写真、スタイル画像、学習済みネットワーク（バリエーションのため）
    - 使ったプロンプト{ $prompts }件（入力候補のため）
privacy-styles = - 保存済みスタイル{ $styles }件（あなたが削除するまで）。ダウンロードするには /スタイル エクスポート を使ってください。
privacy-grants = - 付与されて未使用のポイント：{ $units }
privacy-others = 履歴を見られるのはあなただけです。チャンネルに投稿したものは、そのチャンネルのメンバーに見えます。サーバー管理者は、自分のサーバーで誰が、どのくらい、どんなプロンプトでボットを使ったかを見られます。データが第三者に渡ることはありません。
privacy-photos = -# あなたが送った画像は、それをもとにした最後の作品から{ $days }日後に削除されます。お気に入りのものは残ります。
privacy-results = -# 作品は{ $days }日後に削除されます。お気に入りは残ります。
privacy-networks = -# 学習済みネットワークは{ $days }日後に削除されます。お気に入りと保存済みスタイルのものは残ります。
privacy-space = -# ボットの保存領域がいっぱいになると、古い画像から早めに削除されます。お気に入りが消されるのは最後です。
privacy-nothing = あなたのジョブ、画像、プロンプトは保存されていません。
privacy-export = すべてエクスポート
privacy-next = 次のパート
privacy-ask = すべて削除…
privacy-forget = データを削除（メッセージは残す）
privacy-everywhere = データとメッセージを削除
privacy-question = お気に入り、保存済みスタイル、付与されたポイントを含む、あなたのすべてのデータを完全に削除しますか？待機中と実行中のジョブはキャンセルされます。作品を載せたボットのメッセージも削除するかどうかを選べます。ほかの人があなたの画像から作った作品は残ります。使用回数は制限に必要な間だけ残り、管理者があなたに設定した制限やブロックも残ります。
privacy-all = エクスポートが完了しました。
privacy-more = これはエクスポートの一部です。続きは「次のパート」を押してください。
privacy-done = あなたのデータを削除しました。
privacy-busy = 実行中のジョブがあるため、何も削除していません。1分ほどしてからもう一度お試しください。

words-now-blocked = 「{ $word }」をブロックしました。これを含むプロンプトは、今後どんな表記でも拒否されます。
words-now-allowed = 「{ $word }」を許可しました。ブロック中の単語が含まれていても、今後は受け付けます。
words-now-neither = 「{ $word }」をリストから削除しました。
words-empty = このサーバーでブロックされている単語はありません。
words-list-blocked = **ブロック：** { $words }
words-list-allowed = **許可：** { $words }
words-more = { $words } …ほか{ $count }件
words-blocked = 「{ $words }」はここでは使えません。別の言葉にしてください。
words-none = この単語は登録できません。文字か数字を使って、{ $longest }文字以内で入力してください。
words-full = リストがいっぱいです（{ $most }件）。先に単語を削除してください。
person-now-blocked = { $person } は、このサーバーでボットを使えなくなりました。キューにあるジョブはそのまま完了します。
person-now-free = { $person } のこのサーバーでのブロックを解除しました。
person-blocked-since = { $person } · { $when }
person-none-blocked = このサーバーでブロックされている人はいません。
person-blocked = このサーバーの管理者により、ここでのボットの利用をブロックされています。間違いだと思う場合は、管理者に問い合わせてください。
setting-same = 変更はありません。すでにこの設定です。
settings-not-a-member = このサーバーにはボットのコマンドしかないため、設定できるものがありません。ボット本体を招待してください。招待リンクにはスコープ「bot」が必要です。
admins-only = この操作には「サーバー管理」の権限が必要です。このサーバーの管理者に頼んでください。

share-day-person = 今日のジョブ：{ $used } / { $allowed }（リセット：{ $when }）
share-day-member = このサーバーでの今日のジョブ：{ $used } / { $allowed }（リセット：{ $when }）
share-day-guild = サーバー全体の今日のジョブ：{ $used } / { $allowed }（リセット：{ $when }）
share-week-person = 今週のジョブ：{ $used } / { $allowed }（リセット：{ $when }）
share-week-member = このサーバーでの今週のジョブ：{ $used } / { $allowed }（リセット：{ $when }）
share-week-guild = サーバー全体の今週のジョブ：{ $used } / { $allowed }（リセット：{ $when }）
share-units-person = 今日のポイント：{ $used } / { $allowed }（リセット：{ $when }）
share-units-member = このサーバーでの今日のポイント：{ $used } / { $allowed }（リセット：{ $when }）
share-units-guild = サーバー全体の今日のポイント：{ $used } / { $allowed }（リセット：{ $when }）
share-queue-person = 待機中のジョブ：{ $used } / { $allowed }
share-queue-member = このサーバーで待機中のジョブ：{ $used } / { $allowed }
share-queue-guild = サーバー全体で待機中のジョブ：{ $used } / { $allowed }
share-running-person = 同時に実行できるジョブ：最大{ $allowed }件
share-running-member = このサーバーで同時に実行できるジョブ：最大{ $allowed }件
share-running-guild = サーバー全体で同時に実行できるジョブ：最大{ $allowed }件
share-cooldown = ジョブの間隔：{ $seconds }秒
share-largest = 最大サイズ：{ NUMBER($size, useGrouping: 0) }ピクセル（「フルサイズ」では超えることがあります）
share-presets = プリセット：{ $presets }
share-channels = チャンネル：{ $channels }
share-no-others = 使えるのは自分の作品の下のボタンだけです。
share-counts = -# 1つのコマンドで複数の作品を描いても、ジョブは1件と数えます。「強める」「弱める」「フルサイズ」と保存済みスタイルは、画像またはフレーム10枚ごとに1ポイントかかりますが、ジョブには数えません。
share-costs = -# 必要なポイント：{ $costs }
share-of-queue = キューの割合：ほかの人の{ $share }倍
share-grant = このサーバーで付与されたポイントの残り：{ $remaining } / { $units }
share-grant-until = このサーバーで付与されたポイントの残り：{ $remaining } / { $units }（期限：{ $until }）
share-grants-more = このサーバーでほかに付与されたポイント：{ $units }

name-time_zone = タイムゾーン
name-admins_exempt = 管理者は制限の対象外
name-age_restricted_only = 年齢制限チャンネルのみ
name-spoiler = 作品をスポイラーにする
name-audit_channel = ログチャンネル
name-picture_check = 画像チェック
name-picture_threshold = 画像チェックの基準
name-check_age_restricted = 年齢制限チャンネルでもチェック
value-of = { $name }：{ $value }
value-unlimited = 無制限
value-yes = はい
value-no = いいえ
value-default = 未設定
value-off = オフ
value-spoiler = スポイラー
value-refuse = 拒否
value-strict = 厳しい
value-normal = 標準
value-lenient = 緩い
value-everywhere = すべて
value-owners = { $zone }（ボット運営者の設定）

limits-title = **このサーバーの制限**
limits-server = **全員：** { $values }
limits-of = **{ $whom }：** { $values }
limits-none = このサーバーに制限は設定されていません。
limits-none-of = { $whom } に制限は設定されていません。サーバーの制限が適用されます。
limits-more = …ほかロールとメンバー{ $count }件
limits-order = -# メンバー個人の制限が最優先で、次にロールのうち最もゆるい制限、最後に全員の制限が適用されます。
limits-ceiling = -# ボット運営者が設定した、全サーバー合計の1人あたりの制限：{ $values }
limits-ceiling-guild = -# ボット運営者が設定した、サーバーごとの制限：{ $values }
limits-person-title = **このサーバーでの { $person } の制限**
limits-exempt = 管理者にはこのサーバーの制限が適用されません。
limits-now = { $whom } に設定しました：{ $values }。次のジョブから適用されます。
limits-reset = { $whom } の制限を取り消しました：{ $names }
limits-reset-all = { $whom } の制限をすべて取り消しました。
granted = { $person } に付与したポイント：{ $units }。このサーバーの制限より先に使われます。
granted-until = { $person } に付与したポイント：{ $units }（期限：{ $until }）。このサーバーの制限より先に使われます。
grants-removed = { $person } に付与したポイントの残りを取り消しました。
grants-none = 変更はありません。{ $person } に付与したポイントは残っていません。
limits-everybody = 全員

settings-title = **サーバーの設定**
settings-title-of = **{ $whom } の制限**
settings-choose = ロールまたはメンバーを選択…
settings-presets = プリセット：未設定
settings-channels = チャンネル：未設定
settings-audit = ログチャンネル：未設定
settings-server = サーバーの設定に戻る
settings-numbers = ジョブの制限…
settings-pace = サイズ・間隔・割合…
settings-others = ほかの人の作品のボタン：{ $value }
settings-reset = 制限を取り消す
settings-admins = 管理者は対象外：{ $value }
settings-age = 年齢制限チャンネルのみ：{ $value }
settings-spoiler = スポイラー：{ $value }
settings-restricted = 年齢制限でもチェック：{ $value }
settings-check-floor = ボット運営者が求める最低限の設定：{ $values }
settings-zone = タイムゾーン…
settings-changes = 変更履歴
settings-form-numbers = ジョブの制限
settings-form-pace = サイズ・間隔・割合
settings-form-zone = タイムゾーン
settings-form-number-about = 整数を入力。0は無制限、空欄は未設定
settings-form-share-about = 1から5までの整数を入力。空欄は未設定
settings-form-zone-about = 日付が変わる基準（例：Asia/Tokyo）。空欄は未設定
settings-changed = { $when } { $line }
settings-unchanged = 設定はまだ変更されていません。

audit-word-blocked = { $who } が単語「{ $what }」をブロックしました。
audit-word-allowed = { $who } が単語「{ $what }」を許可しました。
audit-word-removed = { $who } が単語「{ $what }」をリストから削除しました。
audit-person-blocked = { $who } が { $what } をブロックしました。
audit-person-lifted = { $who } が { $what } のブロックを解除しました。
audit-granted = { $who } が { $whom } にポイントを付与しました：{ $units }
audit-granted-until = { $who } が { $whom } にポイントを付与しました：{ $units }（期限：{ $until }）
audit-grants-removed = { $who } が { $whom } に付与されたポイントを取り消しました：{ $units }
audit-value = { $who } が「{ $what }」を変更しました（対象：{ $whom }）：{ $before } → { $after }
audit-server = サーバー
audit-somebody = 誰か
audit-removed = { $who } が { $owner } の作品 #{ $job } を削除しました：「{ $prompt }」
audit-cancelled = { $who } が { $owner } のジョブ #{ $job } をキャンセルしました：「{ $prompt }」
audit-check-spoiler = { $channel } で、{ $owner } の画像が画像チェックによりスポイラーで隠されました。
audit-check-refuse = { $channel } で、{ $owner } の画像が画像チェックにより拒否されました。

usage-title = **ここでのあなたの制限**
usage-server-title =
    { $days ->
        [1] **このサーバーの今日の使用量**
       *[other] **このサーバーの過去{ $days }日間の使用量**
    }
amount = ジョブ{ $jobs }件、{ $units }ポイント
usage-line = - { $what }：{ $amount }
usage-zone = -# 日付は { $zone } の午前0時に変わります。失敗したジョブは数えません。添付の表に、数えたすべてのジョブがあります。
usage-days = 日ごとのポイント
usage-people = メンバーごとのポイント
usage-prompts = プロンプトごとのポイント
usage-nothing =
    { $days ->
        [1] このサーバーでは今日まだ使われていません。以前の使用量を見るには、日数を増やしてください。
       *[other] このサーバーでは過去{ $days }日間使われていません。以前の使用量を見るには、日数を増やしてください。
    }

remove-unknown = このサーバーにこの番号の作品はありません。作品の下の「その他…」を開き、「詳細」を押すと番号を確認できます。

owner-only = このコマンドを使えるのはボット運営者だけです。
owner-whom = メンバーかサーバーIDのどちらか一方を入力してください。
owner-banned = { $what } はボットを使えなくなりました。
owner-unbanned = { $what } の利用禁止を解除しました。
owner-no-bans = 利用禁止の相手はいません。
owner-paused = キューを一時停止しました。実行中のジョブは完了し、待機中のジョブの順番はそのままで、新しいジョブも受け付けます。/運営 再開 を使うまで、再起動しても一時停止のままです。
owner-goes-on = キューを再開しました。新しいジョブも受け付けます。
owner-draining = 新しいジョブの受付を終了しました。残りのジョブは{ $jobs }件です。すべて完了すると、ここにメッセージが届きます。
owner-draining-paused = 新しいジョブの受付を終了しました。キューが一時停止中のため、待機中のジョブは始まりません。/運営 再開 を使ってから、もう一度 /運営 受付終了 を使ってください。
owner-still-draining = 残りのジョブは{ $jobs }件です。ボットがコマンドに返信できるのは15分間だけなので、完了の知らせを受け取るには、もう一度 /運営 受付終了 を使ってください。
owner-drained = すべてのジョブが完了しました。ボットを停止できます。次に起動すると、新しいジョブをまた受け付けます。
owner-title = **ボットの状態**
owner-guilds = サーバー：{ $guilds }
owner-load = 実行中：{ $running }、待機中：{ $waiting }
owner-day = 過去24時間：{ $amount }
owner-space = 画像とネットワークの使用容量：{ $gigabytes } GB
owner-is-paused = **一時停止中。** 待っている人に見えるメッセージ：{ $message }
owner-is-draining = **受付終了：** 新しいジョブは受け付けていません。
owner-busiest = **過去24時間**
owner-guild = { $guild }（`{ $id }`）：{ $amount }

styles-bundled =
    ### 試せる{ $count }種類のスタイル
    付属モデルはこれらのスタイルを知っていて、「blue watercolor」のように色も付けられます。ほかの英語の言葉は、意味がいちばん近いスタイルで描きます。ボットを試すための小さなモデルです。ボット運営者がOpenAIのCLIPに切り替えると、言葉で表せるどんなスタイルも使えます。
    { $stylize } と入力し、画像を添付して、このうちのどれかを書いてください。プロンプトは英語がいちばんよく伝わります（例：「watercolor painting」）。
styles-openai =
    ### はじめの一歩におすすめのスタイル
    言葉で表せるなら、どんなスタイルでも使えます。この{ $count }種類の例は付属の小さなモデルで描いたものなので、実際の作品は違った見た目になります。
    { $stylize } と入力し、画像を添付して、スタイルを言葉で書いてください。プロンプトは英語がいちばんよく伝わります（例：「watercolor painting」）。
styles-picture = 1枚の写真を{ $count }種類のスタイルで描いたもの
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = 画像のスタイルで
like-picture = スタイル画像
panel-waiting = キューの順番：{ $place }
panel-favored = キューの割合が大きい{ $people }人が先に待っています。
panel-begins = 開始予定：{ $when }
panel-paused = キューは一時停止中です。順番はそのままです。
panel-downloading = { $name }をダウンロード中：{ $megabytes }MBの{ $percent }%。順番はそのままです。
panel-engine-problem = エンジンの準備がまだできていません。順番はそのままです。
panel-restarting = ボットを再起動しています。順番はそのままで、自動的に続きます。
panel-starting = 開始しています…
panel-steps = ステップ { $step } / { $steps }
panel-preview = プレビュー（ステップ { $step } / { $steps }）
panel-ends = 完成予定：{ $when }
panel-done = { $facts } · シード { $seed } · { $seconds }秒
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = 強さ { $strength }%
panel-negative = 除外「{ $negative }」
panel-keep-colors = 元の色
panel-full-size = フルサイズ
panel-like = この画像のスタイル
panel-like-weight = スタイル画像 { $weight }%
panel-count = { $count }枚
panel-pick = 番号を押すと、その作品がすべてのボタン付きで投稿されます。
panel-as-webp = PNGがこのサーバーには大きすぎるため、同じピクセル数のWebPにしました。
panel-smaller = 作品がこのサーバーには大きすぎるため、縮小版を表示しています。
panel-refunded = このジョブは制限に数えません。
panel-cancelled =
    { $step ->
        [0] 開始前にキャンセルされました。
       *[other] { $step }ステップでキャンセルされました。
    }
panel-refused = <@{ $user }> 作品は完成しましたが、このチャンネルへの投稿がDiscordに拒否されました。作品は /履歴 にあります。理由は、ボット運営者がログで確認できます。
panel-refused-explicit = <@{ $user }> 作品は完成しましたが、Discordの不適切なコンテンツのフィルターにより、このチャンネルではブロックされました。作品は /履歴 にあります。
panel-ended-refused = <@{ $user }> ジョブは終了しましたが、その知らせがこのチャンネルではDiscordに拒否されました。/履歴 と /キュー を確認してください。
panel-undeliverable = 作品は完成しましたが、このチャンネルではDiscordに受け付けられませんでした。軽いプリセットを選んで、もう一度 /スタイル変換 を使ってください。

details-title = **作品 #{ $job }**
details-prompt = プロンプト：{ $prompt }
details-how = { $facts } · シード { $seed }
details-numbers = { NUMBER($size, useGrouping: 0) } px · { $steps }ステップ · 1ステップあたり{ $patches }パッチ
details-time = { $seconds }秒、完成：{ $finished }
details-command = コマンドラインでこの作品をもう一度描くコマンド：
details-first = コマンドラインで1枚目の作品を描くコマンド（残りの作品は続きのシードで描けます）：
details-one-pass = 以前の作品のネットワークを使って一度で描いたものです。同じシードで最適化し直すコマンド：
comparison-before = 変換前
comparison-after = 変換後
film-of = タイムラプス：{ $prompt }

forget-question = この作品を完全に削除しますか？メッセージも削除され、誰もこの作品のバリエーションを作れなくなります。
forget-done = 作品を削除しました。
# この下に、削除できなかったボットのメッセージのアドレスが続く。
messages-left = Discordの制限により、ボットは{ $count }件のメッセージを削除できませんでした。あなたかモデレーターが削除できます：

history-title = **あなたの画像**
history-number = #{ $job }
history-seed = シード { $seed }
history-direct = ダイレクトメッセージ
history-elsewhere = サーバー { $guild }
history-words = 「{ $words }」
history-choose = 開く画像を選択…
history-gone = この画像は削除されました。
history-empty = まだ画像がありません。/スタイル変換 と入力し、画像を添付して、「watercolor painting」のようなプロンプトを書いてください。
history-nothing = 条件に合う画像がありません。言葉を減らすか、すべて表示してください。
search-title = 自分の画像を検索
search-everywhere = すべてのサーバー
search-all = すべての画像
search-favourites = ★ お気に入り

# お断り：何も起きておらず、何も消費されていない。
limit-jobs-per-day =
    { $whose ->
        [guild] このサーバーは今日のジョブを{ $allowed }件中{ $used }件使いました。リセット：<t:{ $renews }:R>
        [member] このサーバーでの今日のジョブを{ $allowed }件中{ $used }件使いました。リセット：<t:{ $renews }:R>
       *[person] 今日のジョブを{ $allowed }件中{ $used }件使いました。リセット：<t:{ $renews }:R>
    }
limit-jobs-per-week =
    { $whose ->
        [guild] このサーバーは今週のジョブを{ $allowed }件中{ $used }件使いました。リセット：<t:{ $renews }:R>
        [member] このサーバーでの今週のジョブを{ $allowed }件中{ $used }件使いました。リセット：<t:{ $renews }:R>
       *[person] 今週のジョブを{ $allowed }件中{ $used }件使いました。リセット：<t:{ $renews }:R>
    }
limit-units-per-day =
    { $whose ->
        [guild] このサーバーの今日のポイントが足りません。{ $needed }ポイント必要ですが、{ $allowed }ポイント中{ $used }ポイントを使っています。プリセットやサイズを小さくすると節約できます。リセット：<t:{ $renews }:R>
        [member] このサーバーでの今日のポイントが足りません。{ $needed }ポイント必要ですが、{ $allowed }ポイント中{ $used }ポイントを使っています。プリセットやサイズを小さくすると節約できます。リセット：<t:{ $renews }:R>
       *[person] 今日のポイントが足りません。{ $needed }ポイント必要ですが、{ $allowed }ポイント中{ $used }ポイントを使っています。プリセットやサイズを小さくすると節約できます。リセット：<t:{ $renews }:R>
    }
limit-units-ever = { $needed }ポイント必要ですが、1日に使えるのは{ $allowed }ポイントだけです。プリセットやサイズを小さくするか、画像を減らしてください。
limit-cooldown =
    { $whose ->
        [member] このサーバーでは、ジョブとジョブの間を{ $allowed }秒空ける必要があります。次に開始できる時刻：<t:{ $renews }:R>
       *[person] ジョブとジョブの間を{ $allowed }秒空ける必要があります。次に開始できる時刻：<t:{ $renews }:R>
    }
limit-queued-at-once =
    { $whose ->
        [guild] このサーバーの待機中のジョブが上限に達しました（{ $used } / { $allowed }）。どれかが始まってから、もう一度お試しください。
        [member] このサーバーでの待機中のジョブが上限に達しました（{ $used } / { $allowed }）。どれかが始まってから、もう一度お試しください。
       *[person] 待機中のジョブが上限に達しました（{ $used } / { $allowed }）。どれかが始まってから、もう一度お試しください。
    }
limit-presets = ここではプリセット「{ $preset }」を使えません。使えるもの：{ $allowed }
limit-presets-none = ここではどのプリセットも使えません。このサーバーの管理者に問い合わせてください。
limit-channels = このチャンネルではボットを使えません。使えるチャンネル：{ $channels }
limit-channels-none = このサーバーではどのチャンネルでもボットを使えません。管理者に問い合わせてください。
limit-others-results = このサーバーでは、ほかの人の作品の下のボタンは使えません。/スタイル変換 で自分の画像から始めてください。
place-age-restricted = このサーバーでは、ボットは年齢制限チャンネルでのみ使えます。年齢制限チャンネルで使ってください。
banned-person = ボット運営者により、あなたはこのボットの利用を禁止されています。
banned-guild = ボット運営者により、このサーバーはこのボットの利用を禁止されています。
draining = まもなくボットが更新されるため、新しいジョブを受け付けていません。数分後にもう一度お試しください。
settings-full = このサーバーの設定が上限の{ $most }件に達しました。先にいくつか取り消してください。
grants-full = このサーバーの付与が上限の{ $most }件に達しました。先にいくつか取り消してください。
settings-no-channel = このサーバーのチャンネルを #チャンネル の形で25個まで入力してください。* はすべてのチャンネルです。
settings-no-number = 「{ $value }」は「{ $name }」に使えません。{ $least }から{ $most }までの整数、または無制限を表す0を入力してください。
settings-no-share = 「{ $value }」は「{ $name }」に使えません。{ $least }から{ $most }までの整数を入力してください。
settings-no-zone = タイムゾーン「{ $name }」はありません。Asia/Tokyo や Europe/Berlin のような名前を入力してください。
settings-nothing = 設定する項目がありません。制限を1つ以上選んでください。
settings-gone = このロールまたはメンバーは、もうこのサーバーに存在しません。
settings-check-missing = このボットには画像チェックがインストールされていません。ボット運営者にインストールを依頼してください。
limit-largest-size = { NUMBER($size, useGrouping: 0) }ピクセルは大きすぎます。ここでの上限は{ NUMBER($largest, useGrouping: 0) }ピクセルです。
queue-full = キューがいっぱいです。数分後にもう一度お試しください。
job-unknown = この画像の情報はもうありません。/スタイル変換 でもう一度始めてください。
style-gone = このスタイルまたは作品の学習済みネットワークは削除されました。スタイルを作り直すか、/スタイル変換 でもう一度始めてください。
film-gone = この作品にはタイムラプスがありません。作るには、/履歴 で作品を開き、「もう一度描く」を押してください。
gallery-pick-first = ここには複数の作品があります。先に番号を押して1つ選んでください。
show-unknown = この番号の作品はあなたの履歴にありません。候補または /履歴 から選んでください。
show-refused = このチャンネルへのこの画像の投稿は、Discordに拒否されました。画像は /履歴 にあります。理由は、ボット運営者がログで確認できます。
show-too-large = このファイルはここに送るには大きすぎます。もっと大きなファイルを送れるサーバーを使ってください。
wait-too-long = ここはボットが参加していない場所なので、12分以内に完成する必要があります。このジョブには{ $minutes }分ほどかかります。軽いプリセットを選ぶか、あとで試すか、ボットが招待されているサーバーを使ってください。
wait-unknown = ここはボットが参加していない場所なので、12分以内に完成する必要がありますが、エンジンの準備ができていません。あとで試すか、ボットが招待されているサーバーを使ってください。
channel-no-files = このチャンネルではファイルを添付できません。別のチャンネルを使ってください。
job-unfinished = この画像はまだ完成していません。しばらくお待ちください。
cancel-not-yours = このジョブをキャンセルできるのは、<@{ $owner }> と「メッセージの管理」の権限を持つ人だけです。
forget-not-yours = この作品を削除できるのは、<@{ $owner }> と「メッセージの管理」の権限を持つ人だけです。
cancel-late = このジョブはすでに終了しています。
prompt-unknown-style = 付属モデルは、これらの言葉を知りません。知っているのは { $styles } など、およそ50種類のスタイルです。
channel-no-access = 次の権限がないため、ボットはこのチャンネルで返信できません：{ $missing }。管理者に頼むか、別のチャンネルを使ってください。
permission-view_channel = チャンネルを見る
permission-send_messages = メッセージを送信
permission-send_messages_in_threads = スレッドでメッセージを送信
permission-attach_files = ファイルを添付
permission-connect = 接続
bot-in-time-out = ボットはこのサーバーでタイムアウト中のため、投稿できません。終了：{ $until }。管理者は早めに解除できます。
message-without-picture = このメッセージには画像がありません。画像のあるメッセージを選ぶか、/スタイル変換 を使ってください。
form-forgotten = このフォームがどの画像のものか、わからなくなりました。メッセージのメニューを開き、「アプリ」からもう一度コマンドを選んでください。
attachment-gone = Discordから画像をダウンロードできませんでした。もう一度添付してください。
something-wrong = 問題が発生しました。何も消費されていません。もう一度お試しください。また起きた場合は、ボット運営者に知らせてください。
panel-not-yours = このパネルはほかの人のものです。自分のパネルはコマンドで開けます。
storage-problem = 現在、ボットは何も保存できません。何も消費されていません。数分後にもう一度お試しください。また起きた場合は、ボット運営者に知らせてください。ディスクがいっぱいか、データベースまたは画像の保存先が応答していない可能性があります。
stopping = ボットを再起動しています。1分ほどしてからもう一度お試しください。

# コンソール。
ray-missing = エンジンをRayクラスターで動かす設定ですが（[engine] の backend = "ray"）、rayがインストールされていません。次を実行してください：make setup。コンテナでは、EXTRAS=cluster でイメージをビルドしてください。
check-packages-missing = 画像チェックを使う設定ですが（[moderation.pictures]）、必要なパッケージがインストールされていないため、ボットは画像を受け付けません。次を実行してください：make setup。コンテナでは、EXTRAS=moderation でイメージをビルドしてください。
token-missing =
    ボットのトークンがまだありません。次の手順で取得してください。
    1. https://discord.com/developers/applications を開き、「New Application」を押します。
    2. 「Bot」で「Reset Token」を押し、トークンをコピーします。特権インテントは必要ありません。
    3. トークンを config.toml（[discord] の token = "…"）または環境変数 WORDBRUSH_DISCORD__TOKEN に設定します。
    4. もう一度「wordbrush run」を実行します。ボットをサーバーに招待するリンクが表示されます。
    トークンなしでボットを試すには、次を実行してください：make demo
token-refused = このトークンはDiscordに受け付けられませんでした。https://discord.com/developers/applications を開き、「Bot」でトークンをリセットして、新しいトークンを config.toml または WORDBRUSH_DISCORD__TOKEN に設定してください。
starts-used-up = Discordが認める起動回数は1日{ $total }回までで、このボットは使い切りました。再び接続できるまで待機し、その間は誰にも応答しません。頻繁に起動する理由をログで確認してください。
commands-refused = コマンドがDiscordに拒否されました：{ $problem }。https://discord.com/developers/applications を開き、「Installation」で「User Install」と「Guild Install」の両方を有効にしてから、ボットを起動し直してください。それまでは、Discordに登録済みのコマンドが引き続き使えます。
invite = ボットをサーバーに招待：{ $address }

form-files = 画像
form-files-about = 最大10枚の画像、1本の動画、または1つのZIPファイル
form-name = 名前
form-name-about = スタイルの名前
use-form-title = 「{ $name }」で描く
save-form-title = スタイルを保存
button-save = スタイルを保存…
style-button-use = スタイルを使う…
style-button-share = サーバーで共有
style-button-hide = 自分専用にする
style-button-export = エクスポート
style-button-delete = 削除…
style-button-forget = 完全に削除
style-button-take = サーバーから外す
style-title = **{ $name }** · { $owner }
style-sample = スタイル「{ $name }」で描いたサンプル写真
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] 付属の画像から学習しました。
       *[other] { $pictures }枚の画像から学習しました。
    }
style-result = 1つの作品から保存しました。ほかの画像ではうまくいかないこともあります。/スタイル 作成 なら、たくさんの画像から学習できます。
style-blend = ほかのスタイルを混ぜて作りました。
style-imported = ファイルからインポートしました。
style-shared = サーバーの全員と共有しています。
shelf-title = **保存済みスタイル**
    -# 保存済みスタイルで描くには、最大10枚なら { $apply }、1枚なら /スタイル変換 のオプション「スタイル」を使ってください。
shelf-empty = 保存済みスタイルはまだありません。{ $create } で作るか、作品の下の「{ $save }」を押してください。
style-delete-question = スタイル「{ $name }」を完全に削除しますか？このスタイルで描いた画像は残ります。
style-take-question = スタイル「{ $name }」をこのサーバーから外しますか？スタイルの持ち主のもとには残ります。
style-deleted = スタイルを削除しました。
style-taken = スタイルをこのサーバーから外しました。持ち主のもとには残っています。
style-now-shared = このサーバーの全員が「{ $name }」を使えるようになりました。
style-now-private = 「{ $name }」を使えるのは、あなただけになりました。
style-exported = 「{ $name }」のファイルです。/スタイル インポート でこのボットや別のボットに追加したり、コマンドラインの「wordbrush style apply」で使ったりできます。
style-unknown = ここで使える保存済みスタイルに、この名前のものはありません。/スタイル 一覧 で確認してください。
style-not-yours = これは <@{ $owner }> のスタイルなので、この操作は持ち主だけができます。
style-no-name = 文字か数字を含む名前を、{ $longest }文字以内で入力してください。
style-name-taken = 同じ名前のスタイルがすでにあります。別の名前にするか、先にそのスタイルを削除してください。
style-no-images = 画像を1枚以上、または画像をまとめたZIPファイルを添付してください。
style-images-or-zip = 画像かZIPファイルの、どちらか一方だけを添付してください。
style-one-zip = ZIPファイルは1つだけ添付してください。
style-zip-large = このZIPファイルは{ $limit } MBを超えています。小さく分けてください。
style-file-large = このファイルは{ $limit } MBを超えているため、スタイルのファイルではありません。
style-share-where = スタイルを共有できるのはサーバーの中だけです。
stylize-style-alone = 保存済みスタイルはプロンプトの代わりになります。「プロンプト」「スタイル画像」「除外」「枚数」を外すか、「スタイル」を外してください。
stylize-prompt-or-style = プロンプトを入力するか、スタイル画像を添付するか、保存済みスタイルを選んでください。
style-prompt-or-like = プロンプトを入力するか、スタイル画像を添付してください。両方でもかまいません。
engine-away = 現在、稼働中のエンジンがありません。何も消費されていません。1分ほどしてからもう一度お試しください。
limit-create-styles = ここではスタイルを作れません。このサーバーの管理者に問い合わせてください。
limit-styles = 保存済みスタイルが上限の{ $allowed }件に達しています。先に1つ削除してください。
limit-styles-member = このサーバーで作った保存済みスタイルが上限の{ $allowed }件に達しています。先に1つ削除してください。
limit-styles-here = このサーバーで共有されているスタイルが上限の{ $allowed }件に達しています。先に1つ削除するか、自分専用にしてください。
limit-trainings-per-day =
    { $whose ->
        [guild] このサーバーで今日作れる{ $allowed }件のスタイルのうち、{ $used }件を作りました。リセット：<t:{ $renews }:R>
        [member] このサーバーであなたが今日作れる{ $allowed }件のスタイルのうち、{ $used }件を作りました。リセット：<t:{ $renews }:R>
       *[person] 今日作れる{ $allowed }件のスタイルのうち、{ $used }件を作りました。リセット：<t:{ $renews }:R>
    }
panel-title-training = **{ $name }** · 「{ $prompt }」 · { $user }
panel-style = スタイル「{ $name }」
panel-done-style = { $facts } · { $seconds }秒
panel-trained =
    { $pictures ->
        [0] スタイルができました。付属の画像から学習し、学習に使っていない写真に描いて表示しています。
       *[other] スタイルができました。{ $pictures }枚の画像から学習し、学習に使っていない写真に描いて表示しています。
    }
panel-trained-facts = { $seconds }秒 · 「スタイルを使う…」を押すと、どんな画像も数秒で描けます。
audit-unshared = { $who } が { $owner } のスタイル「{ $name }」をこのサーバーから外しました。
share-trainings-person = 今日作ったスタイル：{ $used } / { $allowed }（リセット：{ $when }）
share-trainings-member = このサーバーで今日作ったスタイル：{ $used } / { $allowed }（リセット：{ $when }）
share-trainings-guild = サーバー全体で今日作ったスタイル：{ $used } / { $allowed }（リセット：{ $when }）
share-no-styles = スタイルは作れません。
share-styles-person = 保存済みスタイル：最大{ $allowed }件
share-styles-member = このサーバーの保存済みスタイル：最大{ $allowed }件
name-shared_styles = サーバーで共有するスタイル数
settings-styles = スタイルの制限…
settings-create = スタイルの作成：{ $value }
settings-form-styles = スタイルの制限
shelf-choose = スタイルを選択…
panel-frames = { $frames }フレーム
details-in-style = スタイル「{ $name }」で一度に描いたものです。/スタイル エクスポート でファイルをダウンロードしてから、次を実行してください：
style-learns-from-pictures = 動画からスタイルを学習することはできません。画像、または画像をまとめたZIPファイルを添付してください。
style-film-alone = 動画は単独で添付してください。動画を1本だけ、または画像だけを添付してください。
cost-training = スタイルの作成
