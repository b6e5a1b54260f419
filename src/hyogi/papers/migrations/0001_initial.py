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
        ('organisation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Making',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('paper', models.CharField(blank=True, max_length=40)),
                ('language', models.CharField(choices=[('en', 'en'), ('ja', 'ja'), ('zh-Hans', 'zh-Hans')], max_length=10)),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('post', models.UUIDField(null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('branch', 'cycle', 'number'), name='making_number')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='MadePaper',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('paper', models.CharField(max_length=40)),
                ('template_sha256', models.CharField(max_length=64)),
                ('facts_sha256', models.CharField(max_length=64)),
                ('assignment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.assignment')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('making', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.making')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'indexes': [models.Index(fields=['branch', 'cycle', 'paper'], name='made_paper')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TemplateChoice',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('paper', models.CharField(max_length=40)),
                ('language', models.CharField(choices=[('en', 'en'), ('ja', 'ja'), ('zh-Hans', 'zh-Hans')], max_length=10)),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('post', models.UUIDField(null=True)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('unit', 'paper', 'language', 'number'), name='template_choice_number')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
