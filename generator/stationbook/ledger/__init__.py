"""How does a bureau's workbook become records, and records a workbook?"""
