import django.db.models.deletion
import django.db.models.manager
import hyogi.foundation.clock
import hyogi.foundation.fingerprints
import hyogi.foundation.ids
import hyogi.foundation.languages
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cycles', '0001_initial'),
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Directive',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('code', models.CharField(max_length=64)),
                ('year', models.PositiveSmallIntegerField()),
                ('title', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('state', models.CharField(choices=[('draft', 'being written'), ('issued', 'issued')], default='issued', max_length=8)),
                ('issued_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
                ('speech', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.speech')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle', 'code'), name='directive_code')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='CarriesOut',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('position', models.PositiveIntegerField()),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.document')),
                ('directive', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.directive')),
            ],
            options={
                'ordering': ['position'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'directive', 'document'), name='carried_out_once')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('number', models.PositiveSmallIntegerField()),
                ('letter', models.CharField(blank=True, max_length=4)),
                ('heading', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('text', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('due_on', models.DateField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('directive', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.directive')),
                ('part_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.point')),
                ('said_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.speechpoint')),
            ],
            options={
                'ordering': ['number', 'letter'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(condition=models.Q(('added_by__isnull', True)), fields=('branch', 'directive', 'number', 'letter'), name='point_number'), models.UniqueConstraint(fields=('branch', 'directive', 'added_by', 'number', 'letter'), name='added_point_number'), models.CheckConstraint(condition=models.Q(('number__gt', 0), ('letter', ''), _connector='OR'), name='common_duty_has_no_parts'), models.CheckConstraint(condition=models.Q(models.Q(('letter', ''), ('part_of__isnull', True)), models.Q(models.Q(('letter', ''), _negated=True), ('part_of__isnull', False)), _connector='OR'), name='lettered_is_part')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Addressing',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('position', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('all', 'all'), ('sector', 'sector'), ('kind', 'kind'), ('level', 'level'), ('branch', 'branch')], max_length=10)),
                ('code', models.CharField(blank=True, max_length=64)),
                ('name', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.point')),
            ],
            options={
                'ordering': ['position'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'point', 'kind', 'code'), name='address_once'), models.CheckConstraint(condition=models.Q(models.Q(('code', ''), ('kind', 'all')), models.Q(models.Q(('kind', 'all'), _negated=True), models.Q(('code', ''), _negated=True)), _connector='OR'), name='address_has_code')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('code', models.CharField(max_length=64)),
                ('position', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('project', 'Project'), ('brand', 'Brand'), ('system', 'System')], max_length=10)),
                ('name', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('text', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('rollout', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
            ],
            options={
                'ordering': ['position'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle', 'code'), name='programme_code')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Rollout',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('acknowledged', 'acknowledged'), ('planned', 'planned'), ('under_way', 'under way'), ('done', 'done')], max_length=12)),
                ('text', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('post', models.UUIDField(null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.programme')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'programme', 'unit', 'number'), name='rollout_number')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Uptake',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('state', models.CharField(choices=[('acknowledged', 'acknowledged'), ('planned', 'planned'), ('under_way', 'under way'), ('done', 'done')], max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.point')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'point', 'unit'), name='one_uptake_of_point')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='UptakeStep',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('acknowledged', 'acknowledged'), ('planned', 'planned'), ('under_way', 'under way'), ('done', 'done')], max_length=12)),
                ('text', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('post', models.UUIDField(null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('uptake', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.uptake')),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'uptake', 'number'), name='uptake_step_number')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
