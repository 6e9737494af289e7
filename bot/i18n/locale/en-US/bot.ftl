# What the bot says in Discord: messages, buttons, forms, commands, and a few lines on the console.
#
# This file is the source of all translations. A message says what happened, then what to do. A label says what pressing
# it does. A picture is what a person sends or gets, a prompt is the style in words, a saved style has a name, and a job
# is one request for one or more pictures.

form-title = Stylize a picture
form-upload = Picture
form-upload-about = PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF, or BMP
form-picture = Picture
form-picture-about = The attachment to repaint
form-prompt = Prompt
form-prompt-about = The style in words
form-example = watercolor painting
form-like = In the style of another picture
form-like-about = Up to four pictures whose style to use, instead of a prompt or with one
form-like-picture = Style picture
form-like-picture-about = The picture whose style to use
form-negative = Negative prompt
form-negative-about = What to avoid (optional)
form-preset = Preset
form-preset-about = Quality and speed; better quality takes longer
form-how = Method
form-how-about = How to paint the new picture
form-once = Apply the style
form-once-about = Takes seconds; reuses the style as learned for the first picture
form-anew = Optimize again
form-anew-about = Takes longer; fits the style to the new picture
form-strength = Strength
form-strength-about = 0% keeps your picture, 100% is the full style
form-words = Search words
form-words-about = Words in the prompt; leave empty to search all pictures
form-place = Server
form-place-about = Where you asked for the picture
form-kind = Favorites
form-kind-about = Show all pictures or only your favorites

button-styles = Show styles
button-cancel = Cancel
button-variation = Variation
button-retry = Try again
button-edit = Edit…
button-more = More…
button-stronger = Stronger
button-softer = Softer
button-larger = Full size
button-compare = Before/after
button-details = Details
button-style = Use style…
button-like = Use as style…
button-delete = Delete…
button-forget = Delete permanently
button-newer = Newer
button-older = Older
button-film = Time-lapse
button-show = Post here
button-again = Run again
button-reuse = Another picture…
button-star = ★ Add to favorites
button-unstar = Remove from favorites
button-back = Back
button-search = Search…
button-everything = Show all

# The menu behind “More…”: what each button of a result does.
more-title = **{ $prompt }**
more-stronger = Paint your picture again with { $strength }% strength.
more-softer = Paint your picture again with { $strength }% strength.
more-style = Paint another picture in this style.
more-like = Paint another picture so that it looks like this result.
more-save = Save this style under a name, to use it on other pictures.
more-compare = See your picture and the result side by side.
more-film = See how the picture was painted.
more-details = See all settings and the command that repeats this result.
more-delete = Delete the result and its message.

welcome =
    ### Hi! This bot repaints pictures in any style you can put into words.
    Type { $stylize }, attach a picture, and describe a style: “stained glass”, “watercolor painting”, “neon”.
    No picture at hand? Press one of these examples.
example-glass = A cat in stained glass
example-neon = An astronaut in neon
example-sketch = A cup in pencil

queue-title = **Queue**
queue-engine-ready = -# Engine ready on { $device }: { $name }
queue-engine-starting = -# Engine starting on { $device }
queue-engines-none = -# No engine is running. Jobs stay in the queue until one starts.
queue-engines-ready = -# Engines ready: { $count } ({ $name })
queue-engines-starting = -# Engines starting: { $count }
queue-engines-problem = -# Engines not ready: { $count }
queue-engine-problem = -# Engine not ready on { $device }. Jobs stay in the queue until it is.
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }, ready { $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }, starts { $when }
queue-more =
    { $count ->
        [one] … and one more
       *[other] … and { $count } more
    }
queue-shares = -# ×2, ×3…: people with a larger share of the queue. They get that many turns for each turn of other people.
queue-elsewhere =
    { $count ->
        [one] -# One job from another server or a direct message is also in the queue.
       *[other] -# { $count } jobs from other servers or direct messages are also in the queue.
    }
queue-empty = The queue is empty.
queue-own = Your job: { $prompt }

help =
    ### Repaint pictures in any style you can put into words
    - { $stylize } repaints a picture as your prompt says. You can mix styles: “watercolor:2, night sky:1”. To repaint a picture in a message, open the message's menu, choose “Apps”, then “{ $menu }”.
    - Set “count” to get up to four results and choose the best.
    - Below each result you can ask for a variation, edit the prompt, get the full size, and find more under “More…”: adjust the strength, use the style on another picture, watch a time-lapse, or delete the result.
    - { $create } learns a saved style from many pictures, and “Save style…” keeps the style of one result. With { $apply }, a saved style paints pictures, ZIP archives, animations, and videos quickly.
    - { $styles } shows example styles, and { $history } shows your pictures.

privacy =
    ### Your data since { $since }
    The bot stores:
    - Your Discord ID and how many jobs you run each day, to apply limits.
    - { $jobs ->
        [one] One job
       *[other] { $jobs } jobs
    } with prompt, options, time, and channel, for your history and the buttons below your results.
    - { $pictures ->
        [one] One result
       *[other] { $pictures } results
    } with the original photo, the style pictures, and the trained network, for variations.
    - { $prompts ->
        [one] One prompt
       *[other] { $prompts } prompts
    } that you used, for suggestions.
privacy-styles =
    { $styles ->
        [one] - One saved style, until you delete it
       *[other] - { $styles } saved styles, until you delete them
    }. To download one, use /style export.
privacy-grants = - Granted units that you have not used: { $units }
privacy-others = Only you can see your history. Members of a channel see what you post there. Server admins see who uses the bot in their server, how much, and with which prompts. Your data is not passed on to anyone.
privacy-photos =
    { $days ->
        [one] -# Pictures that you sent are deleted one day after the last result painted from them, except those of favorites.
       *[other] -# Pictures that you sent are deleted { $days } days after the last result painted from them, except those of favorites.
    }
privacy-results =
    { $days ->
        [one] -# Results are deleted after one day, except favorites.
       *[other] -# Results are deleted after { $days } days, except favorites.
    }
privacy-networks =
    { $days ->
        [one] -# Trained networks are deleted after one day, except those of favorites and saved styles.
       *[other] -# Trained networks are deleted after { $days } days, except those of favorites and saved styles.
    }
privacy-space = -# The oldest pictures are deleted earlier when the bot's storage is full, favorites last.
privacy-nothing = The bot stores no jobs, pictures, or prompts of yours.
privacy-export = Export everything
privacy-next = Next part
privacy-ask = Delete everything…
privacy-forget = Delete data, keep messages
privacy-everywhere = Delete data and messages
privacy-question = Delete all your data permanently, including favorites, saved styles, and granted units? Your waiting and running jobs are canceled. You choose whether the bot also deletes its messages with your results. Results that others made from your pictures are kept. The bot keeps your usage counts until limits no longer need them, and limits or blocks that admins set for you.
privacy-all = The export is complete.
privacy-more = This is one part of the export. Press “Next part” for more.
privacy-done = Your data is deleted.
privacy-busy = One of your jobs is still running, so nothing was deleted. Try again in a minute.

words-now-blocked = Blocked “{ $word }”. Prompts that contain it are rejected from now on, in any spelling.
words-now-allowed = Allowed “{ $word }”. Prompts that contain it are accepted, even if a blocked word is part of it.
words-now-neither = Removed “{ $word }” from the list.
words-empty = No words are blocked in this server.
words-list-blocked = **Blocked:** { $words }
words-list-allowed = **Allowed:** { $words }
words-more =
    { $count ->
        [one] { $words } … and one more
       *[other] { $words } … and { $count } more
    }
words-blocked = The words “{ $words }” are not allowed here. Use other words.
words-none = This word cannot be used. Enter letters or digits, { $longest } characters at most.
words-full = The lists are full ({ $most } words). Remove a word first.
person-now-blocked = { $person } can no longer use the bot in this server. Their jobs in the queue still finish.
person-now-free = { $person } is no longer blocked in this server.
person-blocked-since = { $person } · { $when }
person-none-blocked = Nobody is blocked in this server.
person-blocked = The admins of this server have blocked you from using the bot here. Ask them if you think this is a mistake.
setting-same = Nothing changed: the setting already was like this.
settings-not-a-member = This server has only the bot's commands, so there is nothing to set here. Invite the bot itself: its install link needs the scope “bot”.
admins-only = Only people with the Manage Server permission can do this. Ask an admin of this server.

share-day-person = Jobs today: { $used } of { $allowed }, resets { $when }
share-day-member = Jobs today in this server: { $used } of { $allowed }, resets { $when }
share-day-guild = Jobs of the whole server today: { $used } of { $allowed }, resets { $when }
share-week-person = Jobs this week: { $used } of { $allowed }, resets { $when }
share-week-member = Jobs this week in this server: { $used } of { $allowed }, resets { $when }
share-week-guild = Jobs of the whole server this week: { $used } of { $allowed }, resets { $when }
share-units-person = Units today: { $used } of { $allowed }, resets { $when }
share-units-member = Units today in this server: { $used } of { $allowed }, resets { $when }
share-units-guild = Units of the whole server today: { $used } of { $allowed }, resets { $when }
share-queue-person = Your waiting jobs: { $used } of { $allowed }
share-queue-member = Your waiting jobs in this server: { $used } of { $allowed }
share-queue-guild = Waiting jobs of the whole server: { $used } of { $allowed }
share-running-person = Running jobs: { $allowed } at most
share-running-member = Running jobs in this server: { $allowed } at most
share-running-guild = Running jobs of the whole server: { $allowed } at most
share-cooldown = Time between two jobs: { $seconds } s
share-largest = Largest size: { NUMBER($size, useGrouping: 0) } pixels (“Full size” may be larger)
share-presets = Presets: { $presets }
share-channels = Channels: { $channels }
share-no-others = You can use the buttons below your own results only.
share-counts = -# Several results from one command count as one job. Stronger, Softer, Full size, and saved styles cost a unit per ten pictures or frames but do not count as jobs.
share-costs = -# Cost in units: { $costs }
share-of-queue = Share of the queue: { $share }× the turns of other people
share-grant = Granted units in this server: { $remaining } of { $units } left
share-grant-until = Granted units in this server: { $remaining } of { $units } left, until { $until }
share-grants-more = Other granted units in this server: { $units }

name-time_zone = Time zone
name-admins_exempt = Admins exempt from limits
name-age_restricted_only = Age-restricted channels only
name-spoiler = Results as spoilers
name-audit_channel = Log channel
name-picture_check = Picture check
name-picture_threshold = Picture check threshold
name-check_age_restricted = Check age-restricted channels
value-of = { $name }: { $value }
value-unlimited = no limit
value-yes = yes
value-no = no
value-default = not set
value-off = off
value-spoiler = spoiler
value-refuse = refuse
value-strict = strict
value-normal = normal
value-lenient = lenient
value-everywhere = all
value-owners = { $zone } (set by the bot owner)

limits-title = **Limits in this server**
limits-server = **Everyone:** { $values }
limits-of = **{ $whom }:** { $values }
limits-none = No limits are set in this server.
limits-none-of = No limits are set for { $whom }. The limits of the server apply.
limits-more =
    { $count ->
        [one] … and one more role or person
       *[other] … and { $count } more roles and people
    }
limits-order = -# A person's own limits apply first, then the most generous of their roles, then everyone's.
limits-ceiling = -# Limits set by the bot owner for each person in all servers together: { $values }
limits-ceiling-guild = -# Limits set by the bot owner for each server: { $values }
limits-person-title = **Limits of { $person } in this server**
limits-exempt = Admins are exempt from this server's limits.
limits-now = Set for { $whom }: { $values }. This applies from the next job on.
limits-reset = Removed for { $whom }: { $names }.
limits-reset-all = Removed all limits for { $whom }.
granted = Units granted to { $person }: { $units }. They are used before the limits of this server.
granted-until = Units granted to { $person }: { $units }, until { $until }. They are used before the limits of this server.
grants-removed = Took back what was left of the units granted to { $person }.
grants-none = Nothing changed: no units granted to { $person } are left.
limits-everybody = everyone

settings-title = **Server settings**
settings-title-of = **Limits of { $whom }**
settings-choose = Choose a role or a person…
settings-presets = Presets: not set
settings-channels = Channels: not set
settings-audit = Log channel: not set
settings-server = Back to the server
settings-numbers = Job limits…
settings-pace = Size, cooldown, share…
settings-others = Buttons of others' results: { $value }
settings-reset = Remove limits
settings-admins = Exempt admins: { $value }
settings-age = Age-restricted only: { $value }
settings-spoiler = Spoilers: { $value }
settings-restricted = Check age-restricted: { $value }
settings-check-floor = The bot owner requires at least: { $values }
settings-zone = Time zone…
settings-changes = Change log
settings-form-numbers = Job limits
settings-form-pace = Size, cooldown, share
settings-form-zone = Time zone
settings-form-number-about = A whole number; 0 means no limit, empty means not set
settings-form-share-about = A whole number from 1 to 5; empty means not set
settings-form-zone-about = The zone in which days end, such as Europe/Berlin; empty means not set
settings-changed = { $when } { $line }
settings-unchanged = No settings have been changed yet.

audit-word-blocked = { $who } blocked the word “{ $what }”.
audit-word-allowed = { $who } allowed the word “{ $what }”.
audit-word-removed = { $who } removed the word “{ $what }” from the lists.
audit-person-blocked = { $who } blocked { $what }.
audit-person-lifted = { $who } unblocked { $what }.
audit-granted = { $who } granted units to { $whom }: { $units }.
audit-granted-until = { $who } granted units to { $whom }: { $units }, until { $until }.
audit-grants-removed = { $who } took back granted units of { $whom }: { $units }.
audit-value = { $who } changed “{ $what }” for { $whom }: { $before } → { $after }.
audit-server = the server
audit-somebody = Someone
audit-removed = { $who } deleted result #{ $job } of { $owner }: “{ $prompt }”.
audit-cancelled = { $who } canceled job #{ $job } of { $owner }: “{ $prompt }”.
audit-check-spoiler = The picture check hid a picture of { $owner } in { $channel } behind a spoiler.
audit-check-refuse = The picture check refused a picture of { $owner } in { $channel }.

usage-title = **Your limits here**
usage-server-title =
    { $days ->
        [one] **Usage in this server today**
       *[other] **Usage in this server in the last { $days } days**
    }
amount =
    { $jobs ->
        [one] 1 job
       *[other] { $jobs } jobs
    }, { $units ->
        [one] 1 unit
       *[other] { $units } units
    }
usage-line = - { $what }: { $amount }
usage-zone = -# Days end at midnight in { $zone }. Failed jobs are not counted. The attached table lists all counted jobs.
usage-days = Units per day
usage-people = Units per person
usage-prompts = Units per prompt
usage-nothing =
    { $days ->
        [one] Nothing has been used in this server today. Choose more days to see earlier usage.
       *[other] Nothing has been used in this server in the last { $days } days. Choose more days to see earlier usage.
    }

remove-unknown = This server has no result with this number. Open “More…” below a result and press “Details” to see its number.

owner-only = Only the bot owner can use this command.
owner-whom = Enter either a person or a server ID.
owner-banned = { $what } can no longer use the bot.
owner-unbanned = { $what } is no longer banned.
owner-no-bans = Nobody is banned.
owner-paused = The queue is paused. Running jobs finish, waiting jobs keep their places, and new jobs are accepted. The pause lasts until /owner continue, even after a restart.
owner-goes-on = The queue continues and new jobs are accepted.
owner-draining =
    { $jobs ->
        [one] No new jobs are accepted. One job is left. You get a message here when it is done.
       *[other] No new jobs are accepted. { $jobs } jobs are left. You get a message here when they are done.
    }
owner-draining-paused = No new jobs are accepted. The queue is paused, so waiting jobs do not start: run /owner continue, then /owner drain.
owner-still-draining =
    { $jobs ->
        [one] One job is left. The bot can answer a command for 15 minutes only, so run /owner drain again to get a message when the job is done.
       *[other] { $jobs } jobs are left. The bot can answer a command for 15 minutes only, so run /owner drain again to get a message when they are done.
    }
owner-drained = All jobs are done. You can stop the bot now. It accepts new jobs after its next start.
owner-title = **Bot status**
owner-guilds = Servers: { $guilds }
owner-load = Running: { $running }, waiting: { $waiting }
owner-day = Last 24 hours: { $amount }
owner-space = Storage used by pictures and networks: { $gigabytes } GB
owner-is-paused = **Paused.** People who wait see: { $message }
owner-is-draining = **Draining:** no new jobs are accepted.
owner-busiest = **Last 24 hours**
owner-guild = { $guild } (`{ $id }`): { $amount }

styles-bundled =
    ### { $count } styles to try
    The bundled models know these styles, also with a color: “blue watercolor”. They paint other English words as the style that is nearest in meaning. They are small models for trying the bot. The bot owner can switch to OpenAI's CLIP, which understands any style you can put into words.
    Type { $stylize }, attach a picture, and enter one of these styles.
styles-openai =
    ### Styles to start with
    Any style works that you can put into words. These { $count } examples were painted by the small bundled models, so your results will look different.
    Type { $stylize }, attach a picture, and describe a style.
styles-picture = One photo in { $count } styles
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
like-words = In the style of a picture
like-picture = The style picture
panel-waiting = Position in the queue: { $place }
panel-favored =
    { $people ->
        [one] One person with a larger share of the queue is ahead of you.
       *[other] { $people } people with a larger share of the queue are ahead of you.
    }
panel-begins = Starts { $when }.
panel-paused = The queue is paused. Your job keeps its place.
panel-downloading = Downloading { $name }: { $percent }% of { $megabytes } MB. Your job keeps its place.
panel-engine-problem = The engine is not ready yet. Your job keeps its place.
panel-restarting = The bot is restarting. Your job keeps its place and continues by itself.
panel-starting = Starting…
panel-steps = Step { $step } of { $steps }
panel-preview = Preview at step { $step } of { $steps }
panel-ends = Ready { $when }.
panel-done = { $facts } · seed { $seed } · { $seconds } s
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = strength { $strength }%
panel-negative = without “{ $negative }”
panel-keep-colors = original colors
panel-full-size = full size
panel-like = in the style of this picture
panel-like-weight = style picture { $weight }%
panel-count = { $count } results
panel-pick = Press a number to post that result with all its buttons.
panel-as-webp = The PNG is too large for this server, so this is a WebP with the same number of pixels.
panel-smaller = The result is too large for this server, so this is a smaller copy.
panel-refunded = This job does not count toward your limits.
panel-cancelled =
    { $step ->
        [0] Canceled before it started.
        [one] Canceled after one step.
       *[other] Canceled after { $step } steps.
    }
panel-refused = <@{ $user }> Your result is ready, but Discord rejected it in this channel. You can find it in /history. The bot owner can find Discord's reason in the log.
panel-refused-explicit = <@{ $user }> Your result is ready, but Discord's explicit content filter blocked it in this channel. You can find it in /history.
panel-ended-refused = <@{ $user }> Your job has ended, but Discord rejected the message about it in this channel. See /history and /queue.
panel-undeliverable = The result is ready, but Discord does not accept it in this channel. Run /stylize again with a smaller preset.

details-title = **Result #{ $job }**
details-prompt = Prompt: { $prompt }
details-how = { $facts } · seed { $seed }
details-numbers = { NUMBER($size, useGrouping: 0) } px · { $steps } steps · { $patches } patches per step
details-time = { $seconds } s, finished { $finished }
details-command = This command paints the result again on the command line:
details-first = This command paints the first result on the command line; the other results use the next seeds:
details-one-pass = This was painted in one pass by the network of an earlier result. This command optimizes it again with the same seed:
comparison-before = Before
comparison-after = After
film-of = Time-lapse: { $prompt }

forget-question = Delete this result permanently? Its message is deleted too, and nobody can make variations of it anymore.
forget-done = The result is deleted.
# Below that, where messages of the bot could not be deleted; addresses of some of them follow.
messages-left =
    { $count ->
        [one] Discord did not let the bot delete one message. You or a moderator can delete it:
       *[other] Discord did not let the bot delete { $count } messages. You or a moderator can delete them:
    }

history-title = **Your pictures**
history-number = #{ $job }
history-seed = seed { $seed }
history-direct = Direct messages
history-elsewhere = Server { $guild }
history-words = “{ $words }”
history-choose = Choose a picture to open it…
history-gone = This picture has been deleted.
history-empty = You have no pictures yet. Type /stylize, attach a picture, and enter a prompt such as “watercolor painting”.
history-nothing = No picture matches your search. Use fewer words, or show all.
search-title = Search your pictures
search-everywhere = All servers
search-all = All pictures
search-favourites = ★ Favorites

# Refusals: nothing has happened, nothing was used up.
limit-jobs-per-day =
    { $whose ->
        [guild] This server has used { $used } of its { $allowed } { $allowed ->
            [one] job
           *[other] jobs
        } for today. The limit resets <t:{ $renews }:R>.
        [member] You have used { $used } of your { $allowed } { $allowed ->
            [one] job
           *[other] jobs
        } for today in this server. The limit resets <t:{ $renews }:R>.
       *[person] You have used { $used } of your { $allowed } { $allowed ->
            [one] job
           *[other] jobs
        } for today. The limit resets <t:{ $renews }:R>.
    }
limit-jobs-per-week =
    { $whose ->
        [guild] This server has used { $used } of its { $allowed } { $allowed ->
            [one] job
           *[other] jobs
        } for this week. The limit resets <t:{ $renews }:R>.
        [member] You have used { $used } of your { $allowed } { $allowed ->
            [one] job
           *[other] jobs
        } for this week in this server. The limit resets <t:{ $renews }:R>.
       *[person] You have used { $used } of your { $allowed } { $allowed ->
            [one] job
           *[other] jobs
        } for this week. The limit resets <t:{ $renews }:R>.
    }
limit-units-per-day =
    { $whose ->
        [guild] This server does not have enough units left for today: { $used } of { $allowed } are used, and this costs { $needed }. The limit resets <t:{ $renews }:R>. A smaller preset or size costs less.
        [member] You do not have enough units left for today in this server: { $used } of { $allowed } are used, and this costs { $needed }. The limit resets <t:{ $renews }:R>. A smaller preset or size costs less.
       *[person] You do not have enough units left for today: { $used } of { $allowed } are used, and this costs { $needed }. The limit resets <t:{ $renews }:R>. A smaller preset or size costs less.
    }
limit-units-ever = This costs { $needed } units, but only { $allowed } are allowed per day. Choose a smaller preset or size, or fewer pictures.
limit-cooldown =
    { $whose ->
        [member] You need to wait { $allowed } s between two jobs in this server. You can start the next one <t:{ $renews }:R>.
       *[person] You need to wait { $allowed } s between two jobs. You can start the next one <t:{ $renews }:R>.
    }
limit-queued-at-once =
    { $whose ->
        [guild] This server has reached its limit of waiting jobs ({ $used } of { $allowed }). Try again when one of them has started.
        [member] You have reached your limit of waiting jobs in this server ({ $used } of { $allowed }). Try again when one of them has started.
       *[person] You have reached your limit of waiting jobs ({ $used } of { $allowed }). Try again when one of them has started.
    }
limit-presets = You cannot use the preset { $preset } here. You can use: { $allowed }.
limit-presets-none = You cannot use any preset here. Ask the admins of this server.
limit-channels = You cannot use the bot in this channel. Use { $channels }.
limit-channels-none = You cannot use the bot in any channel of this server. Ask its admins.
limit-others-results = In this server you cannot use the buttons below other people's results. Start with your own picture: /stylize.
place-age-restricted = In this server the bot works only in age-restricted channels. Use one of them.
banned-person = The bot owner has banned you from using this bot.
banned-guild = The bot owner has banned this server from using this bot.
draining = The bot is about to be updated and accepts no new jobs. Try again in a few minutes.
settings-full = This server has reached the maximum of { $most } settings. Remove some first.
grants-full = This server has reached the maximum of { $most } grants. Take some back first.
settings-no-channel = Enter up to 25 channels of this server as #channel, or * for all of them.
settings-no-number = “{ $value }” is not valid for “{ $name }”. Enter a whole number from { $least } to { $most }, or 0 for no limit.
settings-no-share = “{ $value }” is not valid for “{ $name }”. Enter a whole number from { $least } to { $most }.
settings-no-zone = There is no time zone “{ $name }”. Enter a name such as Europe/Berlin or Asia/Shanghai.
settings-nothing = Nothing to set. Choose at least one of the limits.
settings-gone = This role or person is no longer in this server.
settings-check-missing = The picture check is not installed on this bot. Ask the bot owner to install it.
limit-largest-size = { NUMBER($size, useGrouping: 0) } pixels is too large. Your limit here is { NUMBER($largest, useGrouping: 0) } pixels.
queue-full = The queue is full. Try again in a few minutes.
job-unknown = The bot no longer knows this picture. Start again with /stylize.
style-gone = The trained network of this style or result has been deleted. Create the style again, or start again with /stylize.
film-gone = This result has no time-lapse. To get one, open the result in /history and press “Run again”.
gallery-pick-first = There are several results here. Press a number to choose one first.
show-unknown = You have no result with this number. Choose one from the list or from /history.
show-refused = Discord rejected this picture in this channel. You can find it in /history. The bot owner can find Discord's reason in the log.
show-too-large = This file is too large to send here. Use a server that accepts larger files.
wait-too-long = The bot is not a member here, so a result must be ready within 12 minutes. This job would take about { $minutes } minutes. Choose a smaller preset, try again later, or use a server that has invited the bot.
wait-unknown = The bot is not a member here, so a result must be ready within 12 minutes, but its engine is not ready. Try again later, or use a server that has invited the bot.
channel-no-files = Files cannot be attached in this channel. Use another channel.
job-unfinished = This picture is not ready yet. Wait until it is done.
cancel-not-yours = Only <@{ $owner }> and people with the Manage Messages permission can cancel this job.
forget-not-yours = Only <@{ $owner }> and people with the Manage Messages permission can delete this result.
cancel-late = This job has already ended.
prompt-unknown-style = The bundled models know none of these words. They know about fifty styles, such as { $styles }.
channel-no-access = The bot cannot answer in this channel because it lacks these permissions: { $missing }. Ask an admin, or use another channel.
permission-view_channel = View Channels
permission-send_messages = Send Messages
permission-send_messages_in_threads = Send Messages in Threads
permission-attach_files = Attach Files
permission-connect = Connect
bot-in-time-out = The bot is in time-out in this server and cannot post. The time-out ends { $until }. An admin can end it earlier.
message-without-picture = This message has no picture. Choose a message with a picture, or type /stylize.
form-forgotten = The bot no longer knows which picture this form was for. Open the message's menu, choose “Apps”, and choose the command again.
attachment-gone = The picture could not be downloaded from Discord. Attach it again.
something-wrong = Something went wrong, and nothing was used up. Try again. If it happens again, tell the bot owner.
panel-not-yours = This panel belongs to someone else. Use the command to open your own.
storage-problem = The bot cannot store anything right now, so nothing was used up. Try again in a few minutes. If it happens again, tell the bot owner: the disk may be full, or the database or the picture storage may not respond.
stopping = The bot is restarting. Try again in a minute.

# On the console.
ray-missing = The configuration runs engines on a Ray cluster (backend = "ray" in [engine]), but ray is not installed. Run: make setup. In a container, build the image with EXTRAS=cluster.
check-packages-missing = The configuration asks for the picture check ([moderation.pictures]), but its packages are not installed, so the bot accepts no pictures. Run: make setup. In a container, build the image with EXTRAS=moderation.
token-missing =
    There is no bot token yet. To get one:
    1. Open https://discord.com/developers/applications and press “New Application”.
    2. Under “Bot”, press “Reset Token” and copy the token. The bot needs no privileged intents.
    3. Put the token into config.toml (token = "…" under [discord]), or into the environment variable WORDBRUSH_DISCORD__TOKEN.
    4. Run “wordbrush run” again. It prints the link that invites the bot to your server.
    To try the bot without a token, run: make demo
token-refused = Discord does not accept this token. Open https://discord.com/developers/applications, reset the token under “Bot”, and put the new token into config.toml or WORDBRUSH_DISCORD__TOKEN.
starts-used-up = Discord allows { $total } starts a day, and this bot has used them all. It waits until it may connect again and answers nobody until then. Check the log for why it starts so often.
commands-refused = Discord rejects the commands: { $problem }. Open https://discord.com/developers/applications, enable both “User Install” and “Guild Install” under “Installation”, and start the bot again. Until then, the commands that Discord already knows keep working.
invite = Invite the bot to a server: { $address }

form-files = Pictures
form-files-about = Up to ten pictures, one video, or one ZIP archive
form-name = Name
form-name-about = The name of the style
use-form-title = Paint in “{ $name }”
save-form-title = Save style
button-save = Save style…
style-button-use = Use style…
style-button-share = Share with server
style-button-hide = Make private
style-button-export = Export
style-button-delete = Delete…
style-button-forget = Delete permanently
style-button-take = Remove from server
style-title = **{ $name }** · { $owner }
style-sample = Sample photo in the style “{ $name }”
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] Learned from the built-in pictures.
       *[other] Learned from { $pictures } pictures.
    }
style-result = Saved from one result. It may work less well on other pictures; /style create learns from many.
style-blend = Mixed from other styles.
style-imported = Imported from a file.
style-shared = Shared with everyone in the server.
shelf-title = **Saved styles**
    -# To paint with one, use { $apply } for up to ten pictures, or the option “style” of /stylize.
shelf-empty = There are no saved styles yet. Create one with { $create }, or press “{ $save }” below a result.
style-delete-question = Delete the style “{ $name }” permanently? Pictures painted with it are kept.
style-take-question = Remove the style “{ $name }” from this server? Its owner keeps it.
style-deleted = The style is deleted.
style-taken = The style is no longer available in this server. Its owner still has it.
style-now-shared = Everyone in this server can now use “{ $name }”.
style-now-private = Only you can now use “{ $name }”.
style-exported = Here is “{ $name }” as a file. Use /style import to add it to this or another bot, or “wordbrush style apply” on the command line.
style-unknown = There is no saved style with this name that you can use here. See /style list.
style-not-yours = Only <@{ $owner }> can do this, because the style belongs to them.
style-no-name = Enter a name with letters or digits, { $longest } characters at most.
style-name-taken = You already have a style with this name. Choose another name, or delete that style first.
style-no-images = Attach at least one picture or a ZIP archive of pictures.
style-images-or-zip = Attach either pictures or a ZIP archive, not both.
style-one-zip = Attach only one ZIP archive at a time.
style-zip-large = This archive is larger than { $limit } MB. Split it into smaller ones.
style-file-large = This file is larger than { $limit } MB, so it cannot be a style file.
style-share-where = You can share a style only in a server.
stylize-style-alone = A saved style replaces the prompt. Leave out prompt, like, negative, and count, or leave out style.
stylize-prompt-or-style = Enter a prompt, attach a style picture, or choose a saved style.
style-prompt-or-like = Enter a prompt, attach a style picture, or both.
engine-away = No engine is running right now, and nothing was used up. Try again in a minute.
limit-create-styles = You cannot create styles here. Ask the admins of this server.
limit-styles =
    { $allowed ->
        [one] You already have a saved style, and your limit is one. Delete it first.
       *[other] You already have { $allowed } saved styles, which is your limit. Delete one first.
    }
limit-styles-member =
    { $allowed ->
        [one] You already have a saved style from this server, and your limit here is one. Delete it first.
       *[other] You already have { $allowed } saved styles from this server, which is your limit here. Delete one first.
    }
limit-styles-here =
    { $allowed ->
        [one] This server already has a shared style, and its limit is one. Delete it or make it private first.
       *[other] This server already has { $allowed } shared styles, which is its limit. Delete one or make one private first.
    }
limit-trainings-per-day =
    { $whose ->
        [guild] This server has created { $used } of its { $allowed } styles for today. The limit resets <t:{ $renews }:R>.
        [member] You have created { $used } of your { $allowed } styles for today in this server. The limit resets <t:{ $renews }:R>.
       *[person] You have created { $used } of your { $allowed } styles for today. The limit resets <t:{ $renews }:R>.
    }
panel-title-training = **{ $name }** · “{ $prompt }” · { $user }
panel-style = style “{ $name }”
panel-done-style = { $facts } · { $seconds } s
panel-trained =
    { $pictures ->
        [0] The style is ready. It was learned from the built-in pictures and is shown here on a photo that it has never seen.
       *[other] The style is ready. It was learned from { $pictures } pictures and is shown here on a photo that it has never seen.
    }
panel-trained-facts = { $seconds } s · Press “Use style…” to paint any picture with it in seconds.
audit-unshared = { $who } removed the style “{ $name }” of { $owner } from this server.
share-trainings-person = Styles created today: { $used } of { $allowed }, resets { $when }
share-trainings-member = Styles created today in this server: { $used } of { $allowed }, resets { $when }
share-trainings-guild = Styles created in the whole server today: { $used } of { $allowed }, resets { $when }
share-no-styles = You cannot create styles.
share-styles-person = Saved styles: { $allowed } at most
share-styles-member = Saved styles from this server: { $allowed } at most
name-shared_styles = Styles shared in the server
settings-styles = Style limits…
settings-create = Create styles: { $value }
settings-form-styles = Style limits
shelf-choose = Choose a style…
panel-frames = { $frames } frames
details-in-style = The style “{ $name }” painted this in one pass. Download its file with /style export, then run:
style-learns-from-pictures = Videos cannot be used to learn a style. Attach pictures or a ZIP archive of pictures.
style-film-alone = A video must be attached alone. Attach one video, or only pictures.
cost-training = creating a style
