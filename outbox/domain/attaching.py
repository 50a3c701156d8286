"""How a file goes with a mail: as it was written, to the byte."""

from email.mime.text import MIMEText

from outbox.models import Attachment


def as_part(attachment: Attachment) -> MIMEText:
    """The part of a mail; the text is wrapped for the way, so that its line ends arrive as they are."""
    part = MIMEText(attachment.text, _charset="utf-8")
    part.replace_header("Content-Type", f"{attachment.content_type}; charset=utf-8")
    part.add_header("Content-Disposition", "attachment", filename=attachment.name)
    return part
