# Botun Discord'da söyledikleri: mesajlar, düğmeler, formlar, komutlar ve konsoldaki birkaç satır.
#
# İngilizce dosyadan Kasım 2026'da yapılmış makine çevirisi; otomatik testlerle kontrol edildi. Ana dili Türkçe olanların
# düzeltmeleri memnuniyetle karşılanır (bkz. CONTRIBUTING.md).

form-title = Resmi stilize et
form-upload = Resim
form-upload-about = PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF veya BMP
form-picture = Resim
form-picture-about = Yeniden boyanacak ek
form-prompt = İstem
form-prompt-about = Kelimelerle stil, tercihen İngilizce
form-example = watercolor painting
form-like = Başka bir resmin stilinde
form-like-about = İstem yerine veya istemle birlikte, stili kullanılacak en fazla dört resim
form-like-picture = Stil resmi
form-like-picture-about = Stili kullanılacak resim
form-negative = Negatif istem
form-negative-about = Nelerden kaçınılacağı (isteğe bağlı)
form-preset = Ön ayar
form-preset-about = Kalite ve hız; daha iyi kalite daha uzun sürer
form-how = Yöntem
form-how-about = Yeni resmin nasıl boyanacağı
form-once = Stili uygula
form-once-about = Saniyeler sürer; stili ilk resim için öğrenildiği haliyle kullanır
form-anew = Yeniden optimize et
form-anew-about = Daha uzun sürer; stili yeni resme uyarlar
form-strength = Yoğunluk
form-strength-about = %0 resmini korur, %100 tam stildir
form-words = Aranacak kelimeler
form-words-about = İstemdeki kelimeler; bütün resimlerde aramak için boş bırak
form-place = Sunucu
form-place-about = Resmi istediğin yer
form-kind = Favoriler
form-kind-about = Bütün resimleri veya yalnızca favorilerini göster

button-styles = Stilleri göster
button-cancel = İptal
button-variation = Varyasyon
button-retry = Tekrar dene
button-edit = Düzenle…
button-more = Daha fazla…
button-stronger = Daha yoğun
button-softer = Daha hafif
button-larger = Tam boyut
button-compare = Öncesi/sonrası
button-details = Ayrıntılar
button-style = Stili kullan…
button-like = Stil olarak kullan…
button-delete = Sil…
button-forget = Kalıcı olarak sil
button-newer = Daha yeni
button-older = Daha eski
button-film = Hızlandırılmış çekim
button-show = Burada paylaş
button-again = Yeniden çalıştır
button-reuse = Başka resim…
button-star = ★ Favorilere ekle
button-unstar = Favorilerden çıkar
button-back = Geri
button-search = Ara…
button-everything = Tümünü göster

# “Daha fazla…” düğmesinin arkasındaki menü: bir sonucun her düğmesinin ne yaptığı.
more-title = **{ $prompt }**
more-stronger = Resmini %{ $strength } yoğunlukla yeniden boya.
more-softer = Resmini %{ $strength } yoğunlukla yeniden boya.
more-style = Bu stilde başka bir resim boya.
more-like = Başka bir resmi bu sonuca benzeyecek şekilde boya.
more-save = Bu stili başka resimlerde kullanmak için bir adla kaydet.
more-compare = Resmini ve sonucu yan yana gör.
more-film = Resmin nasıl boyandığını izle.
more-details = Bütün ayarları ve bu sonucu tekrarlayan komutu gör.
more-delete = Sonucu ve mesajını sil.

welcome =
    ### Selam! Bu bot, resimleri kelimelerle anlatabildiğin herhangi bir stilde yeniden boyar.
    { $stylize } yaz, bir resim ekle ve bir stil anlat, tercihen İngilizce: “stained glass”, “watercolor painting”, “neon”.
    Elinin altında resim yok mu? Şu örneklerden birine bas.
example-glass = Vitray bir kedi
example-neon = Neon bir astronot
example-sketch = Kurşun kalemle bir fincan

queue-title = **Sıra**
queue-engine-ready = -# Motor hazır, { $device }: { $name }
queue-engine-starting = -# Motor başlıyor: { $device }
queue-engines-none = -# Çalışan motor yok. Bir motor başlayana kadar işler sırada kalır.
queue-engines-ready = -# Hazır motorlar: { $count } ({ $name })
queue-engines-starting = -# Başlayan motorlar: { $count }
queue-engines-problem = -# Hazır olmayan motorlar: { $count }
queue-engine-problem = -# Motor hazır değil: { $device }. Hazır olana kadar işler sırada kalır.
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }, bitiş: { $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }, başlangıç: { $when }
queue-more = … ve { $count } iş daha
queue-shares = -# ×2, ×3…: sıradaki payı daha büyük kişiler. Başkalarına bir kez sıra gelirken bu kişilere o kadar kez gelir.
queue-elsewhere = -# Sırada başka sunuculardan veya direkt mesajlardan { $count } iş daha var.
queue-empty = Sıra boş.
queue-own = Senin işin: { $prompt }

help =
    ### Resimleri kelimelerle anlatabildiğin herhangi bir stilde yeniden boya
    - { $stylize }, bir resmi istemine göre yeniden boyar. İstemler en iyi İngilizce çalışır; stilleri karıştırabilirsin de: “watercolor:2, night sky:1”. Bir mesajdaki resmi yeniden boyamak için mesajın menüsünü aç, “Uygulamalar”ı, ardından “{ $menu }” komutunu seç.
    - “adet” ile en fazla dört sonuç alıp en iyisini seçebilirsin.
    - Her sonucun altında varyasyon isteyebilir, istemi düzenleyebilir ve tam boyutu alabilirsin. “Daha fazla…” altında yoğunluğu ayarlayabilir, stili başka bir resimde kullanabilir, hızlandırılmış çekimi izleyebilir veya sonucu silebilirsin.
    - { $create }, çok sayıda resimden kayıtlı bir stil öğrenir; “Stili kaydet…” ise tek bir sonucun stilini saklar. { $apply } ile kayıtlı bir stil; resimleri, ZIP arşivlerini, animasyonları ve videoları yeniden optimize etmeden boyar.
    - { $styles } örnek stilleri, { $history } ise resimlerini gösterir.

privacy =
    ### Şu tarihten bu yana verilerin: { $since }
    Botun sakladıkları:
    - Limitleri uygulamak için Discord kimliğin ve günde kaç iş çalıştırdığın.
    - Geçmişin ve sonuçlarının altındaki düğmeler için istemi, seçenekleri, zamanı ve kanalıyla { $jobs } iş.
    - Varyasyonlar için özgün fotoğrafı, stil resimleri ve eğitilmiş ağıyla { $pictures } sonuç.
    - Öneriler için kullandığın { $prompts } istem.
privacy-styles = - Sen silene kadar { $styles } kayıtlı stil. Birini indirmek için /stil dışa_aktar komutunu kullan.
privacy-grants = - Sana verilen ve kullanmadığın birimler: { $units }
privacy-others = Geçmişini yalnızca sen görebilirsin. Bir kanalda paylaştıklarını o kanalın üyeleri görür. Sunucu yöneticileri, sunucularında botu kimin, ne kadar ve hangi istemlerle kullandığını görür. Verilerin kimseyle paylaşılmaz.
privacy-photos = -# Gönderdiğin resimler, onlardan boyanan son sonuçtan { $days } gün sonra silinir; favorilerinkiler hariç.
privacy-results = -# Sonuçlar { $days } gün sonra silinir; favoriler hariç.
privacy-networks = -# Eğitilmiş ağlar { $days } gün sonra silinir; favorilerin ve kayıtlı stillerinkiler hariç.
privacy-space = -# Botun deposu dolduğunda en eski resimler daha erken silinir; favoriler en son.
privacy-nothing = Bot sana ait hiçbir iş, resim veya istem saklamıyor.
privacy-export = Tümünü dışa aktar
privacy-next = Sonraki bölüm
privacy-ask = Tümünü sil…
privacy-forget = Verileri sil, mesajlar kalsın
privacy-everywhere = Verileri ve mesajları sil
privacy-question = Favoriler, kayıtlı stiller ve sana verilen birimler dahil bütün verilerin kalıcı olarak silinsin mi? Bekleyen ve çalışan işlerin iptal edilir. Botun, sonuçlarını içeren mesajlarını da silip silmeyeceğini sen seçersin. Başkalarının senin resimlerinden yaptığı sonuçlar kalır. Bot, limitler için gerektiği sürece kullanım sayılarını ve yöneticilerin senin için koyduğu limitleri veya engelleri saklar.
privacy-all = Dışa aktarma tamamlandı.
privacy-more = Bu, dışa aktarmanın bir bölümü. Devamı için “Sonraki bölüm” düğmesine bas.
privacy-done = Verilerin silindi.
privacy-busy = İşlerinden biri hâlâ çalıştığı için hiçbir şey silinmedi. Bir dakika sonra tekrar dene.

words-now-blocked = “{ $word }” engellendi. Bunu içeren istemler, nasıl yazılırsa yazılsın artık reddedilecek.
words-now-allowed = “{ $word }” ifadesine izin verildi. Bunu içeren istemler, bir parçası engellenmiş bir kelime olsa bile kabul edilir.
words-now-neither = “{ $word }” listeden çıkarıldı.
words-empty = Bu sunucuda engellenen kelime yok.
words-list-blocked = **Engellenen:** { $words }
words-list-allowed = **İzin verilen:** { $words }
words-more = { $words } … ve { $count } tane daha
words-blocked = “{ $words }” kelimelerine burada izin verilmiyor. Başka kelimeler kullan.
words-none = Bu kelime kullanılamaz. En fazla { $longest } karakter, harf veya rakam gir.
words-full = Listeler dolu ({ $most } kelime). Önce bir kelime çıkar.
person-now-blocked = { $person } artık bu sunucuda botu kullanamaz. Sıradaki işleri yine de tamamlanır.
person-now-free = { $person } artık bu sunucuda engelli değil.
person-blocked-since = { $person } · { $when }
person-none-blocked = Bu sunucuda kimse engellenmemiş.
person-blocked = Bu sunucunun yöneticileri, botu burada kullanmanı engelledi. Bunun bir hata olduğunu düşünüyorsan onlara sor.
setting-same = Hiçbir şey değişmedi: Ayar zaten böyleydi.
settings-not-a-member = Bu sunucuda yalnızca botun komutları var, bu yüzden burada ayarlanacak bir şey yok. Botun kendisini davet et: Yükleme bağlantısında “bot” kapsamı bulunmalı.
admins-only = Bunu yalnızca “Sunucuyu Yönet” iznine sahip kişiler yapabilir. Bu sunucunun bir yöneticisine sor.

share-day-person = Bugünkü işler: { $used } / { $allowed }, sıfırlanma: { $when }
share-day-member = Bu sunucudaki bugünkü işler: { $used } / { $allowed }, sıfırlanma: { $when }
share-day-guild = Bütün sunucunun bugünkü işleri: { $used } / { $allowed }, sıfırlanma: { $when }
share-week-person = Bu haftaki işler: { $used } / { $allowed }, sıfırlanma: { $when }
share-week-member = Bu sunucudaki bu haftaki işler: { $used } / { $allowed }, sıfırlanma: { $when }
share-week-guild = Bütün sunucunun bu haftaki işleri: { $used } / { $allowed }, sıfırlanma: { $when }
share-units-person = Bugünkü birimler: { $used } / { $allowed }, sıfırlanma: { $when }
share-units-member = Bu sunucudaki bugünkü birimler: { $used } / { $allowed }, sıfırlanma: { $when }
share-units-guild = Bütün sunucunun bugünkü birimleri: { $used } / { $allowed }, sıfırlanma: { $when }
share-queue-person = Bekleyen işler: { $used } / { $allowed }
share-queue-member = Bu sunucuda bekleyen işler: { $used } / { $allowed }
share-queue-guild = Bütün sunucuda bekleyen işler: { $used } / { $allowed }
share-running-person = Çalışan işler: en fazla { $allowed }
share-running-member = Bu sunucuda çalışan işler: en fazla { $allowed }
share-running-guild = Bütün sunucuda çalışan işler: en fazla { $allowed }
share-cooldown = İki iş arasındaki süre: { $seconds } sn
share-largest = En büyük boyut: { NUMBER($size, useGrouping: 0) } piksel (“Tam boyut” daha büyük olabilir)
share-presets = Ön ayarlar: { $presets }
share-channels = Kanallar: { $channels }
share-no-others = Yalnızca kendi sonuçlarının altındaki düğmeleri kullanabilirsin.
share-counts = -# Tek bir komutun birden fazla sonucu tek iş sayılır. “Daha yoğun”, “Daha hafif”, “Tam boyut” ve kayıtlı stiller, her on resim veya kare için bir birim tutar ama iş sayılmaz.
share-costs = -# Birim cinsinden maliyet: { $costs }
share-of-queue = Sıra payı: başkalarının { $share } katı
share-grant = Bu sunucuda verilen birimlerden kalan: { $remaining } / { $units }
share-grant-until = Bu sunucuda verilen birimlerden kalan: { $remaining } / { $units }, bitiş: { $until }
share-grants-more = Bu sunucuda verilen diğer birimler: { $units }

name-time_zone = Saat dilimi
name-admins_exempt = Yöneticiler limitlerden muaf
name-age_restricted_only = Yalnızca yaş kısıtlamalı kanallar
name-spoiler = Sonuçlar spoiler olarak
name-audit_channel = Denetim kanalı
name-picture_check = Resim denetimi
name-picture_threshold = Resim denetimi eşiği
name-check_age_restricted = Yaş kısıtlamalı kanallarda denetim
value-of = { $name }: { $value }
value-unlimited = limitsiz
value-yes = evet
value-no = hayır
value-default = ayarlanmamış
value-off = kapalı
value-spoiler = spoiler olarak
value-refuse = reddet
value-strict = sıkı
value-normal = normal
value-lenient = hoşgörülü
value-everywhere = tümü
value-owners = { $zone } (bot sahibi belirledi)

limits-title = **Bu sunucudaki limitler**
limits-server = **Herkes:** { $values }
limits-of = **{ $whom }:** { $values }
limits-none = Bu sunucuda limit konmamış.
limits-none-of = { $whom } için limit konmamış. Sunucunun limitleri geçerli.
limits-more = … ve { $count } rol veya kişi daha
limits-order = -# Önce kişinin kendi limitleri, sonra rollerinden en cömert olanın limitleri, en son herkes için konanlar geçerlidir.
limits-ceiling = -# Bot sahibinin, bütün sunucular toplamında her kişi için koyduğu limitler: { $values }
limits-ceiling-guild = -# Bot sahibinin her sunucu için koyduğu limitler: { $values }
limits-person-title = **Bu sunucuda { $person } için limitler**
limits-exempt = Yöneticiler bu sunucunun limitlerinden muaf.
limits-now = { $whom } için ayarlandı: { $values }. Bir sonraki işten itibaren geçerli.
limits-reset = { $whom } için kaldırıldı: { $names }.
limits-reset-all = { $whom } için bütün limitler kaldırıldı.
granted = { $person } kişisine verilen birimler: { $units }. Bu sunucunun limitlerinden önce kullanılır.
granted-until = { $person } kişisine verilen birimler: { $units }, bitiş: { $until }. Bu sunucunun limitlerinden önce kullanılır.
grants-removed = { $person } kişisine verilen birimlerden kalanlar geri alındı.
grants-none = Hiçbir şey değişmedi: { $person } kişisine verilen birimlerden kalan yok.
limits-everybody = herkes

settings-title = **Sunucu ayarları**
settings-title-of = **Limitler: { $whom }**
settings-choose = Bir rol veya kişi seç…
settings-presets = Ön ayarlar: ayarlanmamış
settings-channels = Kanallar: ayarlanmamış
settings-audit = Denetim kanalı: ayarlanmamış
settings-server = Sunucuya dön
settings-numbers = İş limitleri…
settings-pace = Boyut, bekleme süresi, pay…
settings-others = Başkalarının sonuçları: { $value }
settings-reset = Limitleri kaldır
settings-admins = Yöneticiler muaf: { $value }
settings-age = Yalnızca yaş kısıtlamalı: { $value }
settings-spoiler = Spoiler: { $value }
settings-restricted = Yaş kısıtlamalıyı denetle: { $value }
settings-check-floor = Bot sahibinin istediği en düşük ayar: { $values }
settings-zone = Saat dilimi…
settings-changes = Değişiklikler
settings-form-numbers = İş limitleri
settings-form-pace = Boyut, bekleme süresi, pay
settings-form-zone = Saat dilimi
settings-form-number-about = Bir tam sayı; 0 limitsiz, boş ise ayarlanmamış demektir
settings-form-share-about = 1 ile 5 arasında bir tam sayı; boş ise ayarlanmamış demektir
settings-form-zone-about = Günlerin bittiği saat dilimi, örneğin Europe/Istanbul; boş ise ayarlanmamış demektir
settings-changed = { $when } { $line }
settings-unchanged = Henüz hiçbir ayar değiştirilmedi.

audit-word-blocked = { $who }, “{ $what }” kelimesini engelledi.
audit-word-allowed = { $who }, “{ $what }” kelimesine izin verdi.
audit-word-removed = { $who }, “{ $what }” kelimesini listelerden çıkardı.
audit-person-blocked = { $who }, { $what } kişisini engelledi.
audit-person-lifted = { $who }, { $what } kişisinin engelini kaldırdı.
audit-granted = { $who }, { $whom } kişisine birim verdi: { $units }.
audit-granted-until = { $who }, { $whom } kişisine birim verdi: { $units }, bitiş: { $until }.
audit-grants-removed = { $who }, { $whom } kişisine verilen birimleri geri aldı: { $units }.
audit-value = { $who }, { $whom } için “{ $what }” ayarını değiştirdi: { $before } → { $after }.
audit-server = sunucu
audit-somebody = Birisi
audit-removed = { $who }, { $owner } kişisinin #{ $job } numaralı sonucunu sildi: “{ $prompt }”.
audit-cancelled = { $who }, { $owner } kişisinin #{ $job } numaralı işini iptal etti: “{ $prompt }”.
audit-check-spoiler = Resim denetimi, { $owner } kişisinin { $channel } kanalındaki bir resmini spoiler arkasına gizledi.
audit-check-refuse = Resim denetimi, { $owner } kişisinin { $channel } kanalındaki bir resmini reddetti.

usage-title = **Buradaki limitlerin**
usage-server-title =
    { $days ->
        [one] **Bu sunucuda bugünkü kullanım**
       *[other] **Bu sunucuda son { $days } gündeki kullanım**
    }
amount = { $jobs } iş, { $units } birim
usage-line = - { $what }: { $amount }
usage-zone = -# Günler { $zone } saatiyle gece yarısı biter. Başarısız işler sayılmaz. Ekteki tabloda sayılan bütün işler var.
usage-days = Güne göre birim
usage-people = Kişiye göre birim
usage-prompts = İsteme göre birim
usage-nothing =
    { $days ->
        [one] Bu sunucuda bugün hiçbir şey kullanılmadı. Daha önceki kullanımı görmek için daha fazla gün seç.
       *[other] Bu sunucuda son { $days } günde hiçbir şey kullanılmadı. Daha önceki kullanımı görmek için daha fazla gün seç.
    }

remove-unknown = Bu sunucuda bu numarada bir sonuç yok. Numarasını görmek için bir sonucun altında “Daha fazla…” düğmesini aç ve “Ayrıntılar” düğmesine bas.

owner-only = Bu komutu yalnızca bot sahibi kullanabilir.
owner-whom = Ya bir kişi ya da bir sunucu kimliği gir.
owner-banned = { $what } artık botu kullanamaz.
owner-unbanned = { $what } artık yasaklı değil.
owner-no-bans = Kimse yasaklı değil.
owner-paused = Sıra duraklatıldı. Çalışan işler tamamlanır, bekleyenler yerlerini korur ve yeni işler kabul edilir. Duraklatma, yeniden başlatmadan sonra bile /sahip devam komutuna kadar sürer.
owner-goes-on = Sıra devam ediyor ve yeni işler kabul ediliyor.
owner-draining = Yeni iş kabul edilmiyor. { $jobs } iş kaldı. Tamamlandığında burada bir mesaj alacaksın.
owner-draining-paused = Yeni iş kabul edilmiyor. Sıra duraklatıldığı için bekleyen işler başlamıyor: Önce /sahip devam, sonra /sahip bitir komutunu çalıştır.
owner-still-draining = { $jobs } iş kaldı. Bot bir komuta yalnızca 15 dakika boyunca yanıt verebilir; tamamlandığında mesaj almak için /sahip bitir komutunu tekrar çalıştır.
owner-drained = Bütün işler tamamlandı. Botu şimdi durdurabilirsin. Bir sonraki başlangıcından sonra yeniden iş kabul eder.
owner-title = **Bot durumu**
owner-guilds = Sunucular: { $guilds }
owner-load = Çalışan: { $running }, bekleyen: { $waiting }
owner-day = Son 24 saat: { $amount }
owner-space = Resimlerin ve ağların kapladığı alan: { $gigabytes } GB
owner-is-paused = **Duraklatıldı.** Bekleyenlerin gördüğü: { $message }
owner-is-draining = **Bitiriliyor:** Yeni iş kabul edilmiyor.
owner-busiest = **Son 24 saat**
owner-guild = { $guild } (`{ $id }`): { $amount }

styles-bundled =
    ### Denenecek { $count } stil
    Hazır gelen modeller bu stilleri İngilizce adlarıyla bilir, bir renkle birlikte de: “blue watercolor”. Diğer İngilizce kelimeleri, anlamca en yakın stille boyarlar. Bunlar botu denemeye yarayan küçük modeller. Bot sahibi, kelimelerle anlatabildiğin her stili anlayan OpenAI'ın CLIP modeline geçebilir.
    { $stylize } yaz, bir resim ekle ve bu stillerden birini gir.
styles-openai =
    ### Başlangıç için stiller
    Kelimelerle anlatabildiğin her stil mümkün; en iyisi İngilizce yazmak. Bu { $count } örneği hazır gelen küçük modeller boyadı, yani senin sonuçların farklı görünecek.
    { $stylize } yaz, bir resim ekle ve “watercolor painting” gibi bir stil anlat.
styles-picture = { $count } stilde tek bir fotoğraf
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = Bir resmin stilinde
like-picture = Stil resmi
panel-waiting = Sıradaki yerin: { $place }
panel-favored = Sırada senin önünde payı daha büyük { $people } kişi var.
panel-begins = Başlangıç: { $when }
panel-paused = Sıra duraklatıldı. İşin yerini koruyor.
panel-downloading = { $name } indiriliyor: { $megabytes } MB boyutunun %{ $percent } kadarı. İşin yerini koruyor.
panel-engine-problem = Motor henüz hazır değil. İşin yerini koruyor.
panel-restarting = Bot yeniden başlıyor. İşin yerini koruyor ve kendiliğinden devam edecek.
panel-starting = Başlıyor…
panel-steps = Adım { $step } / { $steps }
panel-preview = Önizleme, adım { $step } / { $steps }
panel-ends = Bitiş: { $when }
panel-done = { $facts } · tohum { $seed } · { $seconds } sn
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = yoğunluk %{ $strength }
panel-negative = “{ $negative }” olmadan
panel-keep-colors = özgün renkler
panel-full-size = tam boyut
panel-like = bu resmin stilinde
panel-like-weight = stil resmi %{ $weight }
panel-count = { $count } sonuç
panel-pick = Bir sonucu bütün düğmeleriyle paylaşmak için numarasına bas.
panel-as-webp = PNG bu sunucu için çok büyük. Bu, aynı sayıda pikseli olan bir WebP.
panel-smaller = Sonuç bu sunucu için çok büyük. Bu, daha küçük bir kopyası.
panel-refunded = Bu iş limitlerinden düşülmez.
panel-cancelled =
    { $step ->
        [0] Başlamadan iptal edildi.
        [one] Bir adımdan sonra iptal edildi.
       *[other] { $step } adımdan sonra iptal edildi.
    }
panel-refused = <@{ $user }> Sonucun hazır ama Discord onu bu kanalda reddetti. /geçmiş içinde bulabilirsin. Bot sahibi, Discord'un gerekçesini günlükte bulabilir.
panel-refused-explicit = <@{ $user }> Sonucun hazır ama Discord'un müstehcen içerik filtresi onu bu kanalda engelledi. /geçmiş içinde bulabilirsin.
panel-ended-refused = <@{ $user }> İşin bitti ama Discord bununla ilgili mesajı bu kanalda reddetti. /geçmiş ve /sıra komutlarına bak.
panel-undeliverable = Sonuç hazır ama Discord onu bu kanalda kabul etmiyor. /stilize komutunu daha küçük bir ön ayarla tekrar çalıştır.

details-title = **Sonuç #{ $job }**
details-prompt = İstem: { $prompt }
details-how = { $facts } · tohum { $seed }
details-numbers = { NUMBER($size, useGrouping: 0) } px · { $steps } adım · adım başına { $patches } parça
details-time = { $seconds } sn, bitiş: { $finished }
details-command = Bu komut, sonucu komut satırında yeniden boyar:
details-first = Bu komut, ilk sonucu komut satırında boyar; diğer sonuçlar sonraki tohumları kullanır:
details-one-pass = Bunu, daha önceki bir sonucun ağı tek geçişte boyadı. Bu komut onu aynı tohumla yeniden optimize eder:
comparison-before = Öncesi
comparison-after = Sonrası
film-of = Hızlandırılmış çekim: { $prompt }

forget-question = Bu sonuç kalıcı olarak silinsin mi? Mesajı da silinir ve artık kimse onun varyasyonlarını yapamaz.
forget-done = Sonuç silindi.
# Bunun altında, botun silinemeyen mesajları olduğunda; bazılarının adresleri izler.
messages-left =
    { $count ->
        [one] Discord, botun bir mesajı silmesine izin vermedi. Sen veya bir moderatör silebilir:
       *[other] Discord, botun { $count } mesajı silmesine izin vermedi. Sen veya bir moderatör silebilir:
    }

history-title = **Resimlerin**
history-number = #{ $job }
history-seed = tohum { $seed }
history-direct = Direkt mesajlar
history-elsewhere = Sunucu { $guild }
history-words = “{ $words }”
history-choose = Açmak için bir resim seç…
history-gone = Bu resim silindi.
history-empty = Henüz resmin yok. /stilize yaz, bir resim ekle ve “watercolor painting” gibi bir istem gir.
history-nothing = Aramanla eşleşen resim yok. Daha az kelime kullan veya tümünü göster.
search-title = Resimlerinde ara
search-everywhere = Bütün sunucular
search-all = Bütün resimler
search-favourites = ★ Favoriler

# Retler: hiçbir şey olmadı, hiçbir şey kullanılmadı.
limit-jobs-per-day =
    { $whose ->
        [guild] Bu sunucunun bugünkü { $allowed } iş hakkından { $used } tanesi kullanıldı. Sıfırlanma: <t:{ $renews }:R>.
        [member] Bu sunucuda bugünkü { $allowed } iş hakkından { $used } tanesini kullandın. Sıfırlanma: <t:{ $renews }:R>.
       *[person] Bugünkü { $allowed } iş hakkından { $used } tanesini kullandın. Sıfırlanma: <t:{ $renews }:R>.
    }
limit-jobs-per-week =
    { $whose ->
        [guild] Bu sunucunun bu haftaki { $allowed } iş hakkından { $used } tanesi kullanıldı. Sıfırlanma: <t:{ $renews }:R>.
        [member] Bu sunucuda bu haftaki { $allowed } iş hakkından { $used } tanesini kullandın. Sıfırlanma: <t:{ $renews }:R>.
       *[person] Bu haftaki { $allowed } iş hakkından { $used } tanesini kullandın. Sıfırlanma: <t:{ $renews }:R>.
    }
limit-units-per-day =
    { $whose ->
        [guild] Bu sunucunun bugün için yeterli birimi kalmadı: { $used } / { $allowed } kullanıldı, bu ise { $needed } birim tutuyor. Sıfırlanma: <t:{ $renews }:R>. Daha küçük bir ön ayar veya boyut daha az tutar.
        [member] Bu sunucuda bugün için yeterli birimin kalmadı: { $used } / { $allowed } kullanıldı, bu ise { $needed } birim tutuyor. Sıfırlanma: <t:{ $renews }:R>. Daha küçük bir ön ayar veya boyut daha az tutar.
       *[person] Bugün için yeterli birimin kalmadı: { $used } / { $allowed } kullanıldı, bu ise { $needed } birim tutuyor. Sıfırlanma: <t:{ $renews }:R>. Daha küçük bir ön ayar veya boyut daha az tutar.
    }
limit-units-ever = Bu { $needed } birim tutuyor ama günde yalnızca { $allowed } birime izin var. Daha küçük bir ön ayar veya boyut ya da daha az resim seç.
limit-cooldown =
    { $whose ->
        [member] Bu sunucuda iki iş arasında { $allowed } sn beklemen gerekiyor. Sonraki iş zamanı: <t:{ $renews }:R>.
       *[person] İki iş arasında { $allowed } sn beklemen gerekiyor. Sonraki iş zamanı: <t:{ $renews }:R>.
    }
limit-queued-at-once =
    { $whose ->
        [guild] Bu sunucu bekleyen iş limitine ulaştı ({ $used } / { $allowed }). Biri başladığında tekrar dene.
        [member] Bu sunucudaki bekleyen iş limitine ulaştın ({ $used } / { $allowed }). Biri başladığında tekrar dene.
       *[person] Bekleyen iş limitine ulaştın ({ $used } / { $allowed }). Biri başladığında tekrar dene.
    }
limit-presets = Burada { $preset } ön ayarını kullanamazsın. Kullanabileceklerin: { $allowed }.
limit-presets-none = Burada hiçbir ön ayarı kullanamazsın. Bu sunucunun yöneticilerine sor.
limit-channels = Bu kanalda botu kullanamazsın. Kullanabileceğin kanallar: { $channels }.
limit-channels-none = Botu bu sunucunun hiçbir kanalında kullanamazsın. Yöneticilerine sor.
limit-others-results = Bu sunucuda başkalarının sonuçlarının altındaki düğmeleri kullanamazsın. Kendi resminle başla: /stilize.
place-age-restricted = Bu sunucuda bot yalnızca yaş kısıtlamalı kanallarda çalışır. Onlardan birini kullan.
banned-person = Bot sahibi, bu botu kullanmanı yasakladı.
banned-guild = Bot sahibi, bu sunucunun bu botu kullanmasını yasakladı.
draining = Bot güncellenmek üzere ve yeni iş kabul etmiyor. Birkaç dakika sonra tekrar dene.
settings-full = Bu sunucu en fazla { $most } ayar sınırına ulaştı. Önce bazılarını kaldır.
grants-full = Bu sunucu, birim vermede en fazla { $most } kayıt sınırına ulaştı. Önce bazılarını geri al.
settings-no-channel = Bu sunucunun en fazla 25 kanalını #kanal biçiminde gir ya da hepsi için * yaz.
settings-no-number = “{ $value }”, “{ $name }” için geçerli değil. { $least } ile { $most } arasında bir tam sayı gir ya da limitsiz için 0 yaz.
settings-no-share = “{ $value }”, “{ $name }” için geçerli değil. { $least } ile { $most } arasında bir tam sayı gir.
settings-no-zone = “{ $name }” adında bir saat dilimi yok. Europe/Istanbul veya Asia/Shanghai gibi bir ad gir.
settings-nothing = Ayarlanacak bir şey yok. Limitlerden en az birini seç.
settings-gone = Bu rol veya kişi artık bu sunucuda değil.
settings-check-missing = Resim denetimi bu botta yüklü değil. Bot sahibinden yüklemesini iste.
limit-largest-size = { NUMBER($size, useGrouping: 0) } piksel çok büyük. Buradaki limitin { NUMBER($largest, useGrouping: 0) } piksel.
queue-full = Sıra dolu. Birkaç dakika sonra tekrar dene.
job-unknown = Bot bu resmi artık tanımıyor. /stilize ile yeniden başla.
style-gone = Bu stilin veya sonucun eğitilmiş ağı silindi. Stili yeniden oluştur ya da /stilize ile yeniden başla.
film-gone = Bu sonucun hızlandırılmış çekimi yok. Bir tane almak için sonucu /geçmiş içinde aç ve “Yeniden çalıştır” düğmesine bas.
gallery-pick-first = Burada birden fazla sonuç var. Önce birini seçmek için bir numaraya bas.
show-unknown = Bu numarada bir sonucun yok. Listeden veya /geçmiş içinden birini seç.
show-refused = Discord bu resmi bu kanalda reddetti. /geçmiş içinde bulabilirsin. Bot sahibi, Discord'un gerekçesini günlükte bulabilir.
show-too-large = Bu dosya buraya gönderilemeyecek kadar büyük. Daha büyük dosyaları kabul eden bir sunucu kullan.
wait-too-long = Bot burada üye olmadığı için bir sonucun 12 dakika içinde hazır olması gerekir. Bu iş yaklaşık { $minutes } dakika sürer. Daha küçük bir ön ayar seç, daha sonra tekrar dene veya botu davet etmiş bir sunucu kullan.
wait-unknown = Bot burada üye olmadığı için bir sonucun 12 dakika içinde hazır olması gerekir ama motoru hazır değil. Daha sonra tekrar dene veya botu davet etmiş bir sunucu kullan.
channel-no-files = Bu kanala dosya eklenemiyor. Başka bir kanal kullan.
job-unfinished = Bu resim henüz hazır değil. Tamamlanmasını bekle.
cancel-not-yours = Bu işi yalnızca <@{ $owner }> ve “Mesajları Yönet” iznine sahip kişiler iptal edebilir.
forget-not-yours = Bu sonucu yalnızca <@{ $owner }> ve “Mesajları Yönet” iznine sahip kişiler silebilir.
cancel-late = Bu iş zaten bitti.
prompt-unknown-style = Hazır gelen modeller bu kelimelerin hiçbirini bilmiyor. Elli kadar stil biliyorlar, örneğin { $styles }.
channel-no-access = Bot, şu izinleri olmadığı için bu kanalda yanıt veremiyor: { $missing }. Bir yöneticiye sor veya başka bir kanal kullan.
permission-view_channel = Kanalları Görüntüle
permission-send_messages = Mesaj Gönder
permission-send_messages_in_threads = Alt Başlıklarda Mesaj Gönder
permission-attach_files = Dosya Ekle
permission-connect = Bağlan
bot-in-time-out = Bot bu sunucuda zaman aşımında ve mesaj gönderemiyor. Zaman aşımının bitişi: { $until }. Bir yönetici daha erken bitirebilir.
message-without-picture = Bu mesajda resim yok. Resimli bir mesaj seç veya /stilize yaz.
form-forgotten = Bot, bu formun hangi resim için olduğunu artık bilmiyor. Mesajın menüsünü aç, “Uygulamalar”ı ve ardından komutu yeniden seç.
attachment-gone = Resim Discord'dan indirilemedi. Tekrar ekle.
something-wrong = Bir sorun oluştu ve hiçbir hakkın kullanılmadı. Tekrar dene. Yine olursa bot sahibine haber ver.
panel-not-yours = Bu panel başka birine ait. Kendi panelini açmak için komutu kullan.
storage-problem = Bot şu anda hiçbir şey kaydedemiyor, bu yüzden hiçbir hakkın kullanılmadı. Birkaç dakika sonra tekrar dene. Yine olursa bot sahibine haber ver: Disk dolu olabilir ya da veritabanı veya resim deposu yanıt vermiyor olabilir.
stopping = Bot yeniden başlıyor. Bir dakika sonra tekrar dene.

# Konsolda.
ray-missing = Yapılandırma, motorları bir Ray kümesinde çalıştırıyor ([engine] altında backend = "ray") ama ray yüklü değil. Şunu çalıştır: make setup. Konteynerde: görüntüyü EXTRAS=cluster ile oluştur.
check-packages-missing = Yapılandırma resim denetimini istiyor ([moderation.pictures]) ama denetimin paketleri yüklü değil, bu yüzden bot resim kabul etmiyor. Şunu çalıştır: make setup. Konteynerde: görüntüyü EXTRAS=moderation ile oluştur.
token-missing =
    Henüz bir bot belirteci yok. Almak için:
    1. https://discord.com/developers/applications adresini aç ve “New Application” düğmesine bas.
    2. “Bot” altında “Reset Token” düğmesine bas ve belirteci kopyala. Botun ayrıcalıklı intent'lere ihtiyacı yok.
    3. Belirteci config.toml dosyasına ([discord] altında token = "…") veya WORDBRUSH_DISCORD__TOKEN ortam değişkenine yaz.
    4. “wordbrush run” komutunu tekrar çalıştır. Botu sunucuna davet eden bağlantıyı yazdırır.
    Botu belirteç olmadan denemek için şunu çalıştır: make demo
token-refused = Discord bu belirteci kabul etmiyor. https://discord.com/developers/applications adresini aç, “Bot” altında belirteci sıfırla ve yenisini config.toml dosyasına veya WORDBRUSH_DISCORD__TOKEN değişkenine yaz.
starts-used-up = Discord günde { $total } başlatmaya izin veriyor ve bu bot hepsini kullandı. Yeniden bağlanabilene kadar bekleyecek ve o zamana dek kimseye yanıt vermeyecek. Neden bu kadar sık başladığını görmek için günlüğe bak.
commands-refused = Discord komutları reddediyor: { $problem }. https://discord.com/developers/applications adresini aç, “Installation” altında hem “User Install” hem “Guild Install” seçeneğini etkinleştir ve botu yeniden başlat. O zamana dek Discord'un zaten bildiği komutlar çalışmaya devam eder.
invite = Botu bir sunucuya davet et: { $address }

form-files = Resimler
form-files-about = En fazla on resim, bir video veya bir ZIP arşivi
form-name = Ad
form-name-about = Stilin adı
use-form-title = “{ $name }” ile boya
save-form-title = Stili kaydet
button-save = Stili kaydet…
style-button-use = Stili kullan…
style-button-share = Sunucuyla paylaş
style-button-hide = Özel yap
style-button-export = Dışa aktar
style-button-delete = Sil…
style-button-forget = Kalıcı olarak sil
style-button-take = Sunucudan kaldır
style-title = **{ $name }** · { $owner }
style-sample = “{ $name }” stilinde örnek fotoğraf
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] Hazır gelen resimlerden öğrenildi.
        [one] Bir resimden öğrenildi.
       *[other] { $pictures } resimden öğrenildi.
    }
style-result = Tek bir sonuçtan kaydedildi. Başka resimlerde daha az etkili olabilir; /stil oluştur çok sayıda resimden öğrenir.
style-blend = Başka stillerden karıştırıldı.
style-imported = Bir dosyadan içe aktarıldı.
style-shared = Sunucudaki herkesle paylaşıldı.
shelf-title = **Kayıtlı stiller**
    -# Biriyle boyamak için { $apply } komutunu (en fazla on resim) veya /stilize komutunun “stil” seçeneğini kullan.
shelf-empty = Henüz kayıtlı stil yok. { $create } ile bir tane oluştur ya da bir sonucun altında “{ $save }” düğmesine bas.
style-delete-question = “{ $name }” stili kalıcı olarak silinsin mi? Onunla boyanan resimler kalır.
style-take-question = “{ $name }” stili bu sunucudan kaldırılsın mı? Sahibinde kalır.
style-deleted = Stil silindi.
style-taken = Stil artık bu sunucuda kullanılamıyor. Sahibinde hâlâ duruyor.
style-now-shared = Bu sunucudaki herkes artık “{ $name }” stilini kullanabilir.
style-now-private = “{ $name }” stilini artık yalnızca sen kullanabilirsin.
style-exported = İşte dosya olarak “{ $name }”. Bu bota veya başka bir bota eklemek için /stil içe_aktar, komut satırında kullanmak için “wordbrush style apply” komutunu kullan.
style-unknown = Burada kullanabileceğin bu adda kayıtlı bir stil yok. /stil liste komutuna bak.
style-not-yours = Stil <@{ $owner }> kişisine ait olduğu için bunu yalnızca o yapabilir.
style-no-name = Harf veya rakam içeren, en fazla { $longest } karakterlik bir ad gir.
style-name-taken = Zaten bu adda bir stilin var. Başka bir ad seç veya önce o stili sil.
style-no-images = En az bir resim veya resimlerden oluşan bir ZIP arşivi ekle.
style-images-or-zip = Ya resim ya da ZIP arşivi ekle, ikisini birden değil.
style-one-zip = Tek seferde yalnızca bir ZIP arşivi ekle.
style-zip-large = Bu arşiv { $limit } MB sınırından büyük. Daha küçük arşivlere böl.
style-file-large = Bu dosya { $limit } MB sınırından büyük, yani bir stil dosyası olamaz.
style-share-where = Bir stili yalnızca bir sunucuda paylaşabilirsin.
stylize-style-alone = Kayıtlı bir stil istemin yerini alır. Ya “istem”, “stil_resmi”, “negatif” ve “adet” seçeneklerini ya da “stil” seçeneğini boş bırak.
stylize-prompt-or-style = Bir istem gir, bir stil resmi ekle veya kayıtlı bir stil seç.
style-prompt-or-like = Bir istem gir, bir stil resmi ekle veya ikisini birden yap.
engine-away = Şu anda çalışan motor yok ve hiçbir hakkın kullanılmadı. Bir dakika sonra tekrar dene.
limit-create-styles = Burada stil oluşturamazsın. Bu sunucunun yöneticilerine sor.
limit-styles =
    { $allowed ->
        [one] Zaten bir kayıtlı stilin var ve limitin bu kadar. Önce onu sil.
       *[other] Zaten { $allowed } kayıtlı stilin var ve limitin bu kadar. Önce birini sil.
    }
limit-styles-member =
    { $allowed ->
        [one] Bu sunucudan zaten bir kayıtlı stilin var ve buradaki limitin bu kadar. Önce onu sil.
       *[other] Bu sunucudan zaten { $allowed } kayıtlı stilin var ve buradaki limitin bu kadar. Önce birini sil.
    }
limit-styles-here =
    { $allowed ->
        [one] Bu sunucuda zaten bir paylaşılan stil var ve limiti bu kadar. Önce onu sil veya özel yap.
       *[other] Bu sunucuda zaten { $allowed } paylaşılan stil var ve limiti bu kadar. Önce birini sil veya özel yap.
    }
limit-trainings-per-day =
    { $whose ->
        [guild] Bu sunucunun bugünkü { $allowed } stil hakkından { $used } tanesi kullanıldı. Sıfırlanma: <t:{ $renews }:R>.
        [member] Bu sunucuda bugünkü { $allowed } stil hakkından { $used } tanesini kullandın. Sıfırlanma: <t:{ $renews }:R>.
       *[person] Bugünkü { $allowed } stil hakkından { $used } tanesini kullandın. Sıfırlanma: <t:{ $renews }:R>.
    }
panel-title-training = **{ $name }** · “{ $prompt }” · { $user }
panel-style = “{ $name }” stili
panel-done-style = { $facts } · { $seconds } sn
panel-trained =
    { $pictures ->
        [0] Stil hazır. Hazır gelen resimlerden öğrenildi ve burada daha önce hiç görmediği bir fotoğrafta gösteriliyor.
        [one] Stil hazır. Bir resimden öğrenildi ve burada daha önce hiç görmediği bir fotoğrafta gösteriliyor.
       *[other] Stil hazır. { $pictures } resimden öğrenildi ve burada daha önce hiç görmediği bir fotoğrafta gösteriliyor.
    }
panel-trained-facts = { $seconds } sn · İstediğin resmi onunla saniyeler içinde boyamak için “Stili kullan…” düğmesine bas.
audit-unshared = { $who }, { $owner } kişisinin “{ $name }” stilini bu sunucudan kaldırdı.
share-trainings-person = Bugün oluşturulan stiller: { $used } / { $allowed }, sıfırlanma: { $when }
share-trainings-member = Bu sunucuda bugün oluşturulan stiller: { $used } / { $allowed }, sıfırlanma: { $when }
share-trainings-guild = Bütün sunucuda bugün oluşturulan stiller: { $used } / { $allowed }, sıfırlanma: { $when }
share-no-styles = Stil oluşturamazsın.
share-styles-person = Kayıtlı stiller: en fazla { $allowed }
share-styles-member = Bu sunucudan kayıtlı stiller: en fazla { $allowed }
name-shared_styles = Sunucuda paylaşılan stiller
settings-styles = Stil limitleri…
settings-create = Stil oluşturma: { $value }
settings-form-styles = Stil limitleri
shelf-choose = Bir stil seç…
panel-frames = { $frames } kare
details-in-style = Bunu “{ $name }” stili tek geçişte boyadı. Dosyasını /stil dışa_aktar ile indir, ardından şunu çalıştır:
style-learns-from-pictures = Videolardan stil öğrenilemez. Resim veya resimlerden oluşan bir ZIP arşivi ekle.
style-film-alone = Video tek başına eklenmeli. Ya bir video ya da yalnızca resim ekle.
cost-training = stil oluşturma
