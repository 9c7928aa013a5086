"""Every sentence that a page says: pure functions of what analytics answered, no markup in them.

A page's title is the finding. What is uncertain is said with the number that it concerns.
"""
