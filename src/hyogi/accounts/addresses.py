"""Addresses that a request asks to be sent on to."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def local(request: HttpRequest, address: str) -> str:
    """`address` where it is a path on this host, else the home page."""
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if safe and address.startswith("/") else "/"
