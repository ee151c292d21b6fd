"""What a reader looks at and takes away: pages and exports."""
