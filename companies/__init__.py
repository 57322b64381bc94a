"""The register: companies, and the partnerships between them."""
