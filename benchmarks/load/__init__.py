"""Many signed-in visitors at once on two replicas and PostgreSQL: errors, time to answer, memory;
and what becomes of their changes when a replica is killed."""
