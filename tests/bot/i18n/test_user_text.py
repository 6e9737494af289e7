import discord
import pytest

from bot.i18n.user_text import quoted


@pytest.mark.parametrize(
    ("prompt", "shown"),
    [
        ("watercolor painting", "watercolor painting"),
        ("two\nlines\tand   spaces", "two lines and spaces"),
        ("x" * 400, "x" * 299 + "…"),
        ("油画", "油画"),
        ("a\\b", "a\\\\b"),
    ],
)
def test_plain_words_stay(prompt: str, shown: str) -> None:
    assert quoted(prompt) == shown


@pytest.mark.parametrize("marked", ["**b**", "_i_", "`c`", "~~s~~", "||hidden||", "\\*x\\*", "> quote", "# title"])
def test_markdown_is_taken_literally(marked: str) -> None:
    shown = quoted(marked)
    for sign in "*_`~|":
        for position, character in enumerate(shown):
            if character == sign:
                before = shown[:position]
                backslashes = len(before) - len(before.rstrip("\\"))
                assert backslashes % 2 == 1, shown
    assert not shown.startswith(("> ", "# ", "- "))


@pytest.mark.parametrize("mention", ["@everyone", "@here", "<@123>", "<@&123>", "<#123>", "</stylize:1>", "<t:0:R>"])
def test_nothing_is_a_mention(mention: str) -> None:
    shown = quoted(f"fire {mention}")
    assert "<@" not in shown.replace("\\<", "")
    assert not discord.utils.remove_markdown(shown).endswith(f" {mention}") or "\\<" in shown


@pytest.mark.parametrize("prompt", ["ציור בצבעי מים", "watercolor ציור", "رسم"])
def test_a_number_stays_behind_words_that_are_written_from_right_to_left(prompt: str) -> None:
    assert quoted(prompt) == f"\u2068{prompt}\u2069"


def test_addresses_are_no_links() -> None:
    assert "https://" not in quoted("see https://evil.example")
