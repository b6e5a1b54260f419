import django.db.models.deletion
import django.db.models.manager
import hyogi.foundation.clock
import hyogi.foundation.fingerprints
import hyogi.foundation.ids
import hyogi.foundation.languages
import hyogi.foundation.paths
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FrozenRegime',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('name', models.CharField(max_length=60)),
                ('regime_version', models.CharField(max_length=20)),
                ('sha256', models.CharField(max_length=64)),
                ('text', models.TextField()),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('code', models.CharField(max_length=64)),
                ('title', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('language', models.CharField(max_length=10)),
                ('published_at', models.DateTimeField()),
                ('zone', models.CharField(max_length=64)),
                ('publisher', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('system', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('sha256', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Cycle',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('code', models.CharField(max_length=64)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('current', models.BooleanField(default=True)),
                ('kind', models.CharField(choices=[('transcribed', 'transcribed'), ('run', 'run')], max_length=12)),
                ('year', models.PositiveSmallIntegerField()),
                ('zone', models.CharField(max_length=64)),
                ('title', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('phase', models.CharField(blank=True, choices=[('writing', 'Reports are written'), ('before', 'Before the meeting'), ('meeting', 'Meeting'), ('result', 'Result'), ('follow_up', 'Follow-up'), ('closed', 'Closed')], max_length=12)),
                ('meeting_on', models.DateField(null=True)),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('previous', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('regime', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenregime')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'code', 'revision'), name='cycle_revision'), models.UniqueConstraint(condition=models.Q(('current', True)), fields=('branch', 'code'), name='one_current_revision'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'transcribed'), ('phase', ''), ('regime__isnull', True)), models.Q(('kind', 'run'), ('meeting_on__isnull', False), ('opened_at__isnull', False), ('regime__isnull', False), models.Q(('phase', ''), _negated=True)), _connector='OR'), name='run_has_regime')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('mode', models.CharField(choices=[('on_site', 'on site'), ('written', 'in writing')], max_length=10)),
                ('position', models.PositiveIntegerField()),
                ('reporter', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('mode_by', models.CharField(blank=True, choices=[('kind', 'by its kind'), ('choice', 'by choice'), ('rest', 'as the rest')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('graded', models.BooleanField(default=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.post')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'ordering': ['position'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle', 'position'), name='assignment_position')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('stage_key', models.CharField(max_length=60)),
                ('until', models.DateTimeField()),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('post', models.UUIDField(null=True)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.assignment')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'ordering': ['at', 'id'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='FrozenUnit',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('path', hyogi.foundation.paths.PathField()),
                ('code', models.CharField(max_length=64)),
                ('kind', models.CharField(max_length=60)),
                ('kind_names', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('sectors', models.CharField(blank=True, max_length=400)),
                ('name', models.CharField(max_length=300)),
                ('names', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'ordering': ['path'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='cycle',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='successor',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit'),
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('standing', models.CharField(choices=[('source', 'named in the source'), ('public_list', 'from the public list'), ('marked', 'marked entry')], max_length=12)),
                ('several', models.BooleanField(default=False)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle', 'unit'), name='unit_mentioned_once'), models.CheckConstraint(condition=models.Q(('several', False), ('standing', 'marked'), _connector='OR'), name='only_marked_is_several')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Sample',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('position', models.PositiveIntegerField()),
                ('text', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
            ],
            options={
                'ordering': ['position'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Silence',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('position', models.PositiveIntegerField()),
                ('topic', models.CharField(max_length=40)),
                ('text', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'ordering': ['position'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle', 'topic'), name='one_silence_on_topic')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='cycle',
            name='source',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.source'),
        ),
        migrations.CreateModel(
            name='Stage',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('key', models.CharField(max_length=60)),
                ('title', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('position', models.PositiveIntegerField()),
                ('due_at', models.DateTimeField()),
                ('hard', models.BooleanField(default=False)),
                ('grace_hours', models.PositiveIntegerField(default=0)),
                ('actor', models.CharField(max_length=60)),
                ('version', models.PositiveIntegerField(default=1)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'ordering': ['due_at', 'position'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle', 'key'), name='stage_key')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Transcription',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('sha256', models.CharField(max_length=64)),
                ('facts_sha256', models.CharField(max_length=64)),
                ('facts_format', models.CharField(max_length=60)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle'), name='transcribed_once')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TreeEdition',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('on', models.DateField()),
                ('top', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='frozenunit',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='cycles.treeedition'),
        ),
        migrations.AddField(
            model_name='cycle',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.treeedition'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(fields=('branch', 'cycle', 'unit'), name='unit_reports_once'),
        ),
        migrations.AddConstraint(
            model_name='frozenunit',
            constraint=models.UniqueConstraint(fields=('branch', 'edition', 'unit'), name='unit_once_in_edition'),
        ),
        migrations.AddConstraint(
            model_name='frozenunit',
            constraint=models.UniqueConstraint(fields=('branch', 'edition', 'path'), name='path_once_in_edition'),
        ),
        migrations.AddIndex(
            model_name='cycle',
            index=models.Index(fields=['convening', 'year'], name='cycle_convening'),
        ),
        migrations.AddConstraint(
            model_name='cycle',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'transcribed'), ('source__isnull', False)), models.Q(('kind', 'run'), ('source__isnull', True)), _connector='OR'), name='transcribed_has_source'),
        ),
    ]
