"""Generated hostile inputs, by the thousand: ``make fuzz`` runs all, the suite a small share.

A case is a number: it makes one input, gives it to the product, and complains in words of whatever
a reader should never meet. `watch` runs cases in a process of their own, within limits.
"""
