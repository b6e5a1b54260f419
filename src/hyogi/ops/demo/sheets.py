"""Papers that units of the invented city lay to their items."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from hyogi.followup.models import Item


def paper(item: Item, text: str, today: date) -> SimpleUploadedFile:
    """What the unit lays to the item: a register of what was done, or a signed sheet."""
    if item.position % 3 == 1:
        return SimpleUploadedFile(
            f"整改完成情况-第{item.position}项.pdf", a_pdf(f"Item {item.position}, {today:%Y-%m-%d}")
        )
    rows = "\r\n".join(f"{today - timedelta(days=7 * n):%Y-%m-%d},{n + 1},{text[:16]}" for n in range(3))
    content = "\ufeff日期,序号,办理情况\r\n" + rows + "\r\n"
    return SimpleUploadedFile(f"整改台账-第{item.position}项.csv", content.encode())


def a_pdf(words: str) -> bytes:
    """A page with one line."""
    stream = f"BT /F1 14 Tf 72 770 Td ({words}) Tj ET".encode("ascii")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return (
        out
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
    )
