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
            name='Practice',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('recommended', 'recommended'), ('credited', 'credited'), ('set_aside', 'not taken further')], default='proposed', max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle', 'number'), name='practice_number')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('text', models.TextField()),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('post', models.UUIDField(null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='practices.practice')),
            ],
            options={
                'ordering': ['at'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'practice', 'unit'), name='adopted_once')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='PracticeStep',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('recommended', 'recommended'), ('credited', 'credited'), ('set_aside', 'not taken further')], max_length=12)),
                ('text', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('post', models.UUIDField(null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='practices.practice')),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'practice', 'number'), name='practice_step_number')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='PracticeWish',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('code', models.CharField(max_length=64)),
                ('position', models.PositiveIntegerField()),
                ('text', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.attendance')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('useful_to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
                ('wished_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.frozenunit')),
            ],
            options={
                'ordering': ['position'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle', 'code'), name='practice_wish_code')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
