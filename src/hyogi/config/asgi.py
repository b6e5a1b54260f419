"""The ASGI application that `hyogi serve` runs."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hyogi.config.settings")

from django.core.asgi import get_asgi_application

from hyogi.config.settled import settle

application = get_asgi_application()
settle()
