import django.db.models.deletion
import django.db.models.manager
import hyogi.foundation.clock
import hyogi.foundation.fingerprints
import hyogi.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cycles', '0001_initial'),
        ('foundation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('state', models.CharField(choices=[('draft', 'being written'), ('handed_in', 'handed in for the check'), ('returned', 'returned with remarks'), ('approved', 'approved'), ('submitted', 'submitted')], default='draft', max_length=12)),
                ('returns', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.assignment')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'assignment'), name='one_report_of_assignment')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('key', models.CharField(max_length=60)),
                ('text', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.report')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'report', 'key'), name='one_passage_of_key')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('kind', models.CharField(choices=[('attachment', 'attachment'), ('slides', 'slides')], max_length=12)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('removed_at', models.DateTimeField(null=True)),
                ('person', models.UUIDField(null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.report')),
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
            name='ReportStep',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('handed_in', 'handed in for the check'), ('returned', 'returned with remarks'), ('approved', 'approved'), ('submitted', 'submitted')], max_length=12)),
                ('remarks', models.TextField(blank=True)),
                ('texts', models.JSONField(default=dict)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('post', models.UUIDField(null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.report')),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'report', 'number'), name='report_step_number')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Sketch',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('current', models.BooleanField(default=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.report')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.reportstep')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'indexes': [models.Index(fields=['branch', 'cycle', 'current'], name='sketch_current')],
                'constraints': [models.UniqueConstraint(fields=('branch', 'step'), name='sketch_of_step'), models.UniqueConstraint(condition=models.Q(('current', True)), fields=('branch', 'report'), name='one_current_sketch')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SketchMark',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('value', models.BigIntegerField()),
                ('sketch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.sketch')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'indexes': [models.Index(fields=['branch', 'value'], name='sketch_mark_value')],
                'constraints': [models.UniqueConstraint(fields=('branch', 'sketch', 'value'), name='sketch_mark_once')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('texts', models.JSONField(default=dict)),
                ('spoken', models.TextField(blank=True)),
                ('answers', models.JSONField(default=dict)),
                ('figures', models.JSONField(default=dict)),
                ('files', models.JSONField(default=list)),
                ('late', models.BooleanField(default=False)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('person', models.UUIDField(null=True)),
                ('post', models.UUIDField(null=True)),
                ('on_behalf_of', models.UUIDField(null=True)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.assignment')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'indexes': [models.Index(fields=['branch', 'cycle', 'assignment', 'number', 'late'], name='submission_late')],
                'constraints': [models.UniqueConstraint(fields=('branch', 'assignment', 'number'), name='submission_number'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='submission_counts_from_one')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
