"""policy-lineage: which provinces implement a central resolution, through which document, said where."""

__version__ = "0.1.0"
