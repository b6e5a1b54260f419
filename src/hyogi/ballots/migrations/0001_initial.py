import django.db.models.deletion
import django.db.models.manager
import hyogi.foundation.clock
import hyogi.foundation.ids
import hyogi.foundation.known_json
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cycles', '0001_initial'),
        ('foundation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField()),
                ('post', models.UUIDField(null=True)),
                ('sha256', models.CharField(max_length=64)),
                ('round', models.PositiveSmallIntegerField()),
                ('lines', hyogi.foundation.known_json.KnownJSONField()),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('repeats', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.ballot')),
            ],
            options={
                'ordering': ['round'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle', 'round'), name='ballot_round'), models.UniqueConstraint(fields=('branch', 'repeats'), name='ballot_repeated_once'), models.CheckConstraint(condition=models.Q(models.Q(('repeats__isnull', True), ('round', 1)), models.Q(('repeats__isnull', False), ('round__gt', 1)), _connector='OR'), name='later_round_repeats')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField()),
                ('post', models.UUIDField(null=True)),
                ('sha256', models.CharField(max_length=64)),
                ('voter_class', models.CharField(max_length=60)),
                ('forms', models.IntegerField()),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.ballot')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.CheckConstraint(condition=models.Q(('forms__gte', 0), models.Q(('reason', ''), _negated=True), _connector='OR'), name='handed_back_with_reason')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField()),
                ('post', models.UUIDField(null=True)),
                ('sha256', models.CharField(max_length=64)),
                ('number', models.PositiveSmallIntegerField()),
                ('verdict', models.CharField(max_length=12)),
                ('text', models.TextField()),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.ballot')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'ballot', 'number'), name='tally_number')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SendBack',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField()),
                ('post', models.UUIDField(null=True)),
                ('sha256', models.CharField(max_length=64)),
                ('reason', models.CharField(max_length=500)),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.ballot')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('tally', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.tally')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'tally'), name='sent_back_once')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Sealing',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField()),
                ('post', models.UUIDField(null=True)),
                ('sha256', models.CharField(max_length=64)),
                ('signed', models.JSONField()),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.ballot')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('tally', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.tally')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'ballot'), name='ballot_sealed_once')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Scrutiny',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField()),
                ('post', models.UUIDField(null=True)),
                ('sha256', models.CharField(max_length=64)),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.ballot')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('tally', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.tally')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'tally', 'person'), name='scrutineer_signs_once')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Teller',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField()),
                ('post', models.UUIDField(null=True)),
                ('sha256', models.CharField(max_length=64)),
                ('voter_class', models.CharField(max_length=60)),
                ('seat', models.PositiveSmallIntegerField()),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.ballot')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'ballot', 'voter_class', 'seat'), name='one_teller_in_seat'), models.UniqueConstraint(fields=('branch', 'ballot', 'voter_class', 'person'), name='two_tellers_differ'), models.CheckConstraint(condition=models.Q(('seat__in', (1, 2))), name='two_seats')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Count',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField()),
                ('post', models.UUIDField(null=True)),
                ('sha256', models.CharField(max_length=64)),
                ('number', models.PositiveSmallIntegerField()),
                ('returned', models.PositiveIntegerField()),
                ('invalid', models.PositiveIntegerField()),
                ('marks', hyogi.foundation.known_json.KnownJSONField()),
                ('salt', models.CharField(max_length=32)),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.ballot')),
                ('corrects', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.count')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('teller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ballots.teller')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'teller', 'number'), name='count_number'), models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', True), ('number', 1)), models.Q(('corrects__isnull', False), ('number__gt', 1)), _connector='OR'), name='correction_names_the_old'), models.CheckConstraint(condition=models.Q(('invalid__lte', models.F('returned'))), name='invalid_came_back')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
