"""Drafting: from an article to claims that a person may accept; offline, by rules alone."""

from incidents.drafting.assembling import drafts
from incidents.drafting.naming import Dispute, Named, dispute_of
from incidents.drafting.shape import Draft

__all__ = ["Dispute", "Draft", "Named", "dispute_of", "drafts"]
