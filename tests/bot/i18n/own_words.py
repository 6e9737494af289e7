"""What the checks of languages know of languages: scripts, letters, quotation marks, and words that stay as they are.

Add a word here if a check takes a right word for a wrong one.
"""

# A style is trained on two pictures at least (engine.protocol.presets.MIN_TRAINING_PICTURES), or on none.
NEVER_ONE = frozenset({"style-trained", "panel-trained"})
# Where a number may be 0: elsewhere the text is not said then.
MAY_BE_ZERO = frozenset({"amount", "panel-cancelled", "privacy", "style-trained", "panel-trained"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Prompts that texts give as examples. They stay in English in every language, because CLIP was trained on English.
EXAMPLE_PROMPTS = frozenset(
    {
        *("watercolor painting", "blue watercolor", "stained glass", "neon"),
        *("text, letters, watermark", "watercolor:2, night sky:1"),
    }
)

# What texts quote of Discord's own client: the Apps menu, and the permissions Manage Server and Manage Messages.
DISCORD_LABELS = {
    "de": {"Apps", "Server verwalten", "Nachrichten verwalten"},
    "es-ES": {"Aplicaciones", "Gestionar servidor", "Gestionar mensajes"},
    "fr": {"Applications", "Gérer le serveur", "Gérer les messages"},
    "it": {"App", "Gestisci server", "Gestisci messaggi"},
    "ja": {"アプリ", "サーバー管理", "メッセージの管理"},
    "ko": {"앱", "서버 관리하기", "메시지 관리하기"},
    "pl": {"Aplikacje", "Zarządzanie serwerem", "Zarządzanie wiadomościami"},
    "pt-BR": {"Apps", "Gerenciar servidor", "Gerenciar mensagens"},
    "ru": {"Приложения", "Управлять сервером", "Управлять сообщениями"},
    "tr": {"Uygulamalar", "Sunucuyu Yönet", "Mesajları Yönet"},
    "uk": {"Застосунки", "Керувати сервером", "Керувати повідомленнями"},
    "zh-CN": {"应用", "管理服务器", "管理消息"},
    "zh-TW": {"應用程式", "管理伺服器", "管理訊息"},
}

# Latin words that every language writes as they are: names, formats, units, presets, code.
LATIN_WORDS = _words(
    """
    discord discords wordbrush clip clipstyler openai pytorch torch ray stylenet ai gpu cpu cuda id
    png jpeg jpg webp gif heic avif tiff bmp svg openexr raw mpeg ogg avi mp mov webm zip exr csv utc
    px mb gb kb europe berlin asia shanghai tokyo seoul taipei paris warsaw madrid
    draft standard fine paper auto bundled models fetch save style apply run make demo safetensors
    bot config toml token engine backend moderation install setup extras cluster new application reset
    installation user guild com developers applications https
    """
)

# Words that stand in other languages written in Latin letters as they do in English.
SAME_IN_ALL = _words(
    "prompt prompts preset presets seed server status spoiler spoilers standard film album zip bot export import neon"
)
SAME_IN = {
    "de": _words("details name person limit limits pause original variation normal position browser link"),
    "es-ES": _words("color original normal general total global personal"),
    "fr": _words(
        "image images style styles message messages page pause variation variations option options normal original "
        "position minute minutes public strict"
    ),
    "it": _words("file privacy online password video time lapse"),
    "pl": _words("format limit start plan online link"),
    "pt-BR": _words("original normal total global online link time lapse"),
    "tr": _words("normal form plan link format limit"),
}

SCRIPTS = {
    "ru": ("CYRILLIC",),
    "uk": ("CYRILLIC",),
    "ja": ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK"),
    "ko": ("HANGUL",),
    "zh-CN": ("CJK",),
    "zh-TW": ("CJK",),
}

# The letters of the languages in Latin script besides a to z.
ALPHABETS = {
    "en-US": "",
    "de": "äöüß",
    "es-ES": "áéíñóúüªº",
    "fr": "àâæçèéêëîïôœùûüÿ",
    "it": "àèéìíîòóùúªº",
    "pl": "ąćęłńóśźż",
    "pt-BR": "àáâãçéêíóôõúüªº",
    "tr": "çğıöşüâîûi\u0307",  # İ in lower case is i with a dot above
}
FOREIGN_LETTERS = {"ru": "іїєґў", "uk": "ыэъёў"}

# Which Chinese characters a language writes: its older encoding has its own and not those of the others.
HAN_ENCODINGS = {"zh-CN": "gb2312", "zh-TW": "big5", "ja": "cp932"}
# Simplified characters that Big5 has nevertheless, as rare characters of another meaning.
SIMPLIFIED_IN_BIG5 = frozenset("万与价优体厂圣复宁岭庄异怀惊扰据极构柜栖气洁洒涂确种离网胜触赶踊适")

QUOTES = {
    "de": "„“",
    "es-ES": "«»“”",
    "fr": "«»",
    "it": "«»“”",
    "ja": "「」『』",
    "ko": "“”",
    "pl": "„”«»",
    "ru": "«»„“",
    "uk": "«»„“",
    "zh-TW": "「」『』",
}
