"""The desk: where claims are written, held against their source, and accepted by a second person.

It knows no page. What it keeps (captures, amendments, a journal) lies beside the dataset, and is
never exported or published.
"""
