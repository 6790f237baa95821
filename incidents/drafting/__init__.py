"""Drafting: from an article to claims that a person may accept; offline, by rules alone."""

from incidents.drafting.assembling import drafts, read
from incidents.drafting.datasets import dispute_of_dataset
from incidents.drafting.naming import Dispute, Named, dispute_of
from incidents.drafting.shape import Draft, Drafted, Unused

__all__ = [
    "Dispute",
    "Draft",
    "Drafted",
    "Named",
    "Unused",
    "dispute_of",
    "dispute_of_dataset",
    "drafts",
    "read",
]
