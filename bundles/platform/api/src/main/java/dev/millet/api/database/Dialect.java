package dev.millet.api.database;

/** The database that is in use, where a statement has to differ. */
public enum Dialect {
  HSQLDB,
  POSTGRESQL
}
