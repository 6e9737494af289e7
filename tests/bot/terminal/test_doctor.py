from bot.terminal.doctor import PUBLISHED_LOSSES, far_off


def test_losses_of_the_published_order_of_magnitude_are_well() -> None:
    assert far_off({key: 1.8 * loss for key, loss in PUBLISHED_LOSSES.items()}) == []


def test_a_loss_far_off_is_named_with_what_it_means() -> None:
    (content,) = far_off({**PUBLISHED_LOSSES, "content": 30.0})
    assert content.startswith("content is far off")
    assert "VGG19" in content
    (direction,) = far_off({**PUBLISHED_LOSSES, "direction": 1.05})
    assert "CLIP does not see the style" in direction
