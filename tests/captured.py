"""Captures for tests, in every kind that a desk keeps."""

from __future__ import annotations

import io
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ADDRESS = "https://courier.example/world/bridge"
QUOTED = "over two hundred"
PAGE = (
    "<!doctype html><html><head><title>A night</title><script>var over='two hundred'</script>"
    "</head><body><p>The army said <b>over</b> two hundred fighters had died.</p></body></html>"
)


def warc(body: bytes = PAGE.encode(), address: str = ADDRESS, status: str = "200 OK") -> bytes:
    """Write a WARC with one other answer before that of the address."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    other = ("https://courier.example/logo.svg", "200 OK", "image/svg+xml", b"<svg/>")
    for where, code, kind, content in (other, (address, status, "text/html; charset=utf-8", body)):
        headers = StatusAndHeaders(code, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            where, "response", payload=io.BytesIO(content), http_headers=headers
        )
        writer.write_record(record)
    return stream.getvalue()


def wacz(content: bytes) -> bytes:
    """Pack a WARC as a WACZ."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("archive/data.warc.gz", content)
        packed.writestr("datapackage.json", "{}")
    return stream.getvalue()


def pdf(words: str) -> bytes:
    """Write a PDF of one line."""
    drawn = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    font = b"/Resources<</Font<</F1 5 0 R>>>>>>"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R%s" % font,
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n"
    return (
        body + head + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    )


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
