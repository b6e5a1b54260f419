"""The rules of a report: its form, its problems, its figures, its likeness to others, the way that it goes."""

from hyogi.reports.rules.figures import Claim, claims, codes_in, mismatches, resolved
from hyogi.reports.rules.form import (
    SHINGLE,
    Finding,
    LengthUnit,
    Limits,
    Section,
    SectionKind,
    containment_bp,
    findings,
    length,
    likeness,
    share_bp,
    shingles,
)
from hyogi.reports.rules.problems import has_instance, problem_findings, problems_in
from hyogi.reports.rules.shared import Pair, marks_of, shared_passages
from hyogi.reports.rules.way import ReportState, allowed_from, is_checked_by_convener, is_writable

__all__ = [
    "SHINGLE",
    "Claim",
    "Finding",
    "LengthUnit",
    "Limits",
    "Pair",
    "ReportState",
    "Section",
    "SectionKind",
    "allowed_from",
    "claims",
    "codes_in",
    "containment_bp",
    "findings",
    "has_instance",
    "is_checked_by_convener",
    "is_writable",
    "length",
    "likeness",
    "marks_of",
    "mismatches",
    "problem_findings",
    "problems_in",
    "resolved",
    "share_bp",
    "shared_passages",
    "shingles",
]
