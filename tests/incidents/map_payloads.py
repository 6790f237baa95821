"""Texts that try to run on the server or in the browser, for every sink of the map."""

from __future__ import annotations

import itertools

PRODUCT = str(90001 * 7)
"""What a template engine makes of the arithmetic below; no output may hold it."""

ENVIRONMENT = "CROSSCLAIM_PWNED"
"""A variable that a payload sets when it reaches Python."""

SET_ENVIRONMENT = f"cycler.__init__.__globals__.os.environ.setdefault('{ENVIRONMENT}','1')"

BODIES = (
    "{{ 90001*7 }}",
    "{{90001*7}}",
    "{%print(90001*7)%}",
    "{% set x = 90001*7 %}{{ x }}",
    "{{ " + SET_ENVIRONMENT + " }}",
    "{% x",
    "{# unclosed",
    "{{ 'crossmap' }}",
    "{{",
    "}}",
    "${window.__pwned=1}",
    "${90001*7}",
    "`;window.__pwned=1;`",
    "');window.__pwned=1;//",
    '");window.__pwned=1;//',
    "</script><script>window.__pwned=1</script>",
    "<script>window.__pwned=1</script>",
    "<img src=x onerror=window.__pwned=1>",
    "<svg onload=window.__pwned=1>",
    "<!--",
    "]]>",
    "javascript:window.__pwned=1",
    "\\u007b\\u007b 90001*7 }}",
    "\\x3cimg src=x onerror=window.__pwned=1\\x3e",
    "\\",
    "&#123;&#123; 90001*7 &#125;&#125;",
    "&lt;img src=x onerror=window.__pwned=1&gt;",
    "%7B%7B90001*7%7D%7D",
    "line\u2028break\u2029window.__pwned=1",
    "null\x00byte\x1b[31m",
    "half \ud800 pair",
    "right \u202eot tfel\u202c",
    "کابل “ساحه”",
)
FRAMES = (("", ""), ("'", "'"), ('"', '"'), ("`", "`"), ("</b>", "<b>"), ("*/", "/*"), ("}}", "{{"))

PAYLOADS = tuple(
    before + body + after for (before, after), body in itertools.product(FRAMES, BODIES)
)
