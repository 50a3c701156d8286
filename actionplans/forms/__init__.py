"""What people type into a plan, cleaned."""

from actionplans.forms.conflict import ConflictForm
from actionplans.forms.figure import FigureForm
from actionplans.forms.plan import AudienceForm, PlanForm
from actionplans.forms.remark import AttachForm, RemarkForm, ReplyForm, ResolveForm
from actionplans.forms.text import TextForm, new_key

__all__ = [
    "AttachForm",
    "AudienceForm",
    "ConflictForm",
    "FigureForm",
    "PlanForm",
    "RemarkForm",
    "ReplyForm",
    "ResolveForm",
    "TextForm",
    "new_key",
]
