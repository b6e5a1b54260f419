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
        ('organisation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Chase',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('stage_key', models.CharField(max_length=60)),
                ('channel', models.CharField(choices=[('mail', 'by mail'), ('telephone', 'by telephone')], max_length=10)),
                ('outcome', models.CharField(choices=[('mailed', 'reminder sent'), ('reached', 'reached'), ('not_reached', 'not reached'), ('promised', 'promised for a day')], max_length=12)),
                ('promised_on', models.DateField(null=True)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('due_at', models.DateTimeField()),
                ('on', models.DateField()),
                ('number', models.PositiveSmallIntegerField()),
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
                'indexes': [models.Index(fields=['branch', 'assignment', 'at'], name='chase_last')],
                'constraints': [models.UniqueConstraint(fields=('branch', 'assignment', 'channel', 'on', 'number'), name='chase_number'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'mail'), ('outcome', 'mailed')), models.Q(('channel', 'telephone'), models.Q(('outcome', 'mailed'), _negated=True)), _connector='OR'), name='chase_outcome_of_channel'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'promised'), ('promised_on__isnull', False)), models.Q(models.Q(('outcome', 'promised'), _negated=True), ('promised_on__isnull', True)), _connector='OR'), name='only_promise_has_day')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='OfficeContact',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('mailbox', models.EmailField(blank=True, max_length=254)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('person', models.UUIDField(null=True)),
                ('post', models.UUIDField(null=True)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.assignment')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'ordering': ['at', 'id'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'indexes': [models.Index(fields=['unit', 'at'], name='office_contact_unit')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ReminderMail',
            fields=[
                ('id', models.UUIDField(default=hyogi.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('branch', models.CharField(db_index=True, editable=False, max_length=12)),
                ('fingerprint', hyogi.foundation.fingerprints.FingerprintField(default='', editable=False, max_length=64)),
                ('place', models.CharField(blank=True, max_length=20)),
                ('person', models.UUIDField(null=True)),
                ('language', models.CharField(max_length=10)),
                ('subject', models.CharField(max_length=300)),
                ('body', models.TextField()),
                ('state', models.CharField(choices=[('waiting', 'waits for the mail server'), ('sending', 'being handed to the mail server'), ('sent', 'handed to the mail server'), ('dropped', 'not sent any more')], default='waiting', max_length=10)),
                ('at', models.DateTimeField(default=hyogi.foundation.clock.now)),
                ('settled_at', models.DateTimeField(null=True)),
                ('chase', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rollups.chase')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'ordering': ['at', 'id'],
                'abstract': False,
                'base_manager_name': 'unscoped',
                'default_manager_name': 'unscoped',
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['at'], name='mail_waits')],
                'constraints': [models.UniqueConstraint(fields=('branch', 'chase', 'person'), name='one_mail_to_person'), models.UniqueConstraint(condition=models.Q(('person', None)), fields=('branch', 'chase'), name='one_mail_to_office')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
