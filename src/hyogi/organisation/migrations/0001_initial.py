import datetime
import django.db.models.deletion
import django.db.models.manager
import hyogi.foundation.ids
import hyogi.foundation.languages
import hyogi.foundation.paths
import hyogi.foundation.policy.words
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=64, unique=True)),
                ('code_key', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('names', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
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
            name='PostKind',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=60, unique=True)),
                ('names', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('role', models.CharField(choices=[('head', 'head'), ('deputy', 'deputy'), ('secretariat', 'secretariat'), ('administrator', 'administrator'), ('liaison', 'liaison'), ('member', 'member')], default=hyogi.foundation.policy.words.Role['MEMBER'], max_length=20)),
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
            name='Sector',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=60, unique=True)),
                ('names', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
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
            name='Unit',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=64, unique=True)),
                ('code_key', models.CharField(max_length=64, unique=True)),
                ('step', hyogi.foundation.paths.BytesField(max_length=6, unique=True)),
                ('version', models.PositiveIntegerField(default=1)),
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
            name='UnitKind',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=60, unique=True)),
                ('names', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
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
            name='Post',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField(default=datetime.date(1, 1, 1))),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('code', models.CharField(max_length=64, unique=True)),
                ('code_key', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=300)),
                ('names', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('version', models.PositiveIntegerField(default=1)),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.postkind')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisation.unit')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lte', models.F('valid_to'))), name='post_dates_in_order')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='UnitState',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField(default=datetime.date(1, 1, 1))),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('path', hyogi.foundation.paths.PathField()),
                ('sectors', models.CharField(blank=True, max_length=400)),
                ('name', models.CharField(max_length=300)),
                ('names', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('readings', hyogi.foundation.languages.TextsField(blank=True, default=hyogi.foundation.languages.Texts)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unitkind')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='states', to='organisation.unit')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'indexes': [models.Index(fields=['path', 'valid_to'], name='state_path'), models.Index(fields=['parent', 'valid_to'], name='state_parent'), models.Index(fields=['unit', 'valid_from'], name='state_unit')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_to', datetime.date(9999, 12, 31))), fields=('unit',), name='one_open_state'), models.CheckConstraint(condition=models.Q(('valid_from__lte', models.F('valid_to'))), name='state_dates_in_order')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Tenure',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField(default=datetime.date(1, 1, 1))),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('manner', models.CharField(choices=[('holder', 'Holder'), ('acting', 'Acting'), ('substitute', 'Substitute')], default='holder', max_length=12)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='organisation.person')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='organisation.post')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'indexes': [models.Index(fields=['person', 'valid_to'], name='tenure_person'), models.Index(fields=['post', 'valid_to'], name='tenure_post')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to'))), fields=('person', 'post', 'manner', 'valid_from'), name='tenure_key'), models.UniqueConstraint(condition=models.Q(('manner__in', ['holder', 'acting']), ('valid_to', datetime.date(9999, 12, 31))), fields=('post',), name='one_open_holder'), models.CheckConstraint(condition=models.Q(('valid_from__lte', models.F('valid_to'))), name='tenure_dates_in_order')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SearchToken',
            fields=[
                ('pk', models.CompositePrimaryKey('token', 'unit_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('token', hyogi.foundation.paths.BytesField(max_length=40)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisation.unit')),
            ],
            options={
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
