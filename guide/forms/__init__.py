"""What people type into the guide, cleaned."""

from guide.forms.chapter import ChapterForm, NewChapterForm
from guide.forms.consent import ConsentForm, NoteForm
from guide.forms.edition import EditionForm
from guide.forms.item import EditorialForm, PlaceForm
from guide.forms.passages import PassagesForm

__all__ = [
    "ChapterForm",
    "ConsentForm",
    "EditionForm",
    "EditorialForm",
    "NewChapterForm",
    "NoteForm",
    "PassagesForm",
    "PlaceForm",
]
