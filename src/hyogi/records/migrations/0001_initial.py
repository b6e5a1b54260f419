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
    ]

    operations = [
        migrations.CreateModel(
            name='Preparation',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('ground', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('names', models.JSONField(default=list)),
                ('facts', models.TextField()),
                ('documents', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('prepared_by', models.UUIDField(null=True)),
                ('prepared_in', models.UUIDField(null=True)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Record',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('slug', models.CharField(max_length=80)),
                ('cycle', models.CharField(max_length=64)),
                ('path', models.CharField(max_length=1200)),
                ('zone', models.CharField(max_length=64)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle'), name='one_record_of_cycle'), models.UniqueConstraint(fields=('slug',), name='record_slug')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('version', models.PositiveIntegerField()),
                ('titles', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('summaries', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('held_on', models.DateField()),
                ('sha256', models.CharField(max_length=64)),
                ('confirmed_by', models.UUIDField()),
                ('confirmed_in', models.UUIDField(null=True)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('preparation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.preparation')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='records.record')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'record', 'version'), name='record_version'), models.UniqueConstraint(fields=('branch', 'preparation'), name='published_once'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='versions_from_one')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='preparation',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='preparations', to='records.record'),
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('reason', models.CharField(max_length=1000)),
                ('withdrawn_by', models.UUIDField(null=True)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawals', to='records.publication')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'publication'), name='withdrawn_once')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
