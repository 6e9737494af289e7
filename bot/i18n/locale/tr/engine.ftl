# Bir motorun bildirdikleri.
#
# İngilizce dosyadan Kasım 2026'da yapılmış makine çevirisi; otomatik testlerle kontrol edildi. Ana dili Türkçe olanların
# düzeltmeleri memnuniyetle karşılanır (bkz. CONTRIBUTING.md).

picture-unreadable = Bu resim bozuk ve okunamıyor. Yeniden kaydet veya başka bir resim kullan.
picture-format = Bu dosya, desteklenen biçimde bir resim değil. Desteklenen biçimler: { $formats }.
picture-kind =
    { $kind ->
        [SVG] Bu bir SVG resmi. PNG veya JPEG olarak kaydedip tekrar gönder.
        [OpenEXR] Bu bir OpenEXR resmi. PNG veya JPEG olarak kaydedip tekrar gönder.
        [icon] Bu bir simge dosyası. PNG veya JPEG olarak kaydedip tekrar gönder.
        [RAW] Bu bir fotoğraf makinesi RAW dosyası. PNG veya JPEG olarak kaydedip tekrar gönder.
       *[other] Bu bir { $kind } dosyası. PNG veya JPEG olarak kaydedip tekrar gönder.
    }
picture-bytes = Bu dosya çok büyük: { $megabytes } MB, sınır ise { $limit } MB. Daha küçük bir sürümünü kaydet.
picture-pixels = Bu resim çok büyük. Sınır { $limit } milyon piksel. Küçültüp tekrar gönder.
picture-heavy = Bu resmi okumak çok fazla zaman veya bellek gerektiriyor. Düz bir PNG veya JPEG olarak kaydet ya da küçült.
picture-small = Bu resim çok küçük: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } piksel. Her kenar en az { $limit } piksel olmalı. Daha büyük bir resim kullan.
picture-narrow = Bu resim çok dar: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) } piksel. Uzun kenarı, kısa kenarının en çok { $limit } katı olacak şekilde kırp.
prompt-empty = İstem yok. Stili kelimelerle anlat, tercihen İngilizce; örneğin “watercolor painting”.
prompt-unknown = Hazır gelen modeller bu kelimelerin hiçbirini bilmiyor. Bunlar Wordbrush botunu denemeye yarayan küçük modeller ve şu stilleri biliyorlar: { $known }. Her stili kullanabilmek için OpenAI'ın CLIP modeline geç (--models openai ya da yapılandırmada models = "openai").
size-range = { NUMBER($size, useGrouping: 0) } boyutu mümkün değil. { NUMBER($least, useGrouping: 0) } ile { NUMBER($most, useGrouping: 0) } piksel arasında bir boyut seç.
device-missing = “{ $device }” aygıtı yok veya PyTorch onu kullanamıyor. Kullanılabilen en iyi aygıt için “auto” ya da “cpu” yaz.
memory = Bu resim, aygıtta olandan daha fazla bellek istiyor. Daha küçük bir boyut veya “draft” ön ayarını seç.
clip-unknown = “{ $clip }” adında bir CLIP modeli yok. Bir denetim noktasının yolunu ya da şunlardan birini kullan: { $known }.
weights-missing = { $name } dosyası yok: { $path }. Yapılandırmadaki yolunu düzelt.
weights-unreadable = { $name } ağırlıkları okunamıyor: { $path }. Dosya bozuk veya başka bir modele ait olabilir. Wordbrush indirdiyse, kontrol edip yenilemek için “wordbrush models fetch” komutunu çalıştır.
download-failed = { $name }, { $url } adresinden indirilemedi ({ $reason }). Bağlantıyı kontrol et ve “wordbrush models fetch” komutunu çalıştır. Dosyayı kendin de şuraya kaydedebilirsin: { $path }. Ya da indirme gerektirmeyen hazır gelen modelleri kullan (--models bundled ya da yapılandırmada models = "bundled").
download-damaged = { $name }, { $url } adresinden indirilirken bozuldu ve silindi: uzunluğu veya sağlaması uymuyor. “wordbrush models fetch” komutunu tekrar çalıştır. Bu sürekli oluyorsa ağdaki bir şey dosyayı değiştiriyor.
checkpoint-other = Bu denetim noktası başka bir stile ait veya bozuk. Dosyayı silip eğitimi yeniden başlat.
animation-long = Bu animasyon çok uzun: { $frames } kare. Sınır { $most } kare ve toplam { $limit } milyon piksel. Kısalt veya küçült.
animation-large = Bu animasyon çok büyük: { $frames } kare, çözüldüğünde { $limit } MB sınırını aşıyor. Kısalt veya küçült.
film-kind =
    { $kind ->
        [MPEG] Bu bir MPEG videosu. Şu biçimlerden birinde kaydedip tekrar gönder: { $films }.
        [Ogg] Bu bir Ogg dosyası. Videoyu şu biçimlerden birinde kaydedip tekrar gönder: { $films }.
        [AVI] Bu bir AVI videosu. Şu biçimlerden birinde kaydedip tekrar gönder: { $films }.
       *[other] Bu bir { $kind } videosu. Şu biçimlerden birinde kaydedip tekrar gönder: { $films }.
    }
styles-apart = Bu stiller karıştırılamaz. Çok sayıda resimden öğrenilen stiller, aynı Wordbrush sürümüyle oluşturulmuşsa karıştırılabilir. Tek bir sonuçtan kaydedilen stiller de karıştırılabilir; ancak o sonucu OpenAI'ın modelleri veya “paper” ön ayarı boyadıysa karıştırılamaz.
training-pictures = Bir stil en az { $least } resimden öğrenilir. Daha fazla resim ekle ya da hazır gelen resimleri kullanmak için hiç ekleme.
style-unreadable = Bu stil okunamıyor. Dosya bozuk veya bir Wordbrush stili değil. Stili tekrar dışa aktar ya da yeniden oluştur.
not-finite = Optimizasyon { $steps } adım sonra kontrolden çıktı, bu yüzden sonuç yok. Komutu başka bir tohumla tekrar çalıştır.
internal = Motorda bir sorun oluştu ({ $error }). Tekrar dene. Yine olursa bildir; ayrıntılar motorun günlüğünde.
engine-died = Motor bu resmi boyarken iki kez durdu. Daha küçük bir ön ayar veya başka bir resim dene.
picture-gone = Resim silindiği için bu artık mümkün değil. /stilize ile yeniden başla.
no-room = Botun diski dolu olduğu için resim kaydedilemedi. Bot sahibine haber ver ve daha sonra tekrar dene.
result-lost = Resim boyandı ama botun deposunda yok veya bozuk. Tekrar dene ve bot sahibine haber ver.
picture-unsuitable = Bu resim bu kanal için değilmiş gibi görünüyor. Saklanmadı ve hiçbir hakkın kullanılmadı.
result-unsuitable = Bu sonuç bu kanal için değilmiş gibi görünüyor, bu yüzden burada gösterilmiyor.
check-failed = Bu resim denetlenemediği için kabul edilmedi ve hiçbir hakkın kullanılmadı. Tekrar dene. Yine olursa bot sahibine haber ver.
check-missing = Burada resimlerin denetlenmesi gerekiyor ama denetim bu botta yüklü değil, bu yüzden resim kabul edilmiyor. Bot sahibine haber ver.

first-frame = Bu resim hareketli. Yalnızca ilk karesi boyandı. Bütün kareleri boyamak için kayıtlı bir stil kullan.
picture-cut = Bu dosyanın sonu eksik. Var olan kısmı boyandı.
film-silent = Bu videonun sesi okunamadı, bu yüzden sonuçta ses yok.
film-flattened = Bu videonun saydam bölgeleri beyaz üzerine boyandı.

prompt-truncated = İstem, CLIP modelinin okuyabileceğinden uzun ({ $tokens } belirteç). Sonu kullanılmadı.
prompt-not-english = CLIP İngilizce ile eğitildi ve diğer yazıları pek anlamıyor. Sonuç istediğin gibi değilse istemi İngilizce yaz.
stand-in = { $count } stil bilen, hazır gelen küçük modeller boyadı. OpenAI'ın CLIP modeliyle her stil mümkün (models = "openai").
painted-as =
    { $tinted ->
        [0] “{ $words }” adında bir stil yok: { $styles } olarak boyandı. OpenAI'ın CLIP modeliyle gerçeği olurdu (models = "openai").
       *[other] “{ $words }” adında bir stil yok: “{ $source }” renkleriyle { $styles } olarak boyandı. OpenAI'ın CLIP modeliyle gerçeği olurdu (models = "openai").
    }
colored-by = Renkler “{ $source }” kelimesinin renkleri.
words-unknown =
    { $count ->
        [0] Hazır gelen modeller “{ $words }” ifadesini bilmiyor, bu yüzden kullanılmadı.
       *[other] Hazır gelen modeller “{ $words }” ifadesini bilmiyor, bu yüzden kullanılmadı. Bildikleri benzer kelimeler: { $near }.
    }
album-unreadable = Bu ZIP arşivi okunamıyor. Resimleri parolasız, düz bir ZIP arşivi yap.
album-empty = Bu arşivde okunabilen resim yok. PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF veya BMP dosyalarını parolasız arşivle.
album-many = Bu arşivde { $count } dosya var. Sınır { $most } resim. Bazılarını çıkar.
pictures-left-out =
    { $count ->
        [one] Bir dosya, okunabilen bir resim olmadığı için atlandı: { $names }.
       *[other] { $count } dosya, okunabilen resim olmadıkları için atlandı: { $names }.
    }
film-long = Bu video { $most } saniyelik sınırdan uzun. Kesip tekrar gönder.
film-unreadable = Bu video okunamıyor veya burada izin verilen boyut için çok uzun. MP4, MOV veya WebM olarak yeniden kaydet ya da daha kısa bir video kullan.
film-needs-style = Videolar için kayıtlı bir stil gerekir; bütün kareleri boyanacak animasyonlar için de öyle. “stil” seçeneğiyle birini seç; /stil liste senin stillerini ve bu sunucunun stillerini gösterir.
