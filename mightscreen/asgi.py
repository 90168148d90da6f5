"""The application as ASGI servers load it."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mightscreen.settings")
application = get_asgi_application()

from mightscreen.patience import limit_waiting  # noqa: E402
from mightscreen.start import refuse_unsafe_start  # noqa: E402 (needs the applications loaded)

refuse_unsafe_start()
limit_waiting()
