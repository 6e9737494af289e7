# 봇이 Discord에서 하는 말: 메시지, 버튼, 양식, 명령어, 그리고 콘솔에 나오는 몇 줄.
#
# 이 파일은 2026년 11월에 영어 파일을 기계 번역한 것으로, 자동 테스트로 확인했습니다.
# 한국어를 모국어로 쓰는 분들의 수정을 환영합니다(CONTRIBUTING.md 참고).

form-title = 이미지 스타일변환
form-upload = 이미지
form-upload-about = PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF, BMP
form-picture = 이미지
form-picture-about = 다시 그릴 첨부 파일
form-prompt = 프롬프트
form-prompt-about = 스타일을 나타내는 말. 영어가 가장 잘 통해요(예: “watercolor painting”)
form-example = watercolor painting
form-like = 다른 이미지의 스타일로
form-like-about = 스타일을 따라 할 이미지(최대 4개). 프롬프트 대신 쓰거나 함께 쓸 수 있어요
form-like-picture = 스타일 이미지
form-like-picture-about = 스타일을 따라 할 이미지
form-negative = 제외 프롬프트
form-negative-about = 피하고 싶은 것(선택 사항, 영어 권장)
form-preset = 프리셋
form-preset-about = 품질과 속도. 품질이 높을수록 오래 걸려요
form-how = 방식
form-how-about = 새 이미지를 그리는 방식
form-once = 스타일 적용
form-once-about = 몇 초면 돼요. 첫 이미지에서 학습한 스타일을 그대로 써요
form-anew = 다시 최적화
form-anew-about = 더 오래 걸려요. 스타일을 새 이미지에 맞춰요
form-strength = 강도
form-strength-about = 0%는 원본 그대로, 100%는 스타일 그대로
form-words = 검색어
form-words-about = 프롬프트에 들어 있는 말. 비워 두면 모든 이미지를 검색해요
form-place = 서버
form-place-about = 이미지를 요청한 곳
form-kind = 즐겨찾기
form-kind-about = 모든 이미지를 보거나 즐겨찾기만 봐요

button-styles = 스타일 예시 보기
button-cancel = 취소
button-variation = 변형
button-retry = 다시 시도
button-edit = 편집…
button-more = 더보기…
button-stronger = 더 강하게
button-softer = 더 약하게
button-larger = 원본 크기
button-compare = 전후 비교
button-details = 상세 정보
button-style = 스타일 사용…
button-like = 스타일로 사용…
button-delete = 삭제…
button-forget = 영구 삭제
button-newer = 최신
button-older = 이전
button-film = 타임랩스
button-show = 여기에 게시
button-again = 다시 그리기
button-reuse = 다른 이미지…
button-star = ★ 즐겨찾기에 추가
button-unstar = 즐겨찾기에서 제거
button-back = 뒤로
button-search = 검색…
button-everything = 모두 보기

# “더보기…” 메뉴: 결과물의 각 버튼이 하는 일.
more-title = **{ $prompt }**
more-stronger = 강도 { $strength }%로 다시 그려요.
more-softer = 강도 { $strength }%로 다시 그려요.
more-style = 이 스타일로 다른 이미지를 그려요.
more-like = 다른 이미지를 이 결과물과 닮은 모습으로 그려요.
more-save = 이 스타일에 이름을 붙여 저장하고 다른 이미지에도 써요.
more-compare = 원본과 결과물을 나란히 봐요.
more-film = 그려지는 과정을 봐요.
more-details = 모든 설정과 이 결과물을 재현하는 명령어를 봐요.
more-delete = 결과물과 그 메시지를 삭제해요.

welcome =
    ### 안녕하세요! 말로 표현할 수 있는 어떤 스타일로든 이미지를 다시 그려 주는 봇이에요.
    { $stylize } 명령어를 입력하고 이미지를 첨부한 다음, 스타일을 말로 적어 주세요. 영어가 가장 잘 통해요: “stained glass”, “watercolor painting”, “neon”.
    마땅한 이미지가 없나요? 아래 예시를 눌러 보세요.
example-glass = 스테인드글라스 고양이
example-neon = 네온 우주비행사
example-sketch = 연필로 그린 컵

queue-title = **대기열**
queue-engine-ready = -# { $device }의 엔진이 준비됨: { $name }
queue-engine-starting = -# { $device }의 엔진을 시작하는 중
queue-engines-none = -# 실행 중인 엔진이 없어요. 엔진이 시작될 때까지 작업은 대기열에 남아 있어요.
queue-engines-ready = -# 준비된 엔진: { $count }({ $name })
queue-engines-starting = -# 시작하는 중인 엔진: { $count }
queue-engines-problem = -# 준비되지 않은 엔진: { $count }
queue-engine-problem = -# { $device }의 엔진이 준비되지 않았어요. 준비될 때까지 작업은 대기열에 남아 있어요.
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }, 완료 예정: { $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }, 시작 예정: { $when }
queue-more = … 외 { $count }개
queue-shares = -# ×2, ×3 등: 대기열 비중이 더 큰 사람이에요. 다른 사람의 차례 한 번마다 그만큼 차례가 돌아와요.
queue-elsewhere = -# 다른 서버나 다이렉트 메시지에서 온 작업 { $count }개도 대기열에 있어요.
queue-empty = 대기열이 비어 있어요.
queue-own = 내 작업: { $prompt }

help =
    ### 말로 표현할 수 있는 어떤 스타일로든 이미지를 다시 그려요
    - { $stylize } 명령어는 프롬프트대로 이미지를 다시 그려요. 프롬프트는 영어가 가장 잘 통해요(예: “watercolor painting”). “watercolor:2, night sky:1”처럼 스타일을 섞을 수도 있어요. 메시지에 있는 이미지를 다시 그리려면 그 메시지의 메뉴를 열고 “앱”에서 “{ $menu }” 항목을 선택하세요.
    - “개수”를 지정하면 결과물을 최대 4개까지 받아 가장 좋은 것을 고를 수 있어요.
    - 결과물 아래에서 변형을 만들고, 프롬프트를 편집하고, 원본 크기로 받을 수 있어요. “더보기…”에서는 강도 조절, 다른 이미지에 스타일 사용, 타임랩스 보기, 결과물 삭제를 할 수 있어요.
    - { $create } 명령어는 많은 이미지에서 저장된 스타일을 학습하고, “스타일 저장…” 버튼은 결과물 하나의 스타일을 보관해요. { $apply } 명령어를 쓰면 다시 최적화하지 않고도 저장된 스타일로 이미지, ZIP 파일, 움직이는 이미지, 동영상을 그릴 수 있어요.
    - { $styles } 명령어로 스타일 예시를, { $history } 명령어로 내 이미지를 볼 수 있어요.

privacy =
    ### { $since }부터의 내 데이터
    봇은 다음을 저장해요.
    - Discord ID와 하루 작업 수: 제한을 적용하는 데 써요.
    - 작업 { $jobs }개의 프롬프트, 옵션, 시간, 채널: 기록과 결과물 아래의 버튼에 써요.
    - 결과물 { $pictures }개와 그 원본 사진, 스타일 이미지, 학습된 네트워크: 변형을 만드는 데 써요.
    - 사용한 프롬프트 { $prompts }개: 입력할 때 제안하는 데 써요.
privacy-styles = - 저장된 스타일 { $styles }개(직접 삭제할 때까지). 내려받으려면 /스타일 내보내기 명령어를 사용하세요.
privacy-grants = - 지급받고 쓰지 않은 포인트: { $units }
privacy-others = 내 기록은 나만 볼 수 있어요. 채널에 게시한 것은 그 채널의 멤버가 볼 수 있어요. 서버 관리자는 자기 서버에서 누가 봇을 얼마나, 어떤 프롬프트로 사용하는지 볼 수 있어요. 데이터는 누구에게도 넘기지 않아요.
privacy-photos = -# 보낸 이미지는 그것으로 만든 마지막 결과물로부터 { $days }일 뒤에 삭제돼요. 즐겨찾기의 이미지는 남아요.
privacy-results = -# 결과물은 { $days }일 뒤에 삭제돼요. 즐겨찾기는 남아요.
privacy-networks = -# 학습된 네트워크는 { $days }일 뒤에 삭제돼요. 즐겨찾기와 저장된 스타일의 네트워크는 남아요.
privacy-space = -# 봇의 저장 공간이 가득 차면 가장 오래된 이미지부터 더 일찍 삭제돼요. 즐겨찾기는 맨 나중이에요.
privacy-nothing = 봇에 저장된 내 작업, 이미지, 프롬프트가 없어요.
privacy-export = 모두 내보내기
privacy-next = 다음 부분
privacy-ask = 모두 삭제…
privacy-forget = 데이터 삭제, 메시지 유지
privacy-everywhere = 데이터와 메시지 삭제
privacy-question = 즐겨찾기, 저장된 스타일, 지급받은 포인트를 포함해 내 데이터를 모두 영구 삭제할까요? 대기 중이거나 실행 중인 작업은 취소돼요. 내 결과물이 담긴 봇의 메시지도 삭제할지 고를 수 있어요. 다른 사람이 내 이미지로 만든 결과물은 남아요. 사용량은 제한에 필요한 동안만 남고, 관리자가 나에게 설정한 제한이나 차단도 남아요.
privacy-all = 내보내기가 끝났어요.
privacy-more = 내보낸 데이터의 일부예요. 이어서 받으려면 “다음 부분”을 누르세요.
privacy-done = 내 데이터를 삭제했어요.
privacy-busy = 아직 실행 중인 작업이 있어서 아무것도 삭제하지 않았어요. 1분 뒤에 다시 시도하세요.

words-now-blocked = 차단함: “{ $word }”. 이제 이 말이 든 프롬프트는 어떤 표기로 쓰든 거부돼요.
words-now-allowed = 허용함: “{ $word }”. 이제 차단된 단어가 들어 있어도 이 말은 쓸 수 있어요.
words-now-neither = 목록에서 제거함: “{ $word }”.
words-empty = 이 서버에서 차단된 단어가 없어요.
words-list-blocked = **차단:** { $words }
words-list-allowed = **허용:** { $words }
words-more = { $words } … 외 { $count }개
words-blocked = “{ $words }”: 여기에서는 쓸 수 없는 말이에요. 다른 말을 써 주세요.
words-none = 사용할 수 없는 단어예요. 글자나 숫자를 { $longest }자 이내로 입력하세요.
words-full = 목록이 가득 찼어요(단어 { $most }개). 먼저 단어를 제거하세요.
person-now-blocked = { $person } 님은 이제 이 서버에서 봇을 쓸 수 없어요. 대기열에 있는 작업은 그대로 끝나요.
person-now-free = { $person } 님의 차단을 이 서버에서 해제했어요.
person-blocked-since = { $person } · { $when }
person-none-blocked = 이 서버에서 차단된 사람이 없어요.
person-blocked = 이 서버의 관리자가 여기에서 봇을 쓰지 못하게 차단했어요. 잘못된 것 같다면 관리자에게 문의하세요.
setting-same = 바뀐 것이 없어요. 이미 그렇게 설정되어 있어요.
settings-not-a-member = 이 서버에는 봇의 명령어만 있어서 설정할 것이 없어요. 봇 자체를 초대하세요. 설치 링크에 “bot” 범위가 필요해요.
admins-only = “서버 관리하기” 권한이 있는 사람만 할 수 있어요. 이 서버의 관리자에게 부탁하세요.

share-day-person = 오늘 작업: { $used } / { $allowed }, 초기화: { $when }
share-day-member = 이 서버에서 오늘 작업: { $used } / { $allowed }, 초기화: { $when }
share-day-guild = 서버 전체의 오늘 작업: { $used } / { $allowed }, 초기화: { $when }
share-week-person = 이번 주 작업: { $used } / { $allowed }, 초기화: { $when }
share-week-member = 이 서버에서 이번 주 작업: { $used } / { $allowed }, 초기화: { $when }
share-week-guild = 서버 전체의 이번 주 작업: { $used } / { $allowed }, 초기화: { $when }
share-units-person = 오늘 포인트: { $used } / { $allowed }, 초기화: { $when }
share-units-member = 이 서버에서 오늘 포인트: { $used } / { $allowed }, 초기화: { $when }
share-units-guild = 서버 전체의 오늘 포인트: { $used } / { $allowed }, 초기화: { $when }
share-queue-person = 대기 중인 작업: { $used } / { $allowed }
share-queue-member = 이 서버에서 대기 중인 작업: { $used } / { $allowed }
share-queue-guild = 서버 전체에서 대기 중인 작업: { $used } / { $allowed }
share-running-person = 동시에 실행할 수 있는 작업: 최대 { $allowed }개
share-running-member = 이 서버에서 동시에 실행할 수 있는 작업: 최대 { $allowed }개
share-running-guild = 서버 전체에서 동시에 실행할 수 있는 작업: 최대 { $allowed }개
share-cooldown = 작업 사이의 간격: { $seconds }초
share-largest = 최대 크기: { NUMBER($size, useGrouping: 0) }픽셀(“원본 크기”는 더 클 수 있음)
share-presets = 프리셋: { $presets }
share-channels = 채널: { $channels }
share-no-others = 내 결과물 아래의 버튼만 쓸 수 있어요.
share-counts = -# 명령어 하나로 결과물을 여러 개 만들어도 작업 하나로 세요. “더 강하게”, “더 약하게”, “원본 크기”와 저장된 스타일은 이미지나 프레임 10개마다 1포인트가 들지만 작업으로 세지 않아요.
share-costs = -# 드는 포인트: { $costs }
share-of-queue = 대기열 비중: 다른 사람의 { $share }배
share-grant = 이 서버에서 지급받은 포인트의 나머지: { $remaining } / { $units }
share-grant-until = 이 서버에서 지급받은 포인트의 나머지: { $remaining } / { $units }, 기한: { $until }
share-grants-more = 이 서버에서 지급받은 다른 포인트: { $units }

name-time_zone = 시간대
name-admins_exempt = 관리자는 제한 예외
name-age_restricted_only = 연령 제한 채널에서만
name-spoiler = 결과물을 스포일러로 표시
name-audit_channel = 로그 채널
name-picture_check = 이미지 검사
name-picture_threshold = 이미지 검사 기준
name-check_age_restricted = 연령 제한 채널에서도 검사
value-of = { $name }: { $value }
value-unlimited = 제한 없음
value-yes = 예
value-no = 아니요
value-default = 설정 안 함
value-off = 끔
value-spoiler = 스포일러
value-refuse = 거부
value-strict = 엄격
value-normal = 보통
value-lenient = 느슨
value-everywhere = 전부
value-owners = { $zone }(봇 운영자 설정)

limits-title = **이 서버의 제한**
limits-server = **모두:** { $values }
limits-of = **{ $whom }:** { $values }
limits-none = 이 서버에 설정된 제한이 없어요.
limits-none-of = { $whom }: 설정된 제한이 없어서 서버의 제한이 적용돼요.
limits-more = … 외 역할과 멤버 { $count }개
limits-order = -# 개인의 제한이 가장 먼저, 다음으로 역할 가운데 가장 넉넉한 제한, 마지막으로 모두의 제한이 적용돼요.
limits-ceiling = -# 봇 운영자가 설정한, 모든 서버를 합친 1인당 제한: { $values }
limits-ceiling-guild = -# 봇 운영자가 설정한 서버별 제한: { $values }
limits-person-title = **이 서버에서 { $person } 님의 제한**
limits-exempt = 관리자에게는 이 서버의 제한이 적용되지 않아요.
limits-now = 설정함({ $whom }): { $values }. 다음 작업부터 적용돼요.
limits-reset = 제한을 없앰({ $whom }): { $names }.
limits-reset-all = 모든 제한을 없앰: { $whom }.
granted = { $person } 님에게 지급한 포인트: { $units }. 이 서버의 제한보다 먼저 쓰여요.
granted-until = { $person } 님에게 지급한 포인트: { $units }, 기한: { $until }. 이 서버의 제한보다 먼저 쓰여요.
grants-removed = { $person } 님에게 지급하고 남은 포인트를 회수했어요.
grants-none = 바뀐 것이 없어요. { $person } 님에게 지급하고 남은 포인트가 없어요.
limits-everybody = 모두

settings-title = **서버 설정**
settings-title-of = **제한: { $whom }**
settings-choose = 역할 또는 멤버 선택…
settings-presets = 프리셋: 설정 안 함
settings-channels = 채널: 설정 안 함
settings-audit = 로그 채널: 설정 안 함
settings-server = 서버로 돌아가기
settings-numbers = 작업 제한…
settings-pace = 크기, 간격, 비중…
settings-others = 다른 사람 결과물의 버튼: { $value }
settings-reset = 제한 없애기
settings-admins = 관리자 예외: { $value }
settings-age = 연령 제한 채널에서만: { $value }
settings-spoiler = 스포일러: { $value }
settings-restricted = 연령 제한 채널도 검사: { $value }
settings-check-floor = 봇 운영자가 요구하는 최소 설정: { $values }
settings-zone = 시간대…
settings-changes = 변경 기록
settings-form-numbers = 작업 제한
settings-form-pace = 크기, 간격, 비중
settings-form-zone = 시간대
settings-form-number-about = 정수. 0은 제한 없음, 비워 두면 설정 안 함
settings-form-share-about = 1부터 5까지의 정수. 비워 두면 설정 안 함
settings-form-zone-about = 하루가 바뀌는 기준 시간대(예: Asia/Seoul). 비워 두면 설정 안 함
settings-changed = { $when } { $line }
settings-unchanged = 아직 바뀐 설정이 없어요.

audit-word-blocked = { $who } 님이 단어를 차단했어요: “{ $what }”
audit-word-allowed = { $who } 님이 단어를 허용했어요: “{ $what }”
audit-word-removed = { $who } 님이 단어를 목록에서 제거했어요: “{ $what }”
audit-person-blocked = { $who } 님이 { $what } 님을 차단했어요.
audit-person-lifted = { $who } 님이 { $what } 님의 차단을 해제했어요.
audit-granted = { $who } 님이 { $whom } 님에게 포인트를 지급했어요: { $units }
audit-granted-until = { $who } 님이 { $whom } 님에게 포인트를 지급했어요: { $units }, 기한: { $until }
audit-grants-removed = { $who } 님이 { $whom } 님에게 지급된 포인트를 회수했어요: { $units }
audit-value = { $who } 님이 설정을 바꿨어요. “{ $what }”({ $whom }): { $before } → { $after }
audit-server = 서버
audit-somebody = 알 수 없는 사용자
audit-removed = { $who } 님이 { $owner } 님의 결과물을 삭제했어요(#{ $job }): “{ $prompt }”
audit-cancelled = { $who } 님이 { $owner } 님의 작업을 취소했어요(#{ $job }): “{ $prompt }”
audit-check-spoiler = 이미지 검사가 { $channel }에서 { $owner } 님의 이미지를 스포일러로 가렸어요.
audit-check-refuse = 이미지 검사가 { $channel }에서 { $owner } 님의 이미지를 거부했어요.

usage-title = **여기에서의 내 제한**
usage-server-title =
    { $days ->
        [1] **이 서버의 오늘 사용량**
       *[other] **이 서버의 최근 { $days }일간 사용량**
    }
amount = 작업 { $jobs }개, { $units }포인트
usage-line = - { $what }: { $amount }
usage-zone = -# 날짜는 { $zone } 자정에 바뀌어요. 실패한 작업은 세지 않아요. 첨부한 표에 집계된 작업이 모두 나와 있어요.
usage-days = 날짜별 포인트
usage-people = 멤버별 포인트
usage-prompts = 프롬프트별 포인트
usage-nothing =
    { $days ->
        [1] 오늘은 이 서버에서 사용한 내역이 없어요. 일수를 늘리면 예전 사용량을 볼 수 있어요.
       *[other] 최근 { $days }일간 이 서버에서 사용한 내역이 없어요. 일수를 늘리면 예전 사용량을 볼 수 있어요.
    }

remove-unknown = 이 서버에 이 번호의 결과물이 없어요. 결과물 아래의 “더보기…”를 열고 “상세 정보”를 누르면 번호를 볼 수 있어요.

owner-only = 봇 운영자만 쓸 수 있는 명령어예요.
owner-whom = 멤버와 서버 ID 가운데 하나만 입력하세요.
owner-banned = 차단함: { $what }. 이제 봇을 쓸 수 없어요.
owner-unbanned = 차단을 해제함: { $what }.
owner-no-bans = 차단된 대상이 없어요.
owner-paused = 대기열을 일시 정지했어요. 실행 중인 작업은 끝까지 진행되고, 대기 중인 작업의 순서는 그대로이며, 새 작업도 받아요. 다시 시작하더라도 /운영자 계속 명령어를 쓸 때까지 멈춰 있어요.
owner-goes-on = 대기열을 계속 진행하고 새 작업을 받아요.
owner-draining = 새 작업을 받지 않아요. 남은 작업은 { $jobs }개예요. 모두 끝나면 여기로 메시지가 와요.
owner-draining-paused = 새 작업을 받지 않아요. 대기열이 일시 정지되어 대기 중인 작업이 시작되지 않으니, /운영자 계속 명령어를 쓴 다음 /운영자 접수중단 명령어를 쓰세요.
owner-still-draining = 남은 작업은 { $jobs }개예요. 봇은 15분 동안만 명령어에 답할 수 있으니, 작업이 끝났다는 메시지를 받으려면 /운영자 접수중단 명령어를 다시 쓰세요.
owner-drained = 모든 작업이 끝났어요. 이제 봇을 멈춰도 돼요. 다음에 시작하면 새 작업을 다시 받아요.
owner-title = **봇 상태**
owner-guilds = 서버: { $guilds }
owner-load = 실행 중: { $running }, 대기 중: { $waiting }
owner-day = 최근 24시간: { $amount }
owner-space = 이미지와 네트워크가 차지하는 공간: { $gigabytes } GB
owner-is-paused = **일시 정지됨.** 기다리는 사람에게 보이는 메시지: { $message }
owner-is-draining = **접수 중단:** 새 작업을 받지 않아요.
owner-busiest = **최근 24시간**
owner-guild = { $guild }(`{ $id }`): { $amount }

styles-bundled =
    ### 써 볼 만한 스타일 { $count }가지
    기본 모델은 이 스타일들을 알고, “blue watercolor”처럼 색도 더할 수 있어요. 다른 영어 단어는 뜻이 가장 가까운 스타일로 그려요. 봇을 시험해 보기 위한 작은 모델이에요. 봇 운영자가 OpenAI의 CLIP으로 바꾸면 말로 표현할 수 있는 어떤 스타일이든 쓸 수 있어요.
    { $stylize } 명령어를 입력하고 이미지를 첨부한 다음, 이 가운데 하나를 적어 주세요. 프롬프트는 영어가 가장 잘 통해요(예: “watercolor painting”).
styles-openai =
    ### 처음 써 보기 좋은 스타일
    말로 표현할 수 있다면 어떤 스타일이든 쓸 수 있어요. 이 예시 { $count }개는 작은 기본 모델로 그린 것이라 실제 결과물은 다르게 보여요.
    { $stylize } 명령어를 입력하고 이미지를 첨부한 다음, 스타일을 말로 적어 주세요. 프롬프트는 영어가 가장 잘 통해요(예: “watercolor painting”).
styles-picture = 사진 한 장을 { $count }가지 스타일로 그린 모습
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = 이미지의 스타일로
like-picture = 스타일 이미지
panel-waiting = 대기 순서: { $place }
panel-favored = 대기열 비중이 더 큰 { $people }명이 앞에 있어요.
panel-begins = 시작 예정: { $when }
panel-paused = 대기열이 일시 정지됐어요. 작업의 순서는 그대로예요.
panel-downloading = { $name } 다운로드 중: { $megabytes }MB 중 { $percent }%. 작업의 순서는 그대로예요.
panel-engine-problem = 엔진이 아직 준비되지 않았어요. 작업의 순서는 그대로예요.
panel-restarting = 봇을 다시 시작하는 중이에요. 작업의 순서는 그대로이고 저절로 이어져요.
panel-starting = 시작하는 중…
panel-steps = { $step } / { $steps }단계
panel-preview = 미리 보기({ $step } / { $steps }단계)
panel-ends = 완료 예정: { $when }
panel-done = { $facts } · 시드 { $seed } · { $seconds }초
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = 강도 { $strength }%
panel-negative = 제외 “{ $negative }”
panel-keep-colors = 원본 색상
panel-full-size = 원본 크기
panel-like = 이 이미지의 스타일
panel-like-weight = 스타일 이미지 { $weight }%
panel-count = 결과물 { $count }개
panel-pick = 번호를 누르면 그 결과물이 모든 버튼과 함께 게시돼요.
panel-as-webp = PNG가 이 서버에 올리기에는 너무 커서 픽셀 수가 같은 WebP로 올렸어요.
panel-smaller = 결과물이 이 서버에 올리기에는 너무 커서 줄여서 올렸어요.
panel-refunded = 이 작업은 제한에 포함되지 않아요.
panel-cancelled =
    { $step ->
        [0] 시작하기 전에 취소됐어요.
       *[other] { $step }단계에서 취소됐어요.
    }
panel-refused = <@{ $user }> 결과물이 완성됐지만 Discord가 이 채널에 올리는 것을 거부했어요. /기록 명령어에서 볼 수 있어요. 이유는 봇 운영자가 로그에서 확인할 수 있어요.
panel-refused-explicit = <@{ $user }> 결과물이 완성됐지만 Discord의 유해 콘텐츠 필터가 이 채널에서 차단했어요. /기록 명령어에서 볼 수 있어요.
panel-ended-refused = <@{ $user }> 작업이 끝났지만 Discord가 이 채널에 그 메시지를 올리는 것을 거부했어요. /기록 명령어와 /대기열 명령어로 확인하세요.
panel-undeliverable = 결과물이 완성됐지만 Discord가 이 채널에서 받아 주지 않아요. 더 작은 프리셋을 골라 /스타일변환 명령어를 다시 쓰세요.

details-title = **결과물 #{ $job }**
details-prompt = 프롬프트: { $prompt }
details-how = { $facts } · 시드 { $seed }
details-numbers = { NUMBER($size, useGrouping: 0) } px · { $steps }단계 · 단계당 패치 { $patches }개
details-time = { $seconds }초, 완료: { $finished }
details-command = 명령줄에서 이 결과물을 다시 그리는 명령어:
details-first = 명령줄에서 첫 번째 결과물을 그리는 명령어(나머지 결과물은 그다음 시드를 차례로 써요):
details-one-pass = 이전 결과물의 네트워크로 한 번에 그렸어요. 같은 시드로 다시 최적화하는 명령어:
comparison-before = 이전
comparison-after = 이후
film-of = 타임랩스: { $prompt }

forget-question = 이 결과물을 영구 삭제할까요? 메시지도 함께 삭제되고, 더는 아무도 변형을 만들 수 없어요.
forget-done = 결과물을 삭제했어요.
# 이 아래에 봇이 삭제하지 못한 메시지의 주소가 이어진다.
messages-left = Discord가 막아서 봇이 메시지 { $count }개를 삭제하지 못했어요. 직접 삭제하거나 관리자에게 부탁하세요:

history-title = **내 이미지**
history-number = #{ $job }
history-seed = 시드 { $seed }
history-direct = 다이렉트 메시지
history-elsewhere = 서버 { $guild }
history-words = “{ $words }”
history-choose = 열어 볼 이미지 선택…
history-gone = 이 이미지는 삭제됐어요.
history-empty = 아직 이미지가 없어요. /스타일변환 명령어를 입력하고 이미지를 첨부한 다음 “watercolor painting” 같은 프롬프트를 적어 보세요.
history-nothing = 검색과 일치하는 이미지가 없어요. 검색어를 줄이거나 모두 보기를 누르세요.
search-title = 내 이미지 검색
search-everywhere = 모든 서버
search-all = 모든 이미지
search-favourites = ★ 즐겨찾기

# 거절: 아무 일도 일어나지 않았고 아무것도 쓰이지 않았다.
limit-jobs-per-day =
    { $whose ->
        [guild] 이 서버는 오늘 작업 { $allowed }개 중 { $used }개를 썼어요. 초기화: <t:{ $renews }:R>
        [member] 이 서버에서 오늘 작업 { $allowed }개 중 { $used }개를 썼어요. 초기화: <t:{ $renews }:R>
       *[person] 오늘 작업 { $allowed }개 중 { $used }개를 썼어요. 초기화: <t:{ $renews }:R>
    }
limit-jobs-per-week =
    { $whose ->
        [guild] 이 서버는 이번 주 작업 { $allowed }개 중 { $used }개를 썼어요. 초기화: <t:{ $renews }:R>
        [member] 이 서버에서 이번 주 작업 { $allowed }개 중 { $used }개를 썼어요. 초기화: <t:{ $renews }:R>
       *[person] 이번 주 작업 { $allowed }개 중 { $used }개를 썼어요. 초기화: <t:{ $renews }:R>
    }
limit-units-per-day =
    { $whose ->
        [guild] 이 서버의 오늘 포인트가 모자라요. { $needed }포인트가 필요한데 { $allowed }포인트 중 { $used }포인트를 썼어요. 프리셋이나 크기가 작으면 덜 들어요. 초기화: <t:{ $renews }:R>
        [member] 이 서버에서 쓸 오늘 포인트가 모자라요. { $needed }포인트가 필요한데 { $allowed }포인트 중 { $used }포인트를 썼어요. 프리셋이나 크기가 작으면 덜 들어요. 초기화: <t:{ $renews }:R>
       *[person] 오늘 포인트가 모자라요. { $needed }포인트가 필요한데 { $allowed }포인트 중 { $used }포인트를 썼어요. 프리셋이나 크기가 작으면 덜 들어요. 초기화: <t:{ $renews }:R>
    }
limit-units-ever = { $needed }포인트가 필요한데 하루에 { $allowed }포인트만 쓸 수 있어요. 더 작은 프리셋이나 크기를 고르거나 이미지를 줄이세요.
limit-cooldown =
    { $whose ->
        [member] 이 서버에서는 작업 사이에 { $allowed }초를 기다려야 해요. 다음 작업 가능: <t:{ $renews }:R>
       *[person] 작업 사이에 { $allowed }초를 기다려야 해요. 다음 작업 가능: <t:{ $renews }:R>
    }
limit-queued-at-once =
    { $whose ->
        [guild] 이 서버에서 대기할 수 있는 작업 수를 다 채웠어요({ $used } / { $allowed }). 그중 하나가 시작되면 다시 시도하세요.
        [member] 이 서버에서 내가 대기시킬 수 있는 작업 수를 다 채웠어요({ $used } / { $allowed }). 그중 하나가 시작되면 다시 시도하세요.
       *[person] 대기시킬 수 있는 작업 수를 다 채웠어요({ $used } / { $allowed }). 그중 하나가 시작되면 다시 시도하세요.
    }
limit-presets = 여기에서는 { $preset } 프리셋을 쓸 수 없어요. 쓸 수 있는 프리셋: { $allowed }.
limit-presets-none = 여기에서는 어떤 프리셋도 쓸 수 없어요. 이 서버의 관리자에게 문의하세요.
limit-channels = 이 채널에서는 봇을 쓸 수 없어요. 쓸 수 있는 채널: { $channels }
limit-channels-none = 이 서버의 어떤 채널에서도 봇을 쓸 수 없어요. 관리자에게 문의하세요.
limit-others-results = 이 서버에서는 다른 사람의 결과물 아래의 버튼을 쓸 수 없어요. /스타일변환 명령어로 내 이미지부터 시작하세요.
place-age-restricted = 이 서버에서는 연령 제한 채널에서만 봇을 쓸 수 있어요. 연령 제한 채널을 이용하세요.
banned-person = 봇 운영자가 이 봇을 쓰지 못하게 차단했어요.
banned-guild = 봇 운영자가 이 서버에서 이 봇을 쓰지 못하게 차단했어요.
draining = 봇이 곧 업데이트되어 새 작업을 받지 않아요. 몇 분 뒤에 다시 시도하세요.
settings-full = 이 서버의 설정이 최대 개수인 { $most }개에 이르렀어요. 먼저 몇 개를 없애세요.
grants-full = 이 서버의 지급이 최대 개수인 { $most }개에 이르렀어요. 먼저 몇 개를 회수하세요.
settings-no-channel = 이 서버의 채널을 #채널 형식으로 최대 25개까지 입력하거나, 전부를 뜻하는 *를 입력하세요.
settings-no-number = “{ $value }”: “{ $name }”에 쓸 수 없는 값이에요. { $least }부터 { $most }까지의 정수를 입력하거나, 제한을 없애려면 0을 입력하세요.
settings-no-share = “{ $value }”: “{ $name }”에 쓸 수 없는 값이에요. { $least }부터 { $most }까지의 정수를 입력하세요.
settings-no-zone = “{ $name }” 시간대가 없어요. Asia/Seoul 또는 Europe/Berlin 같은 이름을 입력하세요.
settings-nothing = 설정할 것이 없어요. 제한을 하나 이상 고르세요.
settings-gone = 이 역할이나 멤버는 더 이상 이 서버에 없어요.
settings-check-missing = 이 봇에는 이미지 검사가 설치되어 있지 않아요. 봇 운영자에게 설치를 요청하세요.
limit-largest-size = { NUMBER($size, useGrouping: 0) }픽셀은 너무 커요. 여기에서는 { NUMBER($largest, useGrouping: 0) }픽셀까지 쓸 수 있어요.
queue-full = 대기열이 가득 찼어요. 몇 분 뒤에 다시 시도하세요.
job-unknown = 봇에 이 이미지의 정보가 더 이상 없어요. /스타일변환 명령어로 다시 시작하세요.
style-gone = 이 스타일 또는 결과물의 학습된 네트워크가 삭제됐어요. 스타일을 다시 만들거나 /스타일변환 명령어로 다시 시작하세요.
film-gone = 이 결과물에는 타임랩스가 없어요. 만들려면 /기록 명령어에서 결과물을 열고 “다시 그리기”를 누르세요.
gallery-pick-first = 여기에는 결과물이 여러 개 있어요. 먼저 번호를 눌러 하나를 고르세요.
show-unknown = 이 번호의 결과물이 없어요. 목록이나 /기록 명령어에서 고르세요.
show-refused = Discord가 이 채널에 이 이미지를 올리는 것을 거부했어요. /기록 명령어에서 볼 수 있어요. 이유는 봇 운영자가 로그에서 확인할 수 있어요.
show-too-large = 파일이 너무 커서 여기에 보낼 수 없어요. 더 큰 파일을 받는 서버를 이용하세요.
wait-too-long = 봇이 이곳의 멤버가 아니라서 결과물이 12분 안에 완성되어야 해요. 이 작업은 약 { $minutes }분이 걸려요. 더 작은 프리셋을 고르거나, 나중에 다시 시도하거나, 봇을 초대한 서버를 이용하세요.
wait-unknown = 봇이 이곳의 멤버가 아니라서 결과물이 12분 안에 완성되어야 하는데, 엔진이 준비되지 않았어요. 나중에 다시 시도하거나 봇을 초대한 서버를 이용하세요.
channel-no-files = 이 채널에서는 파일을 첨부할 수 없어요. 다른 채널을 이용하세요.
job-unfinished = 이 이미지는 아직 완성되지 않았어요. 끝날 때까지 기다려 주세요.
cancel-not-yours = <@{ $owner }> 님과 “메시지 관리하기” 권한이 있는 사람만 이 작업을 취소할 수 있어요.
forget-not-yours = <@{ $owner }> 님과 “메시지 관리하기” 권한이 있는 사람만 이 결과물을 삭제할 수 있어요.
cancel-late = 이 작업은 이미 끝났어요.
prompt-unknown-style = 기본 모델이 모르는 말이에요. 기본 모델은 { $styles } 등 약 50가지 스타일을 알아요.
channel-no-access = 다음 권한이 없어서 봇이 이 채널에서 답할 수 없어요: { $missing }. 관리자에게 부탁하거나 다른 채널을 이용하세요.
permission-view_channel = 채널 보기
permission-send_messages = 메시지 보내기
permission-send_messages_in_threads = 스레드에서 메시지 보내기
permission-attach_files = 파일 첨부
permission-connect = 연결
bot-in-time-out = 봇이 이 서버에서 타임아웃 상태라 글을 올릴 수 없어요. 타임아웃 종료: { $until }. 관리자가 더 일찍 풀 수 있어요.
message-without-picture = 이 메시지에는 이미지가 없어요. 이미지가 있는 메시지를 고르거나 /스타일변환 명령어를 쓰세요.
form-forgotten = 이 양식이 어떤 이미지의 것인지 알 수 없게 됐어요. 메시지의 메뉴를 열고 “앱”에서 명령어를 다시 선택하세요.
attachment-gone = Discord에서 이미지를 내려받지 못했어요. 다시 첨부하세요.
something-wrong = 문제가 생겼지만 아무것도 쓰이지 않았어요. 다시 시도하세요. 또 이러면 봇 운영자에게 알려 주세요.
panel-not-yours = 다른 사람의 패널이에요. 명령어로 내 패널을 여세요.
storage-problem = 지금은 봇이 아무것도 저장할 수 없지만, 쓰인 것은 없어요. 몇 분 뒤에 다시 시도하세요. 또 이러면 봇 운영자에게 알려 주세요. 디스크가 가득 찼거나 데이터베이스 또는 이미지 저장소가 응답하지 않을 수 있어요.
stopping = 봇을 다시 시작하는 중이에요. 1분 뒤에 다시 시도하세요.

# 콘솔.
ray-missing = 설정에서는 엔진을 Ray 클러스터에서 실행하지만([engine]의 backend = "ray") ray가 설치되어 있지 않아요. 다음을 실행하세요: make setup. 컨테이너에서는 EXTRAS=cluster 값으로 이미지를 빌드하세요.
check-packages-missing = 설정에서 이미지 검사를 요구하지만([moderation.pictures]) 필요한 패키지가 설치되어 있지 않아서 봇이 이미지를 받지 않아요. 다음을 실행하세요: make setup. 컨테이너에서는 EXTRAS=moderation 값으로 이미지를 빌드하세요.
token-missing =
    아직 봇 토큰이 없어요. 받는 방법:
    1. https://discord.com/developers/applications 페이지를 열고 “New Application”을 누르세요.
    2. “Bot”에서 “Reset Token”을 누르고 토큰을 복사하세요. 봇에 특권 인텐트는 필요 없어요.
    3. 토큰을 config.toml([discord] 아래의 token = "…") 또는 환경 변수 WORDBRUSH_DISCORD__TOKEN에 넣으세요.
    4. “wordbrush run”을 다시 실행하세요. 봇을 서버에 초대하는 링크가 나와요.
    토큰 없이 봇을 써 보려면 다음을 실행하세요: make demo
token-refused = Discord가 이 토큰을 받아 주지 않아요. https://discord.com/developers/applications 페이지를 열고 “Bot”에서 토큰을 재설정한 다음, 새 토큰을 config.toml 또는 WORDBRUSH_DISCORD__TOKEN에 넣으세요.
starts-used-up = Discord가 허용하는 하루 시작 횟수는 { $total }회인데 이 봇이 모두 썼어요. 다시 연결할 수 있을 때까지 기다리며, 그동안은 누구에게도 답하지 않아요. 왜 이렇게 자주 시작하는지 로그를 확인하세요.
commands-refused = Discord가 명령어를 거부했어요: { $problem }. https://discord.com/developers/applications 페이지를 열고 “Installation”에서 “User Install”과 “Guild Install”을 모두 켠 다음 봇을 다시 시작하세요. 그때까지는 Discord가 이미 아는 명령어가 계속 작동해요.
invite = 봇을 서버에 초대하기: { $address }

form-files = 이미지
form-files-about = 이미지 최대 10개, 동영상 1개 또는 ZIP 파일 1개
form-name = 이름
form-name-about = 스타일의 이름
use-form-title = “{ $name }” 스타일로 그리기
save-form-title = 스타일 저장
button-save = 스타일 저장…
style-button-use = 스타일 사용…
style-button-share = 서버와 공유
style-button-hide = 비공개로 전환
style-button-export = 내보내기
style-button-delete = 삭제…
style-button-forget = 영구 삭제
style-button-take = 서버에서 빼기
style-title = **{ $name }** · { $owner }
style-sample = “{ $name }” 스타일로 그린 예시 사진
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] 기본 제공 이미지에서 학습했어요.
       *[other] 이미지 { $pictures }개에서 학습했어요.
    }
style-result = 결과물 하나에서 저장했어요. 다른 이미지에서는 덜 어울릴 수 있어요. /스타일 만들기 명령어는 많은 이미지에서 학습해요.
style-blend = 다른 스타일을 섞어 만들었어요.
style-imported = 파일에서 가져왔어요.
style-shared = 서버의 모두와 공유했어요.
shelf-title = **저장된 스타일**
    -# 저장된 스타일로 그리려면, 이미지 최대 10개는 { $apply } 명령어를, 아니면 /스타일변환 명령어의 “스타일” 옵션을 쓰세요.
shelf-empty = 아직 저장된 스타일이 없어요. { $create } 명령어로 만들거나 결과물 아래의 “{ $save }” 버튼을 누르세요.
style-delete-question = “{ $name }” 스타일을 영구 삭제할까요? 이 스타일로 그린 이미지는 남아요.
style-take-question = “{ $name }” 스타일을 이 서버에서 뺄까요? 스타일의 주인은 계속 가지고 있어요.
style-deleted = 스타일을 삭제했어요.
style-taken = 이제 이 서버에서 이 스타일을 쓸 수 없어요. 스타일의 주인은 계속 가지고 있어요.
style-now-shared = 이제 이 서버의 모두가 “{ $name }” 스타일을 쓸 수 있어요.
style-now-private = 이제 “{ $name }” 스타일은 나만 쓸 수 있어요.
style-exported = “{ $name }” 스타일의 파일이에요. /스타일 가져오기 명령어로 이 봇이나 다른 봇에 추가하거나, 명령줄에서 “wordbrush style apply”로 쓸 수 있어요.
style-unknown = 여기에서 쓸 수 있는 이 이름의 저장된 스타일이 없어요. /스타일 목록 명령어로 확인하세요.
style-not-yours = <@{ $owner }> 님의 스타일이라서 주인만 할 수 있어요.
style-no-name = 글자나 숫자가 든 이름을 { $longest }자 이내로 입력하세요.
style-name-taken = 같은 이름의 스타일이 이미 있어요. 다른 이름을 쓰거나 그 스타일을 먼저 삭제하세요.
style-no-images = 이미지를 하나 이상 또는 이미지가 든 ZIP 파일을 첨부하세요.
style-images-or-zip = 이미지와 ZIP 파일 가운데 한 가지만 첨부하세요.
style-one-zip = ZIP 파일은 한 번에 하나만 첨부하세요.
style-zip-large = ZIP 파일이 { $limit } MB보다 커요. 더 작게 나누세요.
style-file-large = 파일이 { $limit } MB보다 커서 스타일 파일일 수 없어요.
style-share-where = 스타일은 서버에서만 공유할 수 있어요.
stylize-style-alone = 저장된 스타일은 프롬프트를 대신해요. “프롬프트”, “스타일이미지”, “제외”, “개수”를 빼거나 “스타일”을 빼세요.
stylize-prompt-or-style = 프롬프트를 입력하거나, 스타일 이미지를 첨부하거나, 저장된 스타일을 고르세요.
style-prompt-or-like = 프롬프트를 입력하거나 스타일 이미지를 첨부하세요. 둘 다 해도 돼요.
engine-away = 지금 실행 중인 엔진이 없어요. 아무것도 쓰이지 않았어요. 1분 뒤에 다시 시도하세요.
limit-create-styles = 여기에서는 스타일을 만들 수 없어요. 이 서버의 관리자에게 문의하세요.
limit-styles = 저장된 스타일이 이미 최대 개수인 { $allowed }개예요. 먼저 하나를 삭제하세요.
limit-styles-member = 이 서버에서 만든 저장된 스타일이 이미 최대 개수인 { $allowed }개예요. 먼저 하나를 삭제하세요.
limit-styles-here = 이 서버에 공유된 스타일이 이미 최대 개수인 { $allowed }개예요. 먼저 하나를 삭제하거나 비공개로 바꾸세요.
limit-trainings-per-day =
    { $whose ->
        [guild] 이 서버는 오늘 만들 수 있는 스타일 { $allowed }개 중 { $used }개를 만들었어요. 초기화: <t:{ $renews }:R>
        [member] 이 서버에서 오늘 만들 수 있는 스타일 { $allowed }개 중 { $used }개를 만들었어요. 초기화: <t:{ $renews }:R>
       *[person] 오늘 만들 수 있는 스타일 { $allowed }개 중 { $used }개를 만들었어요. 초기화: <t:{ $renews }:R>
    }
panel-title-training = **{ $name }** · “{ $prompt }” · { $user }
panel-style = “{ $name }” 스타일
panel-done-style = { $facts } · { $seconds }초
panel-trained =
    { $pictures ->
        [0] 스타일이 준비됐어요. 기본 제공 이미지에서 학습했고, 한 번도 본 적 없는 사진에 그린 모습이에요.
       *[other] 스타일이 준비됐어요. 이미지 { $pictures }개에서 학습했고, 한 번도 본 적 없는 사진에 그린 모습이에요.
    }
panel-trained-facts = { $seconds }초 · “스타일 사용…”을 누르면 어떤 이미지든 몇 초 만에 그려요.
audit-unshared = { $who } 님이 { $owner } 님의 “{ $name }” 스타일을 이 서버에서 뺐어요.
share-trainings-person = 오늘 만든 스타일: { $used } / { $allowed }, 초기화: { $when }
share-trainings-member = 이 서버에서 오늘 만든 스타일: { $used } / { $allowed }, 초기화: { $when }
share-trainings-guild = 서버 전체에서 오늘 만든 스타일: { $used } / { $allowed }, 초기화: { $when }
share-no-styles = 스타일을 만들 수 없어요.
share-styles-person = 저장된 스타일: 최대 { $allowed }개
share-styles-member = 이 서버의 저장된 스타일: 최대 { $allowed }개
name-shared_styles = 서버에 공유된 스타일 수
settings-styles = 스타일 제한…
settings-create = 스타일 만들기: { $value }
settings-form-styles = 스타일 제한
shelf-choose = 스타일 선택…
panel-frames = { $frames }프레임
details-in-style = “{ $name }” 스타일로 한 번에 그렸어요. /스타일 내보내기 명령어로 파일을 내려받은 다음 실행하세요:
style-learns-from-pictures = 동영상으로는 스타일을 학습할 수 없어요. 이미지나 이미지가 든 ZIP 파일을 첨부하세요.
style-film-alone = 동영상은 따로 첨부해야 해요. 동영상 하나만 또는 이미지만 첨부하세요.
cost-training = 스타일 만들기
