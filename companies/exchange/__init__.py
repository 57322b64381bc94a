"""The register in and out, as tables: CSV for spreadsheets, JSON for programs.

`reading` makes rows of a file, each kind's resource makes things of rows, `taking_in` does so for whole files, all or
nothing; `giving_out` is the way back.
"""
