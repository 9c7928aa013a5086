"""Options of tiny problems against every purchase that the rules allow, priced exactly."""
