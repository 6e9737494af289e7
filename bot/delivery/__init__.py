"""From rows to messages: job panels, attachments, audit lines."""
