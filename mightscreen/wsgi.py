"""The application as WSGI servers load it, pages and all, so that the first who asks does not wait for them."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mightscreen.settings")
gc.disable()  # what is loaded here stays; looking through it for garbage would take a seventh of the start
application = get_wsgi_application()

# These need the applications loaded.
import mightscreen.urls  # noqa: E402, F401
from mightscreen.patience import limit_waiting  # noqa: E402
from mightscreen.requests import Request  # noqa: E402
from mightscreen.start import refuse_unsafe_start  # noqa: E402

application.request_class = Request
refuse_unsafe_start()
limit_waiting()
gc.freeze()
gc.enable()
