"""One word for how often a worker tried."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0009_outside_year"),
    ]

    operations = [
        migrations.RenameField(model_name="booklet", old_name="tries", new_name="attempts"),
    ]
