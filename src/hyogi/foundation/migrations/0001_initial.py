import django.core.serializers.json
import django.db.models.deletion
import django.db.models.manager
import hyogi.foundation.clock
import hyogi.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='KeptText',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.random_id, editable=False, primary_key=True, serialize=False)),
                ('owner', models.CharField(max_length=64)),
                ('address', models.CharField(max_length=500)),
                ('fields', models.JSONField(default=dict)),
                ('at', models.DateTimeField(db_index=True, default=hyogi.foundation.clock.now)),
            ],
            options={
                'verbose_name': 'kept text',
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='OnceKey',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('owner', models.CharField(max_length=80)),
                ('address', models.CharField(max_length=255)),
                ('fingerprint', models.CharField(max_length=64)),
                ('result', models.CharField(blank=True, max_length=500)),
                ('texts', models.JSONField(default=dict)),
                ('at', models.DateTimeField(db_index=True, default=hyogi.foundation.clock.now)),
            ],
            options={
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveBigIntegerField(unique=True)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('previous', models.CharField(max_length=64)),
                ('head', models.CharField(max_length=64)),
                ('events', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('media_type', models.CharField(max_length=100)),
                ('name', models.CharField(max_length=255)),
                ('kept_at', models.DateTimeField(default=hyogi.foundation.clock.now)),
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
            name='Installation',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('normal', 'normal'), ('demo', 'demo')], default='normal', max_length=10)),
                ('language', models.CharField(default='zh-Hans', max_length=10)),
                ('zone', models.CharField(default='Asia/Shanghai', max_length=64)),
                ('only', models.BooleanField(default=True, editable=False, unique=True)),
                ('register_version', models.PositiveBigIntegerField(default=0)),
                ('demo_scene', models.CharField(blank=True, max_length=60)),
                ('demo_stands_at', models.DateTimeField(null=True)),
                ('demo_since', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.CheckConstraint(condition=models.Q(('only', True)), name='one_installation')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('verb', models.CharField(max_length=40)),
                ('actor_person', models.UUIDField(null=True)),
                ('actor_account', models.UUIDField(null=True)),
                ('actor_post', models.UUIDField(null=True)),
                ('actor_label', models.CharField(blank=True, max_length=200)),
                ('on_behalf_of', models.UUIDField(null=True)),
                ('subject_type', models.CharField(max_length=60)),
                ('subject', models.UUIDField()),
                ('path', models.CharField(blank=True, max_length=1200)),
                ('facts', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
            ],
            options={
                'ordering': ['id'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'indexes': [models.Index(fields=['subject', 'id'], name='event_subject'), models.Index(fields=['at'], name='event_at')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SealedEvent',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='foundation.event')),
                ('position', models.PositiveIntegerField()),
                ('seal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.seal')),
            ],
            options={
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.UniqueConstraint(fields=('seal', 'position'), name='one_place_in_seal')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
