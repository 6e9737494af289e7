# 엔진이 알리는 말. id는 engine.protocol.messages.NoticeCode의 것이고, 숫자는 수로 전달된다.
#
# 이 파일은 2026년 11월에 영어 파일을 기계 번역한 것으로, 자동 테스트로 확인했습니다.
# 한국어를 모국어로 쓰는 분들의 수정을 환영합니다(CONTRIBUTING.md 참고).

picture-unreadable = 이미지가 손상되어 읽을 수 없어요. 다시 저장하거나 다른 이미지를 쓰세요.
picture-format = 지원하는 형식의 이미지가 아니에요. 지원하는 형식: { $formats }.
picture-kind =
    { $kind ->
        [icon] 아이콘 파일이에요. PNG 또는 JPEG로 저장해서 다시 보내세요.
        [RAW] 카메라 RAW 파일이에요. PNG 또는 JPEG로 저장해서 다시 보내세요.
       *[other] { $kind } 파일이에요. PNG 또는 JPEG로 저장해서 다시 보내세요.
    }
picture-bytes = 파일이 너무 커요: { $megabytes } MB이고, 최대 { $limit } MB까지 가능해요. 더 작게 저장하세요.
picture-pixels = 이미지가 너무 커요. 최대 { $limit }메가픽셀까지 가능해요. 줄여서 다시 보내세요.
picture-heavy = 이 이미지를 읽는 데 시간이나 메모리가 너무 많이 들어요. 일반 PNG 또는 JPEG로 저장하거나 크기를 줄이세요.
picture-small = 이미지가 너무 작아요: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) }픽셀. 각 변이 { $limit }픽셀 이상이어야 해요. 더 큰 이미지를 쓰세요.
picture-narrow = 이미지가 너무 길쭉해요: { NUMBER($width, useGrouping: 0) }×{ NUMBER($height, useGrouping: 0) }픽셀. 긴 변이 짧은 변의 { $limit }배를 넘지 않도록 자르세요.
prompt-empty = 프롬프트가 없어요. 스타일을 말로 적어 주세요(예: “watercolor painting”).
prompt-unknown = 기본 모델이 모르는 말이에요. Wordbrush를 시험해 보기 위한 작은 모델이고, 아는 스타일은 다음과 같아요: { $known }. 어떤 스타일이든 쓰려면 OpenAI의 CLIP으로 바꾸세요(--models openai 또는 설정에서 models = "openai").
size-range = { NUMBER($size, useGrouping: 0) }픽셀 크기는 쓸 수 없어요. { NUMBER($least, useGrouping: 0) }픽셀부터 { NUMBER($most, useGrouping: 0) }픽셀까지 고를 수 있어요.
device-missing = “{ $device }” 장치가 없거나 PyTorch에서 쓸 수 없어요. 쓸 수 있는 가장 좋은 장치를 고르는 “auto” 또는 “cpu”를 쓰세요.
memory = 이 이미지에는 장치의 메모리가 모자라요. 더 작은 크기나 “draft” 프리셋을 고르세요.
clip-unknown = “{ $clip }” CLIP 모델이 없어요. 체크포인트의 경로 또는 다음 중 하나를 쓰세요: { $known }.
weights-missing = { $name } 파일이 없어요: { $path }. 설정에서 경로를 고치세요.
weights-unreadable = { $name }의 가중치를 읽을 수 없어요: { $path }. 파일이 손상됐거나 다른 모델의 파일일 수 있어요. Wordbrush가 내려받은 파일이라면 “wordbrush models fetch”를 실행해 확인하고 교체하세요.
download-failed = { $url }에서 { $name } 파일을 내려받지 못했어요({ $reason }). 연결을 확인하고 “wordbrush models fetch”를 실행하세요. 파일을 { $path }에 직접 저장하거나, 내려받을 필요가 없는 기본 모델을 쓸 수도 있어요(--models bundled 또는 설정에서 models = "bundled").
download-damaged = { $url }에서 내려받는 동안 { $name } 파일이 손상되어 삭제했어요. 길이나 해시가 일치하지 않아요. “wordbrush models fetch”를 다시 실행하세요. 계속 이러면 네트워크의 무언가가 파일을 바꾸고 있는 거예요.
checkpoint-other = 이 체크포인트는 다른 스타일의 것이거나 손상됐어요. 파일을 삭제하고 학습을 다시 시작하세요.
animation-long = 움직이는 이미지가 너무 길어요: { $frames }프레임. 최대 { $most }프레임, 모두 합쳐 { $limit }메가픽셀까지 가능해요. 길이나 크기를 줄이세요.
animation-large = 움직이는 이미지가 너무 커요. { $frames }프레임을 풀면 { $limit } MB를 넘어요. 길이나 크기를 줄이세요.
film-kind = { $kind } 파일이에요. 동영상을 다음 형식 중 하나로 저장해서 다시 보내세요: { $films }.
styles-apart = 이 스타일들은 섞을 수 없어요. 많은 이미지에서 학습한 스타일은 같은 버전의 Wordbrush로 만들었다면 섞을 수 있어요. 결과물 하나에서 저장한 스타일도 섞을 수 있지만, OpenAI의 모델이나 “paper” 프리셋으로 그린 결과물이라면 안 돼요.
training-pictures = 스타일을 학습하려면 이미지가 { $least }개 이상 필요해요. 이미지를 더하거나, 하나도 첨부하지 않고 기본 제공 이미지를 쓰세요.
style-unreadable = 이 스타일을 읽을 수 없어요. 파일이 손상됐거나 Wordbrush의 스타일이 아니에요. 다시 내보내거나 다시 만드세요.
not-finite = 최적화가 { $steps }단계에서 발산해서 결과물이 없어요. 다른 시드로 명령어를 다시 실행하세요.
internal = 엔진에 문제가 생겼어요({ $error }). 다시 시도하세요. 또 이러면 신고해 주세요. 자세한 내용은 엔진의 로그에 있어요.
engine-died = 이 이미지를 그리는 동안 엔진이 두 번 멈췄어요. 더 작은 프리셋이나 다른 이미지로 시도하세요.
picture-gone = 이미지가 삭제되어 더는 할 수 없어요. /스타일변환 명령어로 다시 시작하세요.
no-room = 봇의 디스크가 가득 차서 이미지를 저장하지 못했어요. 봇 운영자에게 알리고 나중에 다시 시도하세요.
result-lost = 이미지를 그렸지만 봇의 저장소에서 없어졌거나 손상됐어요. 다시 시도하고 봇 운영자에게 알려 주세요.
picture-unsuitable = 이 이미지는 이 채널에 맞지 않는 것 같아요. 이미지는 저장되지 않았고, 아무것도 쓰이지 않았어요.
result-unsuitable = 이 결과물은 이 채널에 맞지 않는 것 같아서 여기에 표시되지 않아요.
check-failed = 이 이미지를 검사하지 못해서 받지 않았어요. 아무것도 쓰이지 않았어요. 다시 시도하세요. 또 이러면 봇 운영자에게 알려 주세요.
check-missing = 여기에서는 이미지를 검사해야 하지만 이 봇에 검사가 설치되어 있지 않아서 이미지를 받을 수 없어요. 봇 운영자에게 알려 주세요.

first-frame = 움직이는 이미지라서 첫 프레임만 그렸어요. 모든 프레임을 그리려면 저장된 스타일을 쓰세요.
picture-cut = 파일의 끝부분이 없어서 남아 있는 부분만 그렸어요.
film-silent = 동영상의 소리를 읽을 수 없어서 결과물에 소리가 없어요.
film-flattened = 동영상의 투명한 부분은 흰 바탕에 그렸어요.

prompt-truncated = 프롬프트가 CLIP이 읽을 수 있는 길이를 넘어요({ $tokens }토큰). 끝부분은 쓰이지 않았어요.
prompt-not-english = CLIP은 영어로 학습해서 다른 문자는 거의 이해하지 못해요. 원하던 결과가 아니라면 프롬프트를 영어로 적어 보세요.
stand-in = 작은 기본 모델로 그렸어요. 아는 스타일은 { $count }가지예요. OpenAI의 CLIP을 쓰면 어떤 스타일이든 가능해요 (models = "openai").
painted-as =
    { $tinted ->
        [0] “{ $words }”(이)라는 스타일이 없어서 { $styles } 스타일로 그렸어요. OpenAI의 CLIP을 쓰면 진짜가 돼요 (models = "openai").
       *[other] “{ $words }”(이)라는 스타일이 없어서 “{ $source }”의 색을 쓴 { $styles } 스타일로 그렸어요. OpenAI의 CLIP을 쓰면 진짜가 돼요 (models = "openai").
    }
colored-by = “{ $source }”의 색을 썼어요.
words-unknown =
    { $count ->
        [0] 기본 모델이 모르는 말이라 뺐어요: “{ $words }”.
       *[other] 기본 모델이 모르는 말이라 뺐어요: “{ $words }”. 아는 비슷한 말: { $near }.
    }
album-unreadable = 이 ZIP 파일을 읽을 수 없어요. 이미지를 비밀번호 없이 일반 ZIP 파일로 압축하세요.
album-empty = ZIP 파일에 읽을 수 있는 이미지가 없어요. PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF, BMP 파일을 비밀번호 없이 압축하세요.
album-many = ZIP 파일에 파일이 { $count }개 있어요. 이미지는 최대 { $most }개까지 가능해요. 몇 개를 빼세요.
pictures-left-out = 읽을 수 있는 이미지가 아닌 파일 { $count }개를 건너뛰었어요: { $names }.
film-long = 동영상이 최대 길이인 { $most }초보다 길어요. 잘라서 다시 보내세요.
film-unreadable = 동영상을 읽을 수 없거나, 여기에서 허용하는 크기에 비해 너무 길어요. MP4, MOV 또는 WebM으로 다시 저장하거나 더 짧은 동영상을 쓰세요.
film-needs-style = 동영상에는 저장된 스타일이 필요해요. 움직이는 이미지의 모든 프레임을 그릴 때도 마찬가지예요. “스타일”에서 고르세요. 내 스타일과 이 서버의 스타일은 /스타일 목록 명령어로 볼 수 있어요.
