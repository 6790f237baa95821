"""Every sentence and label that people read, English first, ready for translation.

`tongue` speaks, `when` and `counts` say days and numbers, `terms` the controlled words, `names`
parties and losses; `reasons`, `answers` and `remarks` say what the ledger judged.
"""
