"""Who is meant by a name: the directory of actors and offices, cities, short names."""
