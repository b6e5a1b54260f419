"""A receipt's address as a code to scan, drawn here and served from here."""

import io

import segno


def code_of(address: str) -> bytes:
    """The address as a QR code in SVG."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=4, dark="#000", light="#fff", xmldecl=False)
    return drawn.getvalue()
