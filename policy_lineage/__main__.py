"""`python -m policy_lineage` is the command line."""

from policy_lineage.cli import main

main()
