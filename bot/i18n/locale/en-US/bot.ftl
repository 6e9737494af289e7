# What the bot says in a chat. Sentences end with a full stop; what was not possible says what to do.

command-stylize = stylize
command-stylize-about = Repaint a picture in any style that you can put into words
option-image = image
option-image-about = The picture: PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF or BMP
option-prompt = prompt
option-prompt-about = The style in words, for example “watercolor painting”
option-preset = preset
option-preset-about = How much work it gets; more takes longer
option-strength = strength
option-strength-about = Percent: 0 is your picture, 100 the style as painted, up to 150 for more of it
option-negative = negative
option-negative-about = What it should not look like, for example “text, letters, watermark”
option-keep_colors = keep_colors
option-keep_colors-about = The colors of your picture stay; the style changes light and texture
option-size = size
option-size-about = The longer side in pixels; larger takes longer
option-seed = seed
option-seed-about = The same seed paints the same picture again
option-count = count
option-count-about = How many pictures, each from another seed; you pick the best
preset-draft = draft: small and quick
preset-standard = standard
preset-fine = fine: large and slow
preset-paper = paper: as in the CLIPstyler paper

menu-stylize = Stylize…
menu-avatar = Stylize avatar…
form-title = Repaint a picture
form-upload = Picture
form-upload-about = PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF or BMP
form-picture = Picture
form-picture-about = Which one of this message
form-prompt = Style
form-prompt-about = In words
form-example = watercolor painting
form-negative = Without
form-negative-about = What it should not look like, if you like
form-preset = Preset
form-preset-about = How much work it gets; more takes longer
form-how = How
form-how-about = The style is there already
form-once = At once
form-once-about = By the network that painted the first picture
form-anew = Anew
form-anew-about = Optimised for this picture, which takes longer
form-strength = Strength
form-strength-about = 0 % is your picture, 100 % the style as painted
form-words = Words
form-words-about = That are in the style; leave it empty for all of them
form-place = Where
form-place-about = The server in which you asked for it
form-kind = Which
form-kind-about = All of them, or only those that you have marked

command-history = history
command-history-about = Your pictures, newest first: search them, show them again, go on with them; only you see it
command-show = show
command-show-about = Post one of your pictures again in this channel
option-id = id
option-id-about = Its number, as /history and Details show it, or words of its style

command-styles = styles
command-styles-about = Styles to begin with, each on the same photo

button-styles = Show all styles
button-cancel = Cancel
button-variation = Variation
button-retry = Try again
button-edit = Edit…
button-stronger = Stronger
button-softer = Softer
button-larger = Full size
button-compare = Before/after
button-details = Details
button-style = Same style…
button-delete = Delete…
button-forget = Delete for good
button-newer = Newer
button-older = Older
button-film = Time-lapse
button-show = Show here
button-again = Run again
button-reuse = Use on another…
button-star = ★ Favourite
button-unstar = No favourite
button-back = Back
button-search = Search…
button-everything = Show all

welcome =
    ### Hello! I repaint pictures
    Type { $stylize }, attach a picture, and put a style into words: “stained glass”, “watercolor painting”, “neon”.
    To see it without a picture of your own, press one of these.
example-glass = A cat in stained glass
example-neon = An astronaut in neon
example-sketch = A cup in pencil

command-queue = queue
command-queue-about = Who waits in this server, and your own jobs
queue-title = **The queue**
queue-engine-ready = -# Engine on { $device }: { $name }
queue-engine-starting = -# Engine on { $device }: it is starting
queue-engines-none = -# There is no engine at the moment; jobs wait for one and are not lost
queue-engines-ready = -# { $count } engines: { $name }
queue-engines-starting = -# Engines that are starting: { $count }
queue-engines-problem = -# Engines that are not ready: { $count }
queue-engine-problem = -# Engine on { $device }: not ready; jobs wait for it and are not lost
queue-running = ▶ { $user }
queue-running-until = ▶ { $user }, should be ready { $when }
queue-waiting = { $place }. { $user }
queue-waiting-until = { $place }. { $user }, should begin { $when }
queue-more =
    { $count ->
        [one] … and one more
       *[other] … and { $count } more
    }
queue-elsewhere =
    { $count ->
        [one] -# One job of another place is in the queue as well.
       *[other] -# { $count } jobs of other places are in the queue as well.
    }
queue-empty = Nobody waits here.
queue-own = Yours: { $prompt }

command-help = help
command-help-about = What I can do, examples to press, and what you may do here
help =
    ### I repaint pictures in any style that can be put into words
    { $stylize } takes a picture and a style; several styles go too: “watercolor:2, night sky:1”. Or use “{ $menu }” in the menu of any message with a picture.
    With “count” it paints up to four at once, and you pick the best.
    Under each result: a variation, stronger or softer at once, other words, another picture in the same style, its full size, a time-lapse, and all details.
    { $create } learns a style from many pictures, “Save style…” keeps the one of a result: then it has a name, and paints pictures, albums, animations and films in a moment ({ $apply }).
    { $styles } shows styles to begin with, { $history } your pictures.

command-privacy = privacy
command-privacy-about = What I keep about you and why; take it with you, or have it deleted
privacy =
    ### What I keep about you, since { $since }
    - Your Discord id, and how many requests you make each day: so that everybody's limits hold.
    - { $jobs ->
        [one] One request
       *[other] { $jobs } requests
    }, with words, options, times and places: for your history, and so that buttons go on working.
    - { $pictures ->
        [one] One picture
       *[other] { $pictures } pictures
    }, with photos, and with the networks that painted: for variations.
    - { $prompts ->
        [one] One prompt
       *[other] { $prompts } prompts
    } that you have used: to suggest them to you.
privacy-styles =
    { $styles ->
        [one] - One style with a name, until you delete it
       *[other] - { $styles } styles with a name, until you delete them
    }: “/style export” gives you the file of one.
privacy-others = Only you see your history. What was posted in a channel is seen by whoever is there, and the admins of a server see who asks for how much there, and with which prompts. Nothing is passed on to others.
privacy-retention =
    { $days ->
        [one] -# Pictures are deleted after one day at the latest, favourites when space is needed.
       *[other] -# Pictures are deleted after { $days } days at the latest, favourites when space is needed.
    }
privacy-nothing = I keep nothing about you.
privacy-export = Export everything
privacy-next = Next part
privacy-ask = Delete everything…
privacy-forget = Delete, but for messages
privacy-everywhere = Delete, and my messages too
privacy-question = Delete everything that I keep about you, for good? What you have in the queue is cancelled. Pictures that others have made from yours stay theirs. How many requests you have made this week stays for as long as limits need it, and what was set or decided about you (limits, blocks) stays too.
privacy-all = That is all.
privacy-more = This is a part; there is more.
privacy-done = It is deleted.
privacy-busy = Something of yours is still being painted and does not end. Nothing was deleted. Please try again in a minute.

command-words = words
command-words-about = Words that nobody may use in prompts in this server
command-block = block
command-block-about = Refuse prompts with this word or phrase, however it is written
command-allow = allow
command-allow-about = Let this word or phrase pass, even where a blocked word is in it
command-remove = remove
command-remove-about = Take a word off its list
command-list = list
command-list-about = The blocked and the allowed words of this server
option-word = word
option-word-about = A word, or several that belong together
words-now-blocked = Blocked: { $word }. Prompts with it are refused from now on, however it is written.
words-now-allowed = Allowed: { $word }. It passes from now on, even where a blocked word is in it.
words-now-neither = { $word } is on no list any more.
words-empty = No words are blocked in this server.
words-list-blocked = **Blocked:** { $words }
words-list-allowed = **Allowed:** { $words }
words-more =
    { $count ->
        [one] { $words } … and one more
       *[other] { $words } … and { $count } more
    }
words-blocked = Prompts with “{ $words }” are not allowed here. Please say it in other words.
words-none = This is no word that could be blocked. Please use letters or digits, at most { $longest } characters.
words-full = There are { $most } words on the lists already, which is the most. Please remove one first.
command-block-people-about = People who may not use me in this server
command-person = person
command-person-about = Refuse everything that this person asks for in this server
command-lift = lift
command-lift-about = Let a person use me again
command-blocked-about = Who may not use me in this server
option-person = person
option-person-about = Whom
person-now-blocked = { $person } may not use me in this server any more. What they have in the queue goes on.
person-now-free = { $person } may use me again.
person-blocked-since = { $person }, since { $when }
person-none-blocked = Nobody is blocked in this server.
person-blocked = The admins of this server do not let you use me here. Please ask them.
setting-same = Nothing has changed: it was so already.
settings-not-a-member = Only my commands are in this server, not the bot itself, so that there is nothing to set here. Please invite the bot, too: the link that installs it needs the scope “bot”.
admins-only = Only people who can manage this server can change its settings.

share-day-person = Requests today: { $used } of { $allowed }; new ones { $when }.
share-day-member = Requests today in this server: { $used } of { $allowed }; new ones { $when }.
share-day-guild = Requests of this server today: { $used } of { $allowed }; new ones { $when }.
share-week-person = Requests this week: { $used } of { $allowed }; new ones { $when }.
share-week-member = Requests this week in this server: { $used } of { $allowed }; new ones { $when }.
share-week-guild = Requests of this server this week: { $used } of { $allowed }; new ones { $when }.
share-units-person = Units today: { $used } of { $allowed }; new ones { $when }.
share-units-member = Units today in this server: { $used } of { $allowed }; new ones { $when }.
share-units-guild = Units of this server today: { $used } of { $allowed }; new ones { $when }.
share-queue-person = Waiting: { $used } of the { $allowed } that may wait at once.
share-queue-member = Waiting in this server: { $used } of the { $allowed } that may wait at once.
share-queue-guild = Waiting of this server: { $used } of the { $allowed } that may wait at once.
share-running-person = Running at once: { $allowed } at most.
share-running-member = Running at once in this server: { $allowed } at most.
share-running-guild = Running at once of this server: { $allowed } at most.
share-cooldown = { $seconds } s between two requests.
share-largest = Largest size: { NUMBER($size, useGrouping: 0) } pixels; “Full size” goes beyond it.
share-presets = Presets: { $presets }.
share-channels = Channels: { $channels }.
share-no-others = Only your own results can be gone on with.
share-counts = -# Several pictures from one command are one request; Stronger, Softer and Full size are none, but cost a unit.
share-costs = -# A picture costs in units: { $costs }.

command-limits = limits
command-limits-about = What people may do with me in this server
command-limits-show = show
command-limits-show-about = All limits of this server, or what holds for one person
command-limits-set = set
command-limits-set-about = Set limits for everybody, a role or a person; 0 is no limit
command-limits-reset = reset
command-limits-reset-about = Take limits away again
option-of = of
option-of-about = A role or a person; without it, everybody in this server
option-limit = limit
option-limit-about = Which limit; without it, all of them
option-jobs_per_day = jobs_per_day
option-jobs_per_day-about = Requests a day
option-jobs_per_week = jobs_per_week
option-jobs_per_week-about = Requests a week, from Monday on
option-units_per_day = units_per_day
option-units_per_day-about = Cost units a day: a larger preset or size costs more
option-queued_at_once = queued_at_once
option-queued_at_once-about = Requests that wait at the same time
option-running_at_once = running_at_once
option-running_at_once-about = Requests that are painted at the same time
option-cooldown = cooldown
option-cooldown-about = Seconds between two requests
option-largest_size = largest_size
option-largest_size-about = The longer side in pixels, at most
option-presets = presets
option-presets-about = The presets that can be used
option-channels = channels
option-channels-about = Channels in which I work, as #one #two; * for all
option-others_results = others_results
option-others_results-about = Whether people may go on with results of others

name-jobs_per_day = Requests a day
name-jobs_per_week = Requests a week
name-units_per_day = Units a day
name-queued_at_once = Waiting at once
name-running_at_once = Running at once
name-cooldown = Seconds between two requests
name-largest_size = Largest size in pixels
name-presets = Presets
name-channels = Channels
name-others_results = Going on with others' results
name-time_zone = Time zone
name-admins_exempt = Admins are exempt from limits
name-age_restricted_only = Age-restricted channels only
name-spoiler = Results behind a spoiler
name-audit_channel = Channel for changes
value-unlimited = no limit
value-yes = yes
value-no = no
value-default = not set
value-everywhere = all
value-owners = as whoever runs me has it: { $zone }

limits-title = **Limits in this server**
limits-server = **Everybody:** { $values }
limits-of = **{ $whom }:** { $values }
limits-none = No limits are set in this server.
limits-more =
    { $count ->
        [one] … and one more role or person
       *[other] … and { $count } more roles and people
    }
limits-order = -# A person's own limits come first, then the most generous of their roles, then everybody's.
limits-ceiling = -# Whoever runs this bot allows each person in all servers together at most: { $values }.
limits-ceiling-guild = -# And each server as a whole: { $values }.
limits-person-title = **What holds for { $person } here**
limits-exempt = Admins are exempt from this server's limits.
limits-now = Set for { $whom }: { $values }. It holds from the next request on.
limits-reset = Reset for { $whom }: { $names }.
limits-everybody = everybody

command-settings = settings
command-settings-about = All settings of this server, to click
settings-title = **Settings of this server**
settings-title-of = **Limits of { $whom }**
settings-choose = A role or a person …
settings-presets = Presets: all that whoever runs me allows
settings-channels = Channels: all
settings-audit = Channel for changes: none
settings-server = Everybody
settings-numbers = How many…
settings-pace = Size and pace…
settings-others = Others' results: { $value }
settings-reset = Reset
settings-admins = Admins exempt: { $value }
settings-age = Age-restricted only: { $value }
settings-spoiler = Spoiler: { $value }
settings-zone = Time zone…
settings-changes = Changes
settings-form-numbers = How many
settings-form-pace = Size and pace
settings-form-zone = Time zone
settings-form-number-about = A number; 0 is no limit, empty is not set
settings-form-zone-about = Where days end, like Europe/Berlin; empty is not set
settings-changed = { $when } { $line }
settings-unchanged = Nothing has been changed yet.

audit-word-blocked = { $who } has blocked the word “{ $what }”.
audit-word-allowed = { $who } has allowed the word “{ $what }”.
audit-word-removed = { $who } has taken the word “{ $what }” off the lists.
audit-person-blocked = { $who } has blocked { $what }.
audit-person-lifted = { $who } lets { $what } use me again.
audit-value = { $who } has changed “{ $what }” of { $whom }: { $before } → { $after }.
audit-server = the server
audit-somebody = Somebody
audit-removed = { $who } has deleted the picture #{ $job } of { $owner }: “{ $prompt }”.
audit-cancelled = { $who } has cancelled the request #{ $job } of { $owner }: “{ $prompt }”.

command-usage = usage
command-usage-about = What was used of the limits
command-usage-me = me
command-usage-me-about = What you have used here, and what is left
command-usage-server = server
command-usage-server-about = What people have used in this server, for its admins
option-days = days
option-days-about = How many days back, today included
usage-title = **What you may do here, and have used of it**
usage-server-title =
    { $days ->
        [one] **Used in this server today**
       *[other] **Used in this server in { $days } days**
    }
amount =
    { $jobs ->
        [one] One request
       *[other] { $jobs } requests
    }, { $units ->
        [one] one unit
       *[other] { $units } units
    }
usage-person = { $person }: { $amount }
usage-zone = -# Days end at midnight in { $zone }. What came to nothing is not counted. The table has every request.
usage-days = Units by day
usage-people = Units by person
usage-prompts = Units by prompt
usage-chart = What was used in { $days } days: by day, by person, by prompt
usage-nothing =
    { $days ->
        [one] Nothing has been used in this server today. Please ask for more days.
       *[other] Nothing has been used in this server in { $days } days. Please ask for more days.
    }

command-remove-result = remove
command-remove-result-about = Delete any result of this server, also where its message is gone
option-remove-id-about = Its number, as Details and the channel for changes show it
remove-unknown = There is no result with this number in this server. “Details” below a result shows its number.

command-owner = owner
command-owner-about = How the bot is, for whoever runs it
command-owner-status = status
command-owner-status-about = Servers, load, engines
command-owner-ban = ban
command-owner-ban-about = Let a person or a server no longer use the bot, anywhere
command-owner-unban = unban
command-owner-unban-about = Let a person or a server use the bot again
command-owner-bans = bans
command-owner-bans-about = Who may not use the bot
command-owner-pause = pause
command-owner-pause-about = Let nothing begin; what waits keeps its place
command-owner-continue = continue
command-owner-continue-about = End a pause, or draining
command-owner-drain = drain
command-owner-drain-about = Take nothing new, before an update; what is there is finished
option-server = server
option-server-about = The id of a server
option-message = message
option-message-about = What people who wait are told
owner-only = This is only for whoever runs this bot.
owner-whom = Please say whom: either a person, or the id of a server.
owner-banned = { $what } can no longer use the bot, anywhere.
owner-unbanned = { $what } can use the bot again.
owner-no-bans = Nobody is banned.
owner-paused = Paused. What runs is finished, what waits keeps its place, and new requests are taken. It lasts over restarts.
owner-goes-on = The queue goes on, and new requests are taken.
owner-draining =
    { $jobs ->
        [one] Nothing new is taken. One request is left; I say here when it is done.
       *[other] Nothing new is taken. { $jobs } requests are left; I say here when they are done.
    }
owner-drained = Nothing is left: the bot can be stopped. After its next start it takes requests again.
owner-title = **How I am**
owner-guilds = Servers: { $guilds }
owner-load = Running: { $running }, waiting: { $waiting }
owner-day = In 24 hours: { $amount }
owner-space = Pictures and networks: { $gigabytes } GB
owner-is-paused = **Paused.** People who wait are told: { $message }
owner-is-draining = **Draining:** nothing new is taken.
owner-busiest = **In 24 hours**
owner-guild = { $guild } (`{ $id }`): { $amount }

styles-bundled =
    ### { $count } styles
    The small models that run here know these, each also with a colour: “blue watercolor”. They are a stand-in for trying the bot. Whoever runs it can change to OpenAI's CLIP with one setting; then any style works that you can put into words.
    Type { $stylize }, attach a picture, and write one of them.
styles-openai =
    ### Styles to begin with
    Any style works that you can put into words. Here are { $count }, as the small bundled models paint them; with the models that run here they come out differently.
    Type { $stylize }, attach a picture, and write what you like.
styles-picture = One photo in { $count } styles
styles-list = -# { $styles }

panel-title = **{ $prompt }** · { $user }
panel-waiting = Waiting: number { $place } in the queue.
panel-begins = It should begin { $when }.
panel-paused = Paused: nothing begins at the moment. Your job keeps its place and is not lost.
panel-engine-problem = The engine is not ready. Your job waits for it and is not lost.
panel-restarting = The bot is restarting. Your job is not lost: it keeps its place and goes on by itself.
panel-starting = Starting…
panel-steps = { $step } of { $steps } steps
panel-preview = A preview, at { $step } of { $steps } steps
panel-ends = It should be ready { $when }.
panel-done = { $facts } · seed { $seed } · { $seconds } s
panel-size = { NUMBER($size, useGrouping: 0) } px
panel-strength = strength { $strength }%
panel-negative = without “{ $negative }”
panel-keep-colors = own colors
panel-full-size = full size
panel-count = { $count } pictures
panel-pick = Press a number to have that picture by itself, with everything that can be done with it.
panel-as-webp = The PNG is larger than Discord takes here; this is a WebP of the same size.
panel-smaller = The picture is larger than Discord takes here; this is a smaller one.
panel-refunded = It does not count towards your limits.
panel-cancelled =
    { $step ->
        [0] Cancelled before it began.
        [one] Cancelled after one step.
       *[other] Cancelled after { $step } steps.
    }
panel-refused = <@{ $user }>: The picture is painted, but Discord did not take it here. It stays in /history. Whoever runs this bot finds Discord's reason in the log.
panel-refused-explicit = <@{ $user }>: The picture is painted, but Discord's filter for explicit content did not let it through here. It stays in /history.
panel-ended-refused = <@{ $user }>: This has ended, but Discord did not take what I had to say about it here. /history and /queue show how it stands.
panel-undeliverable = The picture is painted, but Discord does not take it here. Please try again with a smaller preset.

details-title = **Picture { $job }**
details-prompt = Style: { $prompt }
details-how = { $facts } · seed { $seed }
details-numbers = { NUMBER($size, useGrouping: 0) } px, { $steps } steps, { $patches } patches a step
details-time = { $seconds } s, finished { $finished }
details-command = On the command line this paints it again:
details-first = On the command line this paints the first of them; the others have the next seeds:
details-one-pass = Painted in one pass with the network of an earlier picture. This optimises it anew, with the same seed:
comparison-before = Before
comparison-after = After
film-of = How it was painted: { $prompt }

forget-question = Delete this picture for good? Its message goes too, and nobody can make variations of it any more.
forget-done = It is deleted.
# Below that, where messages of the bot could not be deleted; addresses of some of them follow.
messages-left =
    { $count ->
        [one] Discord did not let me delete one message. You or a moderator can delete it:
       *[other] Discord did not let me delete { $count } messages. You or a moderator can delete them:
    }

history-title = **Your pictures**
history-number = #{ $job }
history-seed = seed { $seed }
history-direct = Direct messages
history-elsewhere = Server { $guild }
history-words = “{ $words }”
history-choose = Choose one to go on with it
history-gone = The picture is no longer kept.
history-empty = You have no pictures yet. Type /stylize, attach a picture, and write for example “watercolor painting”.
history-nothing = None of your pictures is like this. Please search for less, or show all.
search-title = Search your pictures
search-everywhere = Everywhere
search-all = All
search-favourites = ★ Favourites

# Refusals: nothing has happened, nothing was used up.
limit-jobs-per-day =
    { $whose ->
        [guild] This server has used { $used } of its { $allowed } requests for today. There are new ones <t:{ $renews }:R>.
        [member] You have used { $used } of your { $allowed } requests for today in this server. You get new ones <t:{ $renews }:R>.
       *[person] You have used { $used } of your { $allowed } requests for today. You get new ones <t:{ $renews }:R>.
    }
limit-jobs-per-week =
    { $whose ->
        [guild] This server has used { $used } of its { $allowed } requests for this week. There are new ones <t:{ $renews }:R>.
        [member] You have used { $used } of your { $allowed } requests for this week in this server. You get new ones <t:{ $renews }:R>.
       *[person] You have used { $used } of your { $allowed } requests for this week. You get new ones <t:{ $renews }:R>.
    }
limit-units-per-day =
    { $whose ->
        [guild] This costs { $needed } units, and this server has used { $used } of its { $allowed } for today. There are new ones <t:{ $renews }:R>; a smaller preset or size costs less.
        [member] This costs { $needed } units, and you have used { $used } of your { $allowed } for today in this server. You get new ones <t:{ $renews }:R>; a smaller preset or size costs less.
       *[person] This costs { $needed } units, and you have used { $used } of your { $allowed } for today. You get new ones <t:{ $renews }:R>; a smaller preset or size costs less.
    }
limit-units-ever = This costs { $needed } units, more than the { $allowed } that there are for a day. Please take a smaller preset or size, or fewer pictures.
limit-cooldown =
    { $whose ->
        [member] In this server requests of yours have to be { $allowed } s apart. The next one is possible <t:{ $renews }:R>.
       *[person] Requests of yours have to be { $allowed } s apart. The next one is possible <t:{ $renews }:R>.
    }
limit-queued-at-once =
    { $whose ->
        [guild] { $used } requests of this server are waiting already; { $allowed } is the most. Please try again when one of them has begun.
        [member] You already have { $used } requests waiting in this server; { $allowed } is the most. Please try again when one of them has begun.
       *[person] You already have { $used } requests waiting; { $allowed } is the most. Please try again when one of them has begun.
    }
limit-presets = The preset { $preset } is not for you here. You can use: { $allowed }.
limit-presets-none = No preset is allowed to you here. Please ask the admins of this server.
limit-channels = I do not work for you in this channel. Please use { $channels }.
limit-channels-none = I do not work for you in any channel of this server. Please ask its admins.
limit-others-results = You cannot go on with what others have had painted here. Please start with a picture of your own: /stylize.
place-age-restricted = In this server I work in age-restricted channels only. Please use one of them.
banned-person = Whoever runs this bot does not let you use it.
banned-guild = Whoever runs this bot does not let this server use it.
draining = The bot is about to be updated and takes nothing new. Please try again in a few minutes.
settings-full = There are { $most } settings already, which is the most. Please reset some first.
settings-no-channel = Please name channels of this server as #channel, or write * for all of them.
settings-no-number = “{ $value }” does not fit “{ $name }”. Please write a whole number from { $least } to { $most }, or 0 for no limit.
settings-no-zone = No time zone is called “{ $name }”. Please use a name like Europe/Berlin or Asia/Shanghai.
settings-nothing = Please say what to set: choose at least one of the limits.
settings-gone = This is no role and no person of this server.
limit-largest-size = { NUMBER($size, useGrouping: 0) } pixels are more than are painted for you here; { NUMBER($largest, useGrouping: 0) } is the most. Please take a smaller size.
queue-full = The queue is full. Please try again in a while.
job-unknown = This picture is no longer known here. Please start anew with /stylize.
style-gone = The style of this picture is no longer kept. Please paint it anew with “Variation”.
film-gone = There is no time-lapse of this picture. “Variation” paints one with a time-lapse.
gallery-pick-first = These are several pictures. Please pick one of them first, with its number.
show-unknown = You have no picture with this number. Please choose one from the list, or look into /history.
show-refused = Discord refuses this picture here. It stays in your history; whoever runs this bot finds Discord's reason in the log.
show-too-large = Discord does not take this picture here. Please use a server or a channel that takes larger files.
wait-too-long = I am a guest here and can answer for 15 minutes only, and this would take about { $minutes }. Please take a smaller preset, try again later, or use me in a server that has invited me.
wait-unknown = I am a guest here and can answer for 15 minutes only, and my engine is not ready now. Please try again later, or use me in a server that has invited me.
channel-no-files = I cannot answer here: files cannot be attached in this channel. Please use another one.
job-unfinished = This picture is not ready yet. Please wait for it.
cancel-not-yours = Only <@{ $owner }> and people who can manage messages can cancel this.
forget-not-yours = Only <@{ $owner }> and people who can manage messages can delete this.
cancel-late = It has already ended.
prompt-unknown-style = The models that run here know about fifty styles, and none of these words. Please use one of them: { $styles }, …
channel-no-access = I cannot answer in this channel: I need the permissions { $missing } here. Please ask an admin, or use another channel.
bot-in-time-out = I am in time-out in this server and may not post here; it ends { $until }. An admin can lift it sooner.
message-without-picture = This message has no picture attached. Please use this on a message with one, or type /stylize.
form-forgotten = The picture that this form was opened for is no longer known. Please use the menu on the message again.
attachment-gone = The picture could not be fetched from Discord. Please attach it again.
something-wrong = Something went wrong here, and nothing was used up. Please try again; if it happens again, tell whoever runs this bot.
panel-not-yours = This is not your own panel. Please open yours with its command.
storage-problem = The bot cannot keep anything at the moment: its disk is full, or its database or the storage of its pictures does not answer. Nothing was used up; please try again in a few minutes, and tell whoever runs this bot if it stays so.
stopping = The bot is restarting. Please try again in a minute.

# On the console.
ray-missing = The engines are to be on a Ray cluster (backend = "ray" in [engine]), but ray is not installed. Please run: pip install 'wordbrush[cluster]'
token-missing =
    There is no token, so Discord would not know this bot. To get one:
    1. Open https://discord.com/developers/applications and press “New Application”.
    2. Under “Bot”, press “Reset Token” and copy it. No privileged intents are needed.
    3. Put it into config.toml (token = "…" under [discord]), or into the environment variable WORDBRUSH_DISCORD__TOKEN.
    4. Run “wordbrush run” again; it prints the link that invites the bot to your server.
    To see it first without a token: make demo.
token-refused = Discord does not accept this token. Open https://discord.com/developers/applications, reset the token under “Bot”, and put the new one into config.toml or WORDBRUSH_DISCORD__TOKEN.
starts-used-up = Discord lets a bot start { $total } times a day, and these are used up. The bot waits until it may connect again; until then it answers nobody. Please look into the log for why it starts so often.
commands-refused = Discord does not take the commands: { $problem }. Open https://discord.com/developers/applications, enable both “User Install” and “Guild Install” under “Installation”, and start the bot again. What Discord knows of it already works on.
invite = Invite the bot to a server: { $address }

command-style = style
command-style-about = Styles with a name: learn one from pictures, use it on any picture in a moment
command-style-create = create
command-style-create-about = Learn a style from pictures, or from my own ones; a long job, done when nobody else waits
command-style-list = list
command-style-list-about = Your styles and those of this server, each on the same photo; only you see it
command-style-apply = apply
command-style-apply-about = Paint up to ten pictures, or a ZIP archive of pictures, in a style
command-style-blend = blend
command-style-blend-about = Make a new style between two or more
command-style-save = save
command-style-save-about = Keep the style of one of your results, to use it on other pictures
command-style-delete = delete
command-style-delete-about = Delete a style of yours; moderators can take any from their server
command-style-share = share
command-style-share-about = Let everybody in this server use a style of yours, or keep it to yourself
command-style-export = export
command-style-export-about = Get the file of a style, to take it with you
command-style-import = import
command-style-import-about = Take in a style from a file
option-style = style
option-style-about = A style with a name, of yours or of this server, instead of words
option-name = name
option-name-about = What the style is to be called
option-zip = zip
option-zip-about = A ZIP archive of pictures, instead of single ones
option-learned-about = A picture to learn from; without any, I learn from my own
option-private = private
option-private-about = Yes: only you can use it from now on
option-file = file
option-file-about = A style's file (.safetensors), as /style export gives it
option-first = first
option-second = second
option-third = third
option-fourth = fourth
option-blended-about = A style that goes into it
option-first-share = first_share
option-second-share = second_share
option-third-share = third_share
option-fourth-share = fourth_share
option-share-about = How much of it, compared with the others; 50 unless you say it
form-files = Pictures
form-files-about = Up to ten, or one ZIP archive
form-name = Name
form-name-about = What the style is to be called
use-form-title = Paint in “{ $name }”
save-form-title = Keep this style
button-save = Save style…
style-button-use = Use…
style-button-share = Share here
style-button-hide = Make private
style-button-export = Export
style-button-delete = Delete…
style-button-forget = Yes
style-title = **{ $name }** · { $owner }
style-sample = The sample photo in “{ $name }”
style-prompt = { $prompt }
style-trained =
    { $pictures ->
        [0] Learned from the built-in pictures.
       *[other] Learned from { $pictures } pictures.
    }
style-result = Fitted to one picture: on others it may look less like itself than there. A style that was learned from many pictures does not.
style-blend = A blend of styles.
style-imported = From a file.
style-shared = Everybody in the server that it is shared with can use it.
shelf-title = **Styles**
    -# Use one with { $apply } on up to ten pictures, or as “style” of /stylize.
shelf-empty = There are none yet. Learn one with { $create }, or press “{ $save }” below a result.
style-delete-question = Delete the style “{ $name }” for good? Pictures that were painted with it stay.
style-take-question = Take the style “{ $name }” from this server? Its owner keeps it.
style-deleted = The style is deleted.
style-taken = The style is no longer in this server; its owner still has it.
style-now-shared = Everybody in this server can use “{ $name }” now.
style-now-private = Only you can use “{ $name }” now.
style-exported = “{ $name }” as a file. “/style import” takes it in, here or in another bot; “wordbrush style apply” paints with it.
style-unknown = There is no such style that you can use here. /style list shows which there are.
style-not-yours = That style belongs to <@{ $owner }>; only they can do that.
style-no-name = Please give the style a name with letters or digits, at most { $longest } characters.
style-name-taken = You have a style of that name already. Please choose another name, or delete that one.
style-no-images = Please attach at least one picture, or a ZIP archive of pictures.
style-images-or-zip = Please attach either pictures or a ZIP archive, not both.
style-one-zip = Please attach one ZIP archive at a time.
style-zip-large = This archive is larger than { $limit } MB. Please split it.
style-file-large = This file is larger than { $limit } MB, so it is none of my styles.
style-share-where = A style can be shared in a server; here nobody else could use it.
stylize-style-alone = A style with a name takes the place of the words: please leave out prompt, negative and count, or leave out style.
stylize-prompt-or-style = Please say in words what the picture should look like (prompt), or choose a style with a name (style).
engine-away = There is no engine to do this at the moment. Please try again in a minute; nothing was used up.
limit-create-styles = You may not make styles here. Please ask the admins of this server.
limit-styles =
    { $allowed ->
        [one] You have a style already, and may have one. Please delete it if you no longer need it.
       *[other] You have { $allowed } styles, which is the most. Please delete one that you no longer need.
    }
limit-styles-here =
    { $allowed ->
        [one] There is such a style in this server already, and there may be one. Please delete it, or make it private.
       *[other] There are { $allowed } such styles in this server, which is the most. Please delete one, or make one private.
    }
limit-trainings-per-day =
    { $whose ->
        [guild] In this server { $used } of { $allowed } styles were learned today. New ones are possible <t:{ $renews }:R>.
        [member] You have had { $used } of { $allowed } styles learned today in this server. New ones are possible <t:{ $renews }:R>.
       *[person] You have had { $used } of { $allowed } styles learned today. New ones are possible <t:{ $renews }:R>.
    }
panel-title-training = **{ $name }** · a style like “{ $prompt }” · { $user }
panel-style = style “{ $name }”
panel-done-style = { $facts } · { $seconds } s
panel-trained =
    { $pictures ->
        [0] The style is there: learned from the built-in pictures, here on a photo that it has never seen.
       *[other] The style is there: learned from { $pictures } pictures, here on a photo that it has never seen.
    }
panel-trained-facts = { $seconds } s · “Use…” paints any picture with it in a moment
audit-unshared = { $who } has taken the style “{ $name }” of { $owner } from this server.
share-trainings-person = Styles learned today: { $used } of { $allowed }; new ones { $when }.
share-trainings-member = Styles learned today in this server: { $used } of { $allowed }; new ones { $when }.
share-trainings-guild = Styles learned in this server today: { $used } of { $allowed }; new ones { $when }.
share-no-styles = No styles can be made.
share-styles-person = Styles: { $allowed } at most.
share-styles-member = Styles made in this server: { $allowed } at most.
option-trainings_per_day = trainings_per_day
option-trainings_per_day-about = Styles that are learned a day
option-create_styles = create_styles
option-create_styles-about = Whether people may make styles
option-styles = styles
option-styles-about = Styles that a person may have of this server
name-trainings_per_day = Styles learned a day
name-create_styles = Making styles
name-styles = Styles of a person
name-shared_styles = Styles shared in the server
settings-styles = Styles…
settings-create = Making styles: { $value }
settings-form-styles = Styles
shelf-choose = Choose one …
panel-frames = { $frames } frames
details-in-style = Painted in one pass with the style “{ $name }”. With its file, from /style export:
style-learns-from-pictures = Films cannot be learned from. Please attach pictures, or a ZIP archive of pictures.
style-film-alone = A film is painted by itself. Please attach one film, or pictures.
cost-training = learning a style
