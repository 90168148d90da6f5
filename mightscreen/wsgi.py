"""The application as WSGI servers load it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mightscreen.settings")
application = get_wsgi_application()

# These need the applications loaded.
from mightscreen.patience import limit_waiting  # noqa: E402
from mightscreen.requests import Request  # noqa: E402
from mightscreen.start import refuse_unsafe_start  # noqa: E402

application.request_class = Request
refuse_unsafe_start()
limit_waiting()
